package org.clepsydra.plan;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * The rest of a plan being written on the host, from a time of its program on: after a hold, an
 * anchored program is taken up at its hour so, and what was missed is forfeited.
 *
 * <p>A flat segment and a ramp are cut where they stand; a raised cosine that has begun is left out
 * whole, as no other curve of the image is its rest. Every volume is rounded down.
 */
@Realizes("req~plan.remainder~1")
public final class RemainderDraft {
    private final DeviceRecord device;
    private final long[] before = new long[PlanLayout.WORDS];
    private final WideQuotient wide = new WideQuotient();
    private long planId;
    private long containerNumber;
    private long fromMs;
    private int count;
    private long volumeNl;
    private long durationMs;

    /**
     * @param before image of the plan that is stopped, as it was accepted
     */
    public RemainderDraft(DeviceRecord device, long[] before) {
        this.device = device;
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            this.before[i] = before[i];
        }
        containerNumber = before[PlanLayout.CONTAINER_NUMBER];
    }

    /** Number of the rest, above that of the plan. */
    public RemainderDraft planId(long value) {
        planId = value;
        return this;
    }

    /** Number of the container the rest is given from; that of the plan where nothing is said. */
    public RemainderDraft containerNumber(long value) {
        containerNumber = value;
        return this;
    }

    /**
     * Where in the program the rest begins: for an anchored one, the time since the first START,
     * holds and all, that START of the rest will be given at.
     */
    public RemainderDraft fromMs(@Ms long value) {
        fromMs = value;
        return this;
    }

    /**
     * Judges the rest as the core will without a drug library, but for what it knows of the plan
     * before.
     */
    public Verdict verdict() {
        return verdict(new PlanCheck(new PumpGeometry(device)));
    }

    /** The same as the core will while it holds {@code library}; one refused is none. */
    public Verdict verdict(long[] library) {
        PlanCheck check = new PlanCheck(new PumpGeometry(device));
        check.library().offer(library, true);
        return verdict(check);
    }

    private Verdict verdict(PlanCheck check) {
        long[] image = new long[PlanLayout.WORDS];
        writeTo(image);
        check.judge(image);
        return new Verdict(check.rule(), check.figure(), check.limit());
    }

    /**
     * Writes the rest into {@code image}. Where nothing is left, or less than a minute of a
     * segment, or there are too many segments, it is one that no core accepts.
     *
     * @param image at least {@link PlanLayout#WORDS} words, all overwritten
     */
    public void writeTo(long[] image) {
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            image[i] = i < PlanLayout.CONTROL_CRC ? before[i] : 0;
        }
        image[PlanLayout.PLAN_ID] = planId;
        image[PlanLayout.CONTAINER_NUMBER] = containerNumber;
        image[PlanLayout.CONTINUES] = before[PlanLayout.PLAN_ID];
        image[PlanLayout.TYPED_RATE_NL_PER_H] = 0;
        program(image);
        wholeDose(image);
        EnvelopeDraft.write(image, overlays(), new PumpGeometry(device).quantumNl());
    }

    private void program(long[] image) {
        count = 0;
        volumeNl = 0;
        durationMs = 0;
        int cycle = (int) before[PlanLayout.CYCLE_SEGMENT];
        int end = (int) before[PlanLayout.SEGMENT_COUNT];
        long firstMs = lengthMs(0, cycle);
        long cycleMs = Math.max(1, lengthMs(cycle, end));
        long runs = before[PlanLayout.REPEATS];
        if (fromMs < firstMs) {
            pass(image, 0, cycle, fromMs, 1);
        } else {
            long done = (fromMs - firstMs) / cycleMs;
            long intoMs = (fromMs - firstMs) % cycleMs;
            runs = Math.max(0, runs - done - (intoMs > 0 ? 1 : 0));
            pass(
                    image,
                    cycle,
                    end,
                    intoMs,
                    intoMs > 0 && done < before[PlanLayout.REPEATS] ? 1 : 0);
        }
        image[PlanLayout.REPEATS] = Math.max(1, runs);
        image[PlanLayout.CYCLE_SEGMENT] = runs > 1 ? count : 0;
        pass(image, cycle, end, 0, runs);
        image[PlanLayout.SEGMENT_COUNT] = count <= PlanLayout.SEGMENTS_MAX ? count : 0;
        image[PlanLayout.VOLUME_NL] = volumeNl;
        image[PlanLayout.DURATION_MS] = durationMs;
    }

    private long lengthMs(int from, int until) {
        long ms = 0;
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            boolean within = i >= from && i < until;
            ms = ms + (within ? figure(i, PlanLayout.SEGMENT_DURATION_MS) : 0);
        }
        return ms;
    }

    /**
     * Writes what lies beyond {@code intoMs} of the segments, once, to count {@code runs} times.
     */
    private void pass(long[] image, int from, int until, long intoMs, long runs) {
        long startMs = 0;
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            boolean within = runs > 0 && i >= from && i < until;
            long ms = within ? figure(i, PlanLayout.SEGMENT_DURATION_MS) : 0;
            if (ms > 0 && startMs + ms > intoMs) {
                add(image, i, Math.max(0, intoMs - startMs), runs);
            }
            startMs = startMs + ms;
        }
    }

    /** Adds what is left of segment {@code index} after {@code cutMs} of it. */
    private void add(long[] image, int index, long cutMs, long runs) {
        if (count < PlanLayout.SEGMENTS_MAX) {
            int at = PlanLayout.SEGMENTS + count * PlanLayout.SEGMENT_WORDS;
            image[at] = figure(index, PlanLayout.SEGMENT_KIND);
            image[at + PlanLayout.SEGMENT_ANCHOR] = PlanLayout.ELAPSED;
            image[at + PlanLayout.SEGMENT_VOLUME_NL] = figure(index, PlanLayout.SEGMENT_VOLUME_NL);
            image[at + PlanLayout.SEGMENT_DURATION_MS] =
                    figure(index, PlanLayout.SEGMENT_DURATION_MS) - cutMs;
            image[at + PlanLayout.SEGMENT_FIRST_NL] = figure(index, PlanLayout.SEGMENT_FIRST_NL);
            if (cutMs > 0) {
                cut(image, at, figure(index, PlanLayout.SEGMENT_DURATION_MS), cutMs);
            }
            volumeNl = volumeNl + runs * image[at + PlanLayout.SEGMENT_VOLUME_NL];
            durationMs = durationMs + runs * image[at + PlanLayout.SEGMENT_DURATION_MS];
        }
        count = count + 1;
    }

    /** Takes the first {@code cutMs} of {@code wholeMs} off a segment. */
    private void cut(long[] image, int at, long wholeMs, long cutMs) {
        long nl = image[at + PlanLayout.SEGMENT_VOLUME_NL];
        long firstNl = image[at + PlanLayout.SEGMENT_FIRST_NL];
        long leftMs = wholeMs - cutMs;
        long leftNl = 0;
        long nextFirstNl = 0;
        if (image[at] == PlanLayout.FLAT) {
            wide.divide(nl, leftMs, wholeMs);
            leftNl = wide.quotient();
        } else if (image[at] == PlanLayout.RAMP) {
            // From a rate of F/T on, (F T + (V - F) t) t / T2 is given after t, and the rate then
            // is (F T + 2 (V - F) t) / T2. At most 2e10 * 8.64e7 before the wide product.
            wide.divide(firstNl * wholeMs + (nl - firstNl) * cutMs, cutMs, wholeMs * wholeMs);
            leftNl = nl - wide.quotient() - (wide.remainder() > 0 ? 1 : 0);
            wide.divide(firstNl * wholeMs + 2 * (nl - firstNl) * cutMs, leftMs, wholeMs * wholeMs);
            nextFirstNl = Math.min(wide.quotient(), 2 * leftNl);
        }
        boolean gives = leftNl >= HardLimits.VOLUME_NL_MIN;
        image[at] = gives ? image[at] : PlanLayout.PAUSE;
        image[at + PlanLayout.SEGMENT_VOLUME_NL] = gives ? leftNl : 0;
        image[at + PlanLayout.SEGMENT_FIRST_NL] = gives ? nextFirstNl : 0;
    }

    /**
     * The dose that the volume holds: rounded up, which is the least whose volume it is. Where a
     * nanogram takes more than a nanolitre, rounded down; what its volume is less is taken from the
     * first segment that gives drug and runs once, or there is no such rest.
     */
    private void wholeDose(long[] image) {
        long ng = Math.max(1, image[PlanLayout.CONCENTRATION_NG]);
        long nl = Math.max(1, image[PlanLayout.CONCENTRATION_NL]);
        boolean thin = ng < nl;
        wide.divide(volumeNl, ng, nl);
        long doseNg = wide.quotient() + (!thin && wide.remainder() > 0 ? 1 : 0);
        image[PlanLayout.DOSE_NG] = doseNg;
        // At most 1e13 * 1e6.
        long lessNl = thin ? volumeNl - doseNg * nl / ng : 0;
        int once = image[PlanLayout.REPEATS] > 1 ? (int) image[PlanLayout.CYCLE_SEGMENT] : count;
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            long nlHere = image[at + PlanLayout.SEGMENT_VOLUME_NL];
            boolean takes = i < once && nlHere >= HardLimits.VOLUME_NL_MIN + lessNl;
            image[at + PlanLayout.SEGMENT_VOLUME_NL] = takes ? nlHere - lessNl : nlHere;
            image[PlanLayout.VOLUME_NL] = image[PlanLayout.VOLUME_NL] - (takes ? lessNl : 0);
            lessNl = takes ? 0 : lessNl;
        }
    }

    /** Those of the plan, but no prime; with its sliding limits where they are higher. */
    private OverlayDraft overlays() {
        OverlayDraft overlays = new OverlayDraft();
        for (int kind = 0; kind < PlanLayout.OVERLAYS_MAX; kind++) {
            int at = PlanLayout.OVERLAYS + kind * PlanLayout.OVERLAY_WORDS;
            if (kind != PlanLayout.PRIME) {
                overlays.set(
                        kind,
                        before[at],
                        before[at + PlanLayout.OVERLAY_MS],
                        before[at + PlanLayout.OVERLAY_GAP_MS],
                        before[at + PlanLayout.OVERLAY_COUNT_MAX],
                        before[at + PlanLayout.OVERLAY_NG]);
            }
        }
        overlays.follows(before[PlanLayout.HOUR_NL_MAX], before[PlanLayout.DAY_NL_MAX]);
        return overlays;
    }

    private long figure(int segment, int word) {
        return before[PlanLayout.SEGMENTS + segment * PlanLayout.SEGMENT_WORDS + word];
    }
}
