package org.clepsydra.fuzz;

import java.util.SplittableRandom;
import org.clepsydra.oracle.LibraryImageOracle;
import org.clepsydra.port.LibraryLayout;

/**
 * Changes a library image in a few places, from a seed. It knows the layout, so that what it makes
 * is often wrong in one thing only.
 */
final class LibraryImageMutator {
    private static final int ROW = LibraryLayout.ENTRY_WORDS;
    private static final int USED = LibraryLayout.ENTRY_RESERVED;
    private static final int KINDS = 14;

    private static final long[] LIMITS = {
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        64,
        1_000,
        60_000,
        1_000_000,
        999_999_999,
        1_000_000_000,
        2_678_400_000L,
        100_000_000_000L,
        500_000_000_000L,
        10_000_000_000_000L,
        1L << 32,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
    };

    private final SplittableRandom random;
    private long[] image;

    LibraryImageMutator(long seed) {
        random = new SplittableRandom(seed);
    }

    int choose(int bound) {
        return random.nextInt(bound);
    }

    /** Copies {@code from} into {@code to} and changes it. */
    void mutate(long[] from, long[] to) {
        System.arraycopy(from, 0, to, 0, LibraryLayout.WORDS);
        image = to;
        int changes = random.nextBoolean() ? 1 : random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            change();
        }
    }

    /** Nine images in sixteen get the right seal. */
    void seal(long[] of) {
        if (random.nextInt(16) < 9) {
            of[LibraryLayout.CRC] = LibraryImageOracle.seal(of);
        }
    }

    private void change() {
        switch (random.nextInt(KINDS)) {
            case 0 -> image[word()] = random.nextLong();
            case 1 -> image[word()] ^= 1L << random.nextInt(64);
            case 2, 3 -> image[word()] = LIMITS[choose(LIMITS.length)] + choose(3) - 1;
            case 4, 5 -> image[word()] += choose(3) - 1;
            case 6 -> swap(word(), word(), 1);
            case 7 -> swap(row(), row(), ROW);
            case 8 -> copy();
            case 9 -> image[LibraryLayout.ENTRY_COUNT] += choose(3) - 1;
            case 10 -> route();
            case 11 -> letter();
            case 12 -> meet();
            default -> beside();
        }
    }

    /** A word, most often of those that say something. */
    private int word() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(LibraryLayout.ENTRIES);
            case 1 -> random.nextInt(LibraryLayout.WORDS);
            case 2 -> row() + random.nextInt(ROW);
            default -> row() + random.nextInt(USED);
        };
    }

    /** Where an entry begins that is in use, or the first that is not. */
    private int row() {
        int used = (int) Math.max(1, Math.min(image[LibraryLayout.ENTRY_COUNT], 63));
        return LibraryLayout.ENTRIES + random.nextInt(used + 1) * ROW;
    }

    private void swap(int a, int b, int words) {
        for (int i = 0; i < words; i++) {
            long kept = image[a + i];
            image[a + i] = image[b + i];
            image[b + i] = kept;
        }
    }

    /** An entry twice, or with some of its words. */
    private void copy() {
        int from = row();
        int to = row();
        int first = random.nextBoolean() ? 0 : random.nextInt(ROW);
        System.arraycopy(image, from + first, image, to + first, ROW - first);
    }

    private void route() {
        int at = row();
        image[at + LibraryLayout.ROUTE] = 1L + choose(6);
        image[at + LibraryLayout.FLAGS] = choose(4);
    }

    /** A single byte of a name. */
    private void letter() {
        int at = row() + LibraryLayout.NAME + choose(LibraryLayout.NAME_WORDS);
        int shift = 8 * choose(8);
        long letter = new long[] {0, 0x20, 0x21, 0x7E, 0x7F, 0xFF}[choose(6)];
        image[at] = (image[at] & ~(0xFFL << shift)) | letter << shift;
    }

    /** The concentrations of two neighbours brought together, about. */
    private void meet() {
        int at = row();
        int before = Math.max(LibraryLayout.ENTRIES, at - ROW);
        image[at] = image[before];
        image[at + LibraryLayout.ROUTE] = image[before + LibraryLayout.ROUTE];
        System.arraycopy(
                image,
                before + LibraryLayout.FLAGS,
                image,
                at + LibraryLayout.FLAGS,
                LibraryLayout.NAME_WORDS + 1);
        image[at + LibraryLayout.CONCENTRATION_NL] = image[before + LibraryLayout.CONCENTRATION_NL];
        image[at + LibraryLayout.CONCENTRATION_NG_FROM] =
                image[before + LibraryLayout.CONCENTRATION_NG_TO] + choose(3) - 1;
        image[at + LibraryLayout.CONCENTRATION_NG_TO] =
                image[at + LibraryLayout.CONCENTRATION_NG_FROM] + choose(2);
    }

    /** A word like the one beside it, or one off: soft and hard limits stand in pairs. */
    private void beside() {
        int at = row() + LibraryLayout.CONCENTRATION_NG_FROM;
        int word = choose(USED - LibraryLayout.CONCENTRATION_NG_FROM - 1);
        int other = random.nextBoolean() ? 1 : 0;
        image[at + word + other] = image[at + word + 1 - other] + choose(3) - 1;
    }
}
