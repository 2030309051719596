package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The slope alone, on a pump of 1 uL a count: a cell is 25 counts, and steep from 750 Pa on. */
@Verifies("req~detect.pressure-slope~1")
class PressureSlopeTest {
    private static final int STEEP_PA = 750;
    private static final int CELL = 25;

    /** The validator and the detector behind it. */
    private static final class Head {
        final SensorFrame in = new SensorFrame();
        final Findings findings = new Findings();
        final LoadedPlan plan;
        private final OrderFrame order = new OrderFrame();
        private final Signals signals = new Signals();
        private final Validator validator;
        private final PressureSlope slope;
        private final DeviceRecord device;
        boolean primes;
        long cellMs = 2_500;

        Head(DeviceRecord device) {
            this.device = device;
            PumpGeometry geometry = new PumpGeometry(device);
            plan = new LoadedPlan(geometry);
            validator = new Validator(geometry);
            slope = new PressureSlope(geometry);
            in.pressureFresh(true);
            step(10, 0, 0);
        }

        Head loaded() {
            plan.offer(PlanImages.image(PlanImages.mfolfox(device)));
            assertTrue(plan.loaded());
            return this;
        }

        void step(long ms, long counts, int pa) {
            in.nowMs(in.nowMs() + ms);
            in.monitorNowMs(in.nowMs());
            in.encoderCounts(in.encoderCounts() + counts);
            in.pressurePa(pa);
            validator.step(in, order, signals);
            slope.step(signals, primes, plan, findings);
        }

        /** One cell of 25 readings at this pressure, a count each; the first takes what is left. */
        void cell(int pa) {
            step(cellMs - 2_400, 1, pa);
            for (int i = 1; i < CELL; i++) {
                step(100, 1, pa);
            }
        }

        /** Cells that rise by so much, from the first, which is at {@code pa}. */
        void climb(int cells, int pa, int rise) {
            for (int i = 0; i < cells; i++) {
                cell(pa + i * rise);
            }
        }

        boolean sloped() {
            return findings.pressureSloped();
        }
    }

    private final Head head = new Head(Line.PUMP).loaded();

    private static Head headOf(DeviceRecord.Draft device) {
        return new Head(device.nlPerRev(500_000).countsPerRev(500).seal()).loaded();
    }

    @Test
    void findsSixCellsThatEachRiseByMore() {
        head.climb(6, 0, STEEP_PA + 1);
        assertFalse(head.sloped());
        for (int i = 1; i < CELL; i++) {
            head.step(100, 1, 6 * (STEEP_PA + 1));
        }
        assertFalse(head.sloped());
        head.step(100, 1, 6 * (STEEP_PA + 1));
        assertTrue(head.sloped());
        assertTrue(head.findings.occluded());
        assertTrue(head.findings.stops());
        assertFalse(head.findings.pressureRisen());
    }

    @Test
    void findsNothingInCellsThatRiseByNoMore() {
        head.climb(30, 0, STEEP_PA);
        assertFalse(head.sloped());
    }

    @Test
    void beginsAnewAfterACellThatRisesByNoMore() {
        head.climb(6, 0, STEEP_PA + 1);
        int pa = 5 * (STEEP_PA + 1) + STEEP_PA;
        head.climb(6, pa, STEEP_PA + 1);
        assertFalse(head.sloped());
        head.cell(pa + 6 * (STEEP_PA + 1));
        assertTrue(head.sloped());
    }

    @Test
    void findsNothingInAPatientWhoSitsUpTwice() {
        head.climb(20, 0, 0);
        head.step(100, 1, 2_000);
        head.cell(4_900);
        head.climb(5, 4_900, 0);
        head.step(100, 1, 7_000);
        head.climb(20, 9_800, 0);
        assertFalse(head.sloped());
    }

    /** 13 kPa in one moment, anywhere in a cell. */
    @Test
    void findsNothingInARiseOfOneMomentHoweverHigh() {
        for (int at = 0; at < CELL; at++) {
            Head one = new Head(Line.PUMP).loaded();
            one.climb(10, 0, 0);
            for (int i = 0; i < at; i++) {
                one.step(100, 1, 0);
            }
            one.climb(20, 30_000, 0);
            assertFalse(one.sloped(), "at " + at);
        }
    }

