package org.clepsydra.port;

/** Bits by which the core asks the device to put a sensor into a known state. */
public final class SensorTests {
    /** No test: sensors look at the line. */
    public static final int NONE = 0;

    /** The air detector is made to see air, by switching its transmitter off. */
    public static final int AIR_DRY = 1;

    private SensorTests() {}
}
