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
    public static final int DETECTORS = 5;
    public static final int PLAN_IMAGE = 6;
    public static final int FIGURES = 7;
    public static final int COMPARISON = 8;
    public static final int PROPOSALS = 9;
    public static final int PROPOSED_PLAN = 10;
    public static final int THERAPY = 11;
    public static final int CONCLUSION = 12;
    public static final int KEPT_ALARMS = 13;
    public static final int CONTROL_STATE = 14;
    public static final int DRIVE = 15;
    public static final int ALARMS = 16;
    public static final int JOURNAL = 17;
    public static final int SNAPSHOT = 18;

    private Stages() {}
}
