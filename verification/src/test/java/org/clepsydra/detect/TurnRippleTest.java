package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What is learned of a head's turning, on one of four cells that may swing by 2,000 Pa. */
@Verifies("req~detect.pressure-slope~1")
class TurnRippleTest {
    private final TurnRipple turn = new TurnRipple(new PumpGeometry(of(100_000, 2_000).seal()));
    private long level;

    private static DeviceRecord.Draft of(long nlPerRev, int swingPa) {
        return Devices.bedside().nlPerRev(nlPerRev).pressureSwingPa(swingPa);
    }

    private static long cells(DeviceRecord.Draft device) {
        return new TurnRipple(new PumpGeometry(device.seal())).cells();
    }

    private void rise(long by) {
        level = level + by;
        turn.step(level, by);
    }

    private void turn(long... rises) {
        for (long by : rises) {
            rise(by);
        }
    }

    @Test
    void hasCellsOf25Ul() {
        assertEquals(8, cells(of(200_000, 6_000)));
        assertEquals(7, cells(of(199_999, 6_000)));
        assertEquals(32, cells(of(800_000, 6_000)));
        assertEquals(32, cells(of(1_000_000, 6_000)));
        assertEquals(1, cells(of(20_000, 6_000)));
    }

    @Test
    void learnsNothingWhereTheSwingIsSmallOrTheMotionIsInStrokes() {
        assertEquals(1, cells(of(200_000, 1_500)));
        assertEquals(8, cells(of(200_000, 1_501)));
        assertEquals(1, cells(Devices.wearable().nlPerRev(200_000).pressureSwingPa(6_000)));
        assertEquals(1, cells(of(200_000, 6_000).microstepsPerQuantum(2)));
    }

    @Test
    void isKnownAtOnceWhereThereIsNothingToLearn() {
        TurnRipple none = new TurnRipple(new PumpGeometry(of(200_000, 0).seal()));
        assertTrue(none.known());
        none.step(1_000, 1_000);
        none.step(2_000, 1_000);
        none.step(4_000, 2_000);
        assertEquals(0, none.nextRise());
    }

    /** A patient's 9.8 kPa by as many turns as were learned, in sixteenths of a pascal. */
    @Test
    void mayBeOffByAPatientsMotionAsLongAsFewTurnsAreLearned() {
        for (int i = 0; i < 12; i++) {
            rise(0);
        }
        // Two turns of four are learned.
        assertEquals(9_800 * 16 / 2, turn.doubt());
        rise(0);
        assertEquals(9_800 * 16 * 4 / 9, turn.doubt());
        for (int i = 0; i < 1_024 - 9; i++) {
            rise(0);
        }
        assertEquals(9_800 * 16 * 4 / 1_024, turn.doubt());
        rise(0);
        assertEquals(9_800 * 16 * 4 / 1_024, turn.doubt());
    }

    @Test
    void leavesNoDoubtWhereThereIsNothingToLearn() {
        TurnRipple none = new TurnRipple(new PumpGeometry(of(200_000, 0).seal()));
        assertEquals(0, none.doubt());
        none.step(1_000, 1_000);
        none.step(2_000, 1_000);
        assertEquals(0, none.doubt());
        // What is doubted is reckoned before anything is known, too.
        assertEquals(9_800 * 16 * 4, turn.doubt());
    }

    @Test
    void isKnownAfterThreeTurns() {
        for (int i = 0; i < 11; i++) {
            rise(0);
            assertFalse(turn.known());
        }
        rise(0);
        assertTrue(turn.known());
    }

    /** 4,000 + 400 - 4,000 - 400 = 0 in a turn. */
    @Test
    void learnsWhatEachCellRisesByBesideTheWhole() {
        turn(4_000, 400, -4_000, -400);
        assertEquals(0, turn.nextRise());
        turn(4_000, 400, -4_000, -400);
        assertEquals(4_000, turn.nextRise());
        rise(4_000);
        assertEquals(400, turn.nextRise());
        rise(400);
        assertEquals(-4_000, turn.nextRise());
    }

    /** 1,000 more in each cell are no turning's. */
    @Test
    void learnsNothingOfALineThatSwells() {
        turn(5_000, 1_400, -3_000, 600);
        turn(5_000, 1_400, -3_000, 600);
        assertEquals(4_000, turn.nextRise());
        rise(5_000);
        assertEquals(400, turn.nextRise());
    }

    @Test
    void learnsAMeanOfTurns() {
        turn(0, 0, 0, 0);
        turn(0, 0, 0, 0);
        // (800 - 800 / 4) / 2, and a third of the way to 0 - -800 / 4.
        turn(800, 0, -800, 0);
        assertEquals(300, turn.nextRise());
        turn(0, 0, 0, 0);
        assertEquals(300 - 33, turn.nextRise());
    }

    @Test
    void learnsA32ndInTheEnd() {
        for (int i = 0; i < 40; i++) {
            turn(0, 0, 0, 0);
        }
        // 3,200 - 800 are 75 * 32.
        turn(3_200, 0, -3_200, 0);
        assertEquals(75, turn.nextRise());
    }

    @Test
    void learnsA31stBefore() {
        for (int i = 0; i < 31; i++) {
            turn(0, 0, 0, 0);
        }
        // 3,100 - 775 are 75 * 31.
        turn(3_100, 0, -3_100, 0);
        assertEquals(75, turn.nextRise());
    }

    /** 2,000 Pa of swing, of which no cell takes more than half: 16,000 sixteenths. */
    @Test
    void learnsNoMoreThanHalfOfTheSwing() {
        turn(0, 0, 0, 0);
        // 21,332 - 5,333 = 15,999, and all of it back.
        turn(21_332, 0, -21_332, 0);
        assertEquals(15_999, turn.nextRise());
    }

    @Test
    void learnsNoMoreThanHalfOfTheSwingAtOnce() {
        turn(0, 0, 0, 0);
        // 21,336 - 5,334 = 16,002.
        turn(21_336, 0, -21_336, 0);
        assertEquals(16_000, turn.nextRise());
        rise(0);
        rise(0);
        assertEquals(-16_000, turn.nextRise());
    }

    @Test
    void beginsATurnAnewWhereCellsWereSkipped() {
        turn(4_000, 400, -4_000, -400);
        turn(4_000, 400, -4_000, -400);
        // Two cells on, at the same place again after six.
        turn.skip(2);
        turn(-4_000, -400, 4_000, 400);
        assertEquals(-4_000, turn.nextRise());
        turn(-4_000, -400, 4_000);
        assertFalse(turn.known());
        rise(400);
        assertTrue(turn.known());
        assertEquals(-4_000, turn.nextRise());
    }

    @Test
    void skipsWholeTurns() {
        turn(4_000, 400, -4_000, -400);
        turn(4_000, 400, -4_000, -400);
        turn.skip(401);
        assertEquals(400, turn.nextRise());
    }
}