    @Test
    void takesFromTheMeanOfACell() {
        // 24 of 25 readings at 0 and one at 25 * 751: 751 in the mean.
        for (int cell = 0; cell < 7; cell++) {
            int pa = cell * 751;
            for (int i = 1; i < CELL; i++) {
                head.step(100, 1, pa - (cell > 0 ? 751 : 0));
            }
            assertFalse(head.sloped());
            head.step(100, 1, cell > 0 ? pa - 751 + 25 * 751 : 0);
        }
        assertTrue(head.sloped());
    }

    @Test
    void judgesTheSlopeOfEachOfNoCellThatIsSlow() {
        head.cellMs = 150_000;
        head.climb(7, 0, STEEP_PA + 1);
        assertTrue(head.sloped());
        Head slow = new Head(Line.PUMP).loaded();
        slow.cellMs = 150_001;
        slow.climb(18, 0, STEEP_PA + 1);
        assertFalse(slow.sloped());
    }

    @Test
    void findsSlowCellsThatRiseBeyondWhatAPatientDoes() {
        head.cellMs = 1_200_000;
        // 6 * 2,333 = 13,998; 6 * 2,334 = 14,004.
        head.climb(12, 0, 2_333);
        assertFalse(head.sloped());
        Head beyond = new Head(Line.PUMP).loaded();
        beyond.cellMs = 1_200_000;
        beyond.climb(6, 0, 2_334);
        assertFalse(beyond.sloped());
        beyond.cell(6 * 2_334);
        assertTrue(beyond.sloped());
    }

    @Test
    void takesNoCellThatIsTooSlow() {
        head.cellMs = 1_200_001;
        head.climb(12, 0, 3_000);
        assertFalse(head.sloped());
        head.cellMs = 1_200_000;
        head.climb(6, 36_000, 3_000);
        assertFalse(head.sloped());
        head.cell(54_000);
        assertTrue(head.sloped());
    }

    @Test
    void addsTheSwingThatIsNotLearned() {
        Head swings = headOf(Devices.bedside().pressureSwingPa(1_000));
        swings.cellMs = 200_000;
        // 6 * 2,500 = 15,000.
        swings.climb(12, 0, 2_500);
        assertFalse(swings.sloped());
        Head more = headOf(Devices.bedside().pressureSwingPa(1_000));
        more.cellMs = 200_000;
        more.climb(7, 0, 2_501);
        assertTrue(more.sloped());
    }

    private static Head carried(int first, int second, int lesser) {
        Head head = new Head(Line.PUMP).loaded();
        head.cellMs = 200_000;
        head.climb(3, 0, lesser);
        int pa = 2 * lesser + first;
        head.cell(pa);
        head.climb(3, pa + second, lesser);
        return head;
    }

    /** Four cells beside the two that rise most: 4 * 750 together. */
    @Test
    void wantsTheRiseToBeInMoreThanTwoCells() {
        assertFalse(carried(8_000, 6_000, 750).sloped());
        assertTrue(carried(8_000, 6_000, 751).sloped());
        assertFalse(carried(6_000, 8_000, 750).sloped());
        assertTrue(carried(6_000, 8_000, 751).sloped());
        // 5,498 + 5,498 + 4 * 751 = 14,000.
        assertFalse(carried(5_498, 5_498, 751).sloped());
        assertTrue(carried(5_498, 5_499, 751).sloped());
    }

    @Test
    void wantsEightReadingsOfACell() {
        assertFalse(few(7).sloped());
        assertTrue(few(8).sloped());
    }

    private static Head few(int readings) {
        Head head = new Head(Line.PUMP).loaded();
        for (int cell = 0; cell < 7; cell++) {
            for (int i = 0; i < CELL; i++) {
                head.in.pressureFresh(i < readings);
                head.step(10, 1, cell * 1_000);
            }
        }
        return head;
    }

    @Test
    void takesNothingFromAStepOfTwoCells() {
        head.climb(3, 0, 1_000);
        for (int i = 0; i < 9; i++) {
            head.step(100, 2, 3_000);
        }
        // 18 and 32 are two cells.
        head.step(100, 32, 3_000);
        head.climb(6, 4_000, 1_000);
        assertFalse(head.sloped());
        head.cell(10_000);
        assertTrue(head.sloped());
    }

    @Test
    void takesNothingFromReadingsThatCannotBeTrusted() {
        head.climb(6, 0, STEEP_PA + 1);
        head.step(100, 0, 200_001);
        head.cell(6 * (STEEP_PA + 1));
        assertTrue(head.sloped());
        Head low = new Head(Line.PUMP).loaded();
        low.climb(6, 0, STEEP_PA + 1);
        low.step(100, 0, 200_001);
        low.cell(5 * (STEEP_PA + 1) + STEEP_PA);
        assertFalse(low.sloped());
    }

