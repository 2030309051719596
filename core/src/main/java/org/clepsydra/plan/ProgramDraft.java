package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * The segments of a prescription being written: each a share of the whole volume over a time.
 *
 * <p>The volume up to the end of each segment is rounded down to the nanolitre, so the segments sum
 * to the whole exactly.
 */
@Realizes("req~delivery.segments~1")
final class ProgramDraft {
    /** Shares above it would be a mistake; also what keeps the products below 2^63. */
    private static final long PARTS_MAX = 1_000_000L;

    private final long[] parts = new long[PlanLayout.SEGMENTS_MAX];
    private final long[] durationMs = new long[parts.length];
    private int count;
    private long partsSum;
    private boolean usable = true;

    /** Adds a segment of {@code share} parts of the volume; 0 parts is a pause. */
    void add(long share, @Ms long ms) {
        usable = usable && count < PlanLayout.SEGMENTS_MAX && share >= 0 && share <= PARTS_MAX;
        if (usable) {
            parts[count] = share;
            durationMs[count] = ms;
            count = count + 1;
            partsSum = partsSum + share;
        }
    }

    boolean empty() {
        return usable && count == 0;
    }

    /** Writes segment table and ceiling; a program that cannot be written leaves no segment. */
    void writeTo(long[] image, long volumeNl) {
        int written = usable && partsSum > 0 ? count : 0;
        image[PlanLayout.SEGMENT_COUNT] = written;
        image[PlanLayout.ENVELOPE_POINT_COUNT] = written + 1;
        long partsBefore = 0;
        long beforeNl = 0;
        long endMs = 0;
        for (int i = 0; i < written; i++) {
            partsBefore = partsBefore + parts[i];
            endMs = endMs + durationMs[i];
            // At most 1e10 * 3.2e7.
            long untilNl = volumeNl * partsBefore / partsSum;
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            image[at] = parts[i] == 0 ? PlanLayout.PAUSE : PlanLayout.FLAT;
            image[at + PlanLayout.SEGMENT_ANCHOR] = PlanLayout.ELAPSED;
            image[at + PlanLayout.SEGMENT_VOLUME_NL] = untilNl - beforeNl;
            image[at + PlanLayout.SEGMENT_DURATION_MS] = durationMs[i];
            int point = PlanLayout.ENVELOPE_POINTS + (i + 1) * PlanLayout.ENVELOPE_POINT_WORDS;
            image[point] = endMs;
            image[point + 1] = untilNl;
            beforeNl = untilNl;
        }
    }
}
