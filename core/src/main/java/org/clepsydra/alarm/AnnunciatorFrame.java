package org.clepsydra.alarm;

/** The alarms as they are in this step. Written by the alarm board. */
public final class AnnunciatorFrame {
    private int priority;
    private long conditions;
    private long present;

    /** Highest priority present: {@link AlarmCode#NONE} to {@link AlarmCode#HIGH}. */
    public int priority() {
        return priority;
    }

    /** Every condition present or latched, bit n for the condition with code n. */
    public long conditions() {
        return conditions;
    }

    /** Every condition present in this step, whether or not it is latched too. */
    public long present() {
        return present;
    }

    void show(int highest, long all, long now) {
        priority = highest;
        conditions = all;
        present = now;
    }
}
