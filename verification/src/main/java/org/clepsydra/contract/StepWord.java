package org.clepsydra.contract;

/**
 * The response that a watchdog expects, as its maker would compute it. Only hardware, simulations
 * and tests have it: a core that knew it could be right by a fault.
 */
public final class StepWord {
    private static final int STAGES = 23;
    private static final int MONITOR_STATE = 2;

    private StepWord() {}

    /** The word that all stages in order make of this challenge; modulo 2^32, as in C. */
    public static int of(int challenge) {
        return of(challenge, 0);
    }

    /** The same of a control channel on a processor of its own. */
    public static int ofControl(int challenge) {
        return of(challenge, MONITOR_STATE);
    }

    private static int of(int challenge, int without) {
        int word = challenge;
        for (int stage = 1; stage <= STAGES; stage++) {
            if (stage != without) {
                word = word * 1_103_515_233 + stage * 1_013_904_224 + 1;
            }
        }
        return word;
    }
}
