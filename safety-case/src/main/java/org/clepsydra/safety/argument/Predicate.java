package org.clepsydra.safety.argument;

import java.util.List;

/**
 * A question to the evidence that a leaf may ask. There are no others than {@link Predicates}'s.
 */
interface Predicate {

    /** Names of the arguments it must have. */
    List<String> required();

    /** Names of the arguments it may have. */
    default List<String> optional() {
        return List.of();
    }

    /** What the evidence says. */
    Verdict judge(Args args, Findings evidence);

    /**
     * Ways to tamper with the evidence of this leaf, each of which must make its value worse than
     * open. There is at least one where the leaf has anything to be judged by.
     */
    List<Corruption> corruptions(Args args, Findings evidence);
}
