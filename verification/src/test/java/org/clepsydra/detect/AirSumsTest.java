package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * The sums behind the real validator. One count is 1 uL, which are 500,000 parts; the limits are
 * 1,000 and 2,000 uL. Cells are of 15 s and of 15 min, and the first begin with the first step.
 */
@Verifies({"req~detect.air-quarter~1", "req~detect.air-day~1"})
class AirSumsTest {
    private static final long MINUTE = 60_000;
    private final Rig rig = new Rig(Line.PUMP);

    /** Sums, and what they are told. */
    private static final class Rig {
        final AirSums sums;
        private final Validator validator;
        private final SensorFrame in = new SensorFrame();
        private final OrderFrame order = new OrderFrame();
        private final Signals signals = new Signals();

        Rig(DeviceRecord device) {
            PumpGeometry geometry = new PumpGeometry(device);
            sums = new AirSums(geometry);
            validator = new Validator(geometry);
            in.pressureFresh(true);
            move(0, 1, 0);
        }

        /** {@code counts} in no time worth counting. */
        void move(long counts, int wet, int dry) {
            step(1, counts, wet, dry, false, false);
        }

        void pass(long ms) {
            step(ms, 0, 1, 0, false, false);
        }

        void acknowledge() {
            step(1, 0, 1, 0, false, true);
        }

        void prime(long counts) {
            step(1, counts, 0, 1, true, false);
        }

        void step(long ms, long counts, int wet, int dry, boolean primes, boolean acknowledged) {
            in.nowMs(in.nowMs() + ms);
            in.monitorNowMs(in.nowMs());
            in.encoderCounts(in.encoderCounts() + counts);
            in.airSamples(wet, dry);
            validator.step(in, order, signals);
            sums.step(signals, primes, acknowledged);
        }
    }

    @Test
    void findsMoreThanAMillilitreInAQuarter() {
        rig.move(1_000, 0, 1);
        assertEquals(1_000_000, rig.sums.quarterNl());
        assertFalse(rig.sums.found());
        // One sample of 500,000: a part.
        rig.move(1, 499_999, 1);
        assertTrue(rig.sums.found());
    }

    @Test
    void addsUpBubblesHoweverMuchLiquidIsBetween() {
        for (int i = 0; i < 100; i++) {
            rig.move(10, 0, 1);
            rig.move(50, 1, 0);
        }
        assertFalse(rig.sums.found());
        rig.move(1, 0, 1);
        assertTrue(rig.sums.found());
    }

    @Test
    void looksBackAQuarterAndACellAtMost() {
        // At 1 ms of the first cell, which is too old at 61 cells of 15 s: 915,000 ms.
        rig.move(1_000, 0, 1);
        rig.pass(915_000 - 3);
        rig.move(1, 0, 1);
        assertTrue(rig.sums.found());
        Rig other = new Rig(Line.PUMP);
        other.move(1_000, 0, 1);
        other.pass(915_000 - 2);
        other.move(1, 0, 1);
        assertFalse(other.sums.found());
        assertEquals(1_000, other.sums.quarterNl());
        assertEquals(1_001_000, other.sums.dayNl());
    }

    @Test
    void findsMoreThanTwoMillilitresInADay() {
        rig.move(1_000, 0, 1);
        rig.pass(20 * MINUTE);
        rig.move(600, 0, 1);
        rig.pass(20 * MINUTE);
        rig.move(400, 0, 1);
        assertEquals(400_000, rig.sums.quarterNl());
        assertEquals(2_000_000, rig.sums.dayNl());
        assertFalse(rig.sums.found());
        rig.move(1, 499_999, 1);
        assertTrue(rig.sums.found());
    }

    @Test
    void looksBackADayAndACellAtMost() {
        // 97 cells of 15 min: 87,300,000 ms.
        for (int late = 0; late <= 1; late++) {
            Rig day = new Rig(Line.PUMP);
            day.move(1_000, 0, 1);
            day.pass(87_300_000 - 20 * MINUTE - 2);
            day.move(1_000, 0, 1);
            day.pass(20 * MINUTE - 2 + late);
            day.move(1, 0, 1);
            assertEquals(late == 0, day.sums.found());
            assertEquals(late == 0 ? 2_001_000 : 1_001_000, day.sums.dayNl());
        }
    }

