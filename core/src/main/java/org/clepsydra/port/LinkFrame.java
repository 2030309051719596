package org.clepsydra.port;

import org.clepsydra.trace.Realizes;

/**
 * One message between the two channels, raw: written by the one, carried by the device, judged by
 * the other.
 *
 * <p>The device fills it before each step of who reads it, also where nothing came.
 */
@Realizes("req~structure.frames~1")
public final class LinkFrame {
    private final long[] words = new long[LinkLayout.WORDS];
    private boolean present;

    /** The message, as in {@link LinkLayout}; fill it in place. */
    public long[] words() {
        return words;
    }

    /** One word of it, as in {@link LinkLayout}. */
    public long word(int index) {
        return words[Math.max(0, Math.min(index, LinkLayout.WORDS - 1))];
    }

    /** Writes one word of it. */
    public void set(int index, long value) {
        words[Math.max(0, Math.min(index, LinkLayout.WORDS - 1))] = value;
    }

    /** Takes what is in another frame, message or none. */
    public void copy(LinkFrame other) {
        for (int i = 0; i < LinkLayout.WORDS; i++) {
            words[i] = other.words[i];
        }
        present = other.present;
    }

    /** Whether there is a message; false at first. */
    public boolean present() {
        return present;
    }

    /** Says whether there is a message. */
    public void present(boolean value) {
        present = value;
    }
}
