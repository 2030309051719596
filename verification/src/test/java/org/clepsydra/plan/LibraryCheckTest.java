package org.clepsydra.plan;

import static org.clepsydra.plan.Libraries.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.clepsydra.port.LibraryLayout;
import org.clepsydra.port.Routes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~library.image~2")
class LibraryCheckTest {
    private final LibraryCheck check = new LibraryCheck();

    @Test
    void acceptsTheExample() {
        accepts(word -> {});
    }

    @Test
    void refusesAnImageOfAnotherKindOrLayout() {
        long magic = 0x434C45504C494252L;
        refuses(w -> w[LibraryLayout.MAGIC]++, Rule.LIBRARY_MAGIC, magic + 1, magic);
        refuses(w -> w[LibraryLayout.LAYOUT] = 1, Rule.LIBRARY_LAYOUT, 1, 2);
        refuses(w -> w[LibraryLayout.LAYOUT] = 3, Rule.LIBRARY_LAYOUT, 3, 2);
    }

    @Test
    void knowsTheChecksumOfTheLayout() {
        long[] image = Libraries.changed(w -> {});
        ByteBuffer bytes = ByteBuffer.allocate(2_063 * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 2_064; i++) {
            if (i != 15) {
                bytes.putLong(image[i]);
            }
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        assertEquals(crc.getValue(), image[15]);
    }

    @Test
    void findsEverySingleBitFlipped() {
        long[] image = Libraries.changed(w -> {});
        long sum = image[LibraryLayout.CRC];
        for (int word = 2; word < LibraryLayout.WORDS; word++) {
            int bit = word * 7 % 64;
            image[word] ^= 1L << bit;
            check.judge(image);
            assertEquals(Rule.LIBRARY_CHECKSUM, check.rule(), "word " + word);
            image[word] ^= 1L << bit;
        }
        image[LibraryLayout.CRC] = 7;
        check.judge(image);
        assertEquals(7, check.figure());
        assertEquals(sum, check.limit());
    }

    @Test
    void refusesEveryWordWithoutANameThatIsNotZero() {
        for (int word = 4; word < 15; word++) {
            int i = word;
            refuses(w -> w[i] = 1, Rule.LIBRARY_RESERVED_WORD, 1, 0);
        }
        for (int entry = 0; entry < 4; entry++) {
            for (int word = 26; word < 32; word++) {
                int i = at(entry, word);
                refuses(w -> w[i] = -1, Rule.LIBRARY_RESERVED_WORD, -1, 0);
            }
        }
        for (int word = at(4, 0); word < LibraryLayout.WORDS; word++) {
            int i = word;
            refuses(w -> w[i] = 2, Rule.LIBRARY_RESERVED_WORD, 2, 0);
        }
    }

    @Test
    void refusesAVersionOrACountOneBeyondTheirEnds() {
        outside(LibraryLayout.VERSION, Rule.LIBRARY_VERSION, 1, 999_999_999);
        refuses(w -> w[LibraryLayout.ENTRY_COUNT] = 0, Rule.LIBRARY_ENTRY_COUNT, 0, 1);
        refuses(w -> w[LibraryLayout.ENTRY_COUNT] = 65, Rule.LIBRARY_ENTRY_COUNT, 65, 64);
        // An entry that is counted and not there has no drug; one not counted must not be there.
        refuses(w -> w[LibraryLayout.ENTRY_COUNT] = 5, Rule.LIBRARY_DRUG_ID, 0, 1);
        refuses(w -> w[LibraryLayout.ENTRY_COUNT] = 3, Rule.LIBRARY_RESERVED_WORD, 303, 0);
        LibraryDraft one = new LibraryDraft(1);
        entry(one, 7);
        judged(Libraries.image(one), Rule.ACCEPTED);
        LibraryDraft many = new LibraryDraft(1);
        for (int i = 1; i <= 64; i++) {
            entry(many, i);
        }
        judged(Libraries.image(many), Rule.ACCEPTED);
    }

    private static void entry(LibraryDraft draft, long drugId) {
        draft.entry(drugId, "x", 1)
                .concentration(1, 1, 1)
                .doseRateNgPerM2PerH(1, 1)
                .doseNgPerM2(1, 1)
                .shortestMs(60_000, 60_000)
                .longestMs(60_000, 60_000);
    }

    @Test
    void refusesADrugRouteOrFlagsOneBeyondTheirEnds() {
        refuses(w -> w[at(0, LibraryLayout.DRUG_ID)] = 0, Rule.LIBRARY_DRUG_ID, 0, 1);
        accepts(w -> w[at(3, LibraryLayout.DRUG_ID)] = 999_999_999);
        refuses(
                w -> w[at(3, LibraryLayout.DRUG_ID)] = 1_000_000_000,
                Rule.LIBRARY_DRUG_ID,
                1_000_000_000,
                999_999_999);
        refuses(w -> w[at(0, LibraryLayout.ROUTE)] = 0, Rule.LIBRARY_ROUTE, 0, 1);
        accepts(w -> w[at(3, LibraryLayout.ROUTE)] = 6);
        refuses(w -> w[at(3, LibraryLayout.ROUTE)] = 7, Rule.LIBRARY_ROUTE, 7, 6);
        accepts(w -> w[at(3, LibraryLayout.FLAGS)] = 0);
        accepts(w -> w[at(3, LibraryLayout.FLAGS)] = 3);
        refuses(w -> w[at(3, LibraryLayout.FLAGS)] = 4, Rule.LIBRARY_FLAGS, 4, 3);
        refuses(w -> w[at(3, LibraryLayout.FLAGS)] = -1, Rule.LIBRARY_FLAGS, -1, 0);
    }

    @Test
    @Verifies("req~library.vinca-route~1")
    void refusesAVincaByTheSpineWhateverElseItIs() {
        int route = at(2, LibraryLayout.ROUTE);
        refuses(w -> w[route] = Routes.INTRATHECAL, Rule.LIBRARY_VINCA_ROUTE, 4, 3);
        int flags = at(2, LibraryLayout.FLAGS);
        for (int way = 1; way <= 6; way++) {
            int to = way;
            Consumer<long[]> change =
                    w -> {
                        w[flags] = LibraryLayout.VINCA;
                        w[route] = to;
                    };
            if (way == Routes.INTRATHECAL) {
                refuses(change, Rule.LIBRARY_VINCA_ROUTE, 4, 1);
            } else {
                accepts(change);
            }
        }
    }

    @Test
    @Verifies("req~library.vinca-route~1")
    void refusesAVesicantByASmallVeinOrUnderTheSkin() {
        int route = at(3, LibraryLayout.ROUTE);
        accepts(w -> w[route] = Routes.INTRAVENOUS_CENTRAL);
        refuses(w -> w[route] = Routes.INTRAVENOUS_PERIPHERAL, Rule.LIBRARY_VESICANT_ROUTE, 2, 2);
        accepts(w -> w[route] = Routes.INTRA_ARTERIAL);
        accepts(w -> w[route] = Routes.INTRATHECAL);
        refuses(w -> w[route] = Routes.SUBCUTANEOUS, Rule.LIBRARY_VESICANT_ROUTE, 5, 2);
        accepts(w -> w[route] = Routes.INTRAPERITONEAL);
        int flags = at(3, LibraryLayout.FLAGS);
        accepts(
                w -> {
                    w[flags] = 0;
                    w[route] = Routes.SUBCUTANEOUS;
                });
    }

    @Test
    void refusesANameThatCannotBeRead() {
        int name = at(3, LibraryLayout.NAME);
        // "doxorubi" "cin"
        long first = 0x646F786F72756269L;
        long second = 0x63696E0000000000L;
        accepts(
                w -> {
                    assertEquals(first, w[name]);
                    assertEquals(second, w[name + 1]);
                    w[name] = 0x21_00000000000000L;
                    w[name + 1] = 0;
                });
        accepts(w -> w[name] = 0x7E7E7E7E7E7E7E7EL);
        accepts(
                w -> {
                    w[name + 1] = first;
                    w[name + 2] = first;
                    w[name + 3] = first;
                });
        refuses(w -> w[name] = 0, Rule.LIBRARY_NAME, 0, 0x21);
        refuses(w -> w[name] = first & 0x00FFFFFFFFFFFFFFL, Rule.LIBRARY_NAME, 0, 0x21);
        refuses(w -> w[name] = first ^ 0x0000_0000_0000_0049L, Rule.LIBRARY_NAME, 0x20, 0x21);
        refuses(w -> w[name] = first | 0x0000_0000_0000_00FFL, Rule.LIBRARY_NAME, 0xFF, 0x7E);
        refuses(w -> w[name + 1] = second | 0x7FL, Rule.LIBRARY_NAME, 0x7F, 0);
        refuses(w -> w[name + 3] = 0x61, Rule.LIBRARY_NAME, 0x61, 0);
        refuses(w -> w[name + 1] = second | 0x7F00000000L, Rule.LIBRARY_NAME, 0x7F, 0x7E);
        // A first byte of 0x80 and more is a word below zero.
        refuses(w -> w[name] = first | 1L << 63, Rule.LIBRARY_NAME, 0xE4, 0x7E);
    }

    @Test
    void refusesAConcentrationOneBeyondItsEnds() {
        int from = at(3, LibraryLayout.CONCENTRATION_NG_FROM);
        int to = at(3, LibraryLayout.CONCENTRATION_NG_TO);
        int nl = at(3, LibraryLayout.CONCENTRATION_NL);
        outside(nl, Rule.LIBRARY_CONCENTRATION, 1, 1_000_000);
        outside(from, Rule.LIBRARY_CONCENTRATION, 1, 2);
        outside(to, Rule.LIBRARY_CONCENTRATION, 2, 1_000);
        accepts(
                w -> {
                    w[nl] = 1_000_000;
                    w[to] = 1_000_000_000;
                });
        refuses(
                w -> {
                    w[nl] = 1_000_000;
                    w[to] = 1_000_000_001;
                },
                Rule.LIBRARY_CONCENTRATION,
                1_000_000_001,
                1_000_000_000);
        // In one nanolitre 1,000 are too many already, but the end of the range comes first.
        refuses(
                w -> w[to] = 1_000_000_001,
                Rule.LIBRARY_CONCENTRATION,
                1_000_000_001,
                1_000_000_000);
        refuses(w -> w[to] = 1_000_000_000, Rule.LIBRARY_CONCENTRATION, 1_000_000_000, 1_000);
        refuses(w -> w[to] = 0, Rule.LIBRARY_CONCENTRATION, 0, 1);
        refuses(w -> w[from] = Long.MIN_VALUE, Rule.LIBRARY_CONCENTRATION, Long.MIN_VALUE, 1);
    }

    @Test
    void refusesADoseRateOrADoseOneBeyondItsEnds() {
        // Of the first entry: soft 150 and hard 200 mg/m2/h; soft 2.5 and hard 5 g/m2.
        int rate = at(0, LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_HARD);
        outside(rate, Rule.LIBRARY_DOSE_RATE, 150_000_000, 100_000_000_000L);
        outside(rate + 1, Rule.LIBRARY_DOSE_RATE, 1, 200_000_000);
        refuses(w -> w[rate] = 0, Rule.LIBRARY_DOSE_RATE, 0, 1);
        int dose = at(0, LibraryLayout.DOSE_NG_PER_M2_HARD);
        outside(dose, Rule.LIBRARY_DOSE, 2_500_000_000L, 500_000_000_000L);
        outside(dose + 1, Rule.LIBRARY_DOSE, 1, 5_000_000_000L);
        refuses(w -> w[dose] = 0, Rule.LIBRARY_DOSE, 0, 1);
    }

    @Test
    void refusesDurationsOutOfOrderOrOneBeyondTheirEnds() {
        long hour = 3_600_000;
        // Of the first entry: 20, 22, 120 and 168 h; a minute to 31 days.
        int shortest = at(0, LibraryLayout.DURATION_MS_MIN_HARD);
        outside(shortest, Rule.LIBRARY_DURATION, 60_000, 22 * hour);
        outside(shortest + 1, Rule.LIBRARY_DURATION, 20 * hour, 120 * hour);
        outside(shortest + 2, Rule.LIBRARY_DURATION, 22 * hour, 168 * hour);
        outside(shortest + 3, Rule.LIBRARY_DURATION, 120 * hour, 2_678_400_000L);
        // Each is held to the end of the range also where the ones after it would allow more.
        for (int i = 0; i < 4; i++) {
            int first = shortest + i;
            refuses(
                    w -> Arrays.fill(w, first, shortest + 4, 2_678_400_001L),
                    Rule.LIBRARY_DURATION,
                    2_678_400_001L,
                    2_678_400_000L);
        }
    }

    @Test
    void refusesALimitForALifetimeOneBeyondItsEnds() {
        int hard = at(3, LibraryLayout.LIFETIME_NG_PER_M2_HARD);
        outside(hard, Rule.LIBRARY_LIFETIME_DOSE, 450_000_000, 10_000_000_000_000L);
        outside(hard + 1, Rule.LIBRARY_LIFETIME_DOSE, 1, 550_000_000);
        refuses(w -> w[hard] = 0, Rule.LIBRARY_LIFETIME_DOSE, 450_000_000, 0);
        refuses(w -> w[hard] = -1, Rule.LIBRARY_LIFETIME_DOSE, -1, 0);
        refuses(w -> w[hard + 1] = 0, Rule.LIBRARY_LIFETIME_DOSE, 0, 1);
        accepts(
                w -> {
                    w[hard] = 0;
                    w[hard + 1] = 0;
                });
        // The first entry has none.
        refuses(
                w -> w[at(0, LibraryLayout.LIFETIME_NG_PER_M2_SOFT)] = 1,
                Rule.LIBRARY_LIFETIME_DOSE,
                1,
                0);
    }

    @Test
    void refusesALimitForACycleOneBeyondItsEnds() {
        int hard = at(3, LibraryLayout.CYCLE_NG_PER_M2_HARD);
        outside(hard, Rule.LIBRARY_CYCLE_DOSE, 80_000_000, 10_000_000_000_000L);
        outside(hard + 1, Rule.LIBRARY_CYCLE_DOSE, 1, 150_000_000);
        refuses(w -> w[hard] = 0, Rule.LIBRARY_CYCLE_DOSE, 80_000_000, 0);
        refuses(w -> w[hard] = -1, Rule.LIBRARY_CYCLE_DOSE, -1, 0);
        refuses(w -> w[hard + 1] = 0, Rule.LIBRARY_CYCLE_DOSE, 0, 1);
        accepts(
                w -> {
                    w[hard] = 0;
                    w[hard + 1] = 0;
                });
        // The first entry has none.
        int none = at(0, LibraryLayout.CYCLE_NG_PER_M2_SOFT);
        refuses(w -> w[none] = 1, Rule.LIBRARY_CYCLE_DOSE, 1, 0);
    }

    @Test
    void refusesLimitsOfABolusOneBeyondTheirEnds() {
        // Of the second entry: soft 400 and hard 500 mg/m2, 15 g/m2/h.
        int hard = at(1, LibraryLayout.BOLUS_NG_PER_M2_HARD);
        outside(hard, Rule.LIBRARY_BOLUS_DOSE, 400_000_000, 500_000_000_000L);
        outside(hard + 1, Rule.LIBRARY_BOLUS_DOSE, 1, 500_000_000);
        outside(hard + 2, Rule.LIBRARY_BOLUS_RATE, 1, 100_000_000_000L);
        refuses(w -> w[hard] = -1, Rule.LIBRARY_BOLUS_DOSE, -1, 0);
        refuses(w -> w[hard + 2] = 0, Rule.LIBRARY_BOLUS_RATE, 0, 1);
        refuses(w -> w[hard] = 0, Rule.LIBRARY_BOLUS_DOSE, 400_000_000, 0);
        // One nanogram is a bolus.
        accepts(
                w -> {
                    w[hard] = 1;
                    w[hard + 1] = 1;
                });
        // None at all, and a rate that is left over.
        Consumer<long[]> none =
                w -> {
                    w[hard] = 0;
                    w[hard + 1] = 0;
                };
        refuses(none, Rule.LIBRARY_BOLUS_RATE, 15_000_000_000L, 0);
        accepts(none.andThen(w -> w[hard + 2] = 0));
        refuses(none.andThen(w -> w[hard + 2] = 1), Rule.LIBRARY_BOLUS_RATE, 1, 0);
        refuses(none.andThen(w -> w[hard + 2] = -1), Rule.LIBRARY_BOLUS_RATE, -1, 0);
    }

    @Test
    void refusesALimitOfAKvoOneBeyondItsEnds() {
        outside(at(1, LibraryLayout.KVO_NL_PER_H_HARD), Rule.LIBRARY_KVO_RATE, 0, 1_000_000);
        int word = at(0, LibraryLayout.KVO_NL_PER_H_HARD);
        refuses(w -> w[word] = 1_000_001, Rule.LIBRARY_KVO_RATE, 1_000_001, 1_000_000);
        refuses(w -> w[word] = -1, Rule.LIBRARY_KVO_RATE, -1, 0);
    }

    @Test
    void refusesEntriesThatDoNotStandInOrder() {
        int drug = at(1, LibraryLayout.DRUG_ID);
        refuses(w -> w[drug] = 100, Rule.LIBRARY_ENTRY_ORDER, 100, 101);
        accepts(w -> w[drug] = 102);
        // By another route the concentrations may be the same.
        int route = at(1, LibraryLayout.ROUTE);
        int from = at(1, LibraryLayout.CONCENTRATION_NG_FROM);
        accepts(
                w -> {
                    w[route] = 2;
                    w[from] = 18;
                });
        refuses(w -> w[at(0, LibraryLayout.ROUTE)] = 2, Rule.LIBRARY_ENTRY_ORDER, 101, 101);
        refuses(w -> copy(w, 0, 1), Rule.LIBRARY_ENTRY_ORDER, 101, 101);
    }

    @Test
    void refusesConcentrationsThatMeet() {
        // The first entry ends at 25 ng/nL: 50 in 2, or 250,001 in 10,000.
        int from = at(1, LibraryLayout.CONCENTRATION_NG_FROM);
        int to = at(1, LibraryLayout.CONCENTRATION_NG_TO);
        int nl = at(1, LibraryLayout.CONCENTRATION_NL);
        refuses(w -> w[nl] = 2, Rule.LIBRARY_ENTRY_ORDER, 101, 101);
        accepts(
                w -> {
                    w[nl] = 10_000;
                    w[from] = 250_001;
                    w[to] = 250_001;
                });
        refuses(
                w -> {
                    w[nl] = 10_000;
                    w[from] = 250_000;
                    w[to] = 250_001;
                },
                Rule.LIBRARY_ENTRY_ORDER,
                101,
                101);
        // At the largest words: 1e9 in 1e6 against one less.
        int nlBefore = at(0, LibraryLayout.CONCENTRATION_NL);
        int toBefore = at(0, LibraryLayout.CONCENTRATION_NG_TO);
        Consumer<long[]> large =
                w -> {
                    w[nlBefore] = 1_000_000;
                    w[toBefore] = 999_999_999;
                    w[nl] = 1_000_000;
                    w[from] = 1_000_000_000;
                    w[to] = 1_000_000_000;
                };
        accepts(large);
        refuses(
                large.andThen(w -> w[toBefore] = 1_000_000_000),
                Rule.LIBRARY_ENTRY_ORDER,
                101,
                101);
    }

    @Test
    void refusesADrugThatIsNotTheSameInAllItsEntries() {
        int flags = at(1, LibraryLayout.FLAGS);
        refuses(w -> w[flags] = 2, Rule.LIBRARY_DRUG_DIFFERS, 2, 0);
        long word = 0x666C756F726F7572L;
        int name = at(1, LibraryLayout.NAME);
        refuses(w -> w[name] = word ^ 1, Rule.LIBRARY_DRUG_DIFFERS, word ^ 1, word);
        accepts(
                w -> {
                    w[at(1, LibraryLayout.DRUG_ID)] = 102;
                    w[flags] = 2;
                    w[name] = word ^ 1;
                });
        // By another route it is still the same drug.
        refuses(
                w -> {
                    w[at(1, LibraryLayout.ROUTE)] = 4;
                    w[flags] = 2;
                },
                Rule.LIBRARY_DRUG_DIFFERS,
                2,
                0);
    }

    @Test
    void namesTheFirstRuleOfManyThatAreBroken() {
        refuses(
                w -> {
                    w[LibraryLayout.MAGIC] = 0;
                    w[LibraryLayout.LAYOUT] = 9;
                    w[at(0, LibraryLayout.DRUG_ID)] = 0;
                },
                Rule.LIBRARY_MAGIC,
                0,
                LibraryLayout.MAGIC_VALUE);
        refuses(
                w -> {
                    w[at(0, LibraryLayout.LIFETIME_NG_PER_M2_SOFT)] = 5;
                    w[at(1, LibraryLayout.DRUG_ID)] = 0;
                },
                Rule.LIBRARY_LIFETIME_DOSE,
                5,
                0);
        // The drug's number before its route: a vinca by the spine, a vesicant by a small vein.
        refuses(
                w -> {
                    w[at(2, LibraryLayout.DRUG_ID)] = 0;
                    w[at(2, LibraryLayout.ROUTE)] = Routes.INTRATHECAL;
                },
                Rule.LIBRARY_DRUG_ID,
                0,
                1);
        refuses(
                w -> {
                    w[at(3, LibraryLayout.DRUG_ID)] = 0;
                    w[at(3, LibraryLayout.ROUTE)] = Routes.INTRAVENOUS_PERIPHERAL;
                },
                Rule.LIBRARY_DRUG_ID,
                0,
                1);
    }

    private static void copy(long[] image, int from, int to) {
        System.arraycopy(image, at(from, 0), image, at(to, 0), LibraryLayout.ENTRY_WORDS);
    }

    /** Accepts both ends of the range of a word, and neither figure beyond. */
    private void outside(int word, int rule, long least, long most) {
        accepts(w -> w[word] = least);
        accepts(w -> w[word] = most);
        judged(Libraries.changed(w -> w[word] = least - 1), rule);
        judged(Libraries.changed(w -> w[word] = most + 1), rule);
    }

    private void accepts(Consumer<long[]> change) {
        judged(Libraries.changed(change), Rule.ACCEPTED);
        assertEquals(0, check.figure());
        assertEquals(0, check.limit());
    }

    private void refuses(Consumer<long[]> change, int rule, long figure, long limit) {
        judged(Libraries.changed(change), rule);
        assertEquals(figure, check.figure());
        assertEquals(limit, check.limit());
    }

    private void judged(long[] image, int rule) {
        check.judge(image);
        assertEquals(rule, check.rule(), "figure " + check.figure() + ", limit " + check.limit());
    }
}
