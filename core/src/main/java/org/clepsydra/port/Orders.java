package org.clepsydra.port;

/** The orders an operator can give. Codes are stored and logged: never renumbered, only added. */
public final class Orders {
    /** Nothing is asked. */
    public static final int NONE = 0;

    /** Take the plan image in the frame, if it passes every check. */
    public static final int LOAD = 1;

    /** Begin, or go on after a hold. */
    public static final int START = 2;

    /** Stop now. Always accepted. */
    public static final int STOP = 3;

    /** The operator has seen the alarms. Conditions that are still there stay. */
    public static final int ACKNOWLEDGE = 4;

    /** Forget the plan. */
    public static final int CLEAR = 5;

    /** The second, blind entry of the plan that is loaded: its figures stand in the frame. */
    public static final int CONFIRM = 6;

    /** Give the plan's bolus; its dose, entered again, stands in the frame. */
    public static final int BOLUS = 7;

    /** Fill the line, with no patient on it. */
    public static final int PRIME = 8;

    /** Empty the line of drug, after the end. */
    public static final int FLUSH = 9;

    /** Keep the vein open, after the end; with {@link PlanLayout#MINIMUM_RATE} also in a hold. */
    public static final int KVO = 10;

    /**
     * The second, blind entry of a rate that is more than twice or less than half of that before;
     * it stands in the frame.
     */
    public static final int CONFIRM_CHANGE = 11;

    /** Pause the sound of the alarms, for two minutes at most. The light stays. Always accepted. */
    public static final int AUDIO_PAUSE = 12;

    /** Take the drug library in the frame, if it passes every check and no plan is loaded. */
    public static final int LOAD_LIBRARY = 20;

    /**
     * The reservoir was emptied and filled: what was drawn from it and what was put in stand in the
     * frame. Taken only when stopped.
     */
    public static final int REFILL = 30;

    private Orders() {}
}
