package org.clepsydra.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clepsydra.bench.RunResult;
import org.clepsydra.bench.scenario.PrescribedCurve;
import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.port.DeviceRecord;

/** The figures of a report, worked out from the run and put into words. */
final class Figures {
    private static final double MS_PER_H = 3_600_000.0;

    private final RunResult result;
    private final Prescription ordered;
    private final PrescribedCurve curve;
    private final DeviceRecord device;
    private final double quantumNl;

    Figures(RunResult result) {
        this.result = result;
        ordered = result.scenario().prescription();
        curve = ordered.curve();
        device = result.scenario().pump().device();
        quantumNl = result.scenario().pump().quantumNl();
    }

    List<Row> prescription() {
        return List.of(
                row("Drug", ordered.drug()),
                row("Dose", ordered.dose().words()),
                row("Body surface area", Numerals.six(areaM2()) + " m2"),
                row("Concentration", Numerals.six(mgPerMl()) + " mg/mL"),
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
        double mg = ordered.massNg().movePointLeft(6).doubleValue();
        List<Row> rows = new ArrayList<>();
        rows.add(row("Whole dose", Numerals.six(mg) + " mg"));
        rows.add(row("Volume", Numerals.six(volumeMl()) + " mL"));
        long leftNl = ordered.volumeNl().longValueExact() - curve.givenNl();
        if (leftNl > 0) {
            rows.add(row("Not given, as all runs are alike", leftNl + " nL"));
        }
        rows.addAll(ordered.program().isFlat() ? rate(mg) : rates(mg));
        if (result.scenario().deadNl() > 0) {
            rows.add(row("Drug reaches the patient after", reaches()));
        }
        rows.add(row("Verdict on the order", result.verdictWords()));
        return rows;
    }

    /** What comes before is the time it takes to fill the line. */
    private String reaches() {
        String line = " (the line holds " + Numerals.six(result.scenario().deadNl() / 1e6) + " mL)";
        return result.reachesMs() < 0
                ? "never: all of it stays in the line" + line
                : Numerals.duration(result.reachesMs() / MS_PER_H) + line;
    }

    private List<Row> rate(double mg) {
        double mgPerH = mg / hours();
        return List.of(
                row("Rate", mlPerH(volumeMl() / hours())),
                row("Dose rate", Numerals.six(mgPerH) + " mg/h"),
                row("Dose rate per area", Numerals.six(mgPerH / areaM2()) + " mg/m2/h"));
    }

    /** Of many rates, the mean over all the time and the highest, which the limits are held to. */
    private List<Row> rates(double mg) {
        double mgPerH = curve.peakMlPerH() * mgPerMl();
        return List.of(
                row("Mean rate over the duration", mlPerH(volumeMl() / hours())),
                row("Peak rate", mlPerH(curve.peakMlPerH())),
                row("Mean dose rate over the duration", Numerals.six(mg / hours()) + " mg/h"),
                row("Peak dose rate", Numerals.six(mgPerH) + " mg/h"),
                row("Peak dose rate per area", Numerals.six(mgPerH / areaM2()) + " mg/m2/h"));
    }

    List<Row> ledger() {
        List<Row> rows = new ArrayList<>(delivered());
        if (device.reservoirNl() > 0) {
            rows.add(
                    row("Left in the reservoir", Numerals.six(result.remainingNl() / 1e6) + " mL"));
        }
        return rows;
    }

    private List<Row> delivered() {
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
                row("Quantum", Numerals.six(quantumNl / 1e3) + " uL"),
                row("Simulated", Numerals.six(result.simulatedMs() / MS_PER_H) + " h"),
                row("Steps of the core", String.format(Locale.ROOT, "%,d", result.steps())),
                row(
                        "End of infusion",
                        result.endedMs() < 0
                                ? "did not come"
                                : Numerals.six(result.endedMs() / MS_PER_H) + " h"),
                row("Seed", Long.toString(result.scenario().seed())));
    }

    /** One quantum and what the curve rises, at its highest rate, in one longest period. */
    double bandQuanta() {
        double longestMs = Math.max(device.longestIdleMs(), device.longestEnergisedMs());
        return 1 + curve.peakMlPerH() * 1e6 * longestMs / MS_PER_H / quantumNl;
    }

    private double leftMl() {
        return volumeMl() - result.delivery().commandedNl() / 1e6;
    }

    private double volumeMl() {
        return curve.givenNl() / 1e6;
    }

    private double areaM2() {
        return ordered.bsaCm2() / 1e4;
    }

    private double mgPerMl() {
        return ordered.concentrationNg() / (double) ordered.concentrationNl();
    }

    private static String mlPerH(double rate) {
        return String.format(Locale.ROOT, "%.4f mL/h", rate);
    }

    private double hours() {
        return ordered.durationMs() / MS_PER_H;
    }

    private static Row row(String label, String value) {
        return new Row(label, value);
    }
}
