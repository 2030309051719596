package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A pump that is left alone with a plan, and one whose end comes near: the whole core. */
class UnattendedPumpTest {
    private static final long PAUSED = 1L << AlarmCode.PAUSED_LONG;
    private static final long NEAR = 1L << AlarmCode.NEAR_END;
    private static final long RESTORED = 1L << AlarmCode.RESTORED;
    private static final long ENDED = 1L << AlarmCode.END_OF_INFUSION;

    private final DeviceRecord device = Devices.bedside().storesState(true).seal();
    private final StoredState memory = new StoredState();
    private Pump pump = powered();

    private Pump powered() {
        return new Pump(device).restored(memory).tested();
    }

    private void loaded(long ms) {
        pump.loaded(PlanImages.flat(pump.device, 100_000_000, ms));
        assertEquals(TherapyState.READY, pump.state());
    }

    /** Without a store, for which therapy waits a step or two. */
    private void begun(long ms) {
        pump = new Pump(Devices.bedside().seal()).tested();
        loaded(ms);
        pump.started();
    }

    private void shows(long conditions, int priority) {
        assertEquals(conditions, pump.out.annunciator().conditions());
        assertEquals(priority, pump.out.annunciator().priority());
    }

    @Test
    @Verifies("req~alarm.paused-long~1")
    void announcesAStopThatIsLongUntilSomebodyComes() {
        loaded(3_600_000);
        pump.started();
        pump.run(60_000, 10);
        pump.give(Orders.STOP);
        pump.run(299_990, 10);
        shows(0, AlarmCode.NONE);
        pump.step(10);
        shows(PAUSED, AlarmCode.MEDIUM);
        assertEquals(PAUSED, pump.out.annunciator().present());
        pump.give(Orders.ACKNOWLEDGE);
        shows(0, AlarmCode.NONE);
        pump.run(299_990, 10);
        shows(0, AlarmCode.NONE);
        pump.step(10);
        shows(PAUSED, AlarmCode.MEDIUM);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
        shows(0, AlarmCode.NONE);
    }

    @Test
    @Verifies("req~alarm.paused-long~1")
    void announcesAPlanThatWasNeverStartedUntilItIsCleared() {
        loaded(3_600_000);
        pump.run(299_990, 10);
        shows(0, AlarmCode.NONE);
        pump.step(10);
        shows(PAUSED, AlarmCode.MEDIUM);
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, pump.state());
        shows(0, AlarmCode.NONE);
        pump.run(600_000, 100);
        shows(0, AlarmCode.NONE);
    }

    @Test
    @Verifies("req~alarm.escalation~2")
    void raisesAPauseThatNobodySeesAfterTenMinutes() {
        loaded(3_600_000);
        pump.run(300_000, 10);
        shows(PAUSED, AlarmCode.MEDIUM);
        // The step it began in counts too: ten milliseconds of it.
        pump.run(599_980, 10);
        shows(PAUSED, AlarmCode.MEDIUM);
        pump.step(10);
        shows(PAUSED, AlarmCode.HIGH);
        pump.give(Orders.ACKNOWLEDGE);
        shows(0, AlarmCode.NONE);
    }

    @Test
    @Verifies({"req~alarm.paused-long~1", "req~alarm.not-infusing~1"})
    void leavesAHoldThatNobodyOrderedToTheOtherCondition() {
        loaded(3_600_000);
        pump.started();
        pump.run(60_000, 10);
        pump.in.pressurePa(50_000);
        pump.run(1_000, 10);
        assertEquals(TherapyState.HELD, pump.state());
        pump.in.pressurePa(0);
        pump.run(1_000, 10);
        pump.give(Orders.ACKNOWLEDGE);
        pump.run(900_000, 100);
        shows(1L << AlarmCode.NOT_INFUSING, AlarmCode.HIGH);
    }

    @Test
    @Verifies({"req~alarm.paused-long~1", "req~alarm.restored~1"})
    void beginsWithTheAcknowledgementOfARestoredTherapyAndIsNotKeptItself() {
        loaded(3_600_000);
        pump.started();
        pump.run(3_000, 10);
        pump.give(Orders.STOP);
        pump.run(300_000, 10);
        shows(PAUSED, AlarmCode.MEDIUM);
        pump = powered();
        assertEquals(TherapyState.HELD, pump.state());
        shows(RESTORED, AlarmCode.LOW);
        pump.run(1_000_000, 100);
        shows(RESTORED, AlarmCode.HIGH);
        pump.give(Orders.ACKNOWLEDGE);
        shows(0, AlarmCode.NONE);
        pump.run(299_990, 10);
        shows(0, AlarmCode.NONE);
        pump.step(10);
        shows(PAUSED, AlarmCode.MEDIUM);
    }

    /** An hour's last tenth is six minutes. */
    @Test
    @Verifies({"req~alarm.near-end~1", "req~alarm.latch~6"})
    void announcesTheEndThatIsNearUntilItIsThere() {
        // The step that takes START gives nothing: therapy begins with the next.
        begun(3_600_000);
        pump.run(3_239_990, 10);
        shows(0, AlarmCode.NONE);
        pump.step(10);
        shows(NEAR, AlarmCode.MEDIUM);
        pump.run(359_980, 10);
        shows(NEAR, AlarmCode.MEDIUM);
        pump.run(100, 10);
        assertEquals(TherapyState.DONE, pump.state());
        shows(ENDED, AlarmCode.HIGH);
    }

    /** Ten hours: half an hour, of which it is seen for twenty minutes at most. */
    @Test
    @Verifies({"req~alarm.escalation~2", "req~alarm.reminder~2"})
    void neitherRaisesAnEndThatIsNearNorRemindsOfIt() {
        begun(36_000_000);
        pump.run(34_200_000, 100);
        shows(NEAR, AlarmCode.MEDIUM);
        pump.run(1_200_000, 100);
        shows(NEAR, AlarmCode.MEDIUM);
        assertEquals(AlarmPattern.MEDIUM_BURST, pump.out.annunciator().pattern());
        pump.give(Orders.ACKNOWLEDGE);
        shows(NEAR, AlarmCode.MEDIUM);
        assertEquals(AlarmPattern.SILENT, pump.out.annunciator().pattern());
        assertEquals(AlarmLight.YELLOW, pump.out.annunciator().light());
    }
}
