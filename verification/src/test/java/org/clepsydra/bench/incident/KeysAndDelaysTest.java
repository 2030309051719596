package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I-06, a key that hangs; I-07, a start that was delayed, with a KVO and a pause in it. */
class KeysAndDelaysTest {
    private static final long MIN_MS = 60_000;

    @Test
    @Verifies("req~condition.key-stuck~1")
    void announcesAKeyThatIsHeldForSixtyOneSecondsAndStillStops() {
        IncidentPump pump = IncidentPump.of(Plant.bedside(), 1);
        pump.started(PlanImages.flat(pump.device, 100_000_000, 60 * MIN_MS));
        pump.runS(20);
        pump.world.instruments().key(true);
        pump.runS(60);
        assertFalse(pump.shows(AlarmCode.KEY_STUCK));
        pump.runS(1);
        assertTrue(pump.shows(AlarmCode.KEY_STUCK));
        assertEquals(AlarmCode.MEDIUM, AlarmCode.priority(AlarmCode.KEY_STUCK));
        assertEquals(TherapyState.INFUSING, pump.state());
        // The key that hangs gives no order, and takes none away.
        pump.give(Orders.STOP);
        assertEquals(TherapyState.HELD, pump.state());
        assertFalse(pump.out.motor().energise());
    }

    /** An hour's delay, 10 mL in an hour, a pause of an hour, 10 mL in an hour; KVO at 1 mL/h. */
    private static PlanDraft delayed(DeviceRecord device) {
        return PlanImages.flat(device, 20_000_000, 240 * MIN_MS)
                .pause(60 * MIN_MS)
                .flat(1, 60 * MIN_MS)
                .pause(60 * MIN_MS)
                .flat(1, 60 * MIN_MS)
                .kvo(500_000, 30 * MIN_MS, 5);
    }

    /** In each part of the delay no KVO begins, by itself or on order; a hold stays a hold. */
    @ParameterizedTest
    @CsvSource({"30, 0", "150, 10"})
    @Verifies("req~overlay.given~2")
    void givesNothingInADelayOrAPauseWhateverIsOrdered(int atMinute, double givenMl) {
        IncidentPump pump = IncidentPump.exact(PumpModel.bedside());
        pump.started(delayed(pump.device));
        pump.runS(atMinute * 60);
        assertEquals(givenMl, pump.ml(), 0.001);
        pump.give(Orders.KVO);
        assertEquals(Rule.OVERLAY_NOT_NOW, pump.rule());
        pump.runS(60);
        pump.give(Orders.STOP);
        pump.give(Orders.KVO);
        pump.runS(60);
        assertEquals(TherapyState.HELD, pump.state());
        pump.give(Orders.FLUSH);
        pump.give(Orders.BOLUS);
        pump.give(Orders.PRIME);
        pump.runS(60);
        assertEquals(givenMl, pump.ml(), 0.001);
        assertEquals(0, pump.out.snapshot().kvoCommanded());
        // The delay goes on where it stood, and the rest comes whole.
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state(), "rule " + pump.rule());
        pump.runS((240 - atMinute) * 60);
        assertEquals(20, pump.ml(), 0.001);
        assertEquals(TherapyState.DONE, pump.state());
    }

    /** A KVO is there after the delayed program, and ends with an alarm of its own. */
    @Test
    @Verifies("req~overlay.given~2")
    void givesTheKvoAfterADelayedProgramAndEndsItByItself() {
        IncidentPump pump = IncidentPump.exact(PumpModel.bedside());
        pump.started(delayed(pump.device));
        pump.runS(241 * 60);
        assertEquals(TherapyState.DONE, pump.state());
        assertTrue(pump.shows(AlarmCode.END_OF_INFUSION));
        assertEquals(AlarmCode.HIGH, AlarmCode.priority(AlarmCode.END_OF_INFUSION));
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.KVO);
        pump.runS(60);
        assertEquals(TherapyState.OVERLAY, pump.state());
        assertTrue(pump.shows(AlarmCode.KEEPING_OPEN));
        pump.runS(31 * 60);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(20.5, pump.ml(), 0.001);
    }
}
