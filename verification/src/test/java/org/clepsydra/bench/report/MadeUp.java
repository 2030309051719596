package org.clepsydra.bench.report;

import java.util.Arrays;
import java.util.List;

/** A made-up infusion: 87.4 mL in 46 h, a kink in the line after 20 h that is mended. */
final class MadeUp {
    private static final int SECONDS = 46 * 3_600;
    private static final int KINK = 20 * 3_600;
    private static final int STOP = KINK + 1_500;
    private static final int RESUME = STOP + 1_200;
    private static final double ML = 87.4;
    private static final double QUANTUM_ML = 0.0005;

    private final double[] hours = new double[SECONDS + 1];
    private final double[] prescribedMl = new double[SECONDS + 1];
    private final double[] givenMl = new double[SECONDS + 1];
    private final double[] flow = new double[SECONDS + 1];
    private final double[] kpa = new double[SECONDS + 1];
    private final double[] behind = new double[SECONDS + 1];

    private MadeUp() {
        for (int second = 0; second <= SECONDS; second++) {
            point(second);
        }
    }

    /** The report of it. */
    static Report report() {
        return new MadeUp().filled("Fluorouracil over 46 hours, with a kinked line");
    }

    private void point(int second) {
        boolean stopped = second >= STOP && second < RESUME;
        int held = Math.max(0, Math.min(second, RESUME) - STOP);
        double due = ML * (second - held) / (SECONDS - (RESUME - STOP));
        hours[second] = second / 3_600.0;
        prescribedMl[second] = due;
        givenMl[second] = Math.floor(due / QUANTUM_ML) * QUANTUM_ML;
        behind[second] = (due - givenMl[second]) / QUANTUM_ML;
        flow[second] = stopped ? 0 : ML * 3_600 / (SECONDS - (RESUME - STOP));
        double ripple = 1.5 * Math.sin(second / 900.0) + 0.4 * Math.sin(second / 7.0);
        kpa[second] = 8 + (stopped ? 0 : ripple);
        if (second >= KINK && second < STOP) {
            kpa[second] += (second - KINK) * 94.0 / (STOP - KINK);
        }
    }

    private double[] prescribedFlow() {
        double[] prescribed = new double[flow.length];
        Arrays.fill(prescribed, flow[0]);
        return prescribed;
    }

    private Report filled(String title) {
        return new Report(
                title,
                "A pump worn in a pouch gives 4,370 mg of fluorouracil over 46 hours through a"
                        + " central line. After 20 hours the line kinks. The pump must stop before"
                        + " the pressure passes the limit, say so, and go on where it held once the"
                        + " line is free.",
                false,
                new Totals(87.3995, 87.4, 46),
                expectations(),
                List.of(
                        Chart.volume(hours, givenMl, prescribedMl),
                        Chart.flow("Flow", hours, flow, prescribedFlow()),
                        Chart.pressure(hours, kpa, 100),
                        Chart.error(hours, behind, 1.05)),
                Trumpets.none("The line was blocked."),
                alarms(),
                List.of(
                        new Row("Drug", "fluorouracil (example)"),
                        new Row("Dose", "2,400 mg/m\u00b2"),
                        new Row("Body surface", "1.82 m\u00b2"),
                        new Row("Concentration", "50 mg/mL"),
                        new Row("Duration", "46 h")),
                List.of(new Row("Segment 1", "flat, 87.4 mL in 46 h, 1.9 mL/h")),
                List.of(
                        new Row("Dose", "4,368 mg"),
                        new Row("Volume", "87.36 mL"),
                        new Row("Rate", "1.899 mL/h")),
                List.of(new Row("Commanded", "87.3995 mL"), new Row("Left", "0.0005 mL")),
                List.of(
                        new Row("Pump", "wearable cassette (example)"),
                        new Row("Delivery quantum", "0.5 \u00b5L"),
                        new Row("Steps of the core", "16,560,000"),
                        new Row("Period of a step", "10 ms")));
    }

    private static List<Finding> expectations() {
        return List.of(
                new Finding("the plan is accepted", true, "accepted"),
                new Finding(
                        "at every step within one quantum and a step of the curve",
                        true,
                        "at most 1.000 quanta behind, 0.000 ahead"),
                new Finding("an occlusion alarm within 20 min of the kink", false, "after 25 min"),
                new Finding("no more than 2.0 mL trapped in the line", true, "0.79 mL"));
    }

    private static List<AlarmBar> alarms() {
        return List.of(
                new AlarmBar(
                        "downstream occlusion", Priority.HIGH, STOP / 3_600.0, RESUME / 3_600.0),
                new AlarmBar("battery low", Priority.LOW, 31.5, 36.25),
                new AlarmBar("near the end of infusion", Priority.LOW, 45.5, 46),
                new AlarmBar("no key pressed while stopped", Priority.MEDIUM, 20.55, 20.75));
    }
}
