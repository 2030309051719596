package org.clepsydra.plan;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * The step in which a pump's rate can be set, and what a rate rounded down to it does to the
 * duration: the volume stays whole and takes longer.
 */
@Realizes("req~plan.rate-step~2")
final class RateStep {
    private long stepNlPerH;
    private long fineNlPerH;
    private long belowNlPerH;

    void step(long nlPerH) {
        stepNlPerH = nlPerH;
    }

    void fine(long nlPerH, long below) {
        fineNlPerH = nlPerH;
        belowNlPerH = below;
    }

    boolean given() {
        return stepNlPerH != 0 || fineNlPerH != 0;
    }

    /**
     * How long {@code volumeNl} takes at the rounded rate, rounded up to the millisecond, which
     * errs to less drug an hour; as prescribed where a rule was broken before.
     *
     * @param volumeNl up to {@link HardLimits#VOLUME_NL_MAX}
     * @param durationMs as prescribed, 1 to {@link HardLimits#DURATION_MS_MAX}
     */
    long realMs(long volumeNl, @Ms long durationMs, Ruling ruling) {
        steps(ruling);
        // At most 1e10 * 3.6e6.
        long nlTimesMsPerH = volumeNl * Units.MS_PER_H;
        long derivedNlPerH = nlTimesMsPerH / durationMs;
        long step = derivedNlPerH < belowNlPerH ? fineNlPerH : stepNlPerH;
        ruling.between(Rule.RATE_STEP, step, 1, derivedNlPerH);
        if (!ruling.accepted()) {
            return durationMs;
        }
        long nlPerH = derivedNlPerH - derivedNlPerH % step;
        long realMs = (nlTimesMsPerH + nlPerH - 1) / nlPerH;
        ruling.atMost(
                Rule.RATE_ROUNDED_TOO_FAR,
                realMs,
                durationMs + durationMs / HardLimits.RATE_ROUNDING_PART);
        return realMs;
    }

    /** The fine step ends at a rate that the other can give, so that none is rounded across it. */
    private void steps(Ruling ruling) {
        ruling.between(Rule.RATE_STEP, stepNlPerH, 1, HardLimits.RATE_NL_PER_H_MAX);
        if (ruling.accepted() && (fineNlPerH != 0 || belowNlPerH != 0)) {
            ruling.between(Rule.RATE_STEP, fineNlPerH, 1, stepNlPerH);
            ruling.between(Rule.RATE_STEP, belowNlPerH, stepNlPerH, HardLimits.RATE_NL_PER_H_MAX);
            ruling.equal(Rule.RATE_STEP, belowNlPerH % stepNlPerH, 0);
        }
    }
}
