package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.clepsydra.alarm.AlarmCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of an end that is announced as near can say no, on either side. */
class NearEndTest {
    private static final long TEN_HOURS_MS = 36_000_000;

    private static AlarmInterval from(int code, long ms) {
        return new AlarmInterval(code, ms, ms + 1);
    }

    @ParameterizedTest
    @CsvSource({
        // Half an hour before ten hours are over, and two seconds either way.
        "36000000, 36000000, 34197999, false",
        "36000000, 36000000, 34198000, true",
        "36000000, 36000000, 34202000, true",
        "36000000, 36000000, 34202001, false",
        // A hold of an hour, before it or after.
        "36000000, 39600000, 34198000, true",
        "36000000, 39600000, 37802000, true",
        "36000000, 39600000, 37802001, false",
        // It did not end.
        "36000000, -1, 34198000, true",
        "36000000, -1, 34197999, false",
        // A tenth of half an hour; and of less nothing is said.
        "1800000, 1800000, 1620000, true",
        "1799990, 1799990, 1619991, false"
    })
    void isAnnouncedInTime(long programMs, long endedMs, long fromMs, boolean right) {
        NearEnd near = new NearEnd(programMs, endedMs);
        assertEquals(right, near.is(from(AlarmCode.NEAR_END, fromMs)));
        assertEquals(false, near.is(from(AlarmCode.LATE_STEP, fromMs)));
    }

    @Test
    void mustBeAnnouncedWhereALongProgramEnded() {
        List<AlarmInterval> none = List.of(from(AlarmCode.END_OF_INFUSION, TEN_HOURS_MS));
        List<AlarmInterval> some = List.of(from(AlarmCode.NEAR_END, TEN_HOURS_MS - 1_800_000));
        assertEquals(false, new NearEnd(TEN_HOURS_MS, TEN_HOURS_MS).announced(none));
        assertEquals(true, new NearEnd(TEN_HOURS_MS, TEN_HOURS_MS).announced(some));
        assertEquals(true, new NearEnd(TEN_HOURS_MS, -1).announced(none));
        assertEquals(true, new NearEnd(1_799_999, 1_799_999).announced(none));
        assertEquals(false, new NearEnd(1_800_000, 1_800_000).announced(none));
    }
}
