package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps in which the control channel asks for nothing, and those around them.
 *
 * <p>Bedside at 360 mL/h, of 100 ms energised and idle: a permit may move the head for 200 ms. A
 * count is 400 nL; three are one more than is forgiven without leave, and less than 20 ms of the
 * curve. The worn one is of 100 ms energised and 1,000 idle.
 */
@Verifies("req~link.unasked~1")
class MonitorUnaskedTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final SensorFrame in = new SensorFrame();
    private OrderFrame order = new OrderFrame();
    private final Permit permit = new Permit();
    private final CutoffCommand cutoff = new CutoffCommand();
    private Monitor monitor = new Monitor(bedside);

    @BeforeEach
    void loads() {
        in.motorEnergised(true);
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        order.give(Orders.LOAD);
        asked(10);
        assertDenied(DenyReason.NOT_STARTED);
    }

    @Test
    void takesBackWhatWasGrantedForTheLinkAlone() {
        started();
        unasked(10);
        assertDenied(DenyReason.LINK);
        assertTrue(cutoff.closed());
        asked(10);
        assertTrue(permit.granted());
        assertEquals(DenyReason.NONE, permit.reason());
    }

    @Test
    void saysWhyElseItPermitsNothing() {
        unasked(10);
        assertDenied(DenyReason.NOT_STARTED);
        started();
        order.give(Orders.STOP);
        unasked(10);
        assertDenied(DenyReason.NOT_STARTED);
        assertFalse(cutoff.closed());
        // What was permitted is not permitted again by nobody.
        order.give(Orders.START);
        unasked(10);
        assertDenied(DenyReason.LINK);
        assertFalse(cutoff.closed());
    }

    @ParameterizedTest
    @CsvSource({"true, 100", "false, 1000"})
    void leavesPowerForTheLongestPeriodOfAMotorAsItIs(boolean energised, long longestMs) {
        worn();
        in.motorEnergised(energised);
        unasked(longestMs);
        assertTrue(cutoff.closed());
        unasked(1);
        assertFalse(cutoff.closed());
    }

    /** 500 ms at rest are a part of a period of 1,000, and more than one of 100 under current. */
    @Test
    @Verifies({"req~link.unasked~1", "req~monitor.envelope-time~4"})
    void letsNoTimeRunThatIsBeyondTheLongestPeriodOfTheStep() throws ReflectiveOperationException {
        worn();
        Field field = Monitor.class.getDeclaredField("envelope");
        field.setAccessible(true);
        Envelope envelope = (Envelope) field.get(monitor);
        in.motorEnergised(false);
        long before = envelope.timeUnits();
        unasked(500);
        long rested = envelope.timeUnits();
        assertTrue(rested > before);
        in.motorEnergised(true);
        unasked(10);
        assertEquals(rested, envelope.timeUnits());
    }

    @Test
    void givesNoLeaveByAStartAfterWhichNobodyAsks() {
        started();
        asked(20);
        order.give(Orders.STOP);
        asked(10);
        asked(300);
        order.give(Orders.START);
        unasked(10);
        assertDenied(DenyReason.LINK);
        assertFalse(cutoff.closed());
        moves(DenyReason.OVER_DELIVERY);
    }

    /** Power is off after 150 ms, which by itself leaves a step to come to rest. */
    @ParameterizedTest
    @CsvSource({"200, 9", "201, 4"})
    void leavesMotionTwoPeriodsWhereNobodyAsks(long ms, int reason) {
        started();
        unasked(150);
        unasked(ms - 150);
        moves(reason);
    }

    /** Its permit was there until this step, however long that was. */
    @Test
    void leavesMotionAStepAfterALongOneInWhichNobodyAsks() {
        started();
        unasked(300);
        assertFalse(cutoff.closed());
        moves(DenyReason.LINK);
        moves(DenyReason.OVER_DELIVERY);
    }

    @ParameterizedTest
    @CsvSource({"200, 1", "201, 4"})
    void leavesMotionTwoPeriodsAfterAStopThatIsAskedFor(long ms, int reason) {
        started();
        order.give(Orders.STOP);
        asked(150);
        assertDenied(DenyReason.NOT_STARTED);
        asked(ms - 150);
        moves(reason);
    }

    @Test
    void leavesMotionAStepAfterALongOneAtWhoseEndIsStop() {
        started();
        order.give(Orders.STOP);
        asked(300);
        moves(DenyReason.NOT_STARTED);
        moves(DenyReason.OVER_DELIVERY);
    }

    @Test
    @Verifies("req~monitor.unintended-motion~4")
    void leavesMotionOneStepAfterStopOnOneProcessor() {
        monitor = new Monitor(bedside);
        order = new OrderFrame();
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        together(Orders.LOAD);
        together(Orders.START);
        // Six counts, 2,400 nL, are below the ceiling: only their leave is in question.
        together(Orders.ACKNOWLEDGE);
        together(Orders.ACKNOWLEDGE);
        assertTrue(permit.granted());
        together(Orders.STOP);
        in.encoderCounts(3);
        together(Orders.ACKNOWLEDGE);
        assertDenied(DenyReason.NOT_STARTED);
        in.encoderCounts(6);
        together(Orders.ACKNOWLEDGE);
        assertDenied(DenyReason.OVER_DELIVERY);
    }

    private void together(int code) {
        order.give(code);
        in.monitorNowMs(in.monitorNowMs() + 10);
        monitor.step(in, order, permit, cutoff);
    }

    /** The wearable pump, at 10 mL/h. */
    private void worn() {
        DeviceRecord wearable = Devices.wearable().seal();
        monitor = new Monitor(wearable);
        order = new OrderFrame();
        PlanImages.flat(wearable, 10_000_000, HOUR).writeTo(order.image());
        order.give(Orders.LOAD);
        asked(10);
        started();
    }

    /** The head goes on by three counts in a step in which nobody asks. */
    private void moves(int reason) {
        in.encoderCounts(in.encoderCounts() + 3);
        unasked(10);
        assertDenied(reason);
    }

    private void started() {
        order.give(Orders.START);
        asked(10);
        assertTrue(permit.granted());
        assertTrue(cutoff.closed());
    }

    private void asked(long ms) {
        step(ms, true);
    }

    private void unasked(long ms) {
        step(ms, false);
    }

    private void step(long ms, boolean asking) {
        in.monitorNowMs(in.monitorNowMs() + ms);
        monitor.watch(in);
        monitor.step(in, order, asking, permit, cutoff);
    }

    private void assertDenied(int reason) {
        assertFalse(permit.granted());
        assertEquals(reason, permit.reason());
        assertEquals(0, permit.microstepsMax());
        assertEquals(0, permit.envelopeChecksum());
    }
}
