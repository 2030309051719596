package org.clepsydra.selftest;

import org.clepsydra.trace.Realizes;

/** Which tests the device shall put in force. Written by the self-tests. */
@Realizes("req~structure.frames~1")
public final class SensorTestCommand {
    private int tests;
    private int selfTest;

    /** Bits of {@link org.clepsydra.port.SensorTests}. */
    public int tests() {
        return tests;
    }

    /** The one of {@link org.clepsydra.port.SelfTestBits} that is asked for, 0 for none. */
    public int selfTest() {
        return selfTest;
    }

    void askSelfTest(int test) {
        selfTest = test;
    }

    void ask(int bits) {
        tests = bits;
    }
}
