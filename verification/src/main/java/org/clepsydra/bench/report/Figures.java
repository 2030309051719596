package org.clepsydra.bench.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.clepsydra.bench.RunResult;
import org.clepsydra.bench.Series;
import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.port.DeviceRecord;

/** The figures of a report, worked out from the run and put into words. */
final class Figures {
    private static final double MS_PER_H = 3_600_000.0;
    private static final int FLOW_WINDOWS = 48;
    private static final double STROKES_IN_WINDOW = 8;

    private final RunResult result;
    private final Prescription ordered;
    private final DeviceRecord device;

    Figures(RunResult result) {
        this.result = result;
        ordered = result.scenario().prescription();
        device = result.scenario().pump().device();
    }

    List<Row> prescription() {
        String dose =
                ordered.perArea()
                        ? Numerals.six(ordered.doseNg() / 1e6) + " mg/m2"
                        : Numerals.six(ordered.doseNg() / 1e6) + " mg";
        return List.of(
                row("Drug", ordered.drug()),
                row("Dose", dose),
                row("Body surface area", Numerals.six(ordered.bsaCm2() / 1e4) + " m2"),
                row(
                        "Concentration",
                        Numerals.six(ordered.concentrationNg() / (double) ordered.concentrationNl())
                                + " mg/mL"),
                row("Duration", Numerals.six(hours()) + " h"),
                row(
                        "Typed rate",
                        ordered.typedRateNlPerH() == 0
                                ? "none"
                                : Numerals.six(ordered.typedRateNlPerH() / 1e6) + " mL/h"),
                row(
                        "Highest dose rate (an example)",
                        Numerals.six(ordered.doseRateNgPerM2PerHMax() / 1e6) + " mg/m2/h"),
                row(
                        "Highest dose (an example)",
                        Numerals.six(ordered.doseNgPerM2Max() / 1e6) + " mg/m2"));
    }

    /** What follows from the prescription, and whether the core took it. */
    List<Row> derived() {
        BigDecimal mg = ordered.massNg().movePointLeft(6);
        return List.of(
                row("Whole dose", Numerals.six(mg.doubleValue()) + " mg"),
                row("Volume", Numerals.six(volumeMl()) + " mL"),
                row("Rate", String.format(Locale.ROOT, "%.4f mL/h", mlPerH())),
                row("Dose rate", Numerals.six(mg.doubleValue() / hours()) + " mg/h"),
                row(
                        "Dose rate per area",
                        Numerals.six(mg.doubleValue() / hours() / (ordered.bsaCm2() / 1e4))
                                + " mg/m2/h"),
                row("Verdict on the order", result.verdictWords()));
    }

    List<Row> ledger() {
        return List.of(
                row("Commanded", Numerals.six(result.delivery().commandedNl() / 1e6) + " mL"),
                row("Left of the prescription", Numerals.six(leftMl()) + " mL"),
                row("Trapped in the line", Numerals.six(result.trappedNl() / 1e3) + " uL"),
                row("Air past the detector", Numerals.six(result.airPassedNl() / 1e3) + " uL"),
                row(
                        "Furthest ahead",
                        Numerals.six(result.delivery().mostAheadQuanta()) + " quanta"),
                row(
                        "Furthest behind",
                        Numerals.six(result.delivery().mostBehindQuanta()) + " quanta"));
    }

    List<Row> run() {
        return List.of(
                row("Pump", result.scenario().pump().name()),
                row("Quantum", Numerals.six(quantumNl() / 1e3) + " uL"),
                row("Simulated", Numerals.six(result.simulatedMs() / MS_PER_H) + " h"),
                row("Steps of the core", String.format(Locale.ROOT, "%,d", result.steps())),
                row(
                        "End of infusion",
                        result.endedMs() < 0
                                ? "did not come"
                                : Numerals.six(result.endedMs() / MS_PER_H) + " h"),
                row("Seed", Long.toString(result.scenario().seed())));
    }

    double mlPerH() {
        return volumeMl() / hours();
    }

    /** One quantum and what the curve rises in one longest period. */
    double bandQuanta() {
        double longestMs = Math.max(device.longestIdleMs(), device.longestEnergisedMs());
        return 1 + mlPerH() * 1e6 * longestMs / MS_PER_H / quantumNl();
    }

    String flowWindow() {
        return Numerals.four(windowHours() * 60) + " min";
    }

    /** Mean flow over a window that ends at each row. */
    double[] flowMlPerH() {
        Series series = result.series();
        long[] ms = series.timeMs();
        double[] outMl = series.outflowMl();
        double[] flow = new double[ms.length];
        int from = 0;
        for (int i = 0; i < ms.length; i++) {
            while (from + 1 < i && (ms[i] - ms[from + 1]) / MS_PER_H >= windowHours()) {
                from++;
            }
            double over = (ms[i] - ms[from]) / MS_PER_H;
            // Before the first window is full there is no mean to show.
            boolean full = ms[i] / MS_PER_H >= windowHours();
            flow[i] = full && over > 0 ? (outMl[i] - outMl[from]) / over : Double.NaN;
        }
        return flow;
    }

    /** Long enough to hold several quanta, short enough to show a change. */
    private double windowHours() {
        double strokes = STROKES_IN_WINDOW * quantumNl() / 1e6 / mlPerH();
        return Math.max(recordedHours() / FLOW_WINDOWS, strokes);
    }

    /**
     * A run that stops early is shown by itself: a share of the prescription would hide the stop.
     */
    private double recordedHours() {
        long[] ms = result.series().timeMs();
        return ms.length == 0 ? hours() : ms[ms.length - 1] / MS_PER_H;
    }

    private double leftMl() {
        return volumeMl() - result.delivery().commandedNl() / 1e6;
    }

    private double quantumNl() {
        return (double) device.microstepsPerQuantum()
                * device.nlPerRev()
                / device.microstepsPerRev();
    }

    private double volumeMl() {
        return ordered.volumeNl().movePointLeft(6).doubleValue();
    }

    private double hours() {
        return ordered.durationMs() / MS_PER_H;
    }

    private static Row row(String label, String value) {
        return new Row(label, value);
    }
}
