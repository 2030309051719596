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

    /**
     * The reservoir was emptied and filled: what was drawn from it and what was put in stand in the
     * frame. Taken only when stopped.
     */
    public static final int REFILL = 30;

    private Orders() {}
}
