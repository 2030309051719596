package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the monitor makes of a self-test that failed. */
class MonitorSelfTestTest {
    private final DeviceRecord device =
            Devices.bedside().selfTests(SelfTestBits.MOTOR_SWITCHES | SelfTestBits.CPU).seal();
    private final Monitor monitor = new Monitor(device);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Permit permit = new Permit();
    private final CutoffCommand cutoff = new CutoffCommand();

    MonitorSelfTestTest() {
        in.motorEnergised(true);
        PlanImages.flat(device, 360_000_000, 3_600_000).writeTo(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        assertTrue(cutoff.closed());
    }

    @ParameterizedTest
    @ValueSource(ints = {SelfTestBits.MOTOR_SWITCHES, SelfTestBits.CPU})
    @Verifies("req~monitor.self-test~1")
    void givesNoPowerFromAFailureOnUntilPowerOn(int test) {
        in.selfTest().say(test, SelfTestState.FAILED, 0);
        step(10);
        assertDenied(DenyReason.SELF_TEST);
        in.selfTest().say(0, SelfTestState.NONE, 0);
        give(Orders.STOP);
        give(Orders.START);
        assertDenied(DenyReason.SELF_TEST);
        assertFalse(DenyReason.cuts(permit.reason()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 4, 9, 12, 15, 16, -1})
    @Verifies("req~monitor.self-test~1")
    void givesNoPowerWhereTheMotorHasItWithOneSwitchOrNever(long seen) {
        in.selfTest().say(SelfTestBits.MOTOR_SWITCHES, SelfTestState.PASSED, seen);
        step(10);
        assertDenied(DenyReason.SELF_TEST);
    }

    @Test
    @Verifies("req~monitor.self-test~1")
    void givesPowerWhereNothingFailed() {
        in.selfTest().say(SelfTestBits.MOTOR_SWITCHES, SelfTestState.PASSED, 8);
        step(10);
        assertTrue(cutoff.closed());
        in.selfTest().say(SelfTestBits.MOTOR_SWITCHES, SelfTestState.RUNNING, 3);
        step(10);
        assertTrue(cutoff.closed());
        in.selfTest().say(SelfTestBits.CPU, SelfTestState.PASSED, 3);
        step(10);
        assertTrue(cutoff.closed());
        // The record names no test of the door, and none of nothing.
        in.selfTest().say(SelfTestBits.DOOR, SelfTestState.FAILED, 0);
        step(10);
        assertTrue(cutoff.closed());
        in.selfTest().say(0, SelfTestState.FAILED, 0);
        step(10);
        assertTrue(cutoff.closed());
    }

    @Test
    @Verifies("req~monitor.self-test~1")
    void hidesNothingThatTheMonitorFindsItself() {
        in.selfTest().say(SelfTestBits.CPU, SelfTestState.FAILED, 0);
        step(10);
        step(0);
        assertDenied(DenyReason.CLOCK);
        step(10);
        assertDenied(DenyReason.CLOCK);
        assertTrue(DenyReason.cuts(permit.reason()));
    }

    private void give(int code) {
        order.give(code);
        step(10);
    }

    private void step(long ms) {
        in.monitorNowMs(in.monitorNowMs() + ms);
        monitor.step(in, order, permit, cutoff);
    }

    private void assertDenied(int reason) {
        assertEquals(reason, permit.reason());
        assertFalse(permit.granted());
        assertFalse(cutoff.closed());
    }
}
