package org.clepsydra.bench;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.clepsydra.bench.scenario.Expectation;
import org.clepsydra.bench.scenario.Words;
import org.clepsydra.oracle.OverDeliveryOracle;
import org.clepsydra.port.DeviceRecord;

/** Compares what a run left behind with what was expected of it. */
final class Judgement {
    private final RunResult result;
    private final DeviceRecord device;

    Judgement(RunResult result) {
        this.result = result;
        this.device = result.scenario().pump().device();
    }

    RunResult judged() {
        return result.with(result.scenario().expectations().stream().map(this::judge).toList());
    }

    private Outcome judge(Expectation expected) {
        return switch (expected.kind()) {
            case VERDICT ->
                    new Outcome(
                            expected,
                            result.verdictRule() == expected.code(),
                            result.verdictWords());
            case DELIVERED -> volume(expected, result.delivery().commandedNl());
            case LEFT -> volume(expected, (double) result.remainingNl());
            case BESIDES -> volume(expected, result.delivery().besidesNl());
            case EVERY_STEP -> everyStep(expected);
            case ANY_HOUR -> anyHour(expected);
            case ALARM -> alarm(expected);
            case ONLY_ALARM -> onlyAlarm(expected);
            case TRAPPED_AT_MOST ->
                    atMost(expected, result.trappedNl(), (double) expected.figure());
            case BUBBLE -> bubble(expected);
            case OVER_DELIVERY_AT_MOST ->
                    atMost(
                            expected,
                            result.delivery().mostBeyondNl(),
                            expected.figure() < 0 ? overDeliveryNl() : expected.figure());
            case LATE_STEP_AT_MOST ->
                    atMost(
                            expected,
                            result.delivery().lateStepNl(),
                            riseNl(expected.figure()) + quantumNl());
            case ENDS -> ends(expected);
        };
    }

    private Outcome volume(Expectation expected, double nl) {
        double offNl = Math.abs(nl - expected.figure());
        String found =
                String.format(
                        Locale.ROOT, "%.6f mL, %.2f quanta off", nl / 1e6, offNl / quantumNl());
        return new Outcome(expected, offNl <= expected.tolerance() * quantumNl(), found);
    }

    private Outcome everyStep(Expectation expected) {
        Delivery delivery = result.delivery();
        String found =
                String.format(
                        Locale.ROOT,
                        "at most %.3f quanta ahead, %.3f behind, over %,d steps",
                        delivery.mostAheadQuanta(),
                        delivery.mostBehindQuanta(),
                        result.steps());
        boolean met = delivery.broken().isEmpty() && result.verdictRule() == 0;
        return new Outcome(expected, met, delivery.broken().isEmpty() ? found : delivery.broken());
    }

    private Outcome anyHour(Expectation expected) {
        double foundNl = result.delivery().mostInHourNl();
        double limitNl = HourLimit.nl(result.scenario());
        String found =
                String.format(Locale.ROOT, "%.6f mL against %.6f mL", foundNl / 1e6, limitNl / 1e6);
        double mostNl = limitNl + expected.tolerance() * quantumNl();
        boolean met = result.verdictRule() == 0 && foundNl <= mostNl;
        return new Outcome(expected, met, found);
    }

    private Outcome alarm(Expectation expected) {
        boolean met = result.alarms().stream().anyMatch(a -> a.code() == expected.code());
        return new Outcome(expected, met, alarmWords());
    }

    private Outcome onlyAlarm(Expectation expected) {
        NearEnd near = new NearEnd(result.scenario().prescription().realMs(), result.endedMs());
        boolean met =
                near.announced(result.alarms())
                        && result.alarms().stream().anyMatch(a -> a.code() == expected.code())
                        && result.alarms().stream().allMatch(a -> isNamed(a) || near.is(a));
        return new Outcome(expected, met, alarmWords());
    }

    private boolean isNamed(AlarmInterval alarm) {
        return result.scenario().expectations().stream()
                .filter(e -> e.kind() == Expectation.Kind.ONLY_ALARM)
                .anyMatch(e -> e.code() == alarm.code());
    }

    private String alarmWords() {
        List<AlarmInterval> alarms = result.alarms();
        return alarms.isEmpty()
                ? "no alarm"
                : alarms.stream()
                        .map(
                                alarm ->
                                        Words.ofAlarm(alarm.code())
                                                + " after "
                                                + duration(alarm.fromMs()))
                        .collect(Collectors.joining(", "));
    }

    private Outcome bubble(Expectation expected) {
        double offNl = Math.abs(result.airPassedNl() - expected.figure());
        return new Outcome(
                expected, offNl <= expected.tolerance(), ul(result.airPassedNl()) + " passed");
    }

    private Outcome ends(Expectation expected) {
        long endedMs = result.endedMs();
        boolean met = endedMs >= 0 && Math.abs(endedMs - expected.figure()) <= expected.tolerance();
        return new Outcome(
                expected,
                met,
                endedMs < 0
                        ? "did not end"
                        : "after "
                                + duration(endedMs)
                                + (result.delivery().whole() ? "" : ", not whole"));
    }

    private static Outcome atMost(Expectation expected, double foundNl, double mostNl) {
        return new Outcome(expected, foundNl <= mostNl, ul(foundNl) + " against " + ul(mostNl));
    }

    private double quantumNl() {
        return result.scenario().pump().quantumNl();
    }

    /** What the curve rises in so long at its highest rate. */
    private double riseNl(long ms) {
        return peakNlPerH() * ms / 3.6e6;
    }

    private double peakNlPerH() {
        return result.scenario().prescription().curve().peakMlPerH() * 1e6;
    }

    /** By the formula of the oracle, at full speed and the highest rate prescribed. */
    private double overDeliveryNl() {
        OverDeliveryOracle oracle =
                new OverDeliveryOracle(
                        device.nlPerRev(),
                        device.countsPerRev(),
                        device.microstepsPerRev(),
                        device.microstepsPerQuantum());
        double microstepsPerS = 1e6 / device.pulsePeriodUsMin();
        BigDecimal nlPerS =
                BigDecimal.valueOf(microstepsPerS * device.nlPerRev() / device.microstepsPerRev());
        BigDecimal curveNlPerS = BigDecimal.valueOf(peakNlPerH() / 3_600);
        return oracle.boundNl(nlPerS, curveNlPerS).toDouble();
    }

    private static String ul(double nl) {
        return String.format(Locale.ROOT, "%.1f uL", nl / 1_000);
    }

    /** A duration as a clinician reads it. */
    static String duration(long ms) {
        if (ms < 60_000) {
            return String.format(Locale.ROOT, "%.2f s", ms / 1_000.0);
        }
        return ms < 3_600_000
                ? String.format(Locale.ROOT, "%.2f min", ms / 60_000.0)
                : String.format(Locale.ROOT, "%.4f h", ms / 3_600_000.0);
    }
}
