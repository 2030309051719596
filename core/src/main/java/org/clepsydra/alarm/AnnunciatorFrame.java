package org.clepsydra.alarm;

/** The alarms as they are in this step. Written by the alarm board. */
public final class AnnunciatorFrame {
    private int priority;
    private long conditions;

    /** Highest priority present: {@link AlarmCode#NONE} to {@link AlarmCode#HIGH}. */
    public int priority() {
        return priority;
    }

    /** Every condition present or latched, bit n for the condition with code n. */
    public long conditions() {
        return conditions;
    }

    void show(int highest, long present) {
        priority = highest;
        conditions = present;
    }
}
