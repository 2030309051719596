package org.clepsydra.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.clepsydra.bench.scenario.Program.Part;
import org.clepsydra.bench.scenario.Program.Shape;
import org.clepsydra.oracle.Stretch;
import org.junit.jupiter.api.Test;

class PrescriptionTest {
    private static final long HOUR = 3_600_000;

    // 100 mg at 1 mg/mL, 100 mL: a third in an hour, an hour's pause, two thirds in an hour.
    private final Prescription ordered =
            hundredMl(
                    Program.once(
                            List.of(Part.flat(1, HOUR), Part.pause(HOUR), Part.flat(2, HOUR))));

    private static Prescription hundredMl(Program program) {
        return new Prescription(
                "drug", whole(100_000_000), 18_000, 1, 1, program.durationMs(), program, 0, 1, 1);
    }

    private static OrderedDose whole(long ng) {
        return new OrderedDose(OrderedDose.Basis.WHOLE, ng, 0, false);
    }

    private static void doseIs(String ng, OrderedDose dose) {
        // 1.8 m2, 96 h.
        assertEquals(new BigDecimal(ng), dose.massNg(18_000, 96 * HOUR));
    }

    @Test
    void derivesTheWholeDoseOnEveryBasis() {
        doseIs("7200000000", new OrderedDose(OrderedDose.Basis.PER_AREA, 4_000_000_000L, 0, false));
        // 1000 mg/m2 a day, four days.
        doseIs("7200000000", new OrderedDose(OrderedDose.Basis.PER_AREA, 1_000_000_000, 0, true));
        // 0.12 mg/kg a day for 70 kg.
        doseIs("33600000", new OrderedDose(OrderedDose.Basis.PER_WEIGHT, 120_000, 70_000, true));
        // 5 x (90 + 25) mg.
        doseIs("575000000", new OrderedDose(OrderedDose.Basis.AUC, 500, 90, false));
        // Rounded down before it is counted a day: 0.9 ng and nothing.
        doseIs("0", new OrderedDose(OrderedDose.Basis.PER_WEIGHT, 3, 300, true));
    }

    @Test
    void saysADoseAsItWasOrdered() {
        assertEquals("0.1 mg", whole(100_000).words());
        assertEquals(
                "0.12 mg/kg of 70 kg each 24 h",
                new OrderedDose(OrderedDose.Basis.PER_WEIGHT, 120_000, 70_000, true).words());
        assertEquals(
                "AUC 5.5 at a GFR of 90 mL/min",
                new OrderedDose(OrderedDose.Basis.AUC, 550, 90, false).words());
    }

    private static Stretch flat(long nl) {
        return Stretch.flat(nl, HOUR);
    }

    @Test
    void sharesItsVolumeByPartsRoundedDownAtEachEnd() {
        List<Stretch> expected = List.of(flat(33_333_333), flat(0), flat(66_666_667));
        assertEquals(expected, ordered.curve().given());
        assertEquals(expected, ordered.curve().written());
        assertEquals(100_000_000, ordered.curve().givenNl());
    }

    @Test
    void saysTheRateOfTheSegmentThatRuns() {
        PrescribedCurve curve = ordered.curve();
        assertEquals(33.333333, curve.rateMlPerH(HOUR - 1), 1e-9);
        assertEquals(0, curve.rateMlPerH(HOUR), 0);
        assertEquals(66.666667, curve.rateMlPerH(2 * HOUR), 1e-9);
        assertEquals(66.666667, curve.rateMlPerH(3 * HOUR - 1), 1e-9);
        assertEquals(0, curve.rateMlPerH(3 * HOUR), 0);
    }

