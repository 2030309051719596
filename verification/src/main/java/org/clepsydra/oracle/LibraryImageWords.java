package org.clepsydra.oracle;

/**
 * Where each word of a library image stands, and its sizes: written out a second time, from {@code
 * req~library.image~2}, so that the oracles share nothing with the core.
 */
final class LibraryImageWords {
    // Words of the header.
    static final int MAGIC = 0;
    static final int LAYOUT = 1;
    static final int VERSION = 2;
    static final int ENTRY_COUNT = 3;
    static final int CRC = 15;

    // Words of an entry.
    static final int DRUG_ID = 0;
    static final int ROUTE = 1;
    static final int FLAGS = 2;
    static final int NAME = 3;
    static final int NAME_WORDS = 4;
    static final int CONCENTRATION_NG_FROM = 7;
    static final int CONCENTRATION_NG_TO = 8;
    static final int CONCENTRATION_NL = 9;
    static final int DOSE_RATE_HARD = 10;
    static final int DOSE_RATE_SOFT = 11;
    static final int DOSE_HARD = 12;
    static final int DOSE_SOFT = 13;
    static final int DURATION_MIN_HARD = 14;
    static final int DURATION_MIN_SOFT = 15;
    static final int DURATION_MAX_SOFT = 16;
    static final int DURATION_MAX_HARD = 17;
    static final int LIFETIME_HARD = 18;
    static final int LIFETIME_SOFT = 19;
    static final int CYCLE_HARD = 20;
    static final int CYCLE_SOFT = 21;
    static final int BOLUS_HARD = 22;
    static final int BOLUS_SOFT = 23;
    static final int BOLUS_RATE_HARD = 24;
    static final int KVO_RATE_HARD = 25;

    static final int FIRST_ENTRY = 16;
    static final int ENTRIES = 64;
    static final int ENTRY_WORDS = 32;

    private LibraryImageWords() {}
}
