package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.clepsydra.alarm.AlarmCode;
import org.junit.jupiter.api.Test;

/** What a run keeps for its report. */
class RunRecordTest {
    @Test
    void turnsConditionsIntoIntervals() {
        AlarmLog log = new AlarmLog();
        log.step(10, 0);
        log.step(20, 1L << AlarmCode.AIR_IN_LINE);
        log.step(30, 1L << AlarmCode.AIR_IN_LINE | 1L << AlarmCode.LATE_STEP);
        log.step(40, 1L << AlarmCode.LATE_STEP);
        assertEquals(
                List.of(
                        new AlarmInterval(AlarmCode.AIR_IN_LINE, 20, 40),
                        new AlarmInterval(AlarmCode.LATE_STEP, 30, 50)),
                log.end(50));
    }

    @Test
    void thinsItsRowsAndKeepsTheLastAndTheHighestPressure() {
        Series series = new Series();
        for (int ms = 0; ms < 100_000; ms += 10) {
            series.pressure(ms == 50 ? 99.0 : 1.0);
            if (series.due(ms)) {
                series.add(ms, ms, ms, ms, 0, 0);
            }
        }
        long[] timeMs = series.timeMs();
        // Ten thousand rows: 2048 full three times, so every eighth of 10 ms is left, 80 ms apart.
        assertTrue(timeMs.length <= 2_048 && timeMs.length >= 1_024, "rows " + timeMs.length);
        assertEquals(80, timeMs[timeMs.length - 1] - timeMs[timeMs.length - 2]);
        assertTrue(timeMs[timeMs.length - 1] > 100_000 - 2 * 80);
        assertEquals(99.0, series.pressureKpa()[0]);
    }

    @Test
    void keepsTheBeginningWhereStepsAreLong() {
        // Steps of 500 ms for 100 h: 720,000 of them, 1024 to 2048 rows, so 175 to 352 s apart.
        Series series = new Series();
        long endMs = 100 * 3_600_000L;
        for (long ms = 0; ms <= endMs; ms += 500) {
            series.pressure(1.0);
            if (series.due(ms)) {
                series.add(ms, ms, (double) ms, (double) ms, 0, 0);
            }
        }
        long[] timeMs = series.timeMs();
        assertTrue(timeMs.length <= 2_048 && timeMs.length >= 1_024, "rows " + timeMs.length);
        long longestMs = timeMs[0];
        for (int i = 1; i < timeMs.length; i++) {
            longestMs = Math.max(longestMs, timeMs[i] - timeMs[i - 1]);
        }
        assertTrue(longestMs <= 2 * 352_000, "longest gap " + longestMs);
    }

    @Test
    void samplesTheOutflowOnItsGrid() {
        OutflowRecord record = new OutflowRecord();
        record.at(0, 7);
        record.at(9_999_000, 100);
        record.at(10_000_000, 200);
        record.at(19_000_000, 300);
        // The next sample is due halfway between these two, the one after it at the second.
        record.at(21_000_000, 400);
        assertArrayEquals(new double[] {7, 200, 350}, record.ul());
    }

    @Test
    void samplesTheOutflowThroughALateStepAndForDays() {
        OutflowRecord record = new OutflowRecord();
        record.at(0, 0);
        record.at(7 * 86_400_000_000L, 7 * 86_400);
        double[] ul = record.ul();
        assertEquals(60_481, ul.length);
        assertEquals(10, ul[1]);
        assertEquals(604_800, ul[60_480]);
    }

    @Test
    void remembersWhatDisturbedTheFlow() {
        OutflowRecord record = new OutflowRecord();
        record.disturb(false, false);
        assertFalse(record.stopped() || record.blocked());
        record.disturb(true, false);
        record.disturb(false, false);
        assertTrue(record.stopped());
        assertFalse(record.blocked());
        record.disturb(false, true);
        record.disturb(false, false);
        assertTrue(record.blocked());
    }
}
