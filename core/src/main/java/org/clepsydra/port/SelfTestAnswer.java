package org.clepsydra.port;

import org.clepsydra.trace.Realizes;

/**
 * What the device says of a self-test, raw. All zero while none is asked for, but that a test of
 * {@link SelfTestBits#AT_ANY_TIME} which fails while the device runs is said at once, and from then
 * on until power-on.
 */
@Realizes("req~structure.frames~1")
public final class SelfTestAnswer {
    private int test;
    private int state;
    private long figure;

    /** The test that is in force, one of {@link SelfTestBits}, 0 for none. */
    public int test() {
        return test;
    }

    /** How it stands, of {@link SelfTestState}. */
    public int state() {
        return state;
    }

    /** What it found, as {@link SelfTestBits} says of each; else 0. */
    public long figure() {
        return figure;
    }

    public void say(int ofTest, int itsState, long itsFigure) {
        test = ofTest;
        state = itsState;
        figure = itsFigure;
    }
}
