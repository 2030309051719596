package org.clepsydra.port;

/**
 * Where each word of a plan image stands. A format, so it belongs to the edge: whoever writes or
 * judges an image reads it here and nothing else.
 *
 * <p>An image is {@link #WORDS} words: a control block (header, then the segment table) and a
 * separate envelope block, each sealed by a CRC-32C over its own words in order, every word as
 * eight bytes, least significant first. Words that no name claims are zero and are checked to be.
 *
 * <p>Drug is counted in ng. One that is measured in units is counted in thousandths of a unit, in
 * each word that says NG: an image does not say which, and nothing that is judged depends on it.
 */
public final class PlanLayout {
    // Control block: header.
    public static final int MAGIC = 0;
    public static final int VERSION = 1;
    public static final int DEVICE_ID = 2;
    public static final int PLAN_ID = 3;

    /** Drug to be given, ng: as derived, or the dose of its band. */
    public static final int DOSE_NG = 4;

    /** Concentration in ng/nL (which is mg/mL) as numerator over {@link #CONCENTRATION_NL}. */
    public static final int CONCENTRATION_NG = 5;

    public static final int CONCENTRATION_NL = 6;

    /** Body surface area, cm2. */
    public static final int BSA_CM2 = 7;

    /** Highest dose rate of the drug, ng per m2 per hour. */
    public static final int DOSE_RATE_NG_PER_M2_PER_H_MAX = 8;

    /**
     * Volume to be infused, nL: the dose over the concentration, rounded down to whole runs of the
     * cycle.
     */
    public static final int VOLUME_NL = 9;

    /**
     * Duration, ms: the sum over the segments, and over all runs of the cycle. As prescribed, or
     * what a rate rounded to the pump's step makes of it.
     */
    public static final int DURATION_MS = 10;

    /** A rate the operator typed, nL/h, or 0 when none was. */
    public static final int TYPED_RATE_NL_PER_H = 11;

    /** Downstream occlusion limit, Pa gauge. */
    public static final int PRESSURE_LIMIT_PA = 12;

    /** Largest single bubble that may pass, nL. */
    public static final int BUBBLE_LIMIT_NL = 13;

    /** What follows the last segment: {@link #STOP} only, in this version. */
    public static final int END_ACTION = 14;

    /** What may follow a hold: {@link #STOP}, or {@link #MINIMUM_RATE} on order. */
    public static final int SAFE_STATE = 15;

    /** Times the cycle runs, 1 or more. The segments before it run once. */
    public static final int REPEATS = 16;

    public static final int SEGMENT_COUNT = 17;

    /** Largest whole dose of the drug under one plan, ng per m2. */
    public static final int DOSE_NG_PER_M2_MAX = 18;

    /** Segment that begins the cycle, from 0; 0 where the cycle runs once. */
    public static final int CYCLE_SEGMENT = 19;

    /** Most of the drug that may be given in any hour, nL, by all sources but a prime. */
    public static final int HOUR_NL_MAX = 20;

    /** Most of the drug that may be given in any day, nL; as the hour's, over 23 hours. */
    public static final int DAY_NL_MAX = 21;

    /**
     * Number of the plan that this one goes on from, in the place of what was left of it; 0 for
     * none.
     */
    public static final int CONTINUES = 22;

    /**
     * Number on the label of the container that the plan is to be given from; 0 where it does not
     * say, as it must on a device that reads no labels.
     */
    public static final int CONTAINER_NUMBER = 23;

    /** First of the words without a name; zero in this version. */
    public static final int NAMELESS = 24;

    /**
     * What the patient was given of the drug in this cycle of therapy before this plan, ng per m2,
     * by the pharmacist; 0 on a device that holds no library.
     */
    public static final int DOSE_BEFORE_IN_CYCLE_NG_PER_M2 = 25;

    /**
     * The drug's number: plans that have the same one share their sliding limits, and so do all
     * that have 0. In the drug library, where the device holds one.
     */
    public static final int DRUG_ID = 26;

    /** One of {@link Routes}; as the next three, 0 on a device that holds no library. */
    public static final int ROUTE = 27;

    /** Version of the library that the plan was written by. */
    public static final int LIBRARY_VERSION = 28;

    /** Code of the reason for going beyond a soft limit, 1 to 99; 0 for none. */
    public static final int SOFT_REASON = 29;

    /** What the patient was given of the drug before this plan, ng per m2, by the pharmacist. */
    public static final int DOSE_BEFORE_NG_PER_M2 = 30;

    public static final int CONTROL_CRC = 31;

    // Control block: segment table.
    public static final int SEGMENTS = 32;
    public static final int SEGMENTS_MAX = 32;
    public static final int SEGMENT_WORDS = 6;

    /** The kind stands first, so a segment's own place is also that of its kind. */
    public static final int SEGMENT_KIND = 0;

    public static final int SEGMENT_ANCHOR = 1;
    public static final int SEGMENT_VOLUME_NL = 2;
    public static final int SEGMENT_DURATION_MS = 3;

