package org.clepsydra.detect;

import java.util.Set;
import org.clepsydra.alarm.AlarmCode;

/** Findings as the detectors would write them. */
public final class Found {
    private Found() {}

    public static Findings air() {
        Findings findings = new Findings();
        findings.air(true, false);
        return findings;
    }

    public static Findings occlusion() {
        Findings findings = new Findings();
        findings.occluded(true, false);
        return findings;
    }

    /**
     * A blocked line at this pressure above its rest, which is reckoned to have trapped so much.
     */
    public static Findings blocked(int abovePa, long trappedNl) {
        Findings findings = occlusion();
        findings.trapped(abovePa, trappedNl);
        return findings;
    }

    /** The same pressure, where less left the container than was pumped. */
    public static Findings less(int abovePa, long trappedNl) {
        Findings findings = high(abovePa, trappedNl);
        findings.flow(false, true);
        return findings;
    }

    /** The same pressure, which is not found blocked, or not yet. */
    public static Findings high(int abovePa, long trappedNl) {
        Findings findings = new Findings();
        findings.trapped(abovePa, trappedNl);
        return findings;
    }

    /** The same line when it is found blocked no longer. */
    public static void falls(Findings findings, int abovePa) {
        findings.occluded(false, false);
        findings.trapped(abovePa, 0);
    }

    /** Air besides. */
    public static void airIn(Findings findings) {
        findings.air(true, false);
    }

    /** Nothing but air that passed. */
    public static Findings passed(long bubbleNl, long quarterNl, long dayNl) {
        Findings findings = new Findings();
        findings.airPassed(bubbleNl, quarterNl, dayNl);
        return findings;
    }

    /** The findings that are announced by these codes of alarm. */
    public static Findings announcedBy(Set<Integer> codes) {
        Findings found = new Findings();
        found.occluded(codes.contains(AlarmCode.DOWNSTREAM_OCCLUSION), false);
        found.air(
                codes.contains(AlarmCode.AIR_IN_LINE),
                codes.contains(AlarmCode.AIR_DETECTOR_FAILED));
        found.clock(codes.contains(AlarmCode.CLOCK_FAULT), codes.contains(AlarmCode.LATE_STEP));
        found.motorFault(codes.contains(AlarmCode.MOTOR_FEEDBACK_FAULT));
        found.motion(
                codes.contains(AlarmCode.MOTION_SHORT), codes.contains(AlarmCode.MOTION_BEYOND));
        found.supply(
                codes.contains(AlarmCode.UPSTREAM_OCCLUSION),
                codes.contains(AlarmCode.FLOW_SENSOR_FAILED));
        found.flow(codes.contains(AlarmCode.FLOW_BEYOND), codes.contains(AlarmCode.FLOW_SHORT));
        found.strokeUnseen(codes.contains(AlarmCode.NO_STROKE_SEEN));
        found.selfTests(false, codes.contains(AlarmCode.SELF_TEST_FAILED) ? 1 : 0);
        ConditionFindings own = found.condition();
        own.door(
                codes.contains(AlarmCode.DOOR_OPEN),
                codes.contains(AlarmCode.DOOR_CONTACTS_DISAGREE));
        own.battery(
                codes.contains(AlarmCode.BATTERY_LOW),
                codes.contains(AlarmCode.BATTERY_EMPTY),
                codes.contains(AlarmCode.CONDITION_SENSOR_FAILED));
        own.temperature(codes.contains(AlarmCode.TEMPERATURE), false);
        own.motor(codes.contains(AlarmCode.MOTOR_OVERLOAD), false);
        own.pressureFailed(codes.contains(AlarmCode.PRESSURE_SENSOR_FAILED));
        own.keyStuck(codes.contains(AlarmCode.KEY_STUCK));
        own.container(false, codes.contains(AlarmCode.CONTAINER_WRONG), false);
        return found;
    }
}
