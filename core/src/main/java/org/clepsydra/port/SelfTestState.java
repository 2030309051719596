package org.clepsydra.port;

/** What the device says of the test that it was asked for. */
public final class SelfTestState {
    /** Nothing is asked for. */
    public static final int NONE = 0;

    /** It goes on. */
    public static final int RUNNING = 1;

    /** It is over, and what it tried works; the figure is of it. */
    public static final int PASSED = 2;

    /** It is over, and what it tried does not work; the figure is the device's own. */
    public static final int FAILED = 3;

    private SelfTestState() {}
}