    @Test
    void countsWhatGoesBackAndForwardAgainOnce() {
        head.climb(6, 0, STEEP_PA + 1);
        for (int i = 0; i < 10; i++) {
            head.step(100, 1, 6 * (STEEP_PA + 1));
        }
        head.step(100, -10, 6 * (STEEP_PA + 1));
        for (int i = 0; i < 24; i++) {
            head.step(100, 1, 6 * (STEEP_PA + 1));
        }
        assertFalse(head.sloped());
        head.step(100, 1, 6 * (STEEP_PA + 1));
        assertTrue(head.sloped());
    }

    @Test
    void waitsForNoMoreThanAMillilitreThatWentBack() {
        head.step(100, -3_000, 0);
        for (int i = 0; i < 1_000; i++) {
            head.step(100, 1, 0);
        }
        head.climb(6, 0, STEEP_PA + 1);
        assertFalse(head.sloped());
        head.cell(6 * (STEEP_PA + 1));
        assertTrue(head.sloped());
    }

    @Test
    void beginsAnewAfterAPrime() {
        head.climb(6, 0, 1_000);
        head.primes = true;
        head.step(100, 0, 6_000);
        head.primes = false;
        // The cell in which it was is of no use.
        head.climb(7, 6_000, 1_000);
        assertFalse(head.sloped());
        head.cell(13_000);
        assertTrue(head.sloped());
    }

    @Test
    void judgesNothingWithoutAPlanAndKeepsWhatIsFoundWithoutOne() {
        Head bare = new Head(Line.PUMP);
        bare.climb(9, 0, 1_000);
        assertFalse(bare.sloped());
        bare.loaded();
        bare.cell(9_000);
        assertTrue(bare.sloped());
        bare.plan.clear();
        bare.step(100, 0, 9_000);
        assertTrue(bare.sloped());
    }

    /** A flow that sets in may raise the pressure by 100 Pa for each of 36 mL/h. */
    @Test
    void allowsForAFlowThatSetsIn() {
        Head flows = headOf(Devices.bedside().linePaPerMlPerH(100));
        for (int i = 0; i < 1_000; i++) {
            flows.step(100, 0, 0);
        }
        flows.climb(7, 0, 1_000);
        // The second cell rises by the flow's part less than nothing.
        assertFalse(flows.sloped());
        flows.cell(7_000);
        assertTrue(flows.sloped());
    }

    /** A flow that ends takes nothing away. */
    @Test
    void allowsForNoFlowThatEnds() {
        Head flows = headOf(Devices.bedside().linePaPerMlPerH(100));
        flows.climb(4, 0, STEEP_PA);
        flows.cellMs = 100_000;
        flows.climb(8, 3 * STEEP_PA, STEEP_PA);
        assertFalse(flows.sloped());
    }

    private void isFound() {
        head.climb(7, 0, 1_000);
        assertTrue(head.sloped());
    }

    private void rest(int pa, int readings) {
        for (int i = 0; i < readings; i++) {
            head.step(10, 0, pa);
        }
    }

    @Test
    void isClearedAtHalfOfTheRise() {
        isFound();
        rest(3_002, 200);
        assertTrue(head.sloped());
        rest(2_999, 200);
        assertFalse(head.sloped());
        // And begins anew: a cell for what was, one to begin, six that rise.
        head.climb(7, 3_000, 1_000);
        assertFalse(head.sloped());
        head.cell(10_000);
        assertTrue(head.sloped());
    }

    @Test
    void isNotClearedByOneReading() {
        isFound();
        rest(6_000, 100);
        rest(0, 1);
        assertTrue(head.sloped());
        rest(0, 20);
        assertFalse(head.sloped());
    }

    /** From 3,000 Pa to 4,000 in half an hour, and no further. */
    @Test
    void letsTheZeroWanderWhileFound() {
        isFound();
        rest(3_999, 100);
        assertTrue(head.sloped());
        for (int i = 0; i < 29; i++) {
            head.step(60_000, 0, 3_999);
        }
        assertTrue(head.sloped());
        head.step(60_000, 0, 3_999);
        assertFalse(head.sloped());
    }

