package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * The segments of a prescription being written: each a share of the whole volume over a time, and
 * those from the cycle on as many times as it runs.
 *
 * <p>What comes before the cycle is rounded down to the nanolitre, what is left is shared by the
 * cycle's runs and rounded down again; within each of the two, the volume up to the end of every
 * segment is rounded down. So all runs are alike, and the segments sum to a whole that falls short
 * of the volume asked for by less than a nanolitre for each run.
 */
@Realizes({"req~delivery.segments~2", "req~delivery.repeats~1"})
final class ProgramDraft {
    /** Shares above it would be a mistake; also what keeps the sums below 2^36. */
    private static final long PARTS_MAX = 1_000_000L;

    private static final long PERCENT = 100L;

    private final WideQuotient wide = new WideQuotient();
    private final long[] kind = new long[PlanLayout.SEGMENTS_MAX];
    private final long[] parts = new long[kind.length];
    private final long[] durationMs = new long[kind.length];
    private final long[] firstPercent = new long[kind.length];
    private int count;
    private int cycle;
    private long repeats = 1;
    private long partsBefore;
    private long partsInCycle;
    private boolean usable = true;

    /** This, or where nothing was added a flat segment over {@code ms}. */
    ProgramDraft orFlat(@Ms long ms) {
        if (!usable || count > 0) {
            return this;
        }
        ProgramDraft whole = new ProgramDraft();
        whole.add(PlanLayout.FLAT, 1, ms, 0);
        return whole;
    }

    /**
     * Adds a segment of {@code share} parts of the volume.
     *
     * @param first for a ramp, its first rate in hundredths of its mean; else 0
     */
    void add(long shape, long share, @Ms long ms, long first) {
        boolean pause = shape == PlanLayout.PAUSE;
        boolean inRange = share >= (pause ? 0 : 1) && share <= PARTS_MAX;
        boolean possible = first >= 0 && first <= 2 * PERCENT;
        usable = usable && count < kind.length && inRange && possible;
        if (usable) {
            kind[count] = shape;
            parts[count] = share;
            durationMs[count] = ms;
            firstPercent[count] = first;
            count = count + 1;
            partsInCycle = partsInCycle + share;
        }
    }

    /** Lets the segments added from now on run {@code times} times; once in a program. */
    void cycle(long times) {
        usable = usable && repeats == 1 && times >= 1 && times <= HardLimits.REPEATS_MAX;
        if (times > 1) {
            cycle = count;
            repeats = times;
            partsBefore = partsInCycle;
            partsInCycle = 0;
        }
    }

    @Realizes("req~plan.rate-step~2")
    int count() {
        return count;
    }

    /**
     * Writes the segment table, the cycle, and the volume that the segments come to; a program that
     * cannot be written leaves no segment and no volume.
     */
    void writeTo(long[] image, long volumeNl) {
        boolean written = usable && partsBefore + partsInCycle > 0;
        image[PlanLayout.SEGMENT_COUNT] = written ? count : 0;
        image[PlanLayout.CYCLE_SEGMENT] = cycle;
        image[PlanLayout.REPEATS] = repeats;
        // At most 3.2e7 + 1e3 * 3.2e7 parts.
        long allParts = partsBefore + repeats * partsInCycle;
        long beforeNl = share(volumeNl, partsBefore, allParts);
        long runNl = (volumeNl - beforeNl) / repeats;
        if (written) {
            segments(image, 0, cycle, beforeNl, partsBefore);
            segments(image, cycle, count, runNl, partsInCycle);
        }
        image[PlanLayout.VOLUME_NL] = beforeNl + repeats * runNl;
    }

    /** Writes the segments {@code from} to {@code until}, which share {@code nl} among them. */
    private void segments(long[] image, int from, int until, long nl, long sum) {
        long partsDone = 0;
        long doneNl = 0;
        for (int i = from; i < until; i++) {
            partsDone = partsDone + parts[i];
            long untilNl = share(nl, partsDone, sum);
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            image[at] = kind[i];
            image[at + PlanLayout.SEGMENT_ANCHOR] = PlanLayout.ELAPSED;
            image[at + PlanLayout.SEGMENT_VOLUME_NL] = untilNl - doneNl;
            image[at + PlanLayout.SEGMENT_DURATION_MS] = durationMs[i];
            image[at + PlanLayout.SEGMENT_FIRST_NL] =
                    (untilNl - doneNl) * firstPercent[i] / PERCENT;
            doneNl = untilNl;
        }
    }

    /** Rounded down; nothing of nothing. */
    private long share(long nl, long some, long all) {
        wide.divide(nl, some, all);
        return wide.quotient();
    }
}
