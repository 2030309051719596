package org.clepsydra.port;

import org.clepsydra.trace.Realizes;

/**
 * What came from afar, raw: at most one message a step, and what the device says of it.
 *
 * <p>The device fills it before each step, also where nothing came. A message that is left in it is
 * one that came again.
 */
@Realizes("req~structure.frames~1")
public final class RemoteFrame {
    private final long[] words = new long[RemoteLayout.WORDS];
    private boolean present;
    private boolean authentic;
    private long session;
    private boolean linked;

    /** The message, as in {@link RemoteLayout}; fill it in place. */
    public long[] words() {
        return words;
    }

    /** Whether there is a message; false at first. */
    public boolean present() {
        return present;
    }

    /** Says whether there is a message. */
    public void present(boolean value) {
        present = value;
    }

    /** Whether the device's verifier vouches for the message in {@link #words}; false at first. */
    public boolean authentic() {
        return authentic;
    }

    /** Says whether the message in the frame is the one that the device's verifier looked at. */
    public void authentic(boolean value) {
        authentic = value;
    }

    /** The session that is agreed on with one sender; 0 for none, as at first. */
    public long session() {
        return session;
    }

    /** Shows the session, with every step, message or none. */
    public void session(long value) {
        session = value;
    }

    /** Whether the device has contact with its station; false at first. */
    public boolean linked() {
        return linked;
    }

    /**
     * Shows whether the device has contact with its station, with every step: not that a radio is
     * on, but that the station answered. Of meaning where {@link Fitted#REMOTE_LINK} is fitted.
     */
    public void linked(boolean value) {
        linked = value;
    }
}
