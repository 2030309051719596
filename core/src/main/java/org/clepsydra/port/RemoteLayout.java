package org.clepsydra.port;

/**
 * Where each word of a message from afar stands. A format, as {@link PlanLayout} is.
 *
 * <p>A message is {@link #WORDS} words, sealed by a CRC-32C over all words before the last, in
 * order, every word as eight bytes, least significant first. It finds damage; who sent it is for
 * the device's verifier to say.
 */
public final class RemoteLayout {
    public static final int MAGIC = 0;

    /** Number that the device agreed with one sender after power-on; not 0. */
    public static final int SESSION = 1;

    /** Number of the message in its session, 1 to 2,147,483,647; each higher than the last. */
    public static final int NUMBER = 2;

    /** When it was sent, ms of the control channel's clock, 0 to 2^52. */
    public static final int SENT_MS = 3;

    /**
     * The plan that is proposed: checksum of its control block in the upper half, of its envelope
     * in the lower; not 0.
     */
    public static final int PLAN = 4;

    public static final int CRC = 5;
    public static final int WORDS = 6;

    /** "CLEPREMO" in ASCII, first letter most significant. */
    public static final long REMOTE_MAGIC = 0x434C455052454D4FL;

    private RemoteLayout() {}
}