    /** For a ramp, what its first rate would give over its whole time, nL; else zero. */
    public static final int SEGMENT_FIRST_NL = 4;

    // Control block: overlay table, a row each; a row of zeros is an overlay the plan does not
    // have.
    public static final int OVERLAYS = SEGMENTS + SEGMENTS_MAX * SEGMENT_WORDS;

    /** Rows of the table. */
    public static final int OVERLAYS_MAX = 4;

    public static final int OVERLAY_WORDS = 5;

    /**
     * Volume of one overlay, nL. It stands first, so an overlay's own place is also that of its
     * volume.
     */
    public static final int OVERLAY_NL = 0;

    /** Time it is given in, ms. */
    public static final int OVERLAY_MS = 1;

    /** Least time from the end of one to the next of its kind, ms. */
    public static final int OVERLAY_GAP_MS = 2;

    /** How often it may be begun. */
    public static final int OVERLAY_COUNT_MAX = 3;

    /** For a bolus, its dose, ng; else zero. */
    public static final int OVERLAY_NG = 4;

    // Envelope block: offsets from ENVELOPE.
    public static final int ENVELOPE = OVERLAYS + OVERLAYS_MAX * OVERLAY_WORDS;
    public static final int ENVELOPE_MAGIC = ENVELOPE;
    public static final int ENVELOPE_VERSION = ENVELOPE + 1;
    public static final int ENVELOPE_DEVICE_ID = ENVELOPE + 2;
    public static final int ENVELOPE_PLAN_ID = ENVELOPE + 3;

    /** Most that may ever be given under this plan, nL: all runs of the cycle. */
    public static final int ENVELOPE_VOLUME_NL = ENVELOPE + 4;

    public static final int ENVELOPE_POINT_COUNT = ENVELOPE + 5;

    /** Times the cycle of points runs, 1 or more. The points before it are passed once. */
    public static final int ENVELOPE_REPEATS = ENVELOPE + 6;

    /** Point at which the cycle begins, from 0; it ends at the last. 0 where it runs once. */
    public static final int ENVELOPE_CYCLE_POINT = ENVELOPE + 7;

    /** The most by which the ceiling may lie above the curve, nL. */
    public static final int ENVELOPE_GAP_NL = ENVELOPE + 8;

    public static final int ENVELOPE_HOUR_NL_MAX = ENVELOPE + 9;
    public static final int ENVELOPE_DAY_NL_MAX = ENVELOPE + 10;

    public static final int ENVELOPE_DRUG_ID = ENVELOPE + 11;

    /** The safe state again, as the monitor reads it. */
    public static final int ENVELOPE_SAFE_STATE = ENVELOPE + 12;

    /** First of the words without a name; zero in this version. */
    public static final int ENVELOPE_NAMELESS = ENVELOPE + 13;

    public static final int ENVELOPE_CRC = ENVELOPE + 15;

    /** Points of the ceiling, each a time in ms and a cumulative volume in nL. */
    public static final int ENVELOPE_POINTS = ENVELOPE + 16;

    public static final int ENVELOPE_POINTS_MAX = 64;
    public static final int ENVELOPE_POINT_WORDS = 2;

    /** The overlay table again, as the monitor reads it. */
    public static final int ENVELOPE_OVERLAYS =
            ENVELOPE_POINTS + ENVELOPE_POINTS_MAX * ENVELOPE_POINT_WORDS;

    public static final int WORDS = ENVELOPE_OVERLAYS + OVERLAYS_MAX * OVERLAY_WORDS;

    // Values.
    /** "CLEPPLAN" in ASCII, first letter most significant. */
    public static final long CONTROL_MAGIC = 0x434C4550504C414EL;

    /** "CLEPENVL" in ASCII, first letter most significant. */
    public static final long ENVELOPE_MAGIC_VALUE = 0x434C4550454E564CL;

    public static final long LAYOUT_VERSION = 3;

    /** Stop: motor power off. */
    public static final long STOP = 1;

    /**
     * As {@link #STOP}, but the plan's KVO may be ordered in a hold: an artery clots a still line.
     */
    public static final long MINIMUM_RATE = 2;

    /** A segment of constant rate. */
    public static final long FLAT = 1;

    /** A segment in which nothing is given; its volume is zero. */
    public static final long PAUSE = 2;

    /** A segment whose rate changes in a straight line from its first. */
    public static final long RAMP = 3;

    /** A segment whose rate rises from nothing to twice its mean and falls back, as a cosine. */
    public static final long RAISED_COSINE = 4;

    /** Held time does not count: the segment goes on where it held. */
    public static final long ELAPSED = 1;

    // Rows of the overlay table.
    /** A dose on top of the program, ordered while it runs. */
    public static final int BOLUS = 0;

    /** Fills the line before the first START, with no patient on it. */
    public static final int PRIME = 1;

    /** Empties the line of drug after the end. */
    public static final int FLUSH = 2;

    /** Keeps the vein open after the end, with drug, at a low rate; off unless the order asks. */
    public static final int KVO = 3;

    private PlanLayout() {}
}
