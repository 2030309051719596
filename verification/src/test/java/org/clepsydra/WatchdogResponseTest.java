package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What the whole core answers to a challenge, and when. */
class WatchdogResponseTest {
    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Pump pump = new Pump(bedside);

    private int answer(int challenge, long ms) {
        pump.in.watchdogChallenge(challenge);
        pump.step(ms);
        return pump.out.watchdog().token();
    }

    private static int expected(int challenge) {
        return StepTraceTest.expected(challenge, StepTraceTest.inOrder());
    }

    @Test
    @Verifies("req~structure.flow~1")
    void answersEveryChallengeIdleOrInfusing() {
        SplittableRandom random = new SplittableRandom(5);
        assertEquals(expected(0), answer(0, 10));
        pump.tested().loaded(PlanImages.flat(bedside, 20_000_000, 60_000)).started();
        for (int i = 0; i < 1_000; i++) {
            int challenge = random.nextInt();
            assertEquals(expected(challenge), answer(challenge, 10));
        }
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    @Verifies("req~structure.flow~1")
    void answersWhereTheClockStandsRunsBackOrIsLate() {
        assertEquals(expected(1), answer(1, 10));
        assertEquals(expected(2), answer(2, 0));
        assertEquals(expected(3), answer(3, -5));
        assertEquals(expected(4), answer(4, 60_000));
        assertEquals(expected(4), answer(4, Long.MAX_VALUE));
    }

    @Test
    @Verifies("req~structure.watchdog~1")
    void givesItAtOnceAndThenEveryHundredMilliseconds() {
        for (int step = 0; step < 100; step++) {
            answer(step, 10);
            assertEquals(step % 10 == 0, pump.out.watchdog().due(), "step " + step);
        }
    }

    @Test
    @Verifies("req~structure.watchdog~1")
    void givesItNoSoonerForAClockThatStands() {
        answer(1, 10);
        for (int step = 0; step < 50; step++) {
            answer(1, 0);
            assertFalse(pump.out.watchdog().due());
        }
        answer(1, 99);
        assertFalse(pump.out.watchdog().due());
        answer(1, 1);
        assertTrue(pump.out.watchdog().due());
    }
}
