package org.clepsydra.port;

/**
 * Where each word of a state record stands, and the slots of non-volatile memory. A format, as
 * {@link PlanLayout} is.
 *
 * <p>A record is {@link #WORDS} words, sealed by a CRC-32C over all words before the last, in
 * order, every word as eight bytes, least significant first. Words that no name claims are zero and
 * are checked to be. Each channel has a record of its own in two slots, and only writes the slot
 * that does not hold its newest.
 *
 * <p>Cells of a sliding window stand from the one that runs to the oldest.
 */
public final class StateLayout {
    // Slots.
    /** One plan image, as in {@link PlanLayout}. */
    public static final int PLAN = 0;

    public static final int CONTROL_A = 1;
    public static final int CONTROL_B = 2;
    public static final int MONITOR_A = 3;
    public static final int MONITOR_B = 4;
    public static final int SLOTS = 5;

    // Every record.
    public static final int MAGIC = 0;
    public static final int VERSION = 1;
    public static final int DEVICE_ID = 2;

    /** Number of the write, from 1; the higher of two valid records is the newer. */
    public static final int SEQUENCE = 3;

    public static final int CRC = 671;
    public static final int WORDS = 672;

    // Control channel.
    /** Therapy state. */
    public static final int STATE = 4;

    /** Number of the plan, 0 without one. */
    public static final int PLAN_ID = 5;

    /** Checksum of the control block in the upper half, of the envelope in the lower. */
    public static final int PLAN_CHECKSUM = 6;

    /** The highest number of a plan that was ever started. */
    public static final int STARTED_PLAN_ID = 7;

    /** Therapy time that is reserved, ms: it may have run so far. */
    public static final int RESERVED_MS = 8;

    /** Microsteps of the curve released when the record was made. */
    public static final int BASAL = 9;

    /** One more than the row of the overlay that runs, as in {@link PlanLayout}; 0 for none. */
    public static final int OVERLAY = 10;

    /** Time of that overlay that is reserved, ms: it may have run so far. */
    public static final int OVERLAY_RESERVED_MS = 11;

    /** Microsteps of that overlay released when the record was made; they are in its account. */
    public static final int OVERLAY_RELEASED = 12;

    /**
     * Microsteps released of overlays when the record was made, by row as in {@link PlanLayout}.
     */
    public static final int ACCOUNTS = 13;

    /** How often each was begun, by row. */
    public static final int BEGUN = 17;

    /** What the reservoir was filled with, nL; 0 where that is not known. */
    public static final int FILL_NL = 21;

    /** Microsteps released from it since. */
    public static final int FILL_RELEASED = 22;

    /** First of the drugs that are counted by themselves, of which there are four. */
    public static final int DRUGS = 23;

    /** Words of each of them. */
    public static final int DRUG_WORDS = 160;

    /** From the first word of a drug: its cells of a quarter of an hour, microsteps. */
    public static final int DRUG_DAY = 66;

    /** Microsteps that were ever released, by the life of the mechanism. */
    public static final int EVER_RELEASED = DRUGS + 4 * DRUG_WORDS;

    /** Air of the bubble at the detector when the record was made, nL, rounded up. */
    public static final int AIR_BUBBLE_NL = EVER_RELEASED + 1;

    /** Air that passed in the last quarter of an hour, nL, rounded up. */
    public static final int AIR_QUARTER_NL = EVER_RELEASED + 2;

    /** Air that passed in the last 24 h, nL, rounded up. */
    public static final int AIR_DAY_NL = EVER_RELEASED + 3;

    /** Encoder counts that the head was taken back after occlusions when the record was made. */
    public static final int TAKEN_BACK = EVER_RELEASED + 4;

    /** Alarm conditions that were kept when the record was made, a bit each, by code below 52. */
    public static final int ALARMS_KEPT = EVER_RELEASED + 5;

    /** Journal records that were ever begun, as the journal numbered them. */
    public static final int JOURNAL_RECORDS = EVER_RELEASED + 6;

    /** Microsteps that losses of power under the plan booked, and that may not have been made. */
    public static final int UNCERTAIN = EVER_RELEASED + 7;

    /** Words from here to the checksum have no name. There are none left. */
    public static final int CONTROL_NAMELESS = UNCERTAIN + 1;

    // Monitor.
    /** Checksum of the envelope, 0 without one. */
    public static final int ENVELOPE_CHECKSUM = 4;

    /** Envelope time when the record was made, in 1/800 ms. */
    public static final int TIME_UNITS = 5;

    /** Envelope time that is reserved, in 1/800 ms: it may have run so far. 0 for none. */
    public static final int RESERVED_UNITS = 6;

    /** Volume seen when the record was made, in nanolitres over the encoder's counts a turn. */
    public static final int SEEN_PARTS = 7;

    /** One more than the row of the overlay that runs, as in {@link PlanLayout}; 0 for none. */
    public static final int LINE = 8;

    /** Time of that overlay that is reserved, in 1/800 ms: it may have run so far. 0 for none. */
    public static final int LINE_RESERVED_UNITS = 9;

    /** What overlays that ended added to the ceiling, nL. */
    public static final int LINES_NL = 10;

    /** By how much more than else the head may trail for those that were cut, in parts. */
    public static final int LINES_SLACK_PARTS = 11;

    /** How often each was begun, by row. */
    public static final int LINES_BEGUN = 12;

    /** First of the drugs whose motion is counted by itself, of which there are as many. */
    public static final int MOTIONS = 16;

    /** Words of each of them. */
    public static final int MOTION_WORDS = 156;

    /** From the first word of a drug: its cells of a quarter of an hour, in parts. */
    public static final int MOTION_DAY = 64;

    /** Words from here to the checksum have no name. */
    public static final int MONITOR_NAMELESS = MOTIONS + 4 * MOTION_WORDS;

    // A drug in the windows of either channel, from its first word.
    /** Its number. */
    public static final int WINDOW_DRUG_ID = 0;

    /** How long its cell of the hour, and that of the day, has run, ms. */
    public static final int WINDOW_HOUR_INTO_MS = 1;

    public static final int WINDOW_DAY_INTO_MS = 2;

    /** Its cells of a minute, microsteps or parts. */
    public static final int WINDOW_HOUR = 3;

    // Values.
    /** "CLEPCTRL" in ASCII, first letter most significant. */
    public static final long CONTROL_MAGIC = 0x434C45504354524CL;

    /** "CLEPMONI" in ASCII, first letter most significant. */
    public static final long MONITOR_MAGIC = 0x434C45504D4F4E49L;

    public static final long LAYOUT_VERSION = 2;

    private StateLayout() {}
}
