package org.clepsydra;

import org.clepsydra.trace.Realizes;

/**
 * The word that a step makes from the watchdog's challenge: each stage is marked after it ran, and
 * each mark changes the word in its own way. Nothing here knows what the word should be, so that no
 * fault can find it right. The hardware does. In C, in a processor other than this:
 *
 * <pre>
 *   uint32_t response(uint32_t challenge) {
 *       uint32_t word = challenge;
 *       for (uint32_t stage = 1; stage &lt;= 18; stage++) {
 *           word = word * 1103515233u + stage * 1013904224u + 1u;
 *       }
 *       return word;
 *   }
 * </pre>
 *
 * <p>The stages are numbered in the order in which they run. Two challenges never have the same
 * response, as the factor is odd. Factor and addend are 1 more than a multiple of 32: so the lowest
 * five bits count the marks, and a step with up to 31 too few or too many gives another word for
 * every challenge. Of two steps with as many marks, whether their words differ does not depend on
 * the challenge; a mark in place of another and two that changed places give another word always.
 */
@Realizes("req~structure.flow~1")
final class StepTrace {
    static final int MONITOR = 1;
    static final int MONITOR_STATE = 2;
    static final int SIGNALS = 3;
    static final int AIR_SENSOR_TEST = 4;
    static final int DETECTORS = 5;
    static final int PLAN_IMAGE = 6;
    static final int FIGURES = 7;
    static final int COMPARISON = 8;
    static final int PROPOSALS = 9;
    static final int PROPOSED_PLAN = 10;
    static final int THERAPY = 11;
    static final int CONCLUSION = 12;
    static final int KEPT_ALARMS = 13;
    static final int CONTROL_STATE = 14;
    static final int DRIVE = 15;
    static final int ALARMS = 16;
    static final int JOURNAL = 17;
    static final int SNAPSHOT = 18;

    private static final long WORD = 0xFFFF_FFFFL;
    private static final long FACTOR = 1_103_515_233L;
    private static final long STAGE = 1_013_904_224L;

    /** 0 to 2^32 - 1: its product with the factor is below 2^63. */
    private long word;

    /** Begins a step with the challenge of its frame. */
    void begin(int challenge) {
        word = challenge & WORD;
    }

    /** Says that this stage has run. */
    void mark(int stage) {
        word = (word * FACTOR + stage * STAGE + 1) & WORD;
    }

    int word() {
        return (int) word;
    }
}
