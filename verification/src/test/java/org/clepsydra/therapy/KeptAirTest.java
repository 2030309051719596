package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.detect.Findings;
import org.clepsydra.detect.Found;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record says of air, beside findings that a test writes. */
@Verifies("req~persistence.air~1")
class KeptAirTest {
    private final StateRecord record =
            new StateRecord(new PumpGeometry(Devices.bedside().storesState(true).seal()));

    @Test
    void writesAllThree() {
        record.begin(1);
        KeptAir.keep(Found.passed(11, 22, 33), record);
        assertEquals(11, record.word(StateLayout.AIR_BUBBLE_NL));
        assertEquals(22, record.word(StateLayout.AIR_QUARTER_NL));
        assertEquals(33, record.word(StateLayout.AIR_DAY_NL));
    }

    /** The record says 7,000 nL of the bubble, 9,000 of the quarter, 11,000 of the day. */
    @ParameterizedTest
    @CsvSource({
        "7000, 9000, 11000, false",
        "0, 0, 0, false",
        "8999, 10999, 12999, false",
        "9000, 0, 0, true",
        "0, 11000, 0, true",
        "0, 0, 13000, true",
        "9001, 11001, 13001, true",
    })
    void wantsAnotherRecordForTwoMicrolitresMore(
            long bubbleNl, long quarterNl, long dayNl, boolean unkept) {
        record.begin(1);
        KeptAir.keep(Found.passed(7_000, 9_000, 11_000), record);
        assertEquals(unkept, KeptAir.unkept(Found.passed(bubbleNl, quarterNl, dayNl), record));
    }

    /** Beyond 500 uL nothing more is said of a bubble, but of the sums. */
    @Test
    void wantsNoMoreOfABubbleBeyondEveryLimit() {
        says(498_000);
        assertEquals(false, KeptAir.unkept(Found.passed(499_999, 0, 0), record));
        assertEquals(true, KeptAir.unkept(Found.passed(500_000, 0, 0), record));
        says(498_001);
        assertEquals(false, KeptAir.unkept(Found.passed(9_000_000, 0, 0), record));
        Findings sums = Found.passed(9_000_000, 0, 9_000_000);
        assertEquals(true, KeptAir.unkept(sums, record));
    }

    private void says(long nl) {
        record.begin(1);
        KeptAir.keep(Found.passed(nl, nl, nl), record);
    }
}
