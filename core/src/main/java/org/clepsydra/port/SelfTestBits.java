package org.clepsydra.port;

/**
 * Bits of the tests by which a device shows at power-on that it works. The core asks for those of
 * the record one at a time, in the order of the bits, {@link Sensors#selfTest}, and asks for a test
 * until it is over. The device answers in {@link SensorFrame#selfTest}, and says of no test
 * anything but of the one that it was asked for, and only from then on.
 *
 * <p>In none of them does it give the motor a pulse, or reset the core. Until they are over it
 * steps at least every 100 ms. Eight are carried out by the device; the rest the core judges from
 * the frame, and the device does nothing but measure as ever.
 */
public final class SelfTestBits {
    /** The device tries every register and operation of its processors. It gives no figure. */
    public static final int CPU = 1;

    /**
     * The device marches through all its memory, what the core lives in too, and puts back what was
     * there. It gives no figure.
     */
    public static final int RAM = 1 << 1;

    /**
     * The device reckons the CRC of all that it runs, from the store that it runs from, and gives
     * it as the figure: the core compares it with {@link DeviceRecord#programChecksum}.
     */
    public static final int PROGRAM = 1 << 2;

    /**
     * The device writes to its store beside what is kept there, reads it back, and erases it. It
     * gives no figure, and touches no slot.
     */
    public static final int STORE = 1 << 3;

    /**
     * The device tries both switches of the motor's power, with the queue empty and no pulse given:
     * cutoff and driver's enable off, then the enable alone on, the cutoff alone closed, both; then
     * both off again, before it answers. The figure are the bits of where it saw power at the
     * motor: {@link #POWER_OFF_OFF} and the following. The core permits nothing for it: the cutoff
     * is the device's own to try while this is asked for, and what the core says of it is applied
     * only after.
     */
    public static final int MOTOR_SWITCHES = 1 << 4;

    /** Nothing to do: with the motor not energised the encoder must stand. */
    public static final int ENCODER = 1 << 5;

    /** Nothing to do: the downstream pressure must be that of a line at rest. */
    public static final int PRESSURE = 1 << 6;

    /**
     * The device leaves the hardware watchdog unanswered, with its output put on the motor's power
     * and not on the reset, and passes where that took the power away in its time. It gives no
     * figure.
     */
    public static final int WATCHDOG = 1 << 7;

    /** Nothing to do: the two clocks of the frame must run alike. */
    public static final int CLOCKS = 1 << 8;

    /**
     * The device holds its sounder silent and listens, then sounds it and listens, each for a tenth
     * of a second or more; then it gives what the annunciator says again. The figure are the bits
     * {@link #HEARD_SILENT} and {@link #HEARD_SOUNDING}.
     */
    public static final int ANNUNCIATOR = 1 << 9;

    /**
     * The device puts a load on the battery as heavy as its motor at full speed, for a tenth of a
     * second or more, and takes it off. The figure is the lowest voltage under it, in millivolts.
     */
    public static final int BATTERY_LOAD = 1 << 10;

    /** Nothing to do: the two contacts of the door must agree, shut or open. */
    public static final int DOOR = 1 << 11;

    /** Every bit there is. */
    public static final int ALL = (1 << 12) - 1;

    /** What the device also tries piece by piece while it runs, and reports whenever it fails. */
    public static final int AT_ANY_TIME = CPU | RAM | PROGRAM;

    /** Power at the motor with both switches off. */
    public static final int POWER_OFF_OFF = 1;

    /** Power with the driver's enable alone. */
    public static final int POWER_ENABLE = 1 << 1;

    /** Power with the cutoff alone closed. */
    public static final int POWER_CUTOFF = 1 << 2;

    /** Power with both: only here there shall be some. */
    public static final int POWER_BOTH = 1 << 3;

    /** The sounder was heard while it was silent. */
    public static final int HEARD_SILENT = 1;

    /** It was heard while it sounded. */
    public static final int HEARD_SOUNDING = 1 << 1;

    private SelfTestBits() {}
}
