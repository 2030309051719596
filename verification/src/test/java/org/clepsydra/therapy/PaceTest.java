package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A motor that makes a microstep in 150 us at best, in steps of 100 ms at most. */
@Verifies("req~motor.bounded-queue~2")
class PaceTest {
    private final Pace pace = new Pace(new PumpGeometry(Devices.bedside().seal()));

    /** The curve wants one in a second; 100 ms over how many there are, and no less than 150 us. */
    @ParameterizedTest
    @CsvSource({
        "0, 100000",
        "1, 100000",
        "2, 50000",
        "3, 33333",
        "666, 150",
        "667, 150",
        "1000000, 150"
    })
    void emptiesTheQueueWithinALongestPeriod(long count, long us) {
        pace.set(0, count, 1_000_000);
        assertEquals(us, pace.us());
    }

    /** Of two that wait the pace is 50 ms, and one more of a slower curve does not hold them up. */
    @ParameterizedTest
    @CsvSource({"1, 1, 50000", "1, 0, 50000", "0, 1, 100000"})
    void keepsAPaceUntilTheQueueIsEmpty(long toGo, long count, long us) {
        pace.set(0, 2, 1_000_000);
        pace.set(toGo, count, 1_000_000);
        assertEquals(us, pace.us());
    }
}
