package org.clepsydra.plan;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Ng;
import org.clepsydra.units.NlPerH;

/**
 * How a host rounds the figures of an order: the derived dose to a band, then the derived rate to
 * the pump's step. What was not asked for is not rounded. Every limit is judged after it, on what
 * will be given.
 *
 * <p>A figure out of range, a table out of order or too large an error is refused by {@link
 * PlanDraft#verdict}, by name; {@link PlanDraft#writeTo} then writes an image without a dose.
 */
@Realizes({"req~plan.dose-bands~1", "req~plan.rate-step~2"})
public final class OrderRounding {
    private final DoseBands bands = new DoseBands();
    private final RateStep rate = new RateStep();

    /**
     * Adds a band: a derived whole dose from {@code fromNg} up to, and not with, {@code belowNg} is
     * given as {@code doseNg}. Bands are added from the least on, 64 at most; gaps may be left, and
     * a dose in a gap is refused.
     */
    public OrderRounding doseBand(@Ng long fromNg, @Ng long belowNg, @Ng long doseNg) {
        bands.add(fromNg, belowNg, doseNg);
        return this;
    }

    /** By how many hundredths of the derived dose a band's may differ, 1 to 10, both ways. */
    public OrderRounding doseBandPercentMax(long value) {
        bands.percentMax(value);
        return this;
    }

    /**
     * The step of the pump's rate, down to which the derived rate is rounded. The volume stays, and
     * the duration becomes the volume over the rounded rate: at most 5 % longer than prescribed.
     * Only for a dose that is given flat, without segments.
     */
    public OrderRounding rateStepNlPerH(@NlPerH long value) {
        rate.step(value);
        return this;
    }

    /** A finer step for derived rates below {@code belowNlPerH}, which is whole coarse steps. */
    public OrderRounding fineRateStepNlPerH(@NlPerH long value, @NlPerH long belowNlPerH) {
        rate.fine(value, belowNlPerH);
        return this;
    }

    /** The dose to be given for {@code derivedNg}. */
    long doseNg(long derivedNg, Ruling ruling) {
        return bands.dose(derivedNg, ruling);
    }

    /**
     * How long the volume takes to be given, for a dose of so many written segments. Where the rate
     * is rounded, a typed one must agree with the prescribed duration too. What has no volume or
     * time at all stays so, for the image's own rule.
     */
    long realMs(long volumeNl, @Ms long durationMs, int segments, long typedNlPerH, Ruling ruling) {
        boolean usable =
                within(volumeNl, HardLimits.VOLUME_NL_MAX)
                        && within(durationMs, HardLimits.DURATION_MS_MAX);
        if (!rate.given() || !usable) {
            return durationMs;
        }
        if (within(typedNlPerH, HardLimits.RATE_NL_PER_H_MAX)) {
            PlanCheck.typedRate(ruling, typedNlPerH, volumeNl, durationMs);
        }
        ruling.equal(Rule.RATE_STEP, segments, 0);
        return rate.realMs(volumeNl, durationMs, ruling);
    }

    private static boolean within(long value, long most) {
        return value >= 1 && value <= most;
    }
}
