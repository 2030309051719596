package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.LibraryLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each line of the table of {@code req~library.image~2} at its limit and one beyond, on images
 * written by hand. Places and codes come from the core's names, not from the oracle's copies.
 */
class LibraryImageOracleTest {
    private static final long MIN = Long.MIN_VALUE;
    private static final long MAX = Long.MAX_VALUE;

    /** In the order of the table: a rule, then words and values that break it in a second entry. */
    private static final List<long[]> BREAKS =
            List.of(
                    new long[] {Rule.LIBRARY_DRUG_ID, 0, 0},
                    new long[] {Rule.LIBRARY_ROUTE, 1, 7},
                    new long[] {Rule.LIBRARY_FLAGS, 2, 4},
                    new long[] {Rule.LIBRARY_VINCA_ROUTE, 1, 4, 2, 3},
                    new long[] {Rule.LIBRARY_VESICANT_ROUTE, 1, 5, 2, 2},
                    new long[] {Rule.LIBRARY_NAME, 3, 0},
                    new long[] {Rule.LIBRARY_CONCENTRATION, 9, 0},
                    new long[] {Rule.LIBRARY_DOSE_RATE, 10, 0},
                    new long[] {Rule.LIBRARY_DOSE, 12, 0},
                    new long[] {Rule.LIBRARY_DURATION, 14, 0},
                    new long[] {Rule.LIBRARY_LIFETIME_DOSE, 19, 0},
                    new long[] {Rule.LIBRARY_CYCLE_DOSE, 21, 0},
                    new long[] {Rule.LIBRARY_BOLUS_DOSE, 23, 0},
                    new long[] {Rule.LIBRARY_BOLUS_RATE, 24, 0},
                    new long[] {Rule.LIBRARY_KVO_RATE, 25, -1},
                    new long[] {Rule.LIBRARY_RESERVED_WORD, 31, 1},
                    new long[] {Rule.LIBRARY_ENTRY_ORDER, 1, 1},
                    new long[] {Rule.LIBRARY_DRUG_DIFFERS, 2, 1});

    private final LibraryOracle oracle = new LibraryImageOracle();

    @Test
    void acceptsOneEntryWithinAllLimits() {
        assertRule(Rule.ACCEPTED, image(entry()));
    }

    @Test
    void acceptsAllEntriesInUse() {
        assertRule(Rule.ACCEPTED, fullImage());
    }

    static Stream<Arguments> headerWords() {
        return Stream.of(
                words(LibraryLayout.MAGIC, Rule.ACCEPTED, 0x434C45504C494252L),
                words(
                        LibraryLayout.MAGIC,
                        Rule.LIBRARY_MAGIC,
                        0x434C45504C494251L,
                        0x434C45504C494253L,
                        0x5242494C50454C43L,
                        0,
                        MIN,
                        MAX),
                words(LibraryLayout.LAYOUT, Rule.LIBRARY_LAYOUT, 0, 1, 3, -1, MIN, MAX),
                words(LibraryLayout.VERSION, Rule.ACCEPTED, 1, 999_999_999),
                words(LibraryLayout.VERSION, Rule.LIBRARY_VERSION, 0, 1_000_000_000, MIN, MAX),
                words(LibraryLayout.ENTRY_COUNT, Rule.ACCEPTED, 1),
                words(
                        LibraryLayout.ENTRY_COUNT,
                        Rule.LIBRARY_ENTRY_COUNT,
                        0,
                        65,
                        -1,
                        (1L << 32) + 1,
                        MIN,
                        MAX),
                // The second entry is empty here, so that its drug's number is out of range.
                words(LibraryLayout.ENTRY_COUNT, Rule.LIBRARY_DRUG_ID, 2, 64));
    }

