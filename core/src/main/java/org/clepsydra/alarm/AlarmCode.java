package org.clepsydra.alarm;

import org.clepsydra.trace.Realizes;

/** Alarm conditions and priorities. Codes are stored and shown: never renumbered, only added. */
public final class AlarmCode {
    /** No alarm. */
    public static final int NONE = 0;

    public static final int LOW = 1;
    public static final int MEDIUM = 2;
    public static final int HIGH = 3;

    /**
     * The monitor cut the power: motion beyond its envelope, or an encoder or clock it cannot
     * trust.
     */
    public static final int MONITOR_CUT = 0;

    /** The core entered a state that does not exist. */
    public static final int CORE_FAILED = 1;

    public static final int DOWNSTREAM_OCCLUSION = 2;
    public static final int AIR_IN_LINE = 3;
    public static final int AIR_DETECTOR_FAILED = 4;
    public static final int CLOCK_FAULT = 5;
    public static final int END_OF_INFUSION = 6;
    public static final int LATE_STEP = 7;

    /** The driver's count of microsteps to go, or the encoder, cannot be right. */
    public static final int MOTOR_FEEDBACK_FAULT = 8;

    /** Drug was due, and for long none could be released. */
    public static final int DELIVERY_WITHHELD = 9;

    /** The vein is kept open with drug. */
    public static final int KEEPING_OPEN = 10;

    /** The pump head moved less than it was driven: it stalled, slipped or went back. */
    public static final int MOTION_SHORT = 11;

    /** The pump head moved further than it was driven. */
    public static final int MOTION_BEYOND = 12;

    /** The line before the pump head is blocked, or the container is empty. */
    public static final int UPSTREAM_OCCLUSION = 13;

    /** More left the container than was pumped: a free flow, or a tube that gives too much. */
    public static final int FLOW_BEYOND = 14;

    /** Less left the container than was pumped. */
    public static final int FLOW_SHORT = 15;

    /** A sensor before the pump head is silent, or reads what cannot be. */
    public static final int FLOW_SENSOR_FAILED = 16;

    /** Strokes did not lift the pressure as they do where they give their volume. */
    public static final int NO_STROKE_SEEN = 17;

    /** The door or cassette is open. */
    public static final int DOOR_OPEN = 18;

    /** The two contacts of the door say different things. */
    public static final int DOOR_CONTACTS_DISAGREE = 19;

    /** The reservoir holds no more than the device's low level; a refill is due. */
    public static final int RESERVOIR_LOW = 20;

    /** The reservoir holds less than can be given. */
    public static final int RESERVOIR_EMPTY = 21;

    /** What was drawn at a refill is not what should have been left. */
    public static final int RESERVOIR_DISCREPANCY = 22;

    /** The reservoir will be empty before the plan ends. */
    public static final int RESERVOIR_SHORT = 23;

    /** The mechanism has made as much as it may before it is replaced. */
    public static final int REPLACEMENT_DUE = 24;

    /** The mechanism has made as much as it shall: it begins no new plan. */
    public static final int END_OF_SERVICE = 25;

    /** The battery will be empty before long. */
    public static final int BATTERY_LOW = 26;

    /** The battery is empty. */
    public static final int BATTERY_EMPTY = 27;

    /** The device is too cold or too warm. */
    public static final int TEMPERATURE = 28;

    /** Battery, temperature or motor current is no longer measured. */
    public static final int CONDITION_SENSOR_FAILED = 29;

    /** Therapy was restored after a loss of power and waits for START. */
    public static final int RESTORED = 30;

    /** Something was stored that cannot be believed: what was given before is not known. */
    public static final int STATE_LOST = 31;

    /** The downstream pressure sensor measures nothing. */
    public static final int PRESSURE_SENSOR_FAILED = 32;

    /** The motor draws more than it may. */
    public static final int MOTOR_OVERLOAD = 33;

    /** A key of the panel is stuck. */
    public static final int KEY_STUCK = 34;

    /** An infusion stands though nobody stopped it, and nobody is at the pump. */
    public static final int NOT_INFUSING = 35;

    /**
     * The sounder was told to sound, and was not heard. Light and journal still say what they say.
     */
    public static final int ANNUNCIATOR_FAILED = 36;

    /** The pump head gives less than the envelope, for long. */
    public static final int UNDER_DELIVERY = 37;

    /** The container at the pump is not the one that the plan names, or was not found. */
    public static final int CONTAINER_WRONG = 38;

    /** A plan waits for START, stopped or not begun yet, and nobody is at the pump. */
    public static final int PAUSED_LONG = 39;

    /** The program will end before long. */
    public static final int NEAR_END = 40;

    /** The device has no contact with its station; nothing goes by it. */
    public static final int COMMS_LOST = 41;

    /** A self-test of the device failed, at power-on or since. */
    public static final int SELF_TEST_FAILED = 42;

    /** The monitor, on a processor of its own, was not heard for long. */
    public static final int CHANNELS_APART = 43;

    /** The store has taken nearly as many writes as it may. */
    public static final int STORE_WORN = 44;

    /** Codes of conditions are below it. */
    public static final int COUNT = 46;

    private AlarmCode() {}

    /** Priority with which a condition begins; a code that is no condition counts as high. */
    @Realizes("req~alarm.priority~14")
    public static int priority(int code) {
        if (code == RESERVOIR_LOW
                || code == RESERVOIR_SHORT
                || code == REPLACEMENT_DUE
                || code == RESTORED
                || code == KEEPING_OPEN
                || code == COMMS_LOST
                || code == STORE_WORN) {
            return LOW;
        }
        boolean medium =
                code == LATE_STEP
                        || code == RESERVOIR_DISCREPANCY
                        || code == END_OF_SERVICE
                        || code == BATTERY_LOW
                        || code == KEY_STUCK
                        || code == PAUSED_LONG
                        || code == NEAR_END;
        return medium ? MEDIUM : HIGH;
    }
}