    @Test
    void saysHowMuchTheLineSwells() {
        assertEquals(0, head.findings.complianceNlPerKpa());
        isFound();
        // 25 uL for each kilopascal.
        assertEquals(25_000, head.findings.complianceNlPerKpa());
        rest(0, 200);
        assertFalse(head.sloped());
        assertEquals(25_000, head.findings.complianceNlPerKpa());
        head.climb(8, 0, 2_000);
        assertTrue(head.sloped());
        assertEquals(12_500, head.findings.complianceNlPerKpa());
    }

    /** Of what rises by 0.03 kPa/uL and no more nothing is in it. */
    @Test
    void leavesOutOfThatWhatRoseByNoMore() {
        Head some = carried(5_000, 10_000, 751);
        assertTrue(some.sloped());
        // 6 * 25 uL in 18.004 kPa.
        assertEquals(150_000_000 / 18_004, some.findings.complianceNlPerKpa());
        Head fewer = new Head(Line.PUMP).loaded();
        fewer.cellMs = 200_000;
        fewer.climb(4, 0, STEEP_PA);
        fewer.climb(3, 3 * STEEP_PA + 6_250, 6_250);
        // 75 uL in 3 * 6,250.
        assertTrue(fewer.sloped());
        assertEquals(4_000, fewer.findings.complianceNlPerKpa());
    }

    @Test
    void beginsAnewAfterAnotherFindsTheLineBlocked() {
        head.climb(6, 0, 1_000);
        head.findings.occluded(true, false);
        head.step(100, 0, 6_000);
        head.findings.occluded(false, false);
        head.climb(7, 6_000, 1_000);
        assertFalse(head.sloped());
        head.cell(13_000);
        assertTrue(head.sloped());
    }

    @Test
    void keepsNoCellFromBeforeItBeganAnew() {
        head.cellMs = 200_000;
        head.climb(6, 0, 2_334);
        head.primes = true;
        head.step(100, 0, 0);
        head.primes = false;
        head.cell(0);
        head.climb(6, 0, 2_334);
        assertFalse(head.sloped());
        head.cell(6 * 2_334);
        assertTrue(head.sloped());
    }

    /** From where a cell has just ended. */
    @Test
    void goesBackBeyondTheBeginningOfACell() {
        head.climb(6, 0, STEEP_PA + 1);
        head.step(100, -10, 6 * (STEEP_PA + 1));
        for (int i = 0; i < 34; i++) {
            head.step(100, 1, 6 * (STEEP_PA + 1));
        }
        assertFalse(head.sloped());
        head.step(100, 1, 6 * (STEEP_PA + 1));
        assertTrue(head.sloped());
    }

    @Test
    void learnsNothingFromTheCellBefore() {
        // Of eight readings, a pascal more in the sum is an eighth in the mean.
        for (int cell = 0; cell < 7; cell++) {
            int pa = cell == 0 ? 0 : 750 + (cell - 1) * 751;
            for (int i = 0; i < CELL; i++) {
                head.in.pressureFresh(i < 8);
                head.step(10, 1, pa);
            }
        }
        assertFalse(head.sloped());
    }

    /** (7/8)^6 of 5,000 are 2,244, and (7/8)^7 are 1,963: above 1,000 they are 3,244 and 2,963. */
    @Test
    void isClearedByAMeanOfEightReadings() {
        isFound();
        rest(6_000, 300);
        rest(1_000, 6);
        assertTrue(head.sloped());
        rest(1_000, 1);
        assertFalse(head.sloped());
    }

    @Test
    void isNotClearedByWhatIsNoNewReading() {
        isFound();
        rest(6_000, 100);
        head.step(10, 0, 0);
        head.in.pressureFresh(false);
        rest(0, 100);
        assertTrue(head.sloped());
    }

    @Test
    void forgetsAReadingThatCannotBeTrusted() {
        isFound();
        rest(200_001, 1);
        // 3,100 * (7/8)^60 are 1 Pa.
        rest(2_900, 60);
        assertFalse(head.sloped());
    }

    /** 7 sixteenths of a pascal is what the mean stays above what it falls to; 788 ms wander it. */
    @Test
    void isClearedWhereItHasFallenToThatAndNoFurther() {
        isFound();
        rest(3_000, 78);
        assertTrue(head.sloped());
        rest(3_000, 1);
        assertFalse(head.sloped());
    }

