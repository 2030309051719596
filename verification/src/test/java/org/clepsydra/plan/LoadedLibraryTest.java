package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.clepsydra.port.LibraryLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

class LoadedLibraryTest {
    private final Ruling ruling = new Ruling();
    private final LoadedLibrary library = new LoadedLibrary(ruling);

    @Test
    @Verifies("req~library.without~2")
    void holdsNoneAtFirst() {
        assertEquals(0, library.version());
        assertEquals(0, library.checksum());
        assertEquals(0, library.entryCount());
    }

    @Test
    @Verifies("req~library.newer~1")
    void keepsACopyOfItsOwn() {
        long[] image = Libraries.image(Libraries.example(3));
        long checksum = image[LibraryLayout.CRC];
        assertTrue(library.offer(image, true));
        Arrays.fill(image, 9);
        assertEquals(3, library.version());
        assertEquals(checksum, library.checksum());
        assertEquals(4, library.entryCount());
        assertEquals(303, library.word(Libraries.at(3, LibraryLayout.DRUG_ID)));
    }

    /** 2,064 words, four a step. */
    @Test
    @Verifies("req~persistence.images-intact~1")
    void findsAWordThatChangesWhileItIsHeld() throws ReflectiveOperationException {
        Field field = LoadedLibrary.class.getDeclaredField("words");
        field.setAccessible(true);
        long[] words = (long[]) field.get(library);
        words[5] = 3;
        assertEquals(0, changed(1_032), "none is held");
        library.offer(Libraries.image(Libraries.example(3)), true);
        assertEquals(0, changed(300));
        library.offer(Libraries.image(Libraries.example(4)), true);
        assertEquals(0, changed(1_032), "from the first word of the one that follows");
        for (int i : new int[] {0, 1, LibraryLayout.CRC, 700, LibraryLayout.WORDS - 1}) {
            words[i] ^= 1L << 63;
            assertTrue(changed(1_032) > 0, "word " + i);
            words[i] ^= 1L << 63;
            changed(1_032);
        }
        assertEquals(0, changed(1_032));
    }

    private int changed(int steps) {
        int changed = 0;
        for (int i = 0; i < steps; i++) {
            changed += library.look() ? 0 : 1;
        }
        return changed;
    }

    @Test
    @Verifies({"req~library.image~2", "req~library.entry~1"})
    void keepsAnIndexWithinTheImage() {
        library.offer(Libraries.image(Libraries.example(3)), true);
        assertEquals(LibraryLayout.MAGIC_VALUE, library.word(-1));
        assertEquals(0, library.word(LibraryLayout.WORDS));
        LibraryDraft full = new LibraryDraft(4);
        for (int i = 1; i <= 64; i++) {
            full.entry(i, "x", 1)
                    .concentration(1, 1, 1)
                    .doseRateNgPerM2PerH(1, 1)
                    .doseNgPerM2(1, 1)
                    .shortestMs(60_000, 60_000)
                    .longestMs(60_000, 60_000);
        }
        assertTrue(library.offer(Libraries.image(full), true));
        assertEquals(64, library.word(Libraries.at(63, LibraryLayout.DRUG_ID)));
    }

    @Test
    @Verifies("req~library.newer~1")
    void takesAVersionThatIsHigherAndNoOther() {
        assertTrue(library.offer(Libraries.image(Libraries.example(3)), true));
        refused(Libraries.image(Libraries.example(3)), Rule.LIBRARY_NOT_NEWER, 3, 4);
        refused(Libraries.image(Libraries.example(2)), Rule.LIBRARY_NOT_NEWER, 2, 4);
        assertEquals(3, library.version());
        assertTrue(library.offer(Libraries.image(Libraries.example(4)), true));
        assertEquals(4, library.version());
        assertTrue(library.offer(Libraries.image(Libraries.example(999_999_999)), true));
        refused(
                Libraries.image(Libraries.example(999_999_999)),
                Rule.LIBRARY_NOT_NEWER,
                999_999_999,
                1_000_000_000);
    }

    @Test
    @Verifies("req~library.newer~1")
    void keepsTheOldOneWhenTheNewIsBroken() {
        library.offer(Libraries.image(Libraries.example(3)), true);
        long checksum = library.checksum();
        long[] broken = Libraries.image(Libraries.example(4));
        broken[LibraryLayout.VERSION] = 5;
        assertFalse(library.offer(broken, true));
        assertEquals(Rule.LIBRARY_CHECKSUM, ruling.rule());
        assertEquals(3, library.version());
        assertEquals(checksum, library.checksum());
        // What was refused is not what the next is held against.
        assertTrue(library.offer(Libraries.image(Libraries.example(4)), true));
    }

    @Test
    @Verifies("req~library.authentic~1")
    void takesNoneThatNobodyVouchesFor() {
        assertFalse(library.offer(Libraries.image(Libraries.example(3)), false));
        assertEquals(Rule.LIBRARY_NOT_AUTHENTIC, ruling.rule());
        assertEquals(0, ruling.figure());
        assertEquals(1, ruling.limit());
        assertEquals(0, library.version());
        assertTrue(library.offer(Libraries.image(Libraries.example(3)), true));
        assertEquals(Rule.ACCEPTED, ruling.rule());
        assertFalse(library.offer(Libraries.image(Libraries.example(4)), false));
        assertEquals(3, library.version());
    }

    private void refused(long[] image, int rule, long figure, long limit) {
        assertFalse(library.offer(image, true));
        assertEquals(rule, ruling.rule());
        assertEquals(figure, ruling.figure());
        assertEquals(limit, ruling.limit());
    }
}
