package org.clepsydra;

import org.clepsydra.port.Stages;
import org.clepsydra.trace.Realizes;

/**
 * The word that a step makes from the watchdog's challenge: each stage gives its number as the last
 * thing it does, and each number changes the word in its own way. Nothing here knows what the word
 * should be, so that no fault can find it right. The hardware does. In C, in a processor other than
 * this:
 *
 * <pre>
 *   uint32_t response(uint32_t challenge) {
 *       uint32_t word = challenge;
 *       for (uint32_t stage = 1; stage &lt;= 23; stage++) {
 *           word = word * 1103515233u + stage * 1013904224u + 1u;
 *       }
 *       return word;
 *   }
 * </pre>
 *
 * <p>The stages are those of {@link Stages}. Where the monitor has a processor of its own, the
 * second is left out, as its state is kept there. Two challenges never have the same response, as
 * the factor is odd. Factor and addend are 1 more than a multiple of 32: so the lowest five bits
 * count the marks, and a step with up to 31 too few or too many gives another word for every
 * challenge. Of two steps with as many marks, whether their words differ does not depend on the
 * challenge; a mark in place of another and two that changed places give another word always.
 */
@Realizes("req~structure.flow~1")
final class StepTrace {
    private static final long WORD = 0xFFFF_FFFFL;
    private static final long FACTOR = 1_103_515_233L;
    private static final long STAGE = 1_013_904_224L;

    /** 0 to 2^32 - 1: its product with the factor is below 2^63. */
    private long word;

    /** Begins a step with the challenge of its frame. */
    void begin(int challenge) {
        word = challenge & WORD;
    }

    /** Takes the number with which a stage came to its end. */
    void mark(int stage) {
        word = (word * FACTOR + stage * STAGE + 1) & WORD;
    }

    /** Marks stages, the first to the last, that have nothing to do in this step. */
    void waive(int first, int last) {
        for (int stage = 0; stage < Stages.SNAPSHOT; stage++) {
            if (stage + 1 >= first && stage + 1 <= last) {
                mark(stage + 1);
            }
        }
    }

    int word() {
        return (int) word;
    }
}
