package org.clepsydra.monitor;

/** Why the monitor permits nothing. Codes are logged: never renumbered, only added. */
public final class DenyReason {
    /** It permits. */
    public static final int NONE = 0;

    /** No START order under this envelope since the last STOP or power-on. */
    public static final int NOT_STARTED = 1;

    /** No envelope, or one that did not pass its checks. */
    public static final int NO_ENVELOPE = 2;

    /** The device record does not describe a pump the monitor can judge. */
    public static final int BAD_DEVICE = 3;

    /** Latched: motion beyond the ceiling, or without leave. */
    public static final int OVER_DELIVERY = 4;

    /** Latched: the monitor's clock stood still or ran backwards. */
    public static final int CLOCK = 5;

    /** Latched: the encoder moved further than the motor can. */
    public static final int ENCODER = 6;

    /** Not started: the store does not name the envelope yet. */
    public static final int NOT_STORED = 7;

    /** Latched: a figure of the device is not what it was. */
    public static final int MEMORY = 8;

    /**
     * The channels are on two processors, and one did not hear the other: no reply to the request
     * of this step, or no request.
     */
    public static final int LINK = 9;

    /** Latched: a self-test of the device failed. */
    public static final int SELF_TEST = 10;

    private DenyReason() {}

    /** Whether {@code reason} is a latched cut for what the monitor itself found. */
    public static boolean cuts(int reason) {
        return (reason >= OVER_DELIVERY && reason <= ENCODER) || reason == MEMORY;
    }
}
