package org.clepsydra.bench.scenario;

/**
 * What must be so when a run has ended.
 *
 * @param kind what is looked at
 * @param words as written
 * @param line in the file, from 1
 * @param code a rule or an alarm condition, where the kind has one
 * @param figure in the kind's unit
 * @param tolerance in the kind's unit
 */
public record Expectation(
        Kind kind, String words, int line, int code, long figure, long tolerance) {
    /** What is looked at, and in which units. */
    public enum Kind {
        /** The code is the rule, 0 for accepted. */
        VERDICT,
        /** Figure: nL commanded of the curve. Tolerance: quanta. */
        DELIVERED,
        /** Figure: nL commanded of all overlays. Tolerance: quanta. */
        BESIDES,
        /** Figure: nL left in the reservoir at the end. Tolerance: quanta. */
        LEFT,
        /** Tolerance: quanta, at every step, by the oracle. */
        EVERY_STEP,
        /** Tolerance: quanta, in any hour, above what the drug's highest dose rate comes to. */
        ANY_HOUR,
        /** The code is a condition that must have been announced. */
        ALARM,
        /** The code is the only condition that may have been announced, and must have been. */
        ONLY_ALARM,
        /** Figure: most nL the line may hold back at the end. */
        TRAPPED_AT_MOST,
        /** Figure: nL of air past the detector at the end. Tolerance: nL. */
        BUBBLE,
        /** Figure: most nL made beyond the curve, -1 for what the design's formula gives. */
        OVER_DELIVERY_AT_MOST,
        /** Figure: ms whose rise of the curve is the most a late step may release. */
        LATE_STEP_AT_MOST,
        /** Figure: ms from START to the end of infusion. Tolerance: ms. */
        ENDS
    }
}