    /** 3,000 Pa and 20,000 in ten hours. */
    @Test
    void letsTheZeroWanderForHours() {
        isFound();
        for (int i = 0; i < 599; i++) {
            head.step(60_000, 0, 22_995);
        }
        assertTrue(head.sloped());
        head.step(60_000, 0, 22_995);
        assertFalse(head.sloped());
    }

    @Test
    void letsItWanderAnewEachTime() {
        isFound();
        for (int i = 0; i < 61; i++) {
            head.step(60_000, 0, 4_999);
        }
        assertFalse(head.sloped());
        head.cell(5_000);
        head.climb(7, 5_000, 1_000);
        assertTrue(head.sloped());
        rest(9_500, 200);
        assertTrue(head.sloped());
        rest(8_000, 200);
        assertFalse(head.sloped());
    }

    /** A stroke of 50 uL is a cell; it is steep from 1,500 Pa on. */
    @Test
    void takesAStrokeForACell() {
        Head strokes = new Head(Devices.wearable().seal()).loaded();
        assertFalse(strokes(strokes, 1_500).sloped());
        Head more = new Head(Devices.wearable().seal()).loaded();
        assertTrue(strokes(more, 1_501).sloped());
    }

    private static Head strokes(Head head, int rise) {
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 10; j++) {
                head.step(100, 10, i * rise);
            }
        }
        return head;
    }

    private static final int[] TURN = {0, 2_100, 3_000, 2_100, 0, -2_100, -3_000, -2_100};

    private static void turns(Head head, int cells, int from, int rise) {
        for (int i = 0; i < cells; i++) {
            head.cell(TURN[i % 8] + from + i * rise);
        }
    }

    private static Head turning() {
        return new Head(
                        Devices.bedside()
                                .nlPerRev(200_000)
                                .countsPerRev(200)
                                .pressureSwingPa(6_000)
                                .seal())
                .loaded();
    }

    @Test
    void takesOutWhatTheHeadsTurningDoes() {
        Head turning = turning();
        turns(turning, 40, 0, 0);
        assertFalse(turning.sloped());
        // The first is no rise; then six.
        turns(turning, 7, 0, STEEP_PA + 1);
        assertTrue(turning.sloped());
        Head less = turning();
        turns(less, 40, 0, 0);
        turns(less, 7, 0, STEEP_PA);
        assertFalse(less.sloped());
    }

    /** 14 kPa, and 9.8 by the 39 of 47 cells of eight that a turn was learned in: 2,010.25. */
    @Test
    void addsNoSwingThatIsLearnedButWhatMayBeOff() {
        for (int last : new int[] {2_670, 2_671}) {
            Head turning = turning();
            turns(turning, 40, 0, 0);
            turning.cellMs = 200_000;
            // The first is no rise; then five of 2,668 are 13,340.
            turns(turning, 6, 0, 2_668);
            assertFalse(turning.sloped());
            turning.cell(TURN[6] + 5 * 2_668 + last);
            assertEquals(last == 2_671, turning.sloped());
        }
    }

    @Test
    void keepsItsPlaceInTheTurnThroughAPrime() {
        Head turning = turning();
        turns(turning, 40, 0, 0);
        turning.primes = true;
        turning.step(100, 0, 0);
        turning.primes = false;
        // Spoilt, and the first of a slope.
        turns(turning, 2, 0, 0);
        for (int i = 0; i < 6; i++) {
            assertFalse(turning.sloped());
            turning.cell(TURN[(2 + i) % 8] + (i + 1) * (STEEP_PA + 1));
        }
        assertTrue(turning.sloped());
    }

    @Test
    void learnsAHeadOfTwoCellsToo() {
        Head two =
                new Head(
                                Devices.bedside()
                                        .nlPerRev(50_000)
                                        .countsPerRev(50)
                                        .rateNlPerHMax(100_000_000)
                                        .pressureSwingPa(6_000)
                                        .seal())
                        .loaded();
        // A tenth of a turn that is half a slope is taken for its own.
        two.climb(20, 0, 0);
        two.climb(6, 900, 900);
        assertTrue(two.sloped());
    }

    @Test
    void judgesNothingBeforeTheTurningIsKnown() {
        Head turning = turning();
        // A turn to begin, and two to learn; the cell that ends them is judged.
        turns(turning, 23, 0, 2_000);
        assertFalse(turning.sloped());
        turning.cell(TURN[23 % 8] + 23 * 2_000);
        assertTrue(turning.sloped());
    }
}
