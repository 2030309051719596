package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What stops delivery, and what a prime. */
class FindingsTest {
    private final Findings findings = new Findings();

    private void stops(boolean delivery, boolean prime) {
        assertEquals(delivery, findings.stops());
        assertEquals(prime, findings.stopsPrime());
        // What a blocked line shows as is what going back is for.
        boolean mayTrap = findings.occluded() || findings.flowShort();
        assertEquals(delivery && !mayTrap, findings.stopsBackOff());
    }

    @Test
    @Verifies("req~overlay.given~2")
    void stopNothingWhereNothingIsFound() {
        stops(false, false);
    }

    @Test
    @Verifies({
        "req~detect.downstream-occlusion~3",
        "req~detect.pressure-rise~1",
        "req~overlay.given~2"
    })
    void stopBothForAnOcclusion() {
        findings.occluded(true, false);
        stops(true, true);
        findings.occluded(false, true);
        stops(true, true);
        findings.occluded(false, false);
        stops(false, false);
    }

    @Test
    @Verifies({"req~detect.pressure-slope~1", "req~overlay.given~2"})
    void stopBothForAPressureThatRisesWithTheVolume() {
        findings.slope(true, 9_000);
        stops(true, true);
        assertEquals(true, findings.occluded());
        assertEquals(9_000, findings.complianceNlPerKpa());
        findings.slope(false, 9_000);
        stops(false, false);
        assertEquals(9_000, findings.complianceNlPerKpa());
    }

    @Test
    @Verifies({"req~detect.single-bubble~3", "req~detect.air-silent~2", "req~overlay.given~2"})
    void stopNoPrimeForAir() {
        findings.air(true, false);
        stops(true, false);
        findings.air(false, true);
        stops(true, false);
        findings.air(true, true);
        stops(true, false);
        findings.air(false, false);
        stops(false, false);
    }

    @Test
    @Verifies({"req~selftest.no-therapy~1", "req~overlay.given~2"})
    void stopBothForASelfTest() {
        findings.selfTests(true, 0);
        stops(true, true);
        assertEquals(true, findings.selfTestsPending());
        findings.selfTests(false, 16);
        stops(true, true);
        assertEquals(false, findings.selfTestsPending());
        assertEquals(16, findings.failedSelfTest());
        findings.selfTests(false, 0);
        stops(false, false);
    }

    @Test
    @Verifies({"req~signal.motor-trust~2", "req~overlay.given~2"})
    void stopBothForAMotorThatCannotBeBelieved() {
        findings.motorFault(true);
        stops(true, true);
        findings.motorFault(false);
        stops(false, false);
    }

    @Test
    @Verifies({"req~detect.motion-short~1", "req~detect.motion-beyond~1", "req~overlay.given~2"})
    void stopBothForAMotionThatIsNotWhatWasDriven() {
        findings.motion(true, false);
        stops(true, true);
        findings.motion(false, true);
        stops(true, true);
        findings.motion(true, true);
        stops(true, true);
        findings.motion(false, false);
        stops(false, false);
    }

    @Test
    @Verifies({
        "req~detect.upstream-occlusion~1",
        "req~signal.upstream-trust~1",
        "req~signal.container-trust~1",
        "req~overlay.given~2"
    })
    void stopBothForALineBlockedBeforeTheHeadAndForItsSensors() {
        findings.supply(true, false);
        stops(true, true);
        findings.supply(false, true);
        stops(true, true);
        findings.supply(false, false);
        stops(false, false);
    }

    @Test
    @Verifies({"req~detect.flow-beyond~1", "req~detect.flow-short~1", "req~overlay.given~2"})
    void stopBothForAFlowThatIsNotWhatWasPumped() {
        findings.flow(true, false);
        stops(true, true);
        findings.flow(false, true);
        stops(true, true);
        findings.flow(false, false);
        stops(false, false);
    }

    @Test
    @Verifies({"req~detect.stroke-ripple~1", "req~overlay.given~2"})
    void stopBothForStrokesThatAreNotSeen() {
        findings.strokeUnseen(true);
        stops(true, true);
        findings.strokeUnseen(false);
        stops(false, false);
    }

    @Test
    @Verifies({"req~signal.cadence~1", "req~overlay.given~2"})
    void stopBothForAClockFaultAndNeitherForALateStep() {
        findings.clock(false, true);
        stops(false, false);
        findings.clock(true, false);
        stops(true, true);
        findings.clock(true, true);
        stops(true, true);
    }

    @Test
    @Verifies({
        "req~condition.door-open~1",
        "req~condition.door-contacts~1",
        "req~condition.battery-empty~1",
        "req~condition.temperature~1",
        "req~condition.motor-overload~1",
        "req~condition.pressure-quiet~1",
        "req~overlay.given~2"
    })
    void stopBothForWhatIsWrongWithTheDevice() {
        ConditionFindings device = findings.condition();
        device.door(true, false);
        stops(true, true);
        device.door(false, true);
        stops(true, true);
        device.door(false, false);
        stops(false, false);
        device.battery(true, true, false);
        stops(true, true);
        device.battery(false, false, false);
        device.temperature(true, false);
        stops(true, true);
        device.temperature(false, false);
        device.motor(true, false);
        stops(true, true);
        device.motor(false, false);
        device.pressureFailed(true);
        stops(true, true);
        device.pressureFailed(false);
        stops(false, false);
    }

    @Test
    @Verifies({
        "req~condition.battery-low~1",
        "req~condition.sensor-failed~1",
        "req~condition.key-stuck~1"
    })
    void stopNothingForWhatIsAnnouncedOnly() {
        ConditionFindings device = findings.condition();
        device.battery(true, false, false);
        assertEquals(false, device.sensorFailed());
        device.battery(true, false, true);
        assertEquals(true, device.sensorFailed());
        device.battery(false, false, false);
        device.temperature(false, true);
        assertEquals(true, device.sensorFailed());
        device.temperature(false, false);
        device.motor(false, true);
        assertEquals(true, device.sensorFailed());
        device.keyStuck(true);
        stops(false, false);
    }

    @Test
    @Verifies("req~persistence.air~1")
    void boundTheAirThatTheySay() {
        findings.airPassed(10_000_000, 10_000_001, Long.MAX_VALUE);
        says(10_000_000, 10_000_000, 10_000_000);
        findings.airPassed(9_999_999, 0, -1);
        says(9_999_999, 0, 0);
        findings.airPassed(1, 2, 3);
        says(1, 2, 3);
        stops(false, false);
    }

    private void says(long bubbleNl, long quarterNl, long dayNl) {
        assertEquals(bubbleNl, findings.airBubbleNl());
        assertEquals(quarterNl, findings.airQuarterNl());
        assertEquals(dayNl, findings.airDayNl());
    }
}
