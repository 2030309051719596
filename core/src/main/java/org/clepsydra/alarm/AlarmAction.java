package org.clepsydra.alarm;

import org.clepsydra.trace.Realizes;

/**
 * What each condition does to delivery while it is there. A statement: the detectors, the therapy
 * and the monitor do it, and the tests hold them to this table. A higher figure is the stricter.
 */
@Realizes("req~alarm.actions~3")
public final class AlarmAction {
    /** No condition of this library. */
    public static final int UNSTATED = 0;

    /** Delivery goes on, and START is taken. */
    public static final int CONTINUES = 1;

    /** Delivery goes on; a plan that does not go on from another is refused. */
    public static final int REFUSES_NEW_PLAN = 2;

    /** Delivery stands as it begins: held, at its end or after power-on. Bars no order. */
    public static final int STANDS = 3;

    /** Stops all but a prime, and refuses START and all but a prime. */
    public static final int STOPS_ALL_BUT_PRIME = 4;

    /**
     * Stops everything, and refuses START, boluses, primes, flushes and KVO; but an empty reservoir
     * refuses START alone, and stops the others when drug is due.
     */
    public static final int STOPS_ALL = 5;

    /** The same, with the motor's power taken away, until power-on. */
    public static final int CUTS_POWER = 6;

    private AlarmAction() {}

    /** What the condition of that code does. */
    public static int of(int code) {
        switch (code) {
            case AlarmCode.MONITOR_CUT:
            case AlarmCode.CORE_FAILED:
                return CUTS_POWER;
            case AlarmCode.AIR_IN_LINE:
            case AlarmCode.AIR_DETECTOR_FAILED:
                return STOPS_ALL_BUT_PRIME;
            case AlarmCode.END_OF_INFUSION:
            case AlarmCode.DELIVERY_WITHHELD:
            case AlarmCode.NOT_INFUSING:
            case AlarmCode.PAUSED_LONG:
            case AlarmCode.RESTORED:
            case AlarmCode.STATE_LOST:
                return STANDS;
            case AlarmCode.END_OF_SERVICE:
                return REFUSES_NEW_PLAN;
            default:
                return continues(code) ? CONTINUES : stops(code);
        }
    }

    private static boolean continues(int code) {
        switch (code) {
            case AlarmCode.LATE_STEP:
            case AlarmCode.KEEPING_OPEN:
            case AlarmCode.RESERVOIR_LOW:
            case AlarmCode.RESERVOIR_DISCREPANCY:
            case AlarmCode.RESERVOIR_SHORT:
            case AlarmCode.REPLACEMENT_DUE:
            case AlarmCode.BATTERY_LOW:
            case AlarmCode.CONDITION_SENSOR_FAILED:
            case AlarmCode.KEY_STUCK:
            case AlarmCode.ANNUNCIATOR_FAILED:
            case AlarmCode.UNDER_DELIVERY:
            case AlarmCode.NEAR_END:
            case AlarmCode.COMMS_LOST:
            case AlarmCode.STORE_WORN:
                return true;
            default:
                return false;
        }
    }

    private static int stops(int code) {
        switch (code) {
            case AlarmCode.DOWNSTREAM_OCCLUSION:
            case AlarmCode.CLOCK_FAULT:
            case AlarmCode.MOTOR_FEEDBACK_FAULT:
            case AlarmCode.MOTION_SHORT:
            case AlarmCode.MOTION_BEYOND:
            case AlarmCode.UPSTREAM_OCCLUSION:
            case AlarmCode.FLOW_BEYOND:
            case AlarmCode.FLOW_SHORT:
            case AlarmCode.FLOW_SENSOR_FAILED:
            case AlarmCode.NO_STROKE_SEEN:
            case AlarmCode.DOOR_OPEN:
            case AlarmCode.DOOR_CONTACTS_DISAGREE:
            case AlarmCode.RESERVOIR_EMPTY:
            case AlarmCode.BATTERY_EMPTY:
            case AlarmCode.TEMPERATURE:
            case AlarmCode.PRESSURE_SENSOR_FAILED:
            case AlarmCode.MOTOR_OVERLOAD:
            case AlarmCode.CONTAINER_WRONG:
            case AlarmCode.SELF_TEST_FAILED:
            case AlarmCode.CHANNELS_APART:
                return STOPS_ALL;
            default:
                return UNSTATED;
        }
    }
}
