package org.clepsydra.plan;

/** The rules a plan can break, in no order of checking. Codes are logged: only added. */
public final class Rule {
    /** None: the plan is accepted. */
    public static final int ACCEPTED = 0;

    /** The device record itself is out of range. */
    public static final int DEVICE_RECORD = 1;

    /** A plan is loaded already. */
    public static final int PLAN_LOADED = 2;

    public static final int CONTROL_MAGIC = 3;
    public static final int LAYOUT_VERSION = 4;
    public static final int CONTROL_CHECKSUM = 5;
    public static final int DEVICE_ID = 6;
    public static final int RESERVED_WORD = 7;
    public static final int PLAN_ID = 8;
    public static final int DOSE = 9;
    public static final int CONCENTRATION = 10;
    public static final int BODY_SURFACE_AREA = 11;
    public static final int DOSE_RATE_LIMIT = 12;
    public static final int VOLUME = 13;
    public static final int DURATION = 14;
    public static final int TYPED_RATE = 15;
    public static final int PRESSURE_LIMIT = 16;
    public static final int BUBBLE_LIMIT = 17;
    public static final int END_ACTION = 18;
    public static final int SAFE_STATE = 19;
    public static final int REPEATS = 20;
    public static final int SEGMENT_COUNT = 21;
    public static final int SEGMENT_KIND = 22;
    public static final int SEGMENT_ANCHOR = 23;
    public static final int SEGMENT_VOLUME = 24;
    public static final int SEGMENT_DURATION = 25;

    /** A segment is faster than the device can be. */
    public static final int DEVICE_RATE = 26;

    /** The volume is not the dose over the concentration, in whole runs of the cycle. */
    public static final int VOLUME_FROM_DOSE = 27;

    /** The typed rate does not agree with the prescribed duration. */
    public static final int TYPED_RATE_DISAGREES = 28;

    /** More drug per square metre and hour than the drug's limit. */
    public static final int DOSE_RATE_TOO_HIGH = 29;

    public static final int ENVELOPE_MAGIC = 30;
    public static final int ENVELOPE_CHECKSUM = 31;
    public static final int ENVELOPE_DEVICE_ID = 32;

    /** The envelope is of another plan. */
    public static final int ENVELOPE_PLAN_ID = 33;

    /** The envelope allows another volume than the plan gives. */
    public static final int ENVELOPE_VOLUME = 34;

    /** An order was given that needs a STOP before it. */
    public static final int NOT_STOPPED = 35;

    /** START under an envelope other than the one that came with the plan. */
    public static final int ENVELOPE_NOT_OF_PLAN = 36;

    /** The drug's limit on the whole dose is out of range. */
    public static final int DOSE_LIMIT = 37;

    /** More drug per square metre in the whole plan than the drug's limit. */
    public static final int DOSE_TOO_HIGH = 38;

    /** The first rate of a ramp is below zero or more than twice its mean. */
    public static final int SEGMENT_FIRST_RATE = 39;

    /** The cycle begins at no segment. */
    public static final int CYCLE_SEGMENT = 40;

    /** The ceiling lies too far above the curve: too many bends for its points. */
    public static final int ENVELOPE_GAP = 41;

    /** The second entry's dose is not the plan's. */
    public static final int REENTRY_DOSE = 42;

    /** The second entry's duration is not the plan's. */
    public static final int REENTRY_DURATION = 43;

    /** The second entry's rate does not agree with the plan. */
    public static final int REENTRY_RATE = 44;

    /** START without a second entry that agreed, or too long after it. */
    public static final int NOT_CONFIRMED = 45;

    // On the host, of an order and not of its image.

    /** The percentage stated for dose bands is out of range. */
    public static final int DOSE_BAND_PERCENT = 50;

    /** Dose bands that are out of range, too many, none, empty, or do not rise. */
    public static final int DOSE_BANDS = 51;

    /**
     * The derived dose lies in no band; the limit is the most that the last band below it holds, or
     * the least that the first one does.
     */
    public static final int NO_DOSE_BAND = 52;

    /** The dose of the band differs from the derived one by more than was stated. */
    public static final int DOSE_BAND_TOO_FAR = 53;

    /** A rate step that is out of range, above the derived rate, or beside written segments. */
    public static final int RATE_STEP = 54;

    /** At the rounded rate the volume takes more than 5 % longer than prescribed. */
    public static final int RATE_ROUNDED_TOO_FAR = 55;

    private Rule() {}
}
