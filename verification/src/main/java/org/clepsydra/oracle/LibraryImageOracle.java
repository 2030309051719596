package org.clepsydra.oracle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;

/**
 * The table of {@code req~library.image~2}, line by line. It was written from the text of the
 * requirement and the places of the words alone, without sight of the code that it judges; codes
 * and places are copied here for the same reason.
 */
public final class LibraryImageOracle implements LibraryOracle {
    private static final int ACCEPTED = 0;

    // Codes, as the table gives them.
    private static final int LIBRARY_MAGIC = 61;
    private static final int LIBRARY_LAYOUT = 62;
    private static final int LIBRARY_CHECKSUM = 63;
    private static final int LIBRARY_RESERVED_WORD = 64;
    private static final int LIBRARY_VERSION = 65;
    private static final int LIBRARY_ENTRY_COUNT = 66;
    private static final int LIBRARY_DRUG_ID = 67;
    private static final int LIBRARY_ROUTE = 68;
    private static final int LIBRARY_FLAGS = 69;
    private static final int LIBRARY_VINCA_ROUTE = 70;
    private static final int LIBRARY_VESICANT_ROUTE = 71;
    private static final int LIBRARY_NAME = 72;
    private static final int LIBRARY_CONCENTRATION = 73;
    private static final int LIBRARY_DOSE_RATE = 74;
    private static final int LIBRARY_DOSE = 75;
    private static final int LIBRARY_DURATION = 76;
    private static final int LIBRARY_LIFETIME_DOSE = 77;
    private static final int LIBRARY_ENTRY_ORDER = 78;
    private static final int LIBRARY_DRUG_DIFFERS = 79;
    private static final int LIBRARY_CYCLE_DOSE = 98;
    private static final int LIBRARY_BOLUS_DOSE = 99;
    private static final int LIBRARY_BOLUS_RATE = 100;
    private static final int LIBRARY_KVO_RATE = 101;

    private static final int PERIPHERAL_VEIN = 2;
    private static final int INTRATHECAL = 4;
    private static final int SUBCUTANEOUS = 5;

    @Override
    public int rule(long[] image) {
        int broken = firstBroken(demandsOnHeader(image));
        for (int index = 0; broken == ACCEPTED && index < LibraryImageWords.ENTRIES; index++) {
            broken = firstBroken(demandsOnEntry(image, index));
        }
        return broken;
    }