    @Test
    void takesWhatASpanOfAnyLengthMovedForNew() {
        rig.step(20 * MINUTE, 1_001, 0, 1, false, false);
        assertTrue(rig.sums.found());
    }

    @Test
    void isClearedByAnAcknowledgementAndTheSumIsNot() {
        rig.move(1_001, 0, 1);
        rig.acknowledge();
        assertFalse(rig.sums.found());
        assertEquals(1_001_000, rig.sums.quarterNl());
        // Liquid, and air that stands, add nothing.
        rig.move(50, 1, 0);
        rig.move(0, 0, 1);
        assertFalse(rig.sums.found());
        rig.move(1, 499_999, 1);
        assertTrue(rig.sums.found());
        rig.move(1, 1, 0);
        assertTrue(rig.sums.found());
    }

    @Test
    void isFoundAnewOnlyWhileTheSumIsBeyondTheLimit() {
        rig.move(1_001, 0, 1);
        rig.acknowledge();
        rig.pass(16 * MINUTE);
        // 999 in the quarter, and in the day no more than 2,000.
        rig.move(999, 0, 1);
        assertFalse(rig.sums.found());
        rig.move(1, 499_999, 1);
        assertTrue(rig.sums.found());
    }

    @Test
    void isNotClearedInTheStepThatFindsIt() {
        rig.step(1, 1_001, 0, 1, false, true);
        assertTrue(rig.sums.found());
        rig.acknowledge();
        assertFalse(rig.sums.found());
    }

    @Test
    void staysFoundUntilItIsAcknowledged() {
        rig.move(1_001, 0, 1);
        rig.pass(25 * 60 * MINUTE);
        assertEquals(0, rig.sums.dayNl());
        assertTrue(rig.sums.found());
    }

    @Test
    void countsInProportionToTheSamplesWhateverTheMechanism() {
        // Ten strokes of 50 uL, one sample in ten dry: 50 uL.
        Rig strokes = new Rig(Devices.wearable().seal());
        strokes.move(1_000, 9, 1);
        assertEquals(50_000, strokes.sums.quarterNl());
        assertEquals(50_000, strokes.sums.dayNl());
    }

    @Test
    void roundsUpToAPartAndToANanolitre() {
        // A third of 500,000 parts is 166,666.7; three are 1,000.002 nL.
        rig.move(1, 2, 1);
        assertEquals(334, rig.sums.quarterNl());
        rig.move(1, 2, 1);
        rig.move(1, 2, 1);
        assertEquals(1_001, rig.sums.quarterNl());
        assertEquals(1_001, rig.sums.dayNl());
    }

    @Test
    void roundsUpFromTheSmallestRest() {
        // 500,000 parts of which one sample in 499,999 is dry: 1.000002, two parts.
        rig.move(999, 0, 1);
        rig.move(1, 1, 499_999);
        assertFalse(rig.sums.found());
        rig.move(1, 499_998, 1);
        assertTrue(rig.sums.found());
    }

    @Test
    void countsAirDrawnBackAndMovedOnAgain() {
        rig.move(-5, 0, 1);
        rig.move(5, 0, 1);
        assertEquals(10_000, rig.sums.quarterNl());
    }

    @Test
    void judgesWhatMovedBetweenSamplesByTheNextOnes() {
        rig.move(4, 0, 0);
        assertEquals(0, rig.sums.quarterNl());
        rig.move(4, 1, 1);
        assertEquals(4_000, rig.sums.quarterNl());
        rig.move(4, 1, 1);
        assertEquals(6_000, rig.sums.quarterNl());
    }

    @Test
    @Verifies("req~detect.air-prime~1")
    void leavesOutWhatAPrimeMoves() {
        // What the step shows in which it begins moved before; what the one after it shows did not.
        rig.prime(3);
        assertEquals(3_000, rig.sums.quarterNl());
        rig.prime(5_000);
        rig.prime(5_000);
        rig.move(5_000, 0, 1);
        assertEquals(3_000, rig.sums.quarterNl());
        assertFalse(rig.sums.found());
        rig.move(2, 0, 1);
        assertEquals(5_000, rig.sums.quarterNl());
        assertEquals(5_000, rig.sums.dayNl());
    }