    @ParameterizedTest
    @MethodSource("headerWords")
    void judgesEachWordOfTheHeader(int word, int rule, long[] values) {
        for (long value : values) {
            assertRule(rule, sealed(with(image(entry()), word, value)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void demandsZeroOfWordsKeptInTheHeader(int word) {
        for (long value : new long[] {1, -1, MIN, MAX}) {
            assertRule(Rule.LIBRARY_RESERVED_WORD, sealed(with(image(entry()), word, value)));
        }
    }

    @Test
    void checksumIsCastagnolis() {
        // The check value of CRC-32C in every catalogue.
        assertEquals(0xE3069283L, crc32c("123456789".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void refusesEachOtherFormOfTheChecksum() {
        long[] image = image(entry());
        long crc = image[LibraryLayout.CRC];
        long[] others = {
            crc + 1, crc - 1, crc ^ 0xFFFFFFFFL, crc - (1L << 32), crc + (1L << 32), crc | MIN
        };
        for (long other : others) {
            assertRule(Rule.LIBRARY_CHECKSUM, with(image, LibraryLayout.CRC, other));
        }
    }

    @Test
    void takesTheChecksumAsANumberWithoutSign() {
        // About every other version has a checksum with the highest of its 32 bits set.
        long[] image = image(entry());
        do {
            image = sealed(with(image, LibraryLayout.VERSION, image[LibraryLayout.VERSION] + 1));
        } while (image[LibraryLayout.CRC] <= Integer.MAX_VALUE);

        assertRule(Rule.ACCEPTED, image);
        int signed = (int) image[LibraryLayout.CRC];
        assertRule(Rule.LIBRARY_CHECKSUM, with(image, LibraryLayout.CRC, signed));
    }

    @Test
    void checksumCoversEachWord() {
        long[] image = image(entry());
        for (int word = LibraryLayout.VERSION; word < LibraryLayout.WORDS; word++) {
            assertRule(Rule.LIBRARY_CHECKSUM, with(image, word, image[word] ^ MIN));
            assertRule(Rule.LIBRARY_CHECKSUM, with(image, word, image[word] ^ 1));
        }
    }

    static Stream<Arguments> entryWords() {
        return Stream.of(
                words(LibraryLayout.DRUG_ID, Rule.ACCEPTED, 1, 999_999_999),
                words(LibraryLayout.DRUG_ID, Rule.LIBRARY_DRUG_ID, 0, 1_000_000_000, MIN, MAX),
                words(LibraryLayout.ROUTE, Rule.ACCEPTED, 1, 2, 3, 4, 5, 6),
                words(LibraryLayout.ROUTE, Rule.LIBRARY_ROUTE, 0, 7, (1L << 32) + 1, MIN, MAX),
                words(LibraryLayout.FLAGS, Rule.ACCEPTED, 0, 1, 2, 3),
                words(LibraryLayout.FLAGS, Rule.LIBRARY_FLAGS, -1, 4, 1L << 32, MIN, MAX),
                words(LibraryLayout.CONCENTRATION_NL, Rule.ACCEPTED, 1, 1_000_000),
                words(
                        LibraryLayout.CONCENTRATION_NL,
                        Rule.LIBRARY_CONCENTRATION,
                        0,
                        1_000_001,
                        -1,
                        MIN,
                        MAX,
                        // A thousand times it is 384 in 64 bits.
                        18_446_744_073_709_552L),
                words(LibraryLayout.CONCENTRATION_NG_TO, Rule.ACCEPTED, 20, 1_000_000),
                words(
                        LibraryLayout.CONCENTRATION_NG_TO,
                        Rule.LIBRARY_CONCENTRATION,
                        0,
                        19,
                        1_000_001,
                        1_000_000_001,
                        MIN,
                        MAX),
                words(LibraryLayout.CONCENTRATION_NG_FROM, Rule.ACCEPTED, 1, 40),
                words(
                        LibraryLayout.CONCENTRATION_NG_FROM,
                        Rule.LIBRARY_CONCENTRATION,
                        0,
                        41,
                        -1,
                        MIN,
                        MAX),
                words(
                        LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_HARD,
                        Rule.ACCEPTED,
                        500,
                        100_000_000_000L),
                words(
                        LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_HARD,
                        Rule.LIBRARY_DOSE_RATE,
                        0,
                        499,
                        100_000_000_001L,
                        MIN,
                        MAX),
                words(LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_SOFT, Rule.ACCEPTED, 1, 600),
                words(
                        LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_SOFT,
                        Rule.LIBRARY_DOSE_RATE,
                        0,
                        601,
                        MIN,
                        MAX),
                words(LibraryLayout.DOSE_NG_PER_M2_HARD, Rule.ACCEPTED, 700, 500_000_000_000L),
                words(
                        LibraryLayout.DOSE_NG_PER_M2_HARD,
                        Rule.LIBRARY_DOSE,
                        0,
                        699,
                        500_000_000_001L,
                        MIN,
                        MAX),
                words(LibraryLayout.DOSE_NG_PER_M2_SOFT, Rule.ACCEPTED, 1, 800),
                words(LibraryLayout.DOSE_NG_PER_M2_SOFT, Rule.LIBRARY_DOSE, 0, 801, MIN, MAX),
                words(LibraryLayout.DURATION_MS_MIN_HARD, Rule.ACCEPTED, 60_000, 70_000),
                words(
                        LibraryLayout.DURATION_MS_MIN_HARD,
                        Rule.LIBRARY_DURATION,
                        59_999,
                        70_001,
                        MIN,
                        MAX),
                words(LibraryLayout.DURATION_MS_MIN_SOFT, Rule.ACCEPTED, 65_000, 80_000),
                words(
                        LibraryLayout.DURATION_MS_MIN_SOFT,
                        Rule.LIBRARY_DURATION,
                        64_999,
                        80_001,
                        MIN,
                        MAX),
                words(LibraryLayout.DURATION_MS_MAX_SOFT, Rule.ACCEPTED, 70_000, 90_000),
                words(
                        LibraryLayout.DURATION_MS_MAX_SOFT,
                        Rule.LIBRARY_DURATION,
                        69_999,
                        90_001,
                        MIN,
                        MAX),
                words(LibraryLayout.DURATION_MS_MAX_HARD, Rule.ACCEPTED, 80_000, 2_678_400_000L),
                words(
                        LibraryLayout.DURATION_MS_MAX_HARD,
                        Rule.LIBRARY_DURATION,
                        79_999,
                        2_678_400_001L,
                        MIN,
                        MAX),
                words(
                        LibraryLayout.LIFETIME_NG_PER_M2_HARD,
                        Rule.ACCEPTED,
                        900,
                        10_000_000_000_000L),
                words(
                        LibraryLayout.LIFETIME_NG_PER_M2_HARD,
                        Rule.LIBRARY_LIFETIME_DOSE,
                        -1,
                        0,
                        899,
                        10_000_000_000_001L,
                        MIN,
                        MAX),
                words(LibraryLayout.LIFETIME_NG_PER_M2_SOFT, Rule.ACCEPTED, 1, 1_000),
                words(
                        LibraryLayout.LIFETIME_NG_PER_M2_SOFT,
                        Rule.LIBRARY_LIFETIME_DOSE,
                        -1,
                        0,
                        1_001,
                        MIN,
                        MAX),
                words(
                        LibraryLayout.CYCLE_NG_PER_M2_HARD,
                        Rule.ACCEPTED,
                        1_100,
                        10_000_000_000_000L),
                words(
                        LibraryLayout.CYCLE_NG_PER_M2_HARD,
                        Rule.LIBRARY_CYCLE_DOSE,
                        -1,
                        0,
                        1_099,
                        10_000_000_000_001L,
                        MIN,
                        MAX),
                words(LibraryLayout.CYCLE_NG_PER_M2_SOFT, Rule.ACCEPTED, 1, 1_200),
                words(
                        LibraryLayout.CYCLE_NG_PER_M2_SOFT,
                        Rule.LIBRARY_CYCLE_DOSE,
                        -1,
                        0,
                        1_201,
                        MIN,
                        MAX),
                words(LibraryLayout.BOLUS_NG_PER_M2_HARD, Rule.ACCEPTED, 1_300, 500_000_000_000L),
                words(
                        LibraryLayout.BOLUS_NG_PER_M2_HARD,
                        Rule.LIBRARY_BOLUS_DOSE,
                        -1,
                        0,
                        1_299,
                        500_000_000_001L,
                        MIN,
                        MAX),
                words(LibraryLayout.BOLUS_NG_PER_M2_SOFT, Rule.ACCEPTED, 1, 1_400),
                words(
                        LibraryLayout.BOLUS_NG_PER_M2_SOFT,
                        Rule.LIBRARY_BOLUS_DOSE,
                        -1,
                        0,
                        1_401,
                        MIN,
                        MAX),
                words(LibraryLayout.BOLUS_NG_PER_M2_PER_H_HARD, Rule.ACCEPTED, 1, 100_000_000_000L),
                words(
                        LibraryLayout.BOLUS_NG_PER_M2_PER_H_HARD,
                        Rule.LIBRARY_BOLUS_RATE,
                        -1,
                        0,
                        100_000_000_001L,
                        MIN,
                        MAX),
                words(LibraryLayout.KVO_NL_PER_H_HARD, Rule.ACCEPTED, 0, 1, 1_000_000),
                words(
                        LibraryLayout.KVO_NL_PER_H_HARD,
                        Rule.LIBRARY_KVO_RATE,
                        -1,
                        1_000_001,
                        MIN,
                        MAX));
    }

    @ParameterizedTest
    @MethodSource("entryWords")
    void judgesEachWordOfAnEntry(int word, int rule, long[] values) {
        for (long value : values) {
            assertRule(rule, image(with(entry(), word, value)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {26, 27, 28, 29, 30, 31})
    void demandsZeroOfWordsKeptInAnEntry(int word) {
        for (long value : new long[] {1, -1, MIN, MAX}) {
            assertRule(Rule.LIBRARY_RESERVED_WORD, image(with(entry(), word, value)));
        }
    }

    @Test
    void demandsOfFlagsOnlyTheRoutesTheyForbid() {
        int[][] rulesByFlagsAndRoute = {
            {0, 0, 0, 0, 0, 0},
            {0, 0, 0, Rule.LIBRARY_VINCA_ROUTE, 0, 0},
            {0, Rule.LIBRARY_VESICANT_ROUTE, 0, 0, Rule.LIBRARY_VESICANT_ROUTE, 0},
            {
                0,
                Rule.LIBRARY_VESICANT_ROUTE,
                0,
                Rule.LIBRARY_VINCA_ROUTE,
                Rule.LIBRARY_VESICANT_ROUTE,
                0
            },
        };
        for (int flags = 0; flags <= 3; flags++) {
            for (int route = 1; route <= 6; route++) {
                long[] entry = with(entry(), LibraryLayout.FLAGS, flags);
                assertRule(
                        rulesByFlagsAndRoute[flags][route - 1],
                        image(with(entry, LibraryLayout.ROUTE, route)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!",
                "~",
                "a-1",
                "eight...",
                "nine.....",
                "thirty-two-letters-fill-the-name"
            })
    void acceptsPrintableNames(String name) {
        assertRule(Rule.ACCEPTED, image(named(entry(), name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u007f",
                "\u0080",
                "\u00ff",
                "\u0001",
                " leads",
                "in between",
                "trails ",
                "\0leads",
                "in\0between",
                "eight...\0then",
                "all-but-one-of-them-is-printabl\u00e9",
                "blank-in-the-very-last-of-bytes "
            })
    void refusesOtherNames(String name) {
        assertRule(Rule.LIBRARY_NAME, image(named(entry(), name)));
    }

    @Test
    void refusesTheHighestConcentrationOnlyAboveAThousand() {
        assertRule(Rule.ACCEPTED, image(concentrated(entry(), 1, 1_000, 1)));
        assertRule(Rule.LIBRARY_CONCENTRATION, image(concentrated(entry(), 1, 1_001, 1)));
        assertRule(
                Rule.ACCEPTED,
                image(concentrated(entry(), 1_000_000_000, 1_000_000_000, 1_000_000)));
        assertRule(
                Rule.LIBRARY_CONCENTRATION,
                image(concentrated(entry(), 1, 1_000_000_001, 1_000_000)));
        assertRule(
                Rule.LIBRARY_CONCENTRATION,
                image(concentrated(entry(), 1, 1_000_000_000, 999_999)));
    }

    @Test
    void allowsDurationsToCoincideAtBothEnds() {
        for (long duration : new long[] {60_000, 2_678_400_000L}) {
            assertRule(Rule.ACCEPTED, image(lasting(duration)));
        }
        for (long duration : new long[] {59_999, 2_678_400_001L}) {
            assertRule(Rule.LIBRARY_DURATION, image(lasting(duration)));
        }
    }

    @Test
    void takesNoLimitForALifetimeOnlyFromBothWords() {
        long[] unlimited = with(entry(), LibraryLayout.LIFETIME_NG_PER_M2_HARD, 0);
        assertRule(Rule.ACCEPTED, image(with(unlimited, LibraryLayout.LIFETIME_NG_PER_M2_SOFT, 0)));
        for (long soft : new long[] {-1, 1}) {
            assertRule(
                    Rule.LIBRARY_LIFETIME_DOSE,
                    image(with(unlimited, LibraryLayout.LIFETIME_NG_PER_M2_SOFT, soft)));
        }
    }

    @Test
    void takesNoLimitForACycleAndNoBolusOnlyFromAllTheirWords() {
        long[] unlimited = with(entry(), LibraryLayout.CYCLE_NG_PER_M2_HARD, 0);
        assertRule(Rule.ACCEPTED, image(with(unlimited, LibraryLayout.CYCLE_NG_PER_M2_SOFT, 0)));
        for (long soft : new long[] {-1, 1}) {
            assertRule(
                    Rule.LIBRARY_CYCLE_DOSE,
                    image(with(unlimited, LibraryLayout.CYCLE_NG_PER_M2_SOFT, soft)));
        }
        long[] none = with(entry(), LibraryLayout.BOLUS_NG_PER_M2_HARD, 0);
        for (long soft : new long[] {-1, 1}) {
            assertRule(
                    Rule.LIBRARY_BOLUS_DOSE,
                    image(with(none, LibraryLayout.BOLUS_NG_PER_M2_SOFT, soft)));
        }
        none[LibraryLayout.BOLUS_NG_PER_M2_SOFT] = 0;
        for (long rate : new long[] {-1, 1}) {
            assertRule(
                    Rule.LIBRARY_BOLUS_RATE,
                    image(with(none, LibraryLayout.BOLUS_NG_PER_M2_PER_H_HARD, rate)));
        }
        none[LibraryLayout.BOLUS_NG_PER_M2_PER_H_HARD] = 0;
        assertRule(Rule.ACCEPTED, image(none));
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                // Drug: neither route nor concentration matters where it differs.
                arguments(Rule.ACCEPTED, drug(5, 6, 9, 9, 9), drug(6, 1, 1, 1, 9)),
                arguments(Rule.LIBRARY_ENTRY_ORDER, drug(6, 1, 1, 1, 9), drug(5, 6, 9, 9, 9)),
                // Route: no concentration matters where it differs.
                arguments(Rule.ACCEPTED, drug(5, 1, 9, 9, 9), drug(5, 2, 1, 1, 9)),
                arguments(Rule.LIBRARY_ENTRY_ORDER, drug(5, 2, 1, 1, 9), drug(5, 1, 9, 9, 9)),
                // Concentration: ranges may neither touch nor overlap.
                arguments(Rule.ACCEPTED, drug(5, 1, 1, 4, 9), drug(5, 1, 5, 6, 9)),
                arguments(Rule.LIBRARY_ENTRY_ORDER, drug(5, 1, 1, 4, 9), drug(5, 1, 4, 6, 9)),
                arguments(Rule.LIBRARY_ENTRY_ORDER, drug(5, 1, 1, 4, 9), drug(5, 1, 2, 6, 9)),
                arguments(Rule.LIBRARY_ENTRY_ORDER, drug(5, 1, 5, 6, 9), drug(5, 1, 1, 4, 9)),
                arguments(Rule.LIBRARY_ENTRY_ORDER, drug(5, 1, 1, 1, 9), drug(5, 1, 1, 1, 9)),
                // Volumes differ: 1/3 against 2/6, and the sixth decimals about it.
                arguments(Rule.LIBRARY_ENTRY_ORDER, drug(5, 1, 1, 1, 3), drug(5, 1, 2, 2, 6)),
                arguments(
                        Rule.ACCEPTED,
                        drug(5, 1, 1, 1, 3),
                        drug(5, 1, 333_334, 333_334, 1_000_000)),
                arguments(
                        Rule.LIBRARY_ENTRY_ORDER,
                        drug(5, 1, 1, 1, 3),
                        drug(5, 1, 333_333, 333_333, 1_000_000)),
                // As near as two can be near the highest: they differ by 1 in 10^12.
                arguments(
                        Rule.ACCEPTED,
                        drug(5, 1, 1, 999_000_001, 1_000_000),
                        drug(5, 1, 998_999_002, 998_999_002, 999_999)),
                arguments(
                        Rule.LIBRARY_ENTRY_ORDER,
                        drug(5, 1, 1, 998_999_002, 999_999),
                        drug(5, 1, 999_000_001, 999_000_001, 1_000_000)));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void demandsRisingEntries(int rule, long[] first, long[] second) {
        assertRule(rule, image(first, second));
    }

    @Test
    void ordersTheLastEntryToo() {
        long[] image = fullImage();
        int last = LibraryLayout.ENTRIES + 63 * LibraryLayout.ENTRY_WORDS;
        image[last + LibraryLayout.DRUG_ID]--;
        assertRule(Rule.LIBRARY_ENTRY_ORDER, sealed(image));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void demandsTheSameFlagsAndNameOfOneDrug(int word) {
        String name = "thirty-one-letters-of-its-name.";
        long[] first = named(drug(5, 1, 1, 1, 9), name);
        long[] second = named(drug(5, 3, 1, 1, 9), name);
        long[] other = named(drug(6, 3, 1, 1, 9), name);
        // Each change leaves the word itself within its rule: one letter is another, or one more.
        long changed = word == 6 ? second[word] | '!' : second[word] ^ (word == 2 ? 1 : 2);

        assertRule(Rule.ACCEPTED, image(first, second));
        assertRule(Rule.LIBRARY_DRUG_DIFFERS, image(first, with(second, word, changed)));
        assertRule(Rule.ACCEPTED, image(first, with(other, word, changed)));
    }

    @Test
    void allowsTwoDrugsOneName() {
        assertRule(Rule.ACCEPTED, image(drug(5, 1, 1, 1, 9), drug(6, 1, 1, 1, 9)));
    }

    @Test
    void demandsZeroOfEachWordOfEntriesNotInUse() {
        long[] image = image(entry());
        int[] firstOfEntries = {
            LibraryLayout.ENTRIES + LibraryLayout.ENTRY_WORDS,
            LibraryLayout.ENTRIES + 63 * LibraryLayout.ENTRY_WORDS
        };
        for (int first : firstOfEntries) {
            for (int word = first; word < first + LibraryLayout.ENTRY_WORDS; word++) {
                assertRule(Rule.LIBRARY_RESERVED_WORD, sealed(with(image, word, 1)));
                assertRule(Rule.LIBRARY_RESERVED_WORD, sealed(with(image, word, MIN)));
            }
        }
    }

    @Test
    void namesTheFirstRuleThatTheHeaderBreaks() {
        long[] image = image(with(entry(), LibraryLayout.DRUG_ID, 0));
        image[LibraryLayout.ENTRY_COUNT] = 65;
        assertRule(Rule.LIBRARY_ENTRY_COUNT, sealed(image));
        image[LibraryLayout.VERSION] = 0;
        assertRule(Rule.LIBRARY_VERSION, sealed(image));
        image[LibraryLayout.HEADER_RESERVED] = 1;
        assertRule(Rule.LIBRARY_RESERVED_WORD, sealed(image));
        image[LibraryLayout.CRC] = -1;
        assertRule(Rule.LIBRARY_CHECKSUM, image);
        image[LibraryLayout.LAYOUT] = 1;
        assertRule(Rule.LIBRARY_LAYOUT, image);
        image[LibraryLayout.MAGIC] = 0;
        assertRule(Rule.LIBRARY_MAGIC, image);
    }

    static Stream<Arguments> breaks() {
        return IntStream.range(0, BREAKS.size()).mapToObj(Arguments::arguments);
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void namesTheFirstRuleThatAnEntryBreaks(int earlier) {
        long[] first = drug(5, 1, 1, 1, 9);
        long[] second = drug(5, 3, 1, 1, 9);
        for (int later = earlier; later < BREAKS.size(); later++) {
            long[] broken = broken(broken(second, BREAKS.get(later)), BREAKS.get(earlier));
            assertRule((int) BREAKS.get(earlier)[0], image(first, broken));
        }
    }

    @Test
    void judgesAnEntryWholeBeforeTheNext() {
        long[] first = drug(5, 1, 1, 1, 9);
        long[] differs = named(drug(5, 3, 1, 1, 9), "another");
        long[] nobody = with(entry(), LibraryLayout.DRUG_ID, 0);
        assertRule(Rule.LIBRARY_DRUG_DIFFERS, image(first, differs, nobody));
    }

    @Test
    void judgesEntriesInUseBeforeTheOthers() {
        long[] image = image(drug(5, 1, 1, 1, 9), named(drug(5, 3, 1, 1, 9), "another"));
        image[LibraryLayout.ENTRIES + 2 * LibraryLayout.ENTRY_WORDS] = 1;
        assertRule(Rule.LIBRARY_DRUG_DIFFERS, sealed(image));
    }

    @Test
    void givesAVerdictOnAnyWords() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            long[] image = image(entry(), entry());
            for (int change = 0; change < 20; change++) {
                image[2 + random.nextInt(LibraryLayout.ENTRIES + 62)] =
                        random.nextLong() >> random.nextInt(64);
            }
            image[LibraryLayout.ENTRY_COUNT] = random.nextInt(1, 65);
            assertVerdict(sealed(image));
            assertVerdict(random.longs(LibraryLayout.WORDS).toArray());
        }
    }

    private void assertRule(int rule, long[] image) {
        assertEquals(rule, oracle.rule(image));
    }

    private void assertVerdict(long[] image) {
        int rule = oracle.rule(image);
        assertTrue(
                rule == Rule.ACCEPTED
                        || (rule >= Rule.LIBRARY_MAGIC && rule <= Rule.LIBRARY_DRUG_DIFFERS)
                        || (rule >= Rule.LIBRARY_CYCLE_DOSE && rule <= Rule.LIBRARY_KVO_RATE));
    }

    private static Arguments words(int word, int rule, long... values) {
        return arguments(word, rule, values);
    }

    /** Of figures that are all different, so that none can stand for another. */
    private static long[] entry() {
        long[] entry = new long[LibraryLayout.ENTRY_WORDS];
        entry[LibraryLayout.DRUG_ID] = 5;
        entry[LibraryLayout.ROUTE] = 1;
        entry[LibraryLayout.NAME] = 'a' * (1L << 56);
        entry[LibraryLayout.CONCENTRATION_NG_FROM] = 20;
        entry[LibraryLayout.CONCENTRATION_NG_TO] = 40;
        entry[LibraryLayout.CONCENTRATION_NL] = 1_000;
        entry[LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_HARD] = 600;
        entry[LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_SOFT] = 500;
        entry[LibraryLayout.DOSE_NG_PER_M2_HARD] = 800;
        entry[LibraryLayout.DOSE_NG_PER_M2_SOFT] = 700;
        entry[LibraryLayout.DURATION_MS_MIN_HARD] = 65_000;
        entry[LibraryLayout.DURATION_MS_MIN_SOFT] = 70_000;
        entry[LibraryLayout.DURATION_MS_MAX_SOFT] = 80_000;
        entry[LibraryLayout.DURATION_MS_MAX_HARD] = 90_000;
        entry[LibraryLayout.LIFETIME_NG_PER_M2_HARD] = 1_000;
        entry[LibraryLayout.LIFETIME_NG_PER_M2_SOFT] = 900;
        entry[LibraryLayout.CYCLE_NG_PER_M2_HARD] = 1_200;
        entry[LibraryLayout.CYCLE_NG_PER_M2_SOFT] = 1_100;
        entry[LibraryLayout.BOLUS_NG_PER_M2_HARD] = 1_400;
        entry[LibraryLayout.BOLUS_NG_PER_M2_SOFT] = 1_300;
        entry[LibraryLayout.BOLUS_NG_PER_M2_PER_H_HARD] = 1_500;
        entry[LibraryLayout.KVO_NL_PER_H_HARD] = 1_600;
        return entry;
    }

    private static long[] drug(long id, long route, long from, long to, long volume) {
        long[] entry = concentrated(entry(), from, to, volume);
        entry[LibraryLayout.DRUG_ID] = id;
        entry[LibraryLayout.ROUTE] = route;
        return entry;
    }

    private static long[] concentrated(long[] entry, long from, long to, long volume) {
        long[] copy = with(entry, LibraryLayout.CONCENTRATION_NG_FROM, from);
        copy[LibraryLayout.CONCENTRATION_NG_TO] = to;
        copy[LibraryLayout.CONCENTRATION_NL] = volume;
        return copy;
    }

    private static long[] lasting(long duration) {
        long[] entry = entry();
        Arrays.fill(
                entry,
                LibraryLayout.DURATION_MS_MIN_HARD,
                LibraryLayout.DURATION_MS_MAX_HARD + 1,
                duration);
        return entry;
    }

    private static long[] named(long[] entry, String name) {
        long[] copy = entry.clone();
        byte[] bytes =
                Arrays.copyOf(
                        name.getBytes(StandardCharsets.ISO_8859_1), LibraryLayout.NAME_WORDS * 8);
        for (int word = 0; word < LibraryLayout.NAME_WORDS; word++) {
            long letters = 0;
            for (int i = 0; i < 8; i++) {
                letters = letters << 8 | (bytes[8 * word + i] & 0xFF);
            }
            copy[LibraryLayout.NAME + word] = letters;
        }
        return copy;
    }

    private static long[] broken(long[] entry, long[] ruleWordsAndValues) {
        long[] copy = entry.clone();
        for (int i = 1; i < ruleWordsAndValues.length; i += 2) {
            copy[(int) ruleWordsAndValues[i]] = ruleWordsAndValues[i + 1];
        }
        return copy;
    }

    private static long[] with(long[] words, int word, long value) {
        long[] copy = words.clone();
        copy[word] = value;
        return copy;
    }

    private static long[] fullImage() {
        List<long[]> entries = new ArrayList<>();
        for (int i = 1; i <= LibraryLayout.ENTRIES_MAX; i++) {
            entries.add(drug(i, 1, 20, 40, 1_000));
        }
        return image(entries.toArray(new long[0][]));
    }

    private static long[] image(long[]... entries) {
        long[] image = new long[LibraryLayout.WORDS];
        image[LibraryLayout.MAGIC] = 0x434C45504C494252L;
        image[LibraryLayout.LAYOUT] = 2;
        image[LibraryLayout.VERSION] = 7;
        image[LibraryLayout.ENTRY_COUNT] = entries.length;
        for (int i = 0; i < entries.length; i++) {
            System.arraycopy(
                    entries[i],
                    0,
                    image,
                    LibraryLayout.ENTRIES + i * LibraryLayout.ENTRY_WORDS,
                    LibraryLayout.ENTRY_WORDS);
        }
        return sealed(image);
    }

    private static long[] sealed(long[] image) {
        byte[] bytes = new byte[(LibraryLayout.WORDS - 1) * 8];
        int at = 0;
        for (int word = 0; word < LibraryLayout.WORDS; word++) {
            for (int i = 0; word != LibraryLayout.CRC && i < 8; i++) {
                bytes[at++] = (byte) (image[word] >> (8 * i));
            }
        }
        return with(image, LibraryLayout.CRC, crc32c(bytes));
    }

    /** Bit by bit, so that it is not the oracle's own. */
    private static long crc32c(byte[] bytes) {
        int crc = -1;
        for (byte next : bytes) {
            crc ^= next & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
            }
        }
        return ~crc & 0xFFFFFFFFL;
    }
}
