package org.clepsydra.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clepsydra.bench.RunResult;
import org.clepsydra.bench.scenario.MassUnit;
import org.clepsydra.bench.scenario.PrescribedCurve;
import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.bench.scenario.RateSteps;
import org.clepsydra.port.DeviceRecord;

/** The figures of a report, worked out from the run and put into words. */
final class Figures {
    private static final double MS_PER_H = 3_600_000.0;
    private static final double NL_PER_ML = 1_000_000.0;

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
        List<Row> rows = new ArrayList<>();
        rows.add(row("Drug", ordered.drug()));
        rows.add(row("Dose", ordered.dose().words()));
        if (ordered.banding().used()) {
            rows.add(row("Dose bands (an example)", bands()));
        }
        rows.add(row("Body surface area", Numerals.six(areaM2()) + " m2" + formula()));
        rows.add(row("Concentration", drug(ngPerNl() * NL_PER_ML, "/mL")));
        rows.add(row("Duration", Numerals.six(ordered.durationMs() / MS_PER_H) + " h"));
        if (ordered.rateSteps().used()) {
            rows.add(row("Rate step", rateStep()));
        }
        rows.add(
                row(
                        "Typed rate",
                        ordered.typedRateNlPerH() == 0
                                ? "none"
                                : mlPerHSix((double) ordered.typedRateNlPerH())));
        rows.add(
                row(
                        "Highest dose rate (an example)",
                        drug((double) ordered.doseRateNgPerM2PerHMax(), "/m2/h")));
        rows.add(row("Highest dose (an example)", drug((double) ordered.doseNgPerM2Max(), "/m2")));
        return rows;
    }

    private String bands() {
        return ordered.banding().bands().size()
                + ", within "
                + ordered.banding().percentMax()
                + " % of the derived dose";
    }

    private String formula() {
        String name = ordered.area().formula();
        return name.isEmpty() ? ", as written" : ", by " + name;
    }

    private String rateStep() {
        RateSteps steps = ordered.rateSteps();
        return mlPerHSix((double) steps.stepNlPerH())
                + (steps.fineNlPerH() == 0
                        ? ""
                        : ", "
                                + mlPerHSix((double) steps.fineNlPerH())
                                + " below "
                                + mlPerHSix((double) steps.belowNlPerH()));
    }

    /** What follows from the prescription, and whether the core took it. */
    List<Row> derived() {
        double ng = ordered.massNg().doubleValue();
        List<Row> rows = new ArrayList<>();
        rows.add(row("Whole dose", drug(ordered.derivedNg().doubleValue(), "")));
        if (ordered.banding().used()) {
            rows.add(row("Dose of its band", drug(ng, "")));
        }
        rows.add(row("Volume", Numerals.six(volumeMl()) + " mL"));
        long leftNl = ordered.volumeNl().longValueExact() - curve.givenNl();
        if (leftNl > 0) {
            rows.add(row("Not given, as all runs are alike", leftNl + " nL"));
        }
        if (ordered.rateSteps().used()) {
            rows.add(row("Derived rate", mlPerH(volumeMl() * MS_PER_H / ordered.durationMs())));
            rows.add(row("Real duration", Numerals.toTheSecond(ordered.realMs())));
        }
        rows.addAll(ordered.program().isFlat() ? rate(ng) : rates(ng));
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

    private List<Row> rate(double ng) {
        double ngPerH = ng / hours();
        return List.of(
                row("Rate", mlPerH(volumeMl() / hours())),
                row("Dose rate", drug(ngPerH, "/h")),
                row("Dose rate per area", drug(ngPerH / areaM2(), "/m2/h")));
    }

    /** Of many rates, the mean over all the time and the highest, which the limits are held to. */
    private List<Row> rates(double ng) {
        double ngPerH = curve.peakMlPerH() * NL_PER_ML * ngPerNl();
        return List.of(
                row("Mean rate over the duration", mlPerH(volumeMl() / hours())),
                row("Peak rate", mlPerH(curve.peakMlPerH())),
                row("Mean dose rate over the duration", drug(ng / hours(), "/h")),
                row("Peak dose rate", drug(ngPerH, "/h")),
                row("Peak dose rate per area", drug(ngPerH / areaM2(), "/m2/h")));
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

    private double ngPerNl() {
        return ordered.concentrationNg() / (double) ordered.concentrationNl();
    }

    /** An amount of drug in the unit that the dose was written in. */
    private String drug(double ng, String per) {
        MassUnit unit = ordered.dose().unit();
        return Numerals.six(unit.of(ng)) + " " + unit.written() + per;
    }

    private static String mlPerH(double rate) {
        return String.format(Locale.ROOT, "%.4f mL/h", rate);
    }

    private static String mlPerHSix(double nlPerH) {
        return Numerals.six(nlPerH / NL_PER_ML) + " mL/h";
    }

    /** What it takes, as prescribed or with the rate rounded. */
    private double hours() {
        return ordered.realMs() / MS_PER_H;
    }

    private static Row row(String label, String value) {
        return new Row(label, value);
    }
}
