package org.clepsydra.selftest;

/** Which sensor tests the device shall put in force. Written by the self-test. */
public final class SensorTestCommand {
    private int tests;

    /** Bits of {@link org.clepsydra.port.SensorTests}. */
    public int tests() {
        return tests;
    }

    void ask(int bits) {
        tests = bits;
    }
}
