package org.clepsydra.plan;

import org.clepsydra.trace.Realizes;

/** What was said of a plan: accepted, or the first rule broken with the figure and the limit. */
@Realizes("req~plan.ranges~1")
public final class Verdict {
    private final int rule;
    private final long figure;
    private final long limit;

    Verdict(int rule, long figure, long limit) {
        this.rule = rule;
        this.figure = figure;
        this.limit = limit;
    }

    public boolean accepted() {
        return rule == Rule.ACCEPTED;
    }

    /** One of {@link Rule}. */
    public int rule() {
        return rule;
    }

    /**
     * The figure that broke the rule, in the unit of its word in the image; for {@link
     * Rule#TYPED_RATE_DISAGREES} the duration in ms the typed rate would give. Of the rules of an
     * order, hundredths, ng, nL/h or ms as its setter has them, or a count.
     */
    public long figure() {
        return figure;
    }

    /** The limit it broke, in the same unit. */
    public long limit() {
        return limit;
    }
}
