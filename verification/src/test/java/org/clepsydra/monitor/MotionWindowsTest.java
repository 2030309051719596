package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A count of the bedside pump is 400 nL, of 200,000 parts; a microstep 62.5 nL. */
@Verifies("req~monitor.windows~3")
class MotionWindowsTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long PARTS_PER_NL = 500;
    // A microstep, 62.5 nL, and two counts.
    private static final long SLACK = 31_250 + 2 * 200_000;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final MonitorGeometry device = new MonitorGeometry(bedside);
    private final MotionWindows windows = new MotionWindows(device);
    private final EnvelopeBlock block = new EnvelopeBlock(device);

    @Test
    void forgetsAfterAnHourAndADayAndNoSooner() {
        limits(1_000_000, 1_500_000);
        windows.add(block, 2_500);
        // The hour's limit is used up: 2,500 counts are 1,000,000 nL.
        assertEquals(SLACK, windows.roomParts(block, 0));
        assertEquals(SLACK - 7, windows.roomParts(block, 7));
        windows.pass(61 * MINUTE - 1);
        assertEquals(SLACK, windows.roomParts(block, 0));
        windows.pass(1);
        // What is left of the day's.
        assertEquals(500_000 * PARTS_PER_NL + SLACK, windows.roomParts(block, 0));
        windows.pass(23 * HOUR - 61 * MINUTE - 1);
        assertEquals(500_000 * PARTS_PER_NL + SLACK, windows.roomParts(block, 0));
        windows.pass(1);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK, windows.roomParts(block, 0));
    }

    @Test
    void forgetsEachPartByItself() {
        limits(1_000_000, 20_000_000);
        for (int i = 0; i < 61; i++) {
            windows.add(block, i);
            windows.pass(MINUTE);
        }
        // All but the first, which was nothing: 1 to 60.
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - 1_830 * 200_000, room());
        windows.pass(MINUTE);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - 1_829 * 200_000, room());
        windows.pass(2 * MINUTE);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - 1_824 * 200_000, room());
        windows.pass(Long.MAX_VALUE);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK, room());
    }

    @Test
    void overflowsForNoMotion() {
        limits(1_000_000, 20_000_000);
        // Each is cut to 2^36 counts, of 200,000 parts; 84 of them are more than 2^60.
        for (int i = 0; i < 100; i++) {
            windows.add(block, Long.MAX_VALUE);
        }
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - (1L << 60), room());
        windows.pass(61 * MINUTE);
        assertEquals(20_000_000 * PARTS_PER_NL + SLACK - (1L << 60), room());
        windows.pass(25 * HOUR);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK, room());
    }

    @Test
    @Verifies("req~persistence.monitor-windows~1")
    void goesOnWhereItWasKept() {
        limits(1_000_000, 20_000_000);
        for (int i = 0; i < 70; i++) {
            windows.add(block, i);
            windows.pass(MINUTE);
        }
        windows.pass(59_999);
        MonitorRecord record = new MonitorRecord(device);
        windows.keep(record);
        long before = room();
        // 10 to 69 are in the hour, by minutes: 60 * 79 / 2 = 2,370 counts, of 200,000 parts.
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - 2_370 * 200_000, before);
        MotionWindows other = new MotionWindows(device);
        other.add(block, 1_000);
        other.restore(record);
        assertEquals(before, other.roomParts(block, 0));
        other.pass(1);
        assertEquals(before + 10 * 200_000, other.roomParts(block, 0));
        other.addParts(3);
        assertEquals(before + 10 * 200_000 - 3, other.roomParts(block, 0));
    }

    @Test
    @Verifies("req~persistence.monitor-windows~1")
    void goesOnWithinAQuarterOfAnHour() {
        limits(1_000_000, 1_000_000);
        windows.add(block, 5);
        windows.pass(10 * MINUTE);
        MonitorRecord record = new MonitorRecord(device);
        windows.keep(record);
        MotionWindows other = new MotionWindows(device);
        other.restore(record);
        // 92 quarters of an hour, of which 10 min are past.
        other.pass(23 * HOUR - 10 * MINUTE - 1);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - 5 * 200_000, other.roomParts(block, 0));
        other.pass(1);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK, other.roomParts(block, 0));
    }

    @Test
    @Verifies("req~persistence.monitor-windows~1")
    void keepsEachDrugByItself() {
        limits(1_000_000, 20_000_000);
        for (int i = 1; i <= 4; i++) {
            assertTrue(windows.choose(10L * i));
            windows.add(block, i);
        }
        MonitorRecord record = new MonitorRecord(device);
        windows.keep(record);
        MotionWindows other = new MotionWindows(device);
        other.restore(record);
        for (int i = 1; i <= 4; i++) {
            assertTrue(other.choose(10L * i));
            long left = 1_000_000 * PARTS_PER_NL + SLACK - i * 200_000L;
            assertEquals(left, other.roomParts(block, 0));
        }
        assertFalse(other.choose(50));
    }

    @Test
    @Verifies("req~persistence.monitor-windows~1")
    void keepsNoMoreInACellThanARecordMayHold() {
        MotionWindow window = new MotionWindow(1, MINUTE);
        window.add((1L << 53) + 5);
        MonitorRecord record = new MonitorRecord(device);
        window.keep(record, 20, 30);
        assertEquals(1L << 53, record.word(30));
    }

    @Test
    @Verifies("req~persistence.monitor-windows~1")
    void writesNoMoreCellsThanItLooksBack() {
        MotionWindow window = new MotionWindow(1, MINUTE);
        window.add(3);
        window.pass(MINUTE);
        window.add(5);
        MonitorRecord record = new MonitorRecord(device);
        record.set(32, 7);
        window.keep(record, 20, 30);
        assertEquals(5, record.word(30));
        assertEquals(3, record.word(31));
        // The word after them is another's.
        assertEquals(7, record.word(32));
    }

    @Test
    void forgetsAllThatWasMovedInAMinuteTogether() {
        limits(1_000_000, 20_000_000);
        windows.add(block, 1);
        windows.pass(MINUTE);
        windows.add(block, 2);
        windows.add(block, 4);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - 7 * 200_000, room());
        windows.pass(60 * MINUTE);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - 6 * 200_000, room());
        windows.pass(MINUTE);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK, room());
    }

    @Test
    void looksBackAsFarAfterAnyTimeWithoutMotion() {
        limits(1_000_000, 20_000_000);
        windows.pass(Long.MAX_VALUE);
        windows.add(block, 5);
        windows.pass(61 * MINUTE - 1);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - 5 * 200_000, room());
        windows.pass(1);
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK, room());
    }

    @Test
    void countsEachOfFourDrugsByItself() {
        limits(1_000_000, 1_500_000);
        for (int i = 1; i <= 4; i++) {
            assertTrue(windows.choose(i));
            windows.add(block, i);
            assertEquals(1_000_000 * PARTS_PER_NL + SLACK - i * 200_000L, room());
            windows.pass(15 * MINUTE);
        }
        assertFalse(windows.choose(5));
        // What a head moves that nobody counts for is that of the last.
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - 4 * 200_000, room());
        assertTrue(windows.choose(2));
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK - 2 * 200_000, room());
        windows.pass(22 * HOUR - 1);
        assertFalse(windows.choose(5));
        windows.pass(1);
        assertTrue(windows.choose(5));
        assertEquals(1_000_000 * PARTS_PER_NL + SLACK, room());
    }

    @Test
    void seesAHeadThatGoesOnByMoreThanFourCountsWhereThereIsNoRoom() {
        // 3,138 nL, a microstep and two counts are ten counts and 250 parts.
        limits(3_138, 20_000_000);
        windows.addParts(250);
        windows.add(block, 10);
        assertEquals(0, room());
        assertFalse(windows.wentBeyond());
        windows.add(block, 4);
        assertFalse(windows.wentBeyond());
        windows.add(block, 1);
        assertTrue(windows.wentBeyond());
        // There is room again, to a part.
        windows.pass(61 * MINUTE);
        windows.add(block, 9);
        assertFalse(windows.wentBeyond());
        windows.add(block, 5);
        assertFalse(windows.wentBeyond());
        windows.add(block, 1);
        assertTrue(windows.wentBeyond());
    }

    @Test
    void seesTheSameOfTheDay() {
        limits(3_138, 3_138);
        windows.addParts(250);
        windows.add(block, 10);
        windows.pass(61 * MINUTE);
        windows.add(block, 4);
        assertFalse(windows.wentBeyond());
        windows.add(block, 1);
        assertTrue(windows.wentBeyond());
    }

    @Test
    void beginsAnewOnlyWhereThereIsRoom() {
        limits(3_138, 20_000_000);
        windows.addParts(250);
        windows.add(block, 3);
        windows.pass(MINUTE);
        windows.addParts(250);
        windows.add(block, 10);
        // Three counts and 250 parts beyond; then the first three are an hour old.
        windows.pass(60 * MINUTE);
        assertEquals(0, room());
        windows.add(block, 0);
        windows.add(block, 1);
        assertTrue(windows.wentBeyond());
    }

    @Test
    void countsNothingAsBeyondThatWasMovedUnderAnotherLimit() {
        limits(1_000_000, 20_000_000);
        windows.add(block, 2_000);
        limits(1_000, 20_000_000);
        windows.add(block, 0);
        windows.add(block, 4);
        assertFalse(windows.wentBeyond());
        windows.add(block, 1);
        assertTrue(windows.wentBeyond());
    }

    @Test
    void keepsNothingOfWhatWasBeyondWhereThereIsRoomAgain() {
        limits(3_138, 20_000_000);
        windows.addParts(250);
        // A count is left, and then four are too many, to a part.
        windows.add(block, 9);
        windows.add(block, 5);
        assertFalse(windows.wentBeyond());
        windows.addParts(0);
        windows.add(block, 1);
        assertTrue(windows.wentBeyond());
    }

    @Test
    void beginsAnewWhereThereIsRoomForAPart() {
        limits(3_138, 20_000_000);
        windows.addParts(250);
        windows.add(block, 3);
        windows.pass(MINUTE);
        windows.addParts(249);
        windows.add(block, 10);
        // Three counts and 249 parts beyond; then the first three are an hour old.
        windows.pass(60 * MINUTE);
        assertEquals(1, room());
        windows.add(block, 0);
        windows.add(block, 1);
        assertFalse(windows.wentBeyond());
    }

    @Test
    void countsNothingAsBeyondForAnotherEnvelope() {
        limits(1_000, 20_000_000);
        assertTrue(windows.choose(1));
        windows.add(block, 10);
        windows.add(block, 1);
        assertTrue(windows.wentBeyond());
        assertTrue(windows.choose(1));
        assertFalse(windows.wentBeyond());
        windows.add(block, 4);
        assertFalse(windows.wentBeyond());
    }

    private long room() {
        return windows.roomParts(block, 0);
    }

    private void limits(long hourNl, long dayNl) {
        long[] image = PlanImages.image(PlanImages.flat(bedside, 36_000_000, HOUR));
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = hourNl;
        image[PlanLayout.ENVELOPE_DAY_NL_MAX] = dayNl;
        EnvelopeTest.seal(image);
        block.take(image);
    }
}