    @Test
    void givesEachRunOfACycleTheSameAndLeavesWhatCannotBeShared() {
        // Shares: 2 before, three runs of 1 + 1, 8 in all. Before: 100,000,000 x 2 / 8 is
        // 25,000,000. Left are 75,000,000, a run is 25,000,000, half of it 12,500,000.
        Program even =
                new Program(
                        List.of(Part.flat(2, HOUR)),
                        List.of(Part.flat(1, HOUR), Part.flat(1, HOUR)),
                        3);
        assertEquals(7 * HOUR, even.durationMs());
        assertEquals(100_000_000, hundredMl(even).curve().givenNl());
        // Shares: 1 before, three runs of 1 + 1, 7 in all. Before: 14,285,714.28 rounded down. Left
        // are 85,714,286, a run is 28,571,428.67 rounded down, its half 14,285,714. In all
        // 14,285,714 + 3 x 28,571,428 are 99,999,998: 2 nL less than the dose's volume.
        Program uneven =
                new Program(
                        List.of(Part.flat(1, HOUR)),
                        List.of(Part.flat(1, HOUR), Part.flat(1, HOUR)),
                        3);
        PrescribedCurve curve = hundredMl(uneven).curve();
        Stretch each = flat(14_285_714);
        assertEquals(List.of(each, each, each), curve.written());
        assertEquals(List.of(each, each, each, each, each, each, each), curve.given());
        assertEquals(28_571_428, curve.runNl());
        assertEquals(2 * HOUR, curve.runMs());
        assertEquals(99_999_998, curve.givenNl());
    }

    @Test
    void roundsDownWithinEachRun() {
        // Two runs of 50,000,000, a third and two thirds: 16,666,666.67 rounded down, and the rest.
        Program program =
                new Program(List.of(), List.of(Part.flat(1, HOUR), Part.flat(2, HOUR)), 2);
        assertEquals(
                List.of(flat(16_666_666), flat(33_333_334), flat(16_666_666), flat(33_333_334)),
                hundredMl(program).curve().given());
    }

    @Test
    void givesNothingInACycleOfPauses() {
        Program program = new Program(List.of(Part.flat(1, HOUR)), List.of(Part.pause(HOUR)), 2);
        assertEquals(
                List.of(flat(100_000_000), flat(0), flat(0)), hundredMl(program).curve().given());
    }

    @Test
    void followsARampInAStraightLine() {
        // 100 mL in 2 h, in the mean 50 mL/h, from 30 % to 170 %: 15 to 85 mL/h. A is 30 % of
        // 100,000,000 nL. After 1 h, A / 2 + (V - A) / 4 are 15 + 17.5 mL.
        Part ramp = new Part(Shape.RAMP, 1, 2 * HOUR, 30);
        PrescribedCurve curve = hundredMl(Program.once(List.of(ramp))).curve();
        assertEquals(List.of(Stretch.ramp(100_000_000, 2 * HOUR, 30_000_000)), curve.given());
        assertEquals(15, curve.rateMlPerH(0), 1e-9);
        assertEquals(50, curve.rateMlPerH(HOUR), 1e-9);
        assertEquals(67.5, curve.rateMlPerH(3 * HOUR / 2), 1e-9);
        assertEquals(85, curve.peakMlPerH(), 1e-9);
        assertEquals(32.5, curve.givenMl(HOUR), 1e-9);
        assertEquals(100, curve.givenMl(2 * HOUR), 1e-9);
    }

    @Test
    void followsARaisedCosineThroughEachRun() {
        // Two runs, each a pause of 1 h and 50 mL in 4 h, in the mean 12.5 mL/h. After a quarter
        // the cosine is 0 and the rate the mean; in the middle it is twice that. In a quarter
        // 50 (1/4 - 1/(2 pi)) mL are given: 50 x (0.25 - 0.159154943) is 4.54225285.
        Part cosine = new Part(Shape.RAISED_COSINE, 1, 4 * HOUR, 0);
        Program program = new Program(List.of(), List.of(Part.pause(HOUR), cosine), 2);
        PrescribedCurve curve = hundredMl(program).curve();
        for (long runMs : new long[] {0, 5 * HOUR}) {
            assertEquals(0, curve.rateMlPerH(runMs + HOUR / 2), 0);
            assertEquals(12.5, curve.rateMlPerH(runMs + 2 * HOUR), 1e-9);
            assertEquals(25, curve.rateMlPerH(runMs + 3 * HOUR), 1e-9);
        }
        assertEquals(25, curve.peakMlPerH(), 1e-9);
        assertEquals(0, curve.rateMlPerH(10 * HOUR), 0);
        assertEquals(50 + 4.54225285, curve.givenMl(7 * HOUR), 1e-7);
        assertEquals(75, curve.givenMl(8 * HOUR), 1e-9);
        assertEquals(100, curve.givenMl(11 * HOUR), 1e-9);
    }
}
