package org.clepsydra.journal;

/** What a journal record is about. Codes are stored: never renumbered, only added. */
public final class EventCode {
    /** Therapy state: from, to. */
    public static final int STATE = 1;

    /** Order followed: order, therapy state after it. */
    public static final int ORDER_TAKEN = 2;

    /** Order refused: order, rule of the verdict that stands, 0 for none. */
    public static final int ORDER_REFUSED = 3;

    /** Alarm conditions that began: their bits, all bits present. */
    public static final int CONDITION = 4;

    /** Late step: ms since the last step, ms lost. */
    public static final int LATE_STEP = 5;

    /** Line relieved after an occlusion: nL taken back, Pa above its rest when it stopped. */
    public static final int BACKED_OFF = 6;

    /** Alarm conditions that ended, and did not begin again: their bits, all bits shown. */
    public static final int CONDITION_ENDED = 10;

    /** The operator acknowledged: bits of what was shown, bits of what is shown after it. */
    public static final int ACKNOWLEDGED = 11;

    /** The sound was paused: bits of what is shown, ms until it comes back. */
    public static final int AUDIO_PAUSE = 12;

    /** The sound came back: bits of what is shown, ms that were left. */
    public static final int AUDIO_PAUSE_ENDED = 13;

    /** Drug library taken: its version, its checksum. */
    public static final int LIBRARY = 20;

    /** Plan taken that goes beyond a soft limit: code of the reason, number of the plan. */
    public static final int SOFT_LIMIT = 21;

    /** Refill: what should have been left in nL, -1 when that is not known; what was drawn. */
    public static final int REFILL_RESIDUAL = 30;

    /** Refill: what was put in, nL; rule of the residual, 0 when it was as expected. */
    public static final int REFILL = 31;

    /** Therapy restored after a loss of power: number of the plan, nL counted as given. */
    public static final int RESTORED = 40;

    /** What came from afar: bits of the verdicts since the last record, number of messages. */
    public static final int REMOTE = 50;

    /** A proposal from afar was loaded: its session, its number. */
    public static final int PROPOSAL_TAKEN = 51;

    /** A self-test failed: which, of {@code SelfTestBits}; its figure, 0 for none. */
    public static final int SELF_TEST_FAILED = 56;

    /** Every self-test of power-on has passed: their bits, ms they took. */
    public static final int SELF_TESTS_PASSED = 57;

    /** The stored chain was broken: sequence at which it was, sequence of this record. */
    public static final int JOURNAL_BROKEN = 60;

    /**
     * Booked as given over losses of power, and perhaps not given: number of the plan, nL of all
     * such losses under it.
     */
    public static final int UNCERTAIN = 61;

    /** Alarm conditions that were kept when the power was lost: their bits, all bits shown. */
    public static final int CONDITIONS_KEPT = 62;

    private EventCode() {}
}