    @Test
    @Verifies("req~detect.air-prime~1")
    void judgesWhatMovedUnseenBeforeAPrimeAlone() {
        rig.move(4, 0, 0);
        rig.step(1, 0, 0, 0, true, false);
        rig.step(1, 7, 0, 0, true, false);
        rig.prime(7);
        assertEquals(4_000, rig.sums.quarterNl());
    }

    @Test
    @Verifies("req~persistence.air~1")
    void goesOnFromWhatWasKeptAsIfItWereNew() {
        rig.pass(7 * MINUTE);
        rig.sums.restore(1_000_000, 1_500_000);
        rig.pass(1);
        assertFalse(rig.sums.found());
        assertEquals(1_000_000, rig.sums.quarterNl());
        assertEquals(1_500_000, rig.sums.dayNl());
        // 7 min are 28 cells: the one that began then is too old 61 later, 2 ms are gone.
        rig.pass(915_000 - 3);
        assertEquals(1_000_000, rig.sums.quarterNl());
        rig.pass(1);
        assertEquals(1_000_000, rig.sums.quarterNl());
        rig.pass(1);
        assertEquals(0, rig.sums.quarterNl());
        rig.move(500, 0, 1);
        assertFalse(rig.sums.found());
        rig.move(1, 0, 1);
        assertTrue(rig.sums.found());
    }

    @Test
    @Verifies("req~persistence.air~1")
    void findsWhatWasKeptBeyondALimitInTheFirstStep() {
        long[][] kept = {{1_000_000, 2_000_000}, {1_000_001, 0}, {0, 2_000_001}};
        for (int i = 0; i < kept.length; i++) {
            Rig restored = new Rig(Line.PUMP);
            restored.sums.restore(kept[i][0], kept[i][1]);
            assertFalse(restored.sums.found());
            restored.acknowledge();
            assertEquals(i > 0, restored.sums.found());
            restored.acknowledge();
            assertFalse(restored.sums.found());
        }
    }

    @Test
    @Verifies("req~persistence.air~1")
    void boundsWhatWasKept() {
        rig.sums.restore(20_000_000, 10_000_001);
        assertEquals(10_000_000, rig.sums.quarterNl());
        assertEquals(10_000_000, rig.sums.dayNl());
    }

    @Test
    void boundsWhatItCountsAtAnyLeap() {
        rig.move(Long.MAX_VALUE / 2, 0, 1);
        rig.move(Long.MAX_VALUE / 4, 0, Integer.MAX_VALUE);
        rig.move(5, Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertEquals(10_000_000, rig.sums.quarterNl());
        assertTrue(rig.sums.found());
    }

    @Test
    void boundsWhatMovedUnseen() {
        // 2^61 parts at most, of which one sample in 2^31 is 2^30: 32,768 nL of as many.
        Rig wide = new Rig(Devices.bedside().nlPerRev(10_000_000).countsPerRev(32_768).seal());
        for (int i = 0; i < 4; i++) {
            wide.move(1L << 36, 0, 0);
        }
        wide.move(0, Integer.MAX_VALUE, 1);
        assertEquals(32_768, wide.sums.quarterNl());
    }

    /**
     * Bubbles of 12 uL at 10 mL/h, where 2,500 uL pass in a quarter: one in each 27 uL adds up to
     * 1.1 mL, one in each 33 to 0.9.
     */
    @Test
    void findsElevenTenthsOfAMillilitreInSmallBubblesAndNotNine() {
        assertTrue(small(27));
        assertFalse(small(33));
    }

    private static boolean small(long everyUl) {
        Rig froth = new Rig(Line.PUMP);
        // A count each 360 ms.
        for (long at = 0; at < 2 * 2_500; at++) {
            boolean air = at % everyUl < 12;
            froth.step(360, 1, air ? 0 : 5, air ? 5 : 0, false, false);
        }
        return froth.sums.found();
    }
}
