package org.clepsydra.plan;

import org.clepsydra.port.LibraryLayout;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.NlPerH;

/**
 * A drug library being written on the host, entry by entry, in the order of drug, route and
 * concentration.
 *
 * <p>Nothing clinical has a default: a limit left out is out of range and the verdict says so. A
 * limit is given soft and hard; where both are the same there is no soft one.
 */
@Realizes("req~library.written~1")
public final class LibraryDraft {
    private static final int WORD_LETTERS = 8;
    private static final int NAME_LETTERS = LibraryLayout.NAME_WORDS * WORD_LETTERS;
    private static final int LETTER_BITS = 8;

    /** A letter that no name may have. */
    private static final int NO_LETTER = 0x7F;

    private final long[] words = new long[LibraryLayout.WORDS];
    private int count;

    /** A library of {@code version}, 1 to 999,999,999, without entries yet. */
    public LibraryDraft(long version) {
        words[LibraryLayout.MAGIC] = LibraryLayout.MAGIC_VALUE;
        words[LibraryLayout.LAYOUT] = LibraryLayout.LAYOUT_VALUE;
        words[LibraryLayout.VERSION] = version;
    }

    /**
     * Begins an entry; what follows is said of it. 64 at most; one more, and the library is
     * refused.
     *
     * @param drugId 1 to 999,999,999
     * @param name 1 to 32 letters of printable ASCII, no space
     * @param route one of {@link org.clepsydra.port.Routes}
     */
    public LibraryDraft entry(long drugId, String name, long route) {
        count = count + 1;
        put(LibraryLayout.DRUG_ID, drugId);
        put(LibraryLayout.ROUTE, route);
        for (int i = 0; i < LibraryLayout.NAME_WORDS; i++) {
            put(LibraryLayout.NAME + i, letters(name, i * WORD_LETTERS));
        }
        return this;
    }

    /** The sum of {@link LibraryLayout#VINCA} and {@link LibraryLayout#VESICANT}, or 0. */
    public LibraryDraft flags(long value) {
        put(LibraryLayout.FLAGS, value);
        return this;
    }

    /**
     * Concentration, from {@code fromNg} to {@code toNg} nanograms in {@code nl} nanolitres, both
     * ends included; the same twice for one concentration.
     */
    public LibraryDraft concentration(long fromNg, long toNg, long nl) {
        put(LibraryLayout.CONCENTRATION_NG_FROM, fromNg);
        put(LibraryLayout.CONCENTRATION_NG_TO, toNg);
        put(LibraryLayout.CONCENTRATION_NL, nl);
        return this;
    }

    /** Highest dose rate, ng per m2 per hour. */
    public LibraryDraft doseRateNgPerM2PerH(long soft, long hard) {
        put(LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_SOFT, soft);
        put(LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_HARD, hard);
        return this;
    }

    /** Largest whole dose under one plan, ng per m2. */
    public LibraryDraft doseNgPerM2(long soft, long hard) {
        put(LibraryLayout.DOSE_NG_PER_M2_SOFT, soft);
        put(LibraryLayout.DOSE_NG_PER_M2_HARD, hard);
        return this;
    }

    /** Shortest duration. */
    public LibraryDraft shortestMs(@Ms long soft, @Ms long hard) {
        put(LibraryLayout.DURATION_MS_MIN_SOFT, soft);
        put(LibraryLayout.DURATION_MS_MIN_HARD, hard);
        return this;
    }

    /** Longest duration. */
    public LibraryDraft longestMs(@Ms long soft, @Ms long hard) {
        put(LibraryLayout.DURATION_MS_MAX_SOFT, soft);
        put(LibraryLayout.DURATION_MS_MAX_HARD, hard);
        return this;
    }

    /** Most that a patient may ever be given, ng per m2; left out where there is no limit. */
    public LibraryDraft lifetimeNgPerM2(long soft, long hard) {
        put(LibraryLayout.LIFETIME_NG_PER_M2_SOFT, soft);
        put(LibraryLayout.LIFETIME_NG_PER_M2_HARD, hard);
        return this;
    }

    /**
     * Most that a patient may be given in one cycle of therapy, ng per m2; left out where there is
     * no limit.
     */
    public LibraryDraft cycleNgPerM2(long soft, long hard) {
        put(LibraryLayout.CYCLE_NG_PER_M2_SOFT, soft);
        put(LibraryLayout.CYCLE_NG_PER_M2_HARD, hard);
        return this;
    }

    /**
     * Most that the boluses which may begin in an hour come to, ng per m2, and the highest dose
     * rate of one, ng per m2 per hour; left out where no bolus may be given.
     */
    public LibraryDraft bolus(long softNgPerM2, long hardNgPerM2, long hardNgPerM2PerH) {
        put(LibraryLayout.BOLUS_NG_PER_M2_SOFT, softNgPerM2);
        put(LibraryLayout.BOLUS_NG_PER_M2_HARD, hardNgPerM2);
        put(LibraryLayout.BOLUS_NG_PER_M2_PER_H_HARD, hardNgPerM2PerH);
        return this;
    }

    /** Highest rate of a KVO, up to 1 mL/h; left out where none may be given. */
    public LibraryDraft kvoNlPerH(@NlPerH long hard) {
        put(LibraryLayout.KVO_NL_PER_H_HARD, hard);
        return this;
    }

    /** Judges the library as the core will, whichever it holds and whoever vouches for it. */
    public Verdict verdict() {
        long[] image = new long[LibraryLayout.WORDS];
        writeTo(image);
        LibraryCheck check = new LibraryCheck();
        check.judge(image);
        return new Verdict(check.rule(), check.figure(), check.limit());
    }

    /**
     * Writes the library into {@code image}, accepted or not.
     *
     * @param image at least {@link LibraryLayout#WORDS} words, all overwritten
     */
    public void writeTo(long[] image) {
        for (int i = 0; i < LibraryLayout.WORDS; i++) {
            image[i] = words[i];
        }
        image[LibraryLayout.ENTRY_COUNT] = count;
        seal(image);
    }

    /** Seals {@code image} with its checksum. */
    static void seal(long[] image) {
        Crc32c crc = new Crc32c();
        for (int i = 0; i < LibraryLayout.WORDS; i++) {
            if (i != LibraryLayout.CRC) {
                crc.word(image[i]);
            }
        }
        image[LibraryLayout.CRC] = crc.value();
    }

    /** Before the first entry and after the last that has room, words go nowhere. */
    private void put(int word, long value) {
        if (count >= 1 && count <= LibraryLayout.ENTRIES_MAX) {
            words[LibraryLayout.ENTRIES + (count - 1) * LibraryLayout.ENTRY_WORDS + word] = value;
        }
    }

    /** Eight letters of {@code name}; what is no letter, or one too many, is kept as none. */
    private static long letters(String name, int from) {
        long word = 0;
        for (int i = from; i < from + WORD_LETTERS; i++) {
            boolean tooLong = i == NAME_LETTERS - 1 && name.length() > NAME_LETTERS;
            long letter = i < name.length() ? Math.min(name.charAt(i), NO_LETTER) : 0;
            word = (word << LETTER_BITS) | (tooLong ? NO_LETTER : letter);
        }
        return word;
    }
}
