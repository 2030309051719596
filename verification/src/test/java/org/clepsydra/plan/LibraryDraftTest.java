package org.clepsydra.plan;

import static org.clepsydra.plan.Libraries.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.clepsydra.port.LibraryLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~library.written~1")
class LibraryDraftTest {
    @Test
    void writesEachFigureIntoItsWord() {
        LibraryDraft draft =
                new LibraryDraft(9)
                        .entry(11, "abcdefghi", 6)
                        .flags(2)
                        .concentration(13, 14, 15)
                        .doseRateNgPerM2PerH(16, 17)
                        .doseNgPerM2(18, 19)
                        .shortestMs(60_002, 60_001)
                        .longestMs(60_003, 60_004)
                        .lifetimeNgPerM2(24, 25)
                        .cycleNgPerM2(26, 27)
                        .bolus(28, 29, 30)
                        .kvoNlPerH(31);
        long[] image = Libraries.image(draft);
        assertEquals(0x434C45504C494252L, image[0]);
        assertEquals(2, image[1]);
        assertEquals(9, image[2]);
        assertEquals(1, image[3]);
        long[] entry = Arrays.copyOfRange(image, 16, 48);
        long[] wanted = {
            11,
            6,
            2,
            0x6162636465666768L,
            0x69L << 56,
            0,
            0,
            13,
            14,
            15,
            17,
            16,
            19,
            18,
            60_001,
            60_002,
            60_003,
            60_004,
            25,
            24,
            27,
            26,
            29,
            28,
            30,
            31,
            0,
            0,
            0,
            0,
            0,
            0
        };
        assertEquals(Arrays.toString(wanted), Arrays.toString(entry));
        assertTrue(draft.verdict().accepted());
    }

    @Test
    void overwritesWhateverStoodInTheImage() {
        long[] image = new long[LibraryLayout.WORDS];
        Arrays.fill(image, -1);
        Libraries.example(3).writeTo(image);
        LibraryCheck check = new LibraryCheck();
        check.judge(image);
        assertEquals(Rule.ACCEPTED, check.rule());
    }

    @Test
    void leavesOutWhatWasNotSaid() {
        Verdict none = new LibraryDraft(3).verdict();
        assertEquals(Rule.LIBRARY_ENTRY_COUNT, none.rule());
        assertEquals(0, none.figure());
        assertEquals(1, none.limit());
        assertEquals(
                Rule.LIBRARY_CONCENTRATION, new LibraryDraft(3).entry(1, "x", 1).verdict().rule());
        // Before any entry there is nothing to say it of.
        assertEquals(0, Libraries.image(new LibraryDraft(3).flags(3))[at(0, LibraryLayout.FLAGS)]);
    }

    @Test
    void isRefusedWithAnEntryTooMany() {
        LibraryDraft draft = new LibraryDraft(3);
        for (int i = 1; i <= 65; i++) {
            draft.entry(i, "x", 1)
                    .concentration(1, 1, 1)
                    .doseRateNgPerM2PerH(1, 1)
                    .doseNgPerM2(1, 1)
                    .shortestMs(60_000, 60_000)
                    .longestMs(60_000, 60_000);
            if (i == 64) {
                assertTrue(draft.verdict().accepted());
            }
        }
        assertEquals(Rule.LIBRARY_ENTRY_COUNT, draft.verdict().rule());
        assertEquals(65, draft.verdict().figure());
        assertEquals(64, draft.verdict().limit());
    }

    @Test
    void isRefusedWithANameThatIsTooLongOrNoAscii() {
        String longest = "abcdefghijklmnopqrstuvwxyz-45678";
        assertTrue(named(longest).accepted());
        long[] image = Libraries.image(entry(longest));
        // "z-45678" after "y", with which the fourth word begins.
        assertEquals(0x797A2D3435363738L, image[at(0, LibraryLayout.NAME) + 3]);
        assertEquals(Rule.LIBRARY_NAME, named(longest + "9").rule());
        assertEquals(0x7F, named(longest + "9").figure());
        // All letters before the last are kept, and the one too many goes nowhere.
        LibraryDraft unsaid = new LibraryDraft(3).entry(1, longest + "9", 1);
        long[] tooLong = Libraries.image(unsaid);
        assertEquals(0x6162636465666768L, tooLong[at(0, LibraryLayout.NAME)]);
        assertEquals(0x797A2D343536377FL, tooLong[at(0, LibraryLayout.NAME) + 3]);
        assertEquals(0, tooLong[at(0, LibraryLayout.CONCENTRATION_NG_FROM)]);
        assertEquals(Rule.LIBRARY_NAME, named("").rule());
        assertEquals(Rule.LIBRARY_NAME, named("a b").rule());
        assertTrue(named("a~").accepted());
        assertEquals(Rule.LIBRARY_NAME, named("a\u007f").rule());
        // A capital A, were only its last eight bits kept.
        assertEquals(Rule.LIBRARY_NAME, named("\u0141").rule());
        assertFalse(named("a\u0000b").accepted());
    }

    private static Verdict named(String name) {
        return entry(name).verdict();
    }

    private static LibraryDraft entry(String name) {
        return new LibraryDraft(3)
                .entry(1, name, 1)
                .concentration(1, 1, 1)
                .doseRateNgPerM2PerH(1, 1)
                .doseNgPerM2(1, 1)
                .shortestMs(60_000, 60_000)
                .longestMs(60_000, 60_000);
    }
}
