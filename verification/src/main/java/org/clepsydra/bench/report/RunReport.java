package org.clepsydra.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.bench.RunResult;
import org.clepsydra.bench.scenario.Words;

/** Makes the report of a run. */
final class RunReport {
    private static final double MS_PER_H = 3_600_000.0;

    private final RunResult result;
    private final Figures figures;
    private final double[] hours;

    private RunReport(RunResult result) {
        this.result = result;
        this.figures = new Figures(result);
        this.hours =
                Arrays.stream(result.series().timeMs()).mapToDouble(ms -> ms / MS_PER_H).toArray();
    }

    static Report of(RunResult result) {
        return new RunReport(result).report();
    }

    private Report report() {
        return new Report(
                result.scenario().name(),
                result.scenario().about(),
                result.met(),
                new Totals(
                        result.delivery().commandedNl() / 1e6,
                        result.scenario().prescription().curve().givenNl() / 1e6,
                        result.simulatedMs() / MS_PER_H),
                result.outcomes().stream()
                        .map(o -> new Finding(o.expectation().words(), o.met(), o.found()))
                        .toList(),
                hours.length < 2 ? List.of() : charts(),
                Trumpets.of(result),
                result.alarms().stream().map(RunReport::bar).toList(),
                figures.prescription(),
                ProgramWords.of(result.scenario().prescription()),
                figures.derived(),
                figures.ledger(),
                figures.run());
    }

    private List<Chart> charts() {
        return List.of(
                Chart.volume(hours, result.series().commandedMl(), result.series().curveMl()),
                flow(),
                Chart.pressure(
                        hours,
                        result.series().pressureKpa(),
                        result.scenario().occlusionPa() / 1_000.0),
                Chart.error(hours, result.series().errorQuanta(), figures.bandQuanta()));
    }

    /** Flow begins where the first window is full. */
    private Chart flow() {
        MeanFlow flow = new MeanFlow(result);
        double[] drawn = flow.hours();
        double[] given = flow.givenMlPerH();
        double[] prescribed = flow.prescribedMlPerH();
        int[] full =
                IntStream.range(0, given.length).filter(i -> !Double.isNaN(given[i])).toArray();
        return Chart.flow(
                "Flow into the patient, mean over " + flow.window(),
                Arrays.stream(full).mapToDouble(i -> drawn[i]).toArray(),
                Arrays.stream(full).mapToDouble(i -> given[i]).toArray(),
                Arrays.stream(full).mapToDouble(i -> prescribed[i]).toArray());
    }

    private static AlarmBar bar(org.clepsydra.bench.AlarmInterval alarm) {
        return new AlarmBar(
                Words.ofAlarm(alarm.code()),
                priority(alarm.code()),
                alarm.fromMs() / MS_PER_H,
                alarm.toMs() / MS_PER_H);
    }

    private static Priority priority(int code) {
        int priority = AlarmCode.priority(code);
        if (priority == AlarmCode.HIGH) {
            return Priority.HIGH;
        }
        return priority == AlarmCode.MEDIUM ? Priority.MEDIUM : Priority.LOW;
    }
}
