package org.clepsydra.therapy;

/** The states of therapy. Codes are stored and shown: never renumbered, only added. */
public final class TherapyState {
    /** No plan. */
    public static final int IDLE = 1;

    /** A plan is loaded and waits for START. */
    public static final int READY = 2;

    public static final int INFUSING = 3;

    /** Stopped by order, finding or monitor; goes on only by START. */
    public static final int HELD = 4;

    /** The whole volume has been given. */
    public static final int DONE = 5;

    /** The core met a state that does not exist. Left only by power-on. */
    public static final int FAILED = 6;

    /** A bolus, a prime, a flush or a KVO is given; the curve waits. */
    public static final int OVERLAY = 7;

    private TherapyState() {}

    /** Whether a plan is loaded in {@code state}; FAILED keeps what there was. */
    static boolean hasPlan(int state) {
        return state == READY
                || state == INFUSING
                || state == HELD
                || state == DONE
                || state == OVERLAY;
    }

    /** Whether {@code to} may follow {@code from}; anything may fail, and nothing leaves FAILED. */
    static boolean follows(int from, int to) {
        if (to == from || to == FAILED) {
            return true;
        }
        switch (from) {
            case IDLE:
                return to == READY;
            case READY:
                return to == INFUSING || to == IDLE || to == OVERLAY;
            case INFUSING:
                return to == HELD || to == DONE || to == OVERLAY;
            case HELD:
                return to == INFUSING || to == IDLE || to == OVERLAY;
            case DONE:
                return to == IDLE || to == OVERLAY;
            case OVERLAY:
                return to == READY || to == INFUSING || to == HELD || to == DONE;
            default:
                return false;
        }
    }
}
