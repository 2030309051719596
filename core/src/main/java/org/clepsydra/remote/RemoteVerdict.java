package org.clepsydra.remote;

/**
 * What was said of a message from afar: the first that applies. Codes are bits in the journal:
 * never renumbered, only added.
 */
public final class RemoteVerdict {
    /** There was no message. */
    public static final int NONE = 0;

    /** No such message can have been sent. */
    public static final int DAMAGED = 1;

    /** The device's verifier does not vouch for it. */
    public static final int FORGED = 2;

    /** There is no session, or it is of another. */
    public static final int OTHER_SESSION = 3;

    /** It has the number of the last one that counts. */
    public static final int REPLAYED = 4;

    /** It has a lower number. */
    public static final int REORDERED = 5;

    /** It was sent too long ago, or is yet to be sent. */
    public static final int STALE = 6;

    /** A plan is loaded, or therapy is not stopped. */
    public static final int NOT_NOW = 7;

    /** It is the proposal now. */
    public static final int PROPOSED = 8;

    private RemoteVerdict() {}
}
