package org.clepsydra.plan;

import org.clepsydra.port.LibraryLayout;
import org.clepsydra.trace.Realizes;

/**
 * The drug library that plans are held against: a copy of its own, replaced whole or not at all.
 * None is held at first, nor after power-on.
 */
public final class LoadedLibrary {
    private final Ruling ruling;
    private final LibraryCheck check;
    private final long[] offered = new long[LibraryLayout.WORDS];
    private final long[] words = new long[LibraryLayout.WORDS];
    private final SealWatch watch = new SealWatch(0, LibraryLayout.CRC, LibraryLayout.WORDS);
    private boolean held;

    LoadedLibrary(Ruling ruling) {
        this.ruling = ruling;
        check = new LibraryCheck(ruling);
    }

    /** Takes a copy of {@code image} if it is vouched for, passes, and is newer; else a refusal. */
    @Realizes({"req~library.authentic~1", "req~library.newer~1"})
    boolean offer(long[] image, boolean authentic) {
        if (!authentic) {
            ruling.refuse(Rule.LIBRARY_NOT_AUTHENTIC, 0, 1);
            return false;
        }
        // Copied first and judged after, so that what was judged is what is kept.
        for (int i = 0; i < LibraryLayout.WORDS; i++) {
            offered[i] = image[i];
        }
        check.judge(offered);
        ruling.between(
                Rule.LIBRARY_NOT_NEWER,
                offered[LibraryLayout.VERSION],
                version() + 1,
                HardLimits.LIBRARY_VERSION_MAX);
        if (ruling.accepted()) {
            take();
        }
        return ruling.accepted();
    }

    private void take() {
        for (int i = 0; i < LibraryLayout.WORDS; i++) {
            words[i] = offered[i];
        }
        held = true;
        watch.begin();
    }

    /** Looks at the next words, where one is held; false where they are not what they were. */
    boolean look() {
        return !held || watch.step(words);
    }

    /** Version of the library held, 1 or more; 0 while none is. */
    public long version() {
        return words[LibraryLayout.VERSION];
    }

    /** Checksum of the library held. */
    public long checksum() {
        return words[LibraryLayout.CRC];
    }

    /** Entries of the library held; 0 while none is. */
    long entryCount() {
        return words[LibraryLayout.ENTRY_COUNT];
    }

    /** A word of the library held; an index beyond the image reads as its nearest. */
    long word(int index) {
        return words[Math.max(0, Math.min(index, LibraryLayout.WORDS - 1))];
    }
}
