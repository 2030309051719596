package org.clepsydra.bench.storm;

import java.util.function.ToDoubleFunction;

/**
 * The most that may be given beyond the curve, by formula.
 *
 * <p>Where a channel cuts, it is speed × 0.15 s (a step of 100 ms and a switch of 50 ms), what the
 * curve rises in 0.067 s, six encoder counts, the gap of a ceiling that bends, and a stroke where
 * strokes are indexed; a stroke more after a hold or a pause; and what the ceiling is early after a
 * stretch so slow that the head may trail it, 1.9 % of that stretch. Where a channel is dead, speed
 * × 0.5 s in place of 0.15; where two processors do not hear each other, speed × 0.45 s, as the
 * link is lost after 0.3 s. {@code share} is of what is due since the fault: 1 % that the monitor's
 * time is fast by.
 *
 * @param nl for a program
 * @param share of what was due since the fault began
 * @param words the formula
 */
record Bound(ToDoubleFunction<Program> nl, double share, String words) {
    private static final double CUT_S = 0.15;
    private static final double DEAD_S = 0.5;
    private static final double LINK_S = 0.3;
    private static final double HONEST = 0.0045;
    private static final double FOLLOWED_S = 1_800;
    private static final double CURVE_S = 0.067;
    private static final double COUNTS = 6;
    private static final double EARLY = 0.019;
    private static final double FAST = 0.01;
    private static final double CLOCKS = 0.02;
    private static final double QUANTA = 3;
    private static final double READ_COUNTS = 2;
    private static final double LONGEST_S = 0.1;

    /** Nothing drives the head beyond its orders: two counts, and a stroke where indexed. */
    static final Bound NOTHING =
            new Bound(
                    p -> READ_COUNTS * p.pump().countNl() + strokeNl(p) + 1,
                    0,
                    "2 counts + stroke");

    /** The motor at full speed, until the power is cut. */
    static final Bound FULL_SPEED =
            new Bound(
                    p -> p.pump().fullNlPerS() * CUT_S + slackNl(p),
                    FAST,
                    "full speed x 0.15 s + curve x 0.067 s + 6 counts + gap + strokes");

    /** The motor at the highest speed of the program, until the power is cut. */
    static final Bound PACE =
            new Bound(
                    p -> p.peakNlPerS() * CUT_S + slackNl(p),
                    FAST,
                    "pace x 0.15 s + curve x 0.067 s + 6 counts + gap + strokes");

    /** A channel that says nothing any more, until the lease runs out. */
    static final Bound DEAD =
            new Bound(
                    p -> p.peakNlPerS() * DEAD_S + slackNl(p),
                    0,
                    "pace x 0.5 s + 6 counts + strokes");

    /** A link that fails, until the channels are apart and what runs is held, and cut. */
    static final Bound LINK =
            new Bound(
                    p -> p.peakNlPerS() * (LINK_S + CUT_S) + slackNl(p),
                    0,
                    "pace x (0.3 + 0.15) s + curve x 0.067 s + 6 counts + gap + strokes");

    /**
     * Clocks that are each as wrong as they may be: the curve runs ahead by so much of the time
     * that a storm is followed for, and where it is steepest that is the most.
     */
    static final Bound HONEST_CLOCK =
            new Bound(
                    p -> p.peakNlPerS() * HONEST * FOLLOWED_S + NOTHING.nl.applyAsDouble(p),
                    0,
                    "pace x 0.45 % of 1,800 s + 2 counts + stroke");

    /** What two clocks may hide. */
    static final Bound CLOCK =
            new Bound(
                    p -> p.peakNlPerS() * CUT_S + slackNl(p),
                    CLOCKS,
                    "2 % of the volume due + pace x 0.15 s + 6 counts + gap + strokes");

    /** The motor at full speed with nobody to cut it, until the lease runs out. */
    static final Bound DEAD_AT_FULL_SPEED =
            new Bound(p -> p.pump().fullNlPerS() * DEAD_S, 0, "full speed x 0.5 s");

    private static double slackNl(Program p) {
        double earlyNl = p.peakNlPerS() * EARLY * p.slowMs() / 1e3;
        return p.peakNlPerS() * CURVE_S
                + COUNTS * p.pump().countNl()
                + p.gapNl()
                + 2 * strokeNl(p)
                + earlyNl;
    }

    private static double strokeNl(Program p) {
        return p.pump().strokes() ? p.pump().quantumNl() : 0;
    }

    /** A control channel that drives so many times as fast, and obeys nobody. */
    static Bound control(double times) {
        return new Bound(
                p ->
                        QUANTA * p.pump().quantumNl()
                                + Math.min(p.pump().fullNlPerS(), times * p.peakNlPerS()) * CUT_S
                                + slackNl(p)
                                - 2 * strokeNl(p),
                FAST,
                "1 % of the volume due + 3 quanta + speed x 0.15 s + 6 counts + gap");
    }

    /** Something turns the head that far at once. */
    static Bound turned(ToDoubleFunction<Program> turnedNl) {
        return new Bound(
                p -> turnedNl.applyAsDouble(p) + PACE.nl.applyAsDouble(p),
                FAST,
                "what is turned + pace x 0.15 s + 6 counts + strokes");
    }

    /**
     * A head that gives {@code times} what it says, found by the container: by averages of 32
     * readings, or by three readings, whichever is first.
     */
    static Bound gain(double times) {
        return new Bound(
                p -> Math.min(gainNl(p, times, 650_000, 68), gainNl(p, times, 2_900_000, 5)),
                0,
                "(times - 1) x least of (0.5 mL + noise) / (times - 1.1) + 68 s x pace,"
                        + " (2 mL + noise) / (times - 1.1) + 5 s x pace");
    }

    private static double gainNl(Program p, double times, double foundNl, double s) {
        double movedNl = foundNl / (times - 1.1) + s * p.peakNlPerS();
        return (times - 1) * movedNl + NOTHING.nl.applyAsDouble(p);
    }

    /** So much flows beside the head, found by the container's readings. */
    static Bound freeFlow(double mlPerH) {
        return new Bound(
                p -> 2_900_000 + 4 * mlPerH * 1e6 / 3_600 + 0.1 * LONGEST_S * p.peakNlPerS(),
                0,
                "2 mL + noise + 4 s x flow");
    }

    /** Of two faults at once: no more than both. */
    Bound plus(Bound other) {
        return new Bound(
                p -> nl.applyAsDouble(p) + other.nl.applyAsDouble(p),
                share + other.share,
                words + " + " + other.words);
    }

    /** For a program of which so much was due since the fault. */
    double nl(Program program, double dueNl) {
        return nl.applyAsDouble(program) + share * Math.max(0, dueNl);
    }
}
