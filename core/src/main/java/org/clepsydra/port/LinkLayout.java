package org.clepsydra.port;

/**
 * Where each word of a message between the two channels stands, where each runs on a processor of
 * its own. A format, as {@link PlanLayout} is.
 *
 * <p>A request goes from control to monitor, a reply back. Each is sealed by a CRC-32C over all its
 * words before the last, in order, every word as eight bytes, least significant first.
 */
public final class LinkLayout {
    public static final int MAGIC = 0;

    /** Number that the control channel gave to what both agree on since; of both. */
    public static final int SESSION = 1;

    /** Number of the request in its session, 1 to 2^52, or the one that is answered; of both. */
    public static final int NUMBER = 2;

    /** Of a request: checksum of the envelope that the store reserved time of, 0 for none. */
    public static final int ENVELOPE = 3;

    /** Up to which time of it the control channel may have come before power-on, 0 to 2^32 ms. */
    public static final int REACHED_MS = 4;

    public static final int REQUEST_CRC = 5;
    public static final int REQUEST_WORDS = 6;

    /** Of a reply: bits of what is so, as below. */
    public static final int FLAGS = 3;

    /** Number of the request with which the monitor began the session. */
    public static final int FIRST = 4;

    public static final int REASON = 5;
    public static final int MICROSTEPS_MAX = 6;
    public static final int BACK_MICROSTEPS_MAX = 7;
    public static final int ENVELOPE_CHECKSUM = 8;
    public static final int OVERLAY = 9;
    public static final int OVERLAY_MS_MAX = 10;

    /** Checksum of the envelope that the monitor held as the session began, 0 for none. */
    public static final int HELD_ENVELOPE = 11;

    /** What it had counted of the curve under it then, nL. */
    public static final int HELD_SEEN_NL = 12;

    public static final int REPLY_CRC = 13;
    public static final int REPLY_WORDS = 14;

    /** Words of a frame, which has room for either. */
    public static final int WORDS = REPLY_WORDS;

    /** The permit is granted. */
    public static final long GRANTED = 1;

    /** An overlay began in it. */
    public static final long OVERLAY_BEGINS = 2;

    /** The head gives less than the envelope, for long. */
    public static final long UNDER_DELIVERS = 4;

    /** The monitor held what it held before, as the session began. */
    public static final long FOUND = 8;

    public static final long NUMBER_MAX = 1L << 52;
    public static final long REACHED_MS_MAX = 1L << 32;

    /** "CLEPLREQ" in ASCII, first letter most significant. */
    public static final long REQUEST_MAGIC = 0x434C45504C524551L;

    /** "CLEPLREP" in ASCII, first letter most significant. */
    public static final long REPLY_MAGIC = 0x434C45504C524550L;

    private LinkLayout() {}
}
