package org.clepsydra.bench.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.bench.scenario.Words;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.StateStore;
import org.junit.jupiter.api.Test;

/**
 * A whole course on a wearable pump in the last of its life, with a loss of power now and then. Its
 * replacement is due after 1 mL, and it is at its end after 3; figures are made up.
 */
@Verifies({
    "req~replacement.count~1",
    "req~replacement.announced~1",
    "req~replacement.no-new-plan~1"
})
class LifeTest {
    private static final long DUE = 1L << AlarmCode.REPLACEMENT_DUE;
    private static final long ENDED = 1L << AlarmCode.END_OF_SERVICE;
    // 50 uL in 64 microsteps.
    private static final long DUE_AT = 20 * 64;
    private static final long ENDED_AT = 60 * 64;
    private static final long STEPS_MAX = 200_000;
    private static final int CUT_EVERY = 500;

    private final Course course = worn(Course.wearable());
    private final StateStore store = new StateStore(5_000, 5_000, 120);
    private final StoringPump pump = new StoringPump(course, store, 5);

    private static Course worn(Course of) {
        DeviceRecord device =
                Course.storing(of.model().device())
                        .replacementDueMicrosteps(DUE_AT)
                        .endOfServiceMicrosteps(ENDED_AT)
                        .seal();
        return new Course(of.model(), device, of.plan(), of.varied());
    }

    @Test
    void isAnnouncedThroughLossesOfPowerAndEndsNoTherapy() {
        long before = 0;
        long cuts = 0;
        boolean due = false;
        for (long i = 1; i <= STEPS_MAX && !pump.finished(); i++) {
            pump.step();
            assertTrue(pump.ever() >= before, "fell to " + pump.ever());
            assertTrue(pump.ever() >= pump.made().total(), "made " + pump.made().total());
            boolean ended = pump.ever() >= ENDED_AT;
            long wanted = pump.ever() < DUE_AT ? 0 : ended ? ENDED : DUE;
            assertEquals(wanted, pump.conditions() & (DUE | ENDED), "at " + pump.ever());
            due = due || wanted == DUE;
            before = pump.ever();
            pump.pass(pump.longestUs());
            if (i % CUT_EVERY == 0) {
                store.cut(i);
                pump.powerOn();
                cuts++;
            }
        }
        assertEquals(TherapyState.DONE, pump.now().state());
        assertTrue(due && before >= ENDED_AT, "ended at " + before);
        assertTrue(cuts >= 5, "cuts: " + cuts);
    }

    @Test
    void hasWordsForTheBenchAndTheReport() {
        assertEquals("replacement due", Words.ofAlarm(AlarmCode.REPLACEMENT_DUE));
        assertEquals("end of service", Words.ofAlarm(AlarmCode.END_OF_SERVICE));
    }
}
