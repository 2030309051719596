package org.clepsydra.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What may be wrong with a line, in figures worked by hand or by small steps. */
class FluidLineTest {
    private static final LineSettings SETTINGS = new LineSettings(8.0, 0.5, 1.3);

    private final FluidLine line = new FluidLine(SETTINGS);

    private static void runMs(FluidLine line, double ulPerS, int steps, int ms) {
        for (int i = 0; i < steps; i++) {
            line.advance(ulPerS * ms / 1_000, ms * 1_000L, ms * 1_000L);
        }
    }

    @Test
    void squeezesTrappedAirByBoyle() {
        FluidLine stiff = new FluidLine(new LineSettings(1e-9, 1, 0));
        stiff.trapAir(100);
        stiff.occlude();
        // To half of it: 50 uL more, at twice the atmosphere.
        stiff.advance(50, 1_000, 1_000);
        assertEquals(101.325, stiff.kpa(), 1e-5);
        // Less what the wall takes of it, 1e-7 uL.
        assertEquals(50, stiff.trappedUl(), 1e-6);
        // 8 uL/kPa and 100 uL of air: at 101.325 kPa they hold 810.6 + 50 uL.
        FluidLine soft = new FluidLine(new LineSettings(8, 1, 0));
        soft.trapAir(100);
        soft.occlude();
        soft.advance(860.6, 1_000, 1_000);
        assertEquals(101.325, soft.kpa(), 1e-9);
    }

    /** The oracle steps dp/dt = (q - (p - patient)/R) / (C + K/(a + p)^2) by a tenth of a ms. */
    @Test
    void leaksWithTrappedAirAsSmallStepsSay() {
        line.trapAir(500);
        double kpa = 1.3;
        double ulPerS = 40;
        for (int half = 0; half < 2; half++) {
            double flow = half == 0 ? ulPerS : 0;
            line.advance(flow * 5, half == 0 ? 5_000_000 : 0, 5_000_000);
            for (int i = 0; i < 50_000; i++) {
                double middle = kpa + slope(kpa, flow) * 0.5e-4;
                kpa += slope(middle, flow) * 1e-4;
            }
            // A step of the middle is off by its cube: 1e-12 each, 5e-8 in all.
            assertEquals(kpa, line.kpa(), 1e-6);
        }
        // Nothing is lost: 200 uL went in.
        double heldUl = 8 * (kpa - 1.3) + 500 * 101.325 * (1 / 102.625 - 1 / (101.325 + kpa));
        assertEquals(200, line.outflowUl() + heldUl, 1e-5);
    }

    private static double slope(double kpa, double ulPerS) {
        double softness = 8 + 500 * 101.325 / ((101.325 + kpa) * (101.325 + kpa));
        return (ulPerS - (kpa - 1.3) / (0.5 * 3.6)) / softness;
    }

    @Test
    void agreesWithTrappedAirHoweverTheTimeIsCut() {
        FluidLine fine = new FluidLine(SETTINGS);
        fine.trapAir(200);
        line.trapAir(200);
        runMs(fine, 20, 60_000, 1);
        runMs(line, 20, 2, 30_000);
        assertEquals(fine.kpa(), line.kpa(), 1e-7);
        assertEquals(fine.outflowUl(), line.outflowUl(), 1e-6);
    }

    @Test
    void agreesWhenThePumpIsBusyForPartOfALongSpan() {
        FluidLine fine = new FluidLine(SETTINGS);
        fine.advance(50, 30_000, 30_000);
        fine.advance(0, 0, 60_000);
        line.advance(50, 30_000, 90_000);
        assertEquals(fine.kpa(), line.kpa(), 1e-12);
    }

    @Test
    void closesSlowlyTheSameHoweverTheTimeIsCut() {
        FluidLine fine = new FluidLine(SETTINGS);
        fine.occlude(1_000, 1, 30);
        line.occlude(1_000, 1, 30);
        runMs(fine, 0.5, 40_000, 1);
        runMs(line, 0.5, 4, 10_000);
        assertEquals(fine.kpa(), line.kpa(), 1e-7);
        // 0.5 uL/s through 1000 times 1.8 kPa s/uL would be 900 kPa; in 40 s it is on its way.
        assertTrue(line.kpa() > 1.4 && line.kpa() < 1.3 + 20 / 8.0);
    }

    @Test
    void growsByTheSameRatioEachSecond() {
        // To a hundred times in two seconds: ten times after one.
        line.occlude(100, 1, 2);
        line.advance(0, 0, 1_000_000);
        assertEquals(8.0 * 1.8 * 10, line.settlingS(), 1e-9);
        line.advance(0, 0, 999_999);
        assertEquals(8.0 * 1.8 * 10, line.settlingS(), 1e-9);
        line.advance(0, 0, 1);
        assertEquals(8.0 * 1.8 * 100, line.settlingS(), 1e-9);
        line.advance(0, 0, 9_000_000);
        assertEquals(8.0 * 1.8 * 100, line.settlingS(), 1e-9);
    }

    @Test
    void isClosedForGoodAtTheEnd() {
        line.occlude(Double.POSITIVE_INFINITY, 1, 3);
        line.advance(0, 0, 3_000_000);
        line.advance(8, 1_000, 1_000_000);
        line.advance(0, 0, 3_600_000_000L);
        assertEquals(2.3, line.kpa(), 1e-9);
    }

    @Test
    void risesFasterTheNearerThePumpItIsClosed() {
        line.occlude(Double.POSITIVE_INFINITY, 0.1, 0);
        line.advance(8, 1_000, 1_000);
        // 8 uL into 0.8 uL/kPa.
        assertEquals(11.3, line.kpa(), 1e-9);
        assertEquals(8, line.trappedUl(), 1e-9);
        // They spread over the whole line, and flow out.
        line.release();
        assertEquals(2.3, line.kpa(), 1e-9);
        line.advance(0, 0, 600_000_000);
        assertEquals(8, line.outflowUl(), 1e-9);
    }

    @Test
    void losesNothingWhenClosedNearThePumpWhileItFlows() {
        runMs(line, 10, 100, 100);
        line.occlude(Double.POSITIVE_INFINITY, 0.25, 0);
        runMs(line, 10, 10, 100);
        line.release();
        line.advance(0, 0, 600_000_000);
        // 10 s and 1 s of 10 uL/s.
        assertEquals(110, line.outflowUl(), 1e-6);
    }

    @Test
    void settlesByHowThickTheFluidIs() {
        runMs(line, 10, 6_000, 100);
        // 10 uL/s times 0.5 * 3.6 kPa s/uL.
        assertEquals(19.3, line.kpa(), 1e-9);
        line.viscosity(0.69);
        runMs(line, 10, 6_000, 100);
        assertEquals(1.3 + 18 * 0.69, line.kpa(), 1e-9);
    }

    @Test
    void followsThePatientAtTheRateItSettles() {
        line.patientKpa(1.3 + 4.9);
        assertEquals(1.3, line.kpa(), 1e-12);
        // One time constant: 8 * 1.8 s. The patient gives back what swells the line.
        line.advance(0, 0, 14_400_000);
        assertEquals(1.3 + 4.9 * (1 - Math.exp(-1)), line.kpa(), 1e-9);
        assertEquals(-8 * 4.9 * (1 - Math.exp(-1)), line.outflowUl(), 1e-9);
    }

    @Test
    void doesNotFollowThePatientWhenClosed() {
        line.occlude();
        line.patientKpa(50);
        line.advance(0, 0, 60_000_000);
        assertEquals(1.3, line.kpa(), 1e-12);
        assertEquals(0, line.trappedUl(), 1e-9);
    }
}
