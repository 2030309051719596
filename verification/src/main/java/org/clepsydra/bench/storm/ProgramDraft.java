package org.clepsydra.bench.storm;

import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PlanDraft;

/** The draft of a plan of some kind, which gives no faster than at a rate. */
final class ProgramDraft {
    private static final double MS_PER_H = 3_600_000.0;
    static final long COURSE_MS = 14 * 24 * 3_600_000L;
    private static final double OF_CONTAINER = 0.85;
    private static final double UL = 1e3;
    static final long BOLUS_MS = 60_000;
    private static final int BOLUSES = 100;
    private static final int BOLUS_QUANTA = 4;
    private static final int SEGMENT_QUANTA = 2;
    private static final int SHORT_CYCLES = 8;
    private static final int BRIEF_QUANTA = 24;
    private static final int BRIEF_COUNTS = 32;
    private static final int PART_COUNTS = 8;
    private static final long BRIEF_MS = 4 * 60_000L;
    private static final int OVERLAY_QUANTA = 6;
    private static final double LOADED_TIMES = 2.5;
    private static final int LONG_TIMES = 30;
    private static final int LOADED_PARTS = 4;

    /** Half a cycle: two are what a shape takes to come back. */
    private static final long HALF_MS = 10 * 60_000L;

    private final ProgramKind kind;
    private final StormPump pump;
    private final long nlPerH;
    private final long courseMs;
    private final boolean brief;

    /** No longer than {@code courseMs}; a cycle at least. */
    ProgramDraft(StormPump pump, long nlPerH, ProgramKind kind, long courseMs, boolean brief) {
        this.courseMs = courseMs;
        this.pump = pump;
        this.nlPerH = nlPerH;
        this.kind = kind;
        this.brief = brief;
    }

    PlanDraft draft() {
        // A hair below the rate, as a curve's highest rate is rounded up.
        double mean = nlPerH / (curved() ? 2.001 : 1.0);
        double duty = kind == ProgramKind.DOSES ? 0.5 : 1.0;
        double holdsNl = OF_CONTAINER * pump.plant().containerUl() * UL;
        double holdsMs = holdsNl / (mean * duty) * MS_PER_H;
        double mostMs = brief ? Math.min(holdsMs, briefMs(mean * duty)) : holdsMs;
        return switch (kind) {
            case LOADING -> loading(mostMs);
            case REPEATS -> repeats(mostMs);
            case LONG_PAUSE -> longPause(mostMs);
            case PRIMED, KEPT_OPEN, FLUSHED -> overlaid();
            default -> evenly(mean, duty, mostMs);
        };
    }

    private double briefMs(double mean) {
        double leastMs = Math.max(quantaMs(BRIEF_QUANTA, mean), countsMs(BRIEF_COUNTS, mean));
        return Math.max(BRIEF_MS, leastMs);
    }

    private double countsMs(int counts, double mean) {
        return counts * pump.countNl() / mean * MS_PER_H;
    }

    private double quantaMs(int quanta, double mean) {
        return quanta * pump.quantumNl() / mean * MS_PER_H;
    }

    private PlanDraft evenly(double mean, double duty, double mostMs) {
        boolean cycles = kind == ProgramKind.DOSES || curved();
        long runMs = cycles ? 2 * halfMs(mostMs, mean) : 0;
        double longestMs = Math.min((double) courseMs, mostMs);
        long times = cycles ? (long) Math.min(1_000, Math.max(1, longestMs / runMs)) : 1;
        long ms = cycles ? times * runMs : (long) longestMs;
        long nl = (long) (mean * duty * ms / MS_PER_H);
        return shaped(ordered(nl, ms), runMs, times);
    }

    private PlanDraft ordered(long nl, long ms) {
        return new PlanDraft(pump.device())
                .planId(1)
                .doseNg(nl)
                .bsaCm2(HardLimits.BSA_CM2_MAX)
                .concentration(1, 1)
                .durationMs(ms)
                .doseRateNgPerM2PerHMax(HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX)
                .doseNgPerM2Max(HardLimits.DOSE_NG_PER_M2_MAX)
                .pressureLimitPa(60_000)
                .bubbleLimitNl(100_000);
    }

