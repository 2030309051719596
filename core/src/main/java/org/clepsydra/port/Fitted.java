package org.clepsydra.port;

/**
 * The sensors that a device may have or not have, and its link to a station, as bits. One that is
 * fitted and silent is a fault; of one that is not fitted nothing is read.
 */
public final class Fitted {
    /** Pressure between container and pump head. */
    public static final int UPSTREAM_PRESSURE = 1;

    /** Current of the motor. */
    public static final int MOTOR_CURRENT = 1 << 1;

    /** The two contacts of the door or cassette. */
    public static final int DOOR = 1 << 2;

    /** Weight or level of the container. */
    public static final int CONTAINER_SCALE = 1 << 3;

    /** Voltage of the battery. */
    public static final int BATTERY = 1 << 4;

    /** Temperature of the device. */
    public static final int THERMOMETER = 1 << 5;

    /** What hears the sounder of the alarms: a microphone, or a sense of its current. */
    public static final int SOUND_FEEDBACK = 1 << 6;

    /** What reads the number on the container's label: a scanner, or a reader of tags. */
    public static final int CONTAINER_READER = 1 << 7;

    /** A link to a station that is to watch over the device; {@link RemoteFrame#linked}. */
    public static final int REMOTE_LINK = 1 << 8;

    /** Every bit there is. */
    public static final int ALL = (1 << 9) - 1;

    private Fitted() {}
}
