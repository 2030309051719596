package org.clepsydra.port;

/**
 * Where each word of a drug library image stands. A format, so it belongs to the edge: whoever
 * writes or judges a library reads it here and nothing else.
 *
 * <p>An image is {@link #WORDS} words: a header and {@link #ENTRIES_MAX} entries of {@link
 * #ENTRY_WORDS} words each, sealed by a CRC-32C over all words but the seal, in order, every word
 * as eight bytes, least significant first. In a file the words stand in the same order and bytes.
 * Words that no name claims, and entries not in use, are zero and are checked to be.
 */
public final class LibraryLayout {
    // Header.
    public static final int MAGIC = 0;
    public static final int LAYOUT = 1;

    /** Version of the library: what comes later has the higher number. */
    public static final int VERSION = 2;

    /** Entries in use, the first ones. */
    public static final int ENTRY_COUNT = 3;

    /** First of the words of the header kept for later; zero in this layout. */
    public static final int HEADER_RESERVED = 4;

    public static final int CRC = 15;

    // Entries: offsets from ENTRIES + index * ENTRY_WORDS.
    public static final int ENTRIES = 16;
    public static final int ENTRIES_MAX = 64;
    public static final int ENTRY_WORDS = 32;

    /** The drug's number. It stands first, so an entry's own place is also that of its drug. */
    public static final int DRUG_ID = 0;

    /** One of {@link Routes}. */
    public static final int ROUTE = 1;

    /** The sum of {@link #VINCA} and {@link #VESICANT}, or 0. */
    public static final int FLAGS = 2;

    /** The drug's name in ASCII, eight letters a word, first letter most significant. */
    public static final int NAME = 3;

    public static final int NAME_WORDS = 4;

    /** Lowest and highest concentration in ng/nL, as numerators over {@link #CONCENTRATION_NL}. */
    public static final int CONCENTRATION_NG_FROM = 7;

    public static final int CONCENTRATION_NG_TO = 8;
    public static final int CONCENTRATION_NL = 9;

    /** Highest dose rate, ng per m2 per hour: hard, and without a reason. */
    public static final int DOSE_RATE_NG_PER_M2_PER_H_HARD = 10;

    public static final int DOSE_RATE_NG_PER_M2_PER_H_SOFT = 11;

    /** Largest whole dose under one plan, ng per m2: hard, and without a reason. */
    public static final int DOSE_NG_PER_M2_HARD = 12;

    public static final int DOSE_NG_PER_M2_SOFT = 13;

    /** Shortest and longest duration, ms: hard at the outside, without a reason within. */
    public static final int DURATION_MS_MIN_HARD = 14;

    public static final int DURATION_MS_MIN_SOFT = 15;
    public static final int DURATION_MS_MAX_SOFT = 16;
    public static final int DURATION_MS_MAX_HARD = 17;

    /**
     * Most that a patient may ever be given, ng per m2: hard, and without a reason. 0 for a drug
     * that has no such limit.
     */
    public static final int LIFETIME_NG_PER_M2_HARD = 18;

    public static final int LIFETIME_NG_PER_M2_SOFT = 19;

    /**
     * Most that a patient may be given in one cycle of therapy, ng per m2: hard, and without a
     * reason. 0 for a drug that has no such limit.
     */
    public static final int CYCLE_NG_PER_M2_HARD = 20;

    public static final int CYCLE_NG_PER_M2_SOFT = 21;

    /**
     * Most that the boluses which may begin in an hour come to, ng per m2: hard, and without a
     * reason. 0 where no bolus may be given.
     */
    public static final int BOLUS_NG_PER_M2_HARD = 22;

    public static final int BOLUS_NG_PER_M2_SOFT = 23;

    /** Highest dose rate of one bolus, ng per m2 per hour: hard only. 0 where none may be given. */
    public static final int BOLUS_NG_PER_M2_PER_H_HARD = 24;

    /** Highest rate of a KVO, nL/h: hard only. 0 where none may be given. */
    public static final int KVO_NL_PER_H_HARD = 25;

    /** First of the words kept for later; zero in this layout. */
    public static final int ENTRY_RESERVED = 26;

    public static final int WORDS = ENTRIES + ENTRIES_MAX * ENTRY_WORDS;

    // Values.
    /** "CLEPLIBR" in ASCII, first letter most significant. */
    public static final long MAGIC_VALUE = 0x434C45504C494252L;

    public static final long LAYOUT_VALUE = 2;

    /** A vinca alkaloid: it kills when it reaches the spinal cord. */
    public static final long VINCA = 1;

    /** A vesicant: it destroys the tissue it leaks into. */
    public static final long VESICANT = 2;

    private LibraryLayout() {}
}
