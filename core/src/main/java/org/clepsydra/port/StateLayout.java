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
 * <p>What else must outlive a loss of power joins the record of the channel that owns it: accounts
 * of further sources of drug behind {@link #BASAL}, sliding windows behind {@link #SEEN_PARTS}.
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

    public static final int CRC = 15;
    public static final int WORDS = 16;

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

    /** Microsteps of the curve released when the record was made. The first account. */
    public static final int BASAL = 9;

    /** First of the words kept for further accounts; zero in this version. */
    public static final int ACCOUNTS = 10;

    // Monitor.
    /** Checksum of the envelope, 0 without one. */
    public static final int ENVELOPE_CHECKSUM = 4;

    /** Envelope time when the record was made, in 1/800 ms. */
    public static final int TIME_UNITS = 5;

    /** Envelope time that is reserved, in 1/800 ms: it may have run so far. 0 for none. */
    public static final int RESERVED_UNITS = 6;

    /** Volume seen when the record was made, in nanolitres over the encoder's counts a turn. */
    public static final int SEEN_PARTS = 7;

    /** First of the words kept for sliding windows; zero in this version. */
    public static final int WINDOWS = 8;

    // Values.
    /** "CLEPCTRL" in ASCII, first letter most significant. */
    public static final long CONTROL_MAGIC = 0x434C45504354524CL;

    /** "CLEPMONI" in ASCII, first letter most significant. */
    public static final long MONITOR_MAGIC = 0x434C45504D4F4E49L;

    public static final long LAYOUT_VERSION = 1;

    private StateLayout() {}
}