    /** A quarter of the time at the rate, the rest at a fifth of it: 5 + 3 parts. */
    private PlanDraft loading(double mostMs) {
        double mean = nlPerH / LOADED_TIMES;
        long partMs = (long) Math.max(HardLimits.SEGMENT_MS_MIN, mostMs / LOADED_PARTS);
        long ms = LOADED_PARTS * partMs;
        return ordered((long) (mean * ms / MS_PER_H), ms).flat(5, partMs).flat(3, 3 * partMs);
    }

    /** A dose, and over and over: a dose, a pause, and a rise that ends at the same rate. */
    private PlanDraft repeats(double mostMs) {
        double highest = nlPerH / 1.001;
        long half = halfMs(mostMs, highest);
        long times = (long) Math.min(1_000, Math.max(2, (mostMs - half) / (4 * half)));
        long nl = (long) (highest * half / MS_PER_H * (1 + 2 * times));
        return ordered(nl, half * (1 + 4 * times))
                .flat(1, half)
                .cycle(times)
                .flat(1, half)
                .pause(half)
                .ramp(1, 2 * half, 0);
    }

    private PlanDraft longPause(double mostMs) {
        long half = halfMs(mostMs, (double) nlPerH);
        long pauseMs = LONG_TIMES * half;
        long nl = 2 * (long) ((double) nlPerH * half / MS_PER_H);
        PlanDraft draft = ordered(nl, 2 * half + pauseMs);
        return draft.flat(1, half).pause(pauseMs).flat(1, half);
    }

    /** No more of a program than an overlay after its end needs. */
    private PlanDraft overlaid() {
        long ms =
                (long)
                        Math.max(
                                HardLimits.SEGMENT_MS_MIN,
                                quantaMs(SEGMENT_QUANTA, (double) nlPerH));
        PlanDraft draft = ordered((long) (nlPerH * ms / MS_PER_H), ms);
        return switch (kind) {
            case PRIMED -> draft.prime(overlayNl(), overlayMs(), 1);
            case KEPT_OPEN -> draft.kvo(overlayNl(), overlayMs(), 1);
            default -> draft.flush(overlayNl(), overlayMs());
        };
    }

    /** What its overlay gives, where it has one. */
    long overlayNl() {
        return kind == ProgramKind.BOLUSES
                ? bolusNl()
                : (long) (overlayNlPerH() * overlayMs() / MS_PER_H);
    }

    long overlayMs() {
        if (kind == ProgramKind.BOLUSES) {
            return BOLUS_MS;
        }
        double ms = Math.max(BOLUS_MS, quantaMs(OVERLAY_QUANTA, overlayNlPerH()));
        return (long) Math.min(ms, HardLimits.PRIME_NL_MAX / overlayNlPerH() * MS_PER_H);
    }

    private double overlayNlPerH() {
        boolean slow = kind == ProgramKind.KEPT_OPEN;
        return 0.999 * (slow ? Math.min(HardLimits.KVO_NL_PER_H_MAX, nlPerH) : nlPerH);
    }

    /** A short course has short cycles; a slow one so long that each part is a few quanta. */
    private long halfMs(double mostMs, double mean) {
        double usualMs = Math.min(HALF_MS, mostMs / SHORT_CYCLES);
        double wanted = brief ? countsMs(PART_COUNTS, mean) : usualMs;
        double least = Math.max(wanted, quantaMs(SEGMENT_QUANTA, mean));
        return (long) Math.max(HardLimits.SEGMENT_MS_MIN, least);
    }

    private PlanDraft shaped(PlanDraft draft, long runMs, long times) {
        long half = runMs / 2;
        return switch (kind) {
            case FLAT -> draft;
            case RAMPS -> draft.cycle(times).ramp(1, half, 0).ramp(1, half, 200);
            case COSINES -> draft.cycle(times).raisedCosine(1, runMs);
            case DOSES -> draft.cycle(times).flat(1, half).pause(half);
            default -> draft.bolus(bolusNl(), BOLUS_MS, 1_000, BOLUSES);
        };
    }

    private boolean curved() {
        return kind == ProgramKind.RAMPS || kind == ProgramKind.COSINES;
    }

    /** What a bolus gives in a minute: a few quanta, or what the program gives in a minute. */
    long bolusNl() {
        double most = pump.device().rateNlPerHMax() * (double) BOLUS_MS / MS_PER_H;
        double wanted = Math.max(BOLUS_QUANTA * pump.quantumNl(), nlPerH * BOLUS_MS / MS_PER_H);
        return (long) Math.max(1, Math.min(most, wanted));
    }
}
