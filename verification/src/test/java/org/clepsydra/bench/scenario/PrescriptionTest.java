package org.clepsydra.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.clepsydra.bench.scenario.OrderedDose.Basis;
import org.clepsydra.bench.scenario.OrderedDose.Span;
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
                "drug",
                whole(100_000_000),
                Banding.NONE,
                new SurfaceArea(18_000, ""),
                1,
                1,
                program.durationMs(),
                program,
                RateSteps.NONE,
                0,
                1,
                1);
    }

    private static OrderedDose whole(long ng) {
        return dose(Basis.WHOLE, ng, 0, Span.COURSE);
    }

    private static OrderedDose dose(Basis basis, long figure, long second, Span span) {
        return new OrderedDose(basis, figure, second, span, MassUnit.MG);
    }

    private static void doseIs(String ng, OrderedDose dose) {
        // 1.8 m2, 96 h.
        assertEquals(new BigDecimal(ng), dose.massNg(18_000, 96 * HOUR));
    }

    @Test
    void derivesTheWholeDoseOnEveryBasis() {
        doseIs("7200000000", dose(Basis.PER_AREA, 4_000_000_000L, 0, Span.COURSE));
        // 1000 mg/m2 a day, four days.
        doseIs("7200000000", dose(Basis.PER_AREA, 1_000_000_000, 0, Span.DAY));
        // 0.12 mg/kg a day for 70 kg.
        doseIs("33600000", dose(Basis.PER_WEIGHT, 120_000, 70_000, Span.DAY));
        // 5 x (90 + 25) mg.
        doseIs("575000000", dose(Basis.AUC, 500, 90, Span.COURSE));
        // 50 mg/m2 an hour, 96 h.
        doseIs("8640000000", dose(Basis.PER_AREA, 50_000_000, 0, Span.HOUR));
        // Rounded down before it is counted a day: 0.9 ng and nothing.
        doseIs("0", dose(Basis.PER_WEIGHT, 3, 300, Span.DAY));
    }

    @Test
    void saysADoseAsItWasOrdered() {
        assertEquals("0.1 mg", whole(100_000).words());
        assertEquals(
                "0.12 mg/kg of 70 kg each 24 h",
                dose(Basis.PER_WEIGHT, 120_000, 70_000, Span.DAY).words());
        assertEquals(
                "AUC 5.5 at a GFR of 90 mL/min", dose(Basis.AUC, 550, 90, Span.COURSE).words());
    }

    @Test
    void saysADoseInTheUnitItWasWrittenIn() {
        assertEquals(
                "15000 units",
                new OrderedDose(Basis.WHOLE, 15_000_000, 0, Span.COURSE, MassUnit.UNITS).words());
        assertEquals(
                "0.5 units/kg of 18 kg each hour",
                new OrderedDose(Basis.PER_WEIGHT, 500, 18_000, Span.HOUR, MassUnit.UNITS).words());
        assertEquals(
                "28 ug each 24 h",
                new OrderedDose(Basis.WHOLE, 28_000, 0, Span.DAY, MassUnit.UG).words());
        assertEquals(
                "5 g/m2",
                new OrderedDose(Basis.PER_AREA, 5_000_000_000L, 0, Span.COURSE, MassUnit.G)
                        .words());
    }

    private static Prescription rounded(long ng, Banding banding, RateSteps steps) {
        return new Prescription(
                "drug",
                whole(ng),
                banding,
                new SurfaceArea(18_000, ""),
                1,
                1,
                10 * HOUR,
                Program.once(List.of(Part.flat(1, 10 * HOUR))),
                steps,
                0,
                1,
                1);
    }

    @Test
    void givesTheDoseOfItsBandAndKeepsTheDerivedOne() {
        Banding banding =
                new Banding(
                        5,
                        List.of(
                                new Banding.Band(100_000_000, 110_000_000, 105_000_000),
                                new Banding.Band(110_000_000, 120_000_000, 115_000_000)));
        Prescription first = rounded(100_000_000, banding, RateSteps.NONE);
        assertEquals(new BigDecimal(100_000_000), first.derivedNg());
        assertEquals(new BigDecimal(105_000_000), first.massNg());
        assertEquals(105_000_000, first.curve().givenNl());
        assertEquals(
                new BigDecimal(105_000_000),
                rounded(109_999_999, banding, RateSteps.NONE).massNg());
        assertEquals(
                new BigDecimal(115_000_000),
                rounded(110_000_000, banding, RateSteps.NONE).massNg());
        // In no band the dose stays; such an order is refused.
        assertEquals(
                new BigDecimal(120_000_000),
                rounded(120_000_000, banding, RateSteps.NONE).massNg());
    }

    @Test
    void takesLongerAtARoundedRate() {
        // 33 mL in 10 h are 3.3 mL/h; in whole mL/h 3, which take 11 h.
        Prescription whole = rounded(33_000_000, Banding.NONE, new RateSteps(1_000_000, 0, 0));
        assertEquals(11 * HOUR, whole.realMs());
        assertEquals(List.of(Stretch.flat(33_000_000, 11 * HOUR)), whole.curve().given());
        assertEquals(10 * HOUR, rounded(33_000_000, Banding.NONE, RateSteps.NONE).realMs());
        // Below 4 mL/h in steps of 0.2 mL/h: 3.2, 33 / 3.2 h are 10.3125 h.
        RateSteps two = new RateSteps(1_000_000, 200_000, 4_000_000);
        assertEquals(37_125_000, rounded(33_000_000, Banding.NONE, two).realMs());
        // 4 mL/h and more in whole ones: 45 mL, 4.5 to 4 mL/h, 11.25 h.
        assertEquals(40_500_000, rounded(45_000_000, Banding.NONE, two).realMs());
        // Less than a step: as prescribed, and refused.
        RateSteps coarse = new RateSteps(5_000_000, 0, 0);
        assertEquals(10 * HOUR, rounded(33_000_000, Banding.NONE, coarse).realMs());
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
