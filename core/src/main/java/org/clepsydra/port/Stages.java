package org.clepsydra.port;

/**
 * The stages of a step, numbered in the order in which they run. Each gives its number back as the
 * last thing it does, and the watchdog's response is made of them.
 */
public final class Stages {
    public static final int MONITOR = 1;
    public static final int MONITOR_STATE = 2;
    public static final int SIGNALS = 3;
    public static final int AIR_SENSOR_TEST = 4;
    public static final int POWER_ON_TESTS = 5;
    public static final int SELF_TESTS = 6;
    public static final int DETECTORS = 7;
    public static final int PLAN_IMAGE = 8;
    public static final int FIGURES = 9;
    public static final int COMPARISON = 10;
    public static final int PROPOSALS = 11;
    public static final int PROPOSED_PLAN = 12;
    public static final int THERAPY = 13;
    public static final int CONCLUSION = 14;
    public static final int KEPT_ALARMS = 15;
    public static final int JOURNAL_COUNT = 16;
    public static final int CONTROL_STATE = 17;
    public static final int DRIVE = 18;
    public static final int END_AHEAD = 19;
    public static final int ALARMS = 20;
    public static final int JOURNAL_OF_TESTS = 21;
    public static final int JOURNAL = 22;
    public static final int SNAPSHOT = 23;

    private Stages() {}
}
