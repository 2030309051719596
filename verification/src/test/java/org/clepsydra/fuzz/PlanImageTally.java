package org.clepsydra.fuzz;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clepsydra.oracle.EnvelopeDemand;
import org.clepsydra.oracle.PlanDemand;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.PlanLayout;

/** Counts what a campaign reached. An image with one fault alone shows that its rule is needed. */
final class PlanImageTally {
    private static final long BOLUS = PlanLayout.OVERLAYS;
    private static final long PRIME = BOLUS + PlanLayout.OVERLAY_WORDS;
    private static final long FLUSH = PRIME + PlanLayout.OVERLAY_WORDS;
    private static final long KVO = FLUSH + PlanLayout.OVERLAY_WORDS;

    /** Words with a fixed range, each with its two ends. */
    static final long[][] ENDS = {
        {PlanLayout.PLAN_ID, 1, Long.MAX_VALUE},
        {PlanLayout.DOSE_NG_PER_M2_MAX, 0, 500_000_000_000L},
        {PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX, 0, 100_000_000_000L},
        {PlanLayout.BSA_CM2, 2_000, 30_000},
        {PlanLayout.VOLUME_NL, 1_000, 10_000_000_000L},
        {PlanLayout.DURATION_MS, 60_000, 2_678_400_000L},
        {PlanLayout.PRESSURE_LIMIT_PA, 10_000, 70_000},
        {PlanLayout.BUBBLE_LIMIT_NL, 20_000, 500_000},
        {PlanLayout.REPEATS, 1, 1_000},
        {PlanLayout.SEGMENT_COUNT, 1, 32},
        {BOLUS + PlanLayout.OVERLAY_NL, 1_000, 100_000_000},
        {BOLUS + PlanLayout.OVERLAY_MS, 1_000, 86_400_000},
        {BOLUS + PlanLayout.OVERLAY_GAP_MS, 0, 86_400_000},
        {BOLUS + PlanLayout.OVERLAY_COUNT_MAX, 1, 100},
        {BOLUS + PlanLayout.OVERLAY_NG, 0, 100_000_000_000L},
        {PRIME + PlanLayout.OVERLAY_NL, 1_000, 10_000_000},
        {FLUSH + PlanLayout.OVERLAY_NL, 1_000, 100_000_000},
        // At 1 mL/h a day gives less than an overlay may be, and a microlitre takes 3.6 s.
        {KVO + PlanLayout.OVERLAY_NL, 1_000, 24_000_000},
        {KVO + PlanLayout.OVERLAY_MS, 3_600, 86_400_000},
        {KVO + PlanLayout.OVERLAY_GAP_MS, 0, 86_400_000},
        {KVO + PlanLayout.OVERLAY_COUNT_MAX, 1, 20},
        {PlanLayout.SAFE_STATE, 1, 2},
        // Of a plan that goes on from another.
        {PlanLayout.CONTINUES, 1, Long.MAX_VALUE - 1},
        {PlanLayout.HOUR_NL_MAX, 1, 20_000_000_000L},
        {PlanLayout.DAY_NL_MAX, 1, 20_000_000_000L},
    };

    final Map<Integer, Long> rules = new TreeMap<>();
    final Map<PlanDemand, Long> alone = new EnumMap<>(PlanDemand.class);

    /** Those whose figure is beyond its limit by one. */
    final Map<PlanDemand, Long> aloneByOne = new EnumMap<>(PlanDemand.class);

    final Map<EnvelopeDemand, Long> envelopeAlone = new EnumMap<>(EnvelopeDemand.class);

    /** Accepted images with a word at an end of its range; key is word and end. */
    final Map<String, Long> atEnd = new HashMap<>();

    long held;

    void plan(int rule, long beyond, Set<PlanDemand> faults, long[] image) {
        rules.merge(rule, 1L, Long::sum);
        if (faults.size() == 1) {
            alone.merge(faults.iterator().next(), 1L, Long::sum);
            if (beyond == 1) {
                aloneByOne.merge(faults.iterator().next(), 1L, Long::sum);
            }
        }
        if (rule == Rule.ACCEPTED) {
            ends(image);
        }
    }

    private void ends(long[] image) {
        for (long[] end : ENDS) {
            long value = image[(int) end[0]];
            if (value == end[1] || value == end[2]) {
                atEnd.merge(end[0] + " at " + value, 1L, Long::sum);
            }
        }
    }

    void envelope(boolean holds, Set<EnvelopeDemand> faults) {
        held += holds ? 1 : 0;
        if (faults.size() == 1) {
            envelopeAlone.merge(faults.iterator().next(), 1L, Long::sum);
        }
    }

    /** Adds what {@code other} counted. */
    PlanImageTally with(PlanImageTally other) {
        other.rules.forEach((key, n) -> rules.merge(key, n, Long::sum));
        other.alone.forEach((key, n) -> alone.merge(key, n, Long::sum));
        other.aloneByOne.forEach((key, n) -> aloneByOne.merge(key, n, Long::sum));
        other.envelopeAlone.forEach((key, n) -> envelopeAlone.merge(key, n, Long::sum));
        other.atEnd.forEach((key, n) -> atEnd.merge(key, n, Long::sum));
        held += other.held;
        return this;
    }

    /** For a log: every verdict with the times it was reached. */
    String shown() {
        StringBuilder text = new StringBuilder();
        rules.forEach((rule, n) -> text.append(PlanImageProperty.name(rule) + " " + n + "\n"));
        text.append("alone: " + alone + "\nby one: " + aloneByOne);
        text.append("\nenvelopes held: " + held + "\nalone: " + envelopeAlone);
        text.append("\nat an end of the range: " + new TreeMap<>(atEnd));
        return text.toString();
    }
}
