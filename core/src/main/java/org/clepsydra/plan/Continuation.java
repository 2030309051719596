package org.clepsydra.plan;

import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;

/**
 * Holds a plan that goes on from another against that one: the same drug for the same patient, no
 * more than was left, and no rate that nobody noticed to be another.
 *
 * <p>Of the plan before only what was cleared since power-on is known; until then it has number 0
 * and no rate, which errs to a refusal.
 */
@Realizes("req~plan.continues~2")
final class Continuation {
    private final PumpGeometry device;
    private final Ruling ruling;
    private final WideQuotient wide = new WideQuotient();
    private final long[] before = new long[PlanLayout.ENVELOPE];
    private @Nl long leftNl;
    private @NlPerH long rateBefore;
    private @NlPerH long rate;
    private boolean changes;

    Continuation(PumpGeometry device, Ruling ruling) {
        this.device = device;
        this.ruling = ruling;
    }

    /**
     * Notes the plan in {@code words}, which is being cleared.
     *
     * @param left what was not released of its curve, rounded down
     * @param rateNlPerH highest rate of the segment it stood in
     */
    void note(long[] words, @Nl long left, @NlPerH long rateNlPerH) {
        for (int i = 0; i < PlanLayout.ENVELOPE; i++) {
            before[i] = words[i];
        }
        leftNl = left;
        rateBefore = rateNlPerH;
    }

    /** Judges {@code image}, of which nothing else is wrong, if it goes on from another. */
    void judge(long[] image) {
        boolean goesOn = image[PlanLayout.CONTINUES] != 0;
        rate = firstNlPerH(image);
        changes = goesOn && !near();
        if (goesOn) {
            ruling.equal(
                    Rule.CONTINUES_OTHER_PLAN,
                    image[PlanLayout.CONTINUES],
                    before[PlanLayout.PLAN_ID]);
            same(image);
            overlays(image);
            limits(image);
            ruling.atMost(Rule.CONTINUES_TOO_MUCH, image[PlanLayout.VOLUME_NL], leftNl);
        }
    }

    /** After power-on nothing is known of the plan before: it errs to asking for the entry. */
    @Realizes("req~plan.change-confirmed~1")
    void restored(long[] image) {
        rate = firstNlPerH(image);
        changes = image[PlanLayout.CONTINUES] != 0;
    }

    @Realizes("req~plan.change-confirmed~1")
    private boolean near() {
        return rate <= HardLimits.CHANGE_FACTOR * rateBefore
                && rateBefore <= HardLimits.CHANGE_FACTOR * rate;
    }

    @Realizes({"req~plan.continues~2", "req~plan.container~1"})
    private void same(long[] image) {
        equal(image, PlanLayout.DRUG_ID);
        equal(image, PlanLayout.ROUTE);
        equal(image, PlanLayout.CONCENTRATION_NG);
        equal(image, PlanLayout.CONCENTRATION_NL);
        equal(image, PlanLayout.BSA_CM2);
        equal(image, PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX);
        equal(image, PlanLayout.DOSE_NG_PER_M2_MAX);
        equal(image, PlanLayout.DOSE_BEFORE_NG_PER_M2);
        equal(image, PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2);
        // Another container, but none only where none was named.
        ruling.between(
                Rule.CONTINUES_OTHER,
                image[PlanLayout.CONTAINER_NUMBER],
                Math.min(1, before[PlanLayout.CONTAINER_NUMBER]),
                HardLimits.CONTAINER_NUMBER_MAX);
        // What was given since is in no figure that another library could be held against.
        equal(image, PlanLayout.LIBRARY_VERSION);
        if (image[PlanLayout.SAFE_STATE] != PlanLayout.STOP) {
            equal(image, PlanLayout.SAFE_STATE);
        }
    }

    /** A bolus and a KVO as before, or none; no prime, with a patient on the line. */
    private void overlays(long[] image) {
        row(image, PlanLayout.BOLUS);
        row(image, PlanLayout.KVO);
        int prime = PlanLayout.OVERLAYS + PlanLayout.PRIME * PlanLayout.OVERLAY_WORDS;
        ruling.equal(Rule.CONTINUES_OTHER, image[prime], 0);
    }

    private void row(long[] image, int kind) {
        int at = PlanLayout.OVERLAYS + kind * PlanLayout.OVERLAY_WORDS;
        for (int i = 0; i < PlanLayout.OVERLAY_WORDS; i++) {
            if (image[at] != 0) {
                equal(image, at + i);
            }
        }
    }

    /** What was given before counts in them: they may be that plan's, or what this one comes to. */
    private void limits(long[] image) {
        long hourNl = OverlayCheck.hourMostNl(image, device.quantumNl(), wide);
        long dayNl = OverlayCheck.dayMostNl(image, device.quantumNl());
        ruling.atMost(
                Rule.HOUR_LIMIT,
                image[PlanLayout.HOUR_NL_MAX],
                Math.max(hourNl, before[PlanLayout.HOUR_NL_MAX]));
        ruling.atMost(
                Rule.DAY_LIMIT,
                image[PlanLayout.DAY_NL_MAX],
                Math.max(dayNl, before[PlanLayout.DAY_NL_MAX]));
    }

    private void equal(long[] image, int word) {
        ruling.equal(Rule.CONTINUES_OTHER, image[word], before[word]);
    }

    /** Highest rate of the first segment that gives drug, rounded down. */
    @Realizes("req~plan.change-confirmed~1")
    private @NlPerH long firstNlPerH(long[] image) {
        boolean found = false;
        long first = 0;
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            long peakNl = LoadedPlan.peakNl(image, at);
            wide.divide(
                    Math.max(0, peakNl),
                    Units.MS_PER_H,
                    Math.max(1, image[at + PlanLayout.SEGMENT_DURATION_MS]));
            first = found ? first : wide.quotient();
            found = found || peakNl > 0;
        }
        return Units.nlPerH(first);
    }

    /** Whether the first rate must be entered again by itself. */
    @Realizes("req~plan.change-confirmed~1")
    boolean changes() {
        return changes;
    }

    /** Rules on the rate that was entered again, to 5 %. */
    @Realizes("req~plan.change-confirmed~1")
    void judgeEntry(OrderFrame entered) {
        ruling.refuse(Rule.ACCEPTED, 0, 0);
        long allowed = rate / HardLimits.TYPED_RATE_PART;
        ruling.between(
                Rule.REENTRY_RATE, entered.enteredRateNlPerH(), rate - allowed, rate + allowed);
    }

    /** Refuses START for want of that entry: with the rate, and the one before. */
    @Realizes("req~plan.change-confirmed~1")
    void refuseUnconfirmed() {
        ruling.refuse(Rule.CHANGE_NOT_CONFIRMED, rate, rateBefore);
    }
}
