package org.clepsydra.plan;

import org.clepsydra.port.LibraryLayout;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.trace.Realizes;

/**
 * Judges a drug library image from scratch: its header, then each entry by itself and against the
 * one before. Stops at the first rule broken and keeps the figure and the limit.
 *
 * <p>As in {@link PlanCheck} every rule is looked at, but only the first that breaks is kept. Never
 * trusts who wrote the image.
 */
@Realizes("req~library.image~2")
public final class LibraryCheck {
    private final Ruling ruling;
    private final Crc32c crc = new Crc32c();
    private final LibraryEntryCheck entry;

    public LibraryCheck() {
        this(new Ruling());
    }

    LibraryCheck(Ruling ruling) {
        this.ruling = ruling;
        entry = new LibraryEntryCheck(ruling);
    }

    /** The first rule broken, one of {@link Rule}, or {@link Rule#ACCEPTED}. */
    public int rule() {
        return ruling.rule();
    }

    /** The figure that broke it. */
    public long figure() {
        return ruling.figure();
    }

    /** The limit it broke. */
    public long limit() {
        return ruling.limit();
    }

    /** Judges {@code image}, which has {@link LibraryLayout#WORDS} words. */
    public void judge(long[] image) {
        ruling.refuse(Rule.ACCEPTED, 0, 0);
        header(image);
        long count = image[LibraryLayout.ENTRY_COUNT];
        for (int i = 0; i < LibraryLayout.ENTRIES_MAX; i++) {
            int at = LibraryLayout.ENTRIES + i * LibraryLayout.ENTRY_WORDS;
            if (i >= count) {
                zero(image, at);
            } else {
                entry.judge(image, at);
                if (i > 0) {
                    follows(image, at, at - LibraryLayout.ENTRY_WORDS);
                }
            }
        }
    }

    private void header(long[] image) {
        crc.begin();
        for (int i = 0; i < LibraryLayout.CRC; i++) {
            crc.word(image[i]);
        }
        for (int i = LibraryLayout.ENTRIES; i < LibraryLayout.WORDS; i++) {
            crc.word(image[i]);
        }
        ruling.equal(Rule.LIBRARY_MAGIC, image[LibraryLayout.MAGIC], LibraryLayout.MAGIC_VALUE);
        ruling.equal(Rule.LIBRARY_LAYOUT, image[LibraryLayout.LAYOUT], LibraryLayout.LAYOUT_VALUE);
        ruling.equal(Rule.LIBRARY_CHECKSUM, image[LibraryLayout.CRC], crc.value());
        for (int i = LibraryLayout.HEADER_RESERVED; i < LibraryLayout.CRC; i++) {
            ruling.equal(Rule.LIBRARY_RESERVED_WORD, image[i], 0);
        }
        ruling.between(
                Rule.LIBRARY_VERSION,
                image[LibraryLayout.VERSION],
                1,
                HardLimits.LIBRARY_VERSION_MAX);
        ruling.between(
                Rule.LIBRARY_ENTRY_COUNT,
                image[LibraryLayout.ENTRY_COUNT],
                1,
                LibraryLayout.ENTRIES_MAX);
    }

    private void zero(long[] image, int at) {
        for (int i = 0; i < LibraryLayout.ENTRY_WORDS; i++) {
            ruling.equal(Rule.LIBRARY_RESERVED_WORD, image[at + i], 0);
        }
    }

    /**
     * Entries stand in order, so none stands twice and no two of a drug and route share a
     * concentration. What belongs to the drug alone is the same in all of its entries.
     */
    private void follows(long[] image, int at, int before) {
        long drug = image[at];
        long drugBefore = image[before];
        boolean further = drug == drugBefore ? routeFollows(image, at, before) : drug > drugBefore;
        if (ruling.accepted() && !further) {
            ruling.refuse(Rule.LIBRARY_ENTRY_ORDER, drug, drugBefore);
        }
        for (int i = LibraryLayout.FLAGS; i < LibraryLayout.CONCENTRATION_NG_FROM; i++) {
            long wanted = drug == drugBefore ? image[before + i] : image[at + i];
            ruling.equal(Rule.LIBRARY_DRUG_DIFFERS, image[at + i], wanted);
        }
    }

    private static boolean routeFollows(long[] image, int at, int before) {
        long route = image[at + LibraryLayout.ROUTE];
        long routeBefore = image[before + LibraryLayout.ROUTE];
        if (route != routeBefore) {
            return route > routeBefore;
        }
        // Both at most 1e9 * 1e6.
        long from =
                image[at + LibraryLayout.CONCENTRATION_NG_FROM]
                        * image[before + LibraryLayout.CONCENTRATION_NL];
        long toBefore =
                image[before + LibraryLayout.CONCENTRATION_NG_TO]
                        * image[at + LibraryLayout.CONCENTRATION_NL];
        return from > toBefore;
    }
}