    /** What the word CRC of {@code image} has to be. */
    public static long seal(long[] image) {
        ByteBuffer bytes =
                ByteBuffer.allocate((image.length - 1) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int word = 0; word < image.length; word++) {
            if (word != LibraryImageWords.CRC) {
                bytes.putLong(image[word]);
            }
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        return crc.getValue();
    }

    /** One line of the table. */
    private record Demand(int code, BooleanSupplier isMet) {}

    private static int firstBroken(List<Demand> demands) {
        for (Demand demand : demands) {
            if (!demand.isMet().getAsBoolean()) {
                return demand.code();
            }
        }
        return ACCEPTED;
    }

    private static List<Demand> demandsOnHeader(long[] image) {
        return List.of(
                new Demand(
                        LIBRARY_MAGIC, () -> image[LibraryImageWords.MAGIC] == 0x434C45504C494252L),
                new Demand(LIBRARY_LAYOUT, () -> image[LibraryImageWords.LAYOUT] == 2),
                new Demand(LIBRARY_CHECKSUM, () -> image[LibraryImageWords.CRC] == seal(image)),
                new Demand(LIBRARY_RESERVED_WORD, () -> areZero(image, 4, 14)),
                new Demand(
                        LIBRARY_VERSION,
                        () -> isWithin(image[LibraryImageWords.VERSION], 1, 999_999_999)),
                new Demand(
                        LIBRARY_ENTRY_COUNT,
                        () ->
                                isWithin(
                                        image[LibraryImageWords.ENTRY_COUNT],
                                        1,
                                        LibraryImageWords.ENTRIES)));
    }

    private static List<Demand> demandsOnEntry(long[] image, int index) {
        long[] entry = entry(image, index);
        if (index >= image[LibraryImageWords.ENTRY_COUNT]) {
            return List.of(
                    new Demand(
                            LIBRARY_RESERVED_WORD,
                            () -> areZero(entry, 0, LibraryImageWords.ENTRY_WORDS - 1)));
        }
        List<Demand> demands = new ArrayList<>(demandsOnEntryAlone(entry));
        demands.addAll(demandsOnCycleAndOverlays(entry));
        if (index > 0) {
            demands.addAll(demandsOnEntryAfter(entry(image, index - 1), entry));
        }
        return demands;
    }

    private static List<Demand> demandsOnEntryAlone(long[] entry) {
        return List.of(
                new Demand(
                        LIBRARY_DRUG_ID,
                        () -> isWithin(entry[LibraryImageWords.DRUG_ID], 1, 999_999_999)),
                new Demand(LIBRARY_ROUTE, () -> isWithin(entry[LibraryImageWords.ROUTE], 1, 6)),
                new Demand(LIBRARY_FLAGS, () -> isWithin(entry[LibraryImageWords.FLAGS], 0, 3)),
                new Demand(LIBRARY_VINCA_ROUTE, () -> isVincaByItsRoutes(entry)),
                new Demand(LIBRARY_VESICANT_ROUTE, () -> isVesicantByItsRoutes(entry)),
                new Demand(LIBRARY_NAME, () -> isName(nameBytes(entry))),
                new Demand(LIBRARY_CONCENTRATION, () -> isConcentration(entry)),
                new Demand(
                        LIBRARY_DOSE_RATE,
                        () ->
                                areLimits(
                                        entry[LibraryImageWords.DOSE_RATE_HARD],
                                        entry[LibraryImageWords.DOSE_RATE_SOFT],
                                        100_000_000_000L)),
                new Demand(
                        LIBRARY_DOSE,
                        () ->
                                areLimits(
                                        entry[LibraryImageWords.DOSE_HARD],
                                        entry[LibraryImageWords.DOSE_SOFT],
                                        500_000_000_000L)),
                new Demand(LIBRARY_DURATION, () -> areDurations(entry)),
                new Demand(
                        LIBRARY_LIFETIME_DOSE,
                        () ->
                                isNoneOrLimits(
                                        entry[LibraryImageWords.LIFETIME_HARD],
                                        entry[LibraryImageWords.LIFETIME_SOFT],
                                        10_000_000_000_000L)));
    }

    private static List<Demand> demandsOnCycleAndOverlays(long[] entry) {
        return List.of(
                new Demand(
                        LIBRARY_CYCLE_DOSE,
                        () ->
                                isNoneOrLimits(
                                        entry[LibraryImageWords.CYCLE_HARD],
                                        entry[LibraryImageWords.CYCLE_SOFT],
                                        10_000_000_000_000L)),
                new Demand(
                        LIBRARY_BOLUS_DOSE,
                        () ->
                                isNoneOrLimits(
                                        entry[LibraryImageWords.BOLUS_HARD],
                                        entry[LibraryImageWords.BOLUS_SOFT],
                                        500_000_000_000L)),
                new Demand(LIBRARY_BOLUS_RATE, () -> isBolusRate(entry)),
                new Demand(
                        LIBRARY_KVO_RATE,
                        () -> isWithin(entry[LibraryImageWords.KVO_RATE_HARD], 0, 1_000_000)),
                new Demand(LIBRARY_RESERVED_WORD, () -> areZero(entry, 26, 31)));
    }

    private static List<Demand> demandsOnEntryAfter(long[] before, long[] entry) {
        return List.of(
                new Demand(LIBRARY_ENTRY_ORDER, () -> isAfter(before, entry)),
                new Demand(
                        LIBRARY_DRUG_DIFFERS,
                        () ->
                                entry[LibraryImageWords.DRUG_ID]
                                                != before[LibraryImageWords.DRUG_ID]
                                        || isSameDrug(before, entry)));
    }

    private static long[] entry(long[] image, int index) {
        int from = LibraryImageWords.FIRST_ENTRY + index * LibraryImageWords.ENTRY_WORDS;
        return Arrays.copyOfRange(image, from, from + LibraryImageWords.ENTRY_WORDS);
    }

    private static boolean isVincaByItsRoutes(long[] entry) {
        boolean vinca = entry[LibraryImageWords.FLAGS] == 1 || entry[LibraryImageWords.FLAGS] == 3;
        return !vinca || entry[LibraryImageWords.ROUTE] != INTRATHECAL;
    }

    private static boolean isVesicantByItsRoutes(long[] entry) {
        boolean vesicant =
                entry[LibraryImageWords.FLAGS] == 2 || entry[LibraryImageWords.FLAGS] == 3;
        return !vesicant
                || (entry[LibraryImageWords.ROUTE] != PERIPHERAL_VEIN
                        && entry[LibraryImageWords.ROUTE] != SUBCUTANEOUS);
    }

    private static byte[] nameBytes(long[] entry) {
        ByteBuffer bytes =
                ByteBuffer.allocate(LibraryImageWords.NAME_WORDS * Long.BYTES)
                        .order(ByteOrder.BIG_ENDIAN);
        for (int word = LibraryImageWords.NAME;
                word < LibraryImageWords.NAME + LibraryImageWords.NAME_WORDS;
                word++) {
            bytes.putLong(entry[word]);
        }
        return bytes.array();
    }

    /** A name may fill all its bytes: then there are no zeros after it. */
    private static boolean isName(byte[] bytes) {
        int letters = 0;
        while (letters < bytes.length && isWithin(bytes[letters], 0x21, 0x7E)) {
            letters++;
        }
        for (int rest = letters; rest < bytes.length; rest++) {
            if (bytes[rest] != 0) {
                return false;
            }
        }
        return letters >= 1;
    }

    private static boolean isConcentration(long[] entry) {
        long from = entry[LibraryImageWords.CONCENTRATION_NG_FROM];
        long to = entry[LibraryImageWords.CONCENTRATION_NG_TO];
        long volume = entry[LibraryImageWords.CONCENTRATION_NL];
        return isWithin(volume, 1, 1_000_000)
                && isWithin(to, 1, 1_000_000_000)
                && big(to).compareTo(big(1_000).multiply(big(volume))) <= 0
                && isWithin(from, 1, to);
    }

    private static boolean areLimits(long hard, long soft, long most) {
        return isWithin(hard, 1, most) && isWithin(soft, 1, hard);
    }

    private static boolean areDurations(long[] entry) {
        long[] rising = {
            entry[LibraryImageWords.DURATION_MIN_HARD],
            entry[LibraryImageWords.DURATION_MIN_SOFT],
            entry[LibraryImageWords.DURATION_MAX_SOFT],
            entry[LibraryImageWords.DURATION_MAX_HARD]
        };
        for (int i = 0; i < rising.length; i++) {
            if (!isWithin(rising[i], 60_000, 2_678_400_000L)
                    || (i > 0 && rising[i] < rising[i - 1])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNoneOrLimits(long hard, long soft, long most) {
        return isWithin(hard, 0, most) && (hard == 0 ? soft == 0 : isWithin(soft, 1, hard));
    }

    private static boolean isBolusRate(long[] entry) {
        long rate = entry[LibraryImageWords.BOLUS_RATE_HARD];
        return entry[LibraryImageWords.BOLUS_HARD] == 0
                ? rate == 0
                : isWithin(rate, 1, 100_000_000_000L);
    }

    private static boolean isAfter(long[] before, long[] entry) {
        if (entry[LibraryImageWords.DRUG_ID] != before[LibraryImageWords.DRUG_ID]) {
            return entry[LibraryImageWords.DRUG_ID] > before[LibraryImageWords.DRUG_ID];
        }
        if (entry[LibraryImageWords.ROUTE] != before[LibraryImageWords.ROUTE]) {
            return entry[LibraryImageWords.ROUTE] > before[LibraryImageWords.ROUTE];
        }
        BigInteger lowest =
                big(entry[LibraryImageWords.CONCENTRATION_NG_FROM])
                        .multiply(big(before[LibraryImageWords.CONCENTRATION_NL]));
        BigInteger highestBefore =
                big(before[LibraryImageWords.CONCENTRATION_NG_TO])
                        .multiply(big(entry[LibraryImageWords.CONCENTRATION_NL]));
        return lowest.compareTo(highestBefore) > 0;
    }

    private static boolean isSameDrug(long[] before, long[] entry) {
        return entry[LibraryImageWords.FLAGS] == before[LibraryImageWords.FLAGS]
                && Arrays.equals(nameBytes(entry), nameBytes(before));
    }

    private static boolean areZero(long[] words, int first, int last) {
        for (int word = first; word <= last; word++) {
            if (words[word] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(long value, long least, long most) {
        return least <= value && value <= most;
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
