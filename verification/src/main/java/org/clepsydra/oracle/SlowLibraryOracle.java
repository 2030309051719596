package org.clepsydra.oracle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The rules of {@code req~library.image~1}, one line each in the order of its tables, with words
 * and figures written out a second time.
 */
public final class SlowLibraryOracle implements LibraryOracle {
    private static final int WORDS = 2_064;
    private static final int SEAL = 15;
    private static final int ENTRIES = 16;
    private static final int ENTRY_WORDS = 32;
    private static final int ENTRIES_MAX = 64;
    private static final long MOST_MS = 31L * 24 * 3_600_000;

    @Override
    public int rule(long[] image) {
        int header = header(image);
        if (header != 0) {
            return header;
        }
        for (int i = 0; i < ENTRIES_MAX; i++) {
            int at = ENTRIES + i * ENTRY_WORDS;
            int broken = 0;
            if (i >= image[3]) {
                broken = zero(image, at, at + ENTRY_WORDS) ? 0 : 64;
            } else {
                broken = entry(image, at);
                if (broken == 0 && i > 0) {
                    broken = after(image, at);
                }
            }
            if (broken != 0) {
                return broken;
            }
        }
        return 0;
    }

    /** The seal that {@code image} must have. */
    public static long seal(long[] image) {
        ByteBuffer bytes = ByteBuffer.allocate((WORDS - 1) * Long.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .put(image, 0, SEAL)
                .put(image, SEAL + 1, WORDS - SEAL - 1);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    private static int header(long[] image) {
        boolean[] met = {
            image[0] == 0x434C45504C494252L,
            image[1] == 1,
            image[SEAL] == seal(image),
            zero(image, 4, SEAL),
            in(image[2], 1, 999_999_999),
            in(image[3], 1, 64)
        };
        return first(met, 61);
    }

    private static int entry(long[] image, int at) {
        long[] e = Arrays.copyOfRange(image, at, at + ENTRY_WORDS);
        boolean vinca = e[2] == 1 || e[2] == 3;
        boolean vesicant = e[2] == 2 || e[2] == 3;
        boolean[] met = {
            in(e[0], 1, 999_999_999),
            in(e[1], 1, 6),
            in(e[2], 0, 3),
            !(vinca && e[1] == 4),
            !(vesicant && (e[1] == 2 || e[1] == 5)),
            name(e),
            concentration(e),
            in(e[10], 1, 100_000_000_000L) && in(e[11], 1, e[10]),
            in(e[12], 1, 500_000_000_000L) && in(e[13], 1, e[12]),
            in(e[14], 60_000, e[15]) && e[15] <= e[16] && e[16] <= e[17] && e[17] <= MOST_MS,
            in(e[18], 0, 10_000_000_000_000L) && (e[18] == 0 ? e[19] == 0 : in(e[19], 1, e[18]))
        };
        int broken = first(met, 67);
        return broken == 0 && !zero(e, 20, ENTRY_WORDS) ? 64 : broken;
    }

    private static boolean name(long[] e) {
        StringBuilder name = new StringBuilder();
        for (byte letter :
                ByteBuffer.allocate(32)
                        .putLong(e[3])
                        .putLong(e[4])
                        .putLong(e[5])
                        .putLong(e[6])
                        .array()) {
            name.append((char) (letter & 0xFF));
        }
        return name.toString().matches("[\\x21-\\x7E]+\\x00*");
    }

    private static boolean concentration(long[] e) {
        return in(e[9], 1, 1_000_000)
                && in(e[8], 1, 1_000_000_000)
                && e[8] <= 1_000 * e[9]
                && in(e[7], 1, e[8]);
    }

    private static int after(long[] image, int at) {
        int before = at - ENTRY_WORDS;
        boolean sameDrug = image[at] == image[before];
        boolean sameRoute = sameDrug && image[at + 1] == image[before + 1];
        boolean further =
                sameRoute
                        ? times(image[at + 7], image[before + 9])
                                        .compareTo(times(image[before + 8], image[at + 9]))
                                > 0
                        : sameDrug ? image[at + 1] > image[before + 1] : image[at] > image[before];
        if (!further) {
            return 78;
        }
        for (int i = 2; i < 7; i++) {
            if (sameDrug && image[at + i] != image[before + i]) {
                return 79;
            }
        }
        return 0;
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static boolean in(long value, long least, long most) {
        return value >= least && value <= most;
    }

    private static boolean zero(long[] words, int from, int to) {
        for (int i = from; i < to; i++) {
            if (words[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The code of the first that is not met, the codes being in a row; 0 for none. */
    private static int first(boolean[] met, int code) {
        for (int i = 0; i < met.length; i++) {
            if (!met[i]) {
                return code + i;
            }
        }
        return 0;
    }
}
