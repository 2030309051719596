package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.RaisedCosine;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/**
 * The volume between pump and patient, on the host: how late the drug comes because of it, and what
 * a prime may fill. It counts as a plug that moves on unmixed.
 */
public final class DeadVolume {
    private static final long MM_PER_CM = 10L;
    private static final long NL_PER_CM_MAX = 100_000L;
    private static final long LENGTH_MM_MAX = 3_000L;
    // 31 days are less than 2^32 ms.
    private static final int TIME_BITS = 32;
    private static final long NEVER = -1L;

    private final WideQuotient wide = new WideQuotient();
    private final long[] image;
    private long leftNl;
    private long ms;

    private DeadVolume(long[] image, long nl) {
        this.image = image;
        leftNl = nl;
    }

    /**
     * What tubing and catheter hold, rounded down; 0, which no line holds, where a figure is out of
     * range or they come to more than 5 mL.
     *
     * @param tubingNl within the pump, 0 to 5,000,000 nL
     * @param nlPerCm of the catheter, 1 to 100,000 nL in a centimetre
     * @param lengthMm of the catheter as implanted, 1 to 3,000 mm
     */
    @Realizes("req~reservoir.prime~2")
    public static @Nl long lineNl(@Nl long tubingNl, long nlPerCm, long lengthMm) {
        boolean inRange =
                tubingNl >= 0
                        && tubingNl <= HardLimits.LINE_NL_MAX
                        && nlPerCm >= 1
                        && nlPerCm <= NL_PER_CM_MAX
                        && lengthMm >= 1
                        && lengthMm <= LENGTH_MM_MAX;
        long nl = inRange ? tubingNl + nlPerCm * lengthMm / MM_PER_CM : 0;
        return Units.nl(nl <= HardLimits.LINE_NL_MAX ? nl : 0);
    }

    /**
     * Judges a prime, which brings drug to the tip of the line and gives the patient none.
     *
     * @param nl what is to be moved, 1 to what the line holds
     * @param lineNl what the line holds, 1 to 5,000,000 nL
     * @param holdsDrug whether there is drug in the line already
     */
    @Realizes("req~reservoir.prime~2")
    public static Verdict prime(@Nl long nl, @Nl long lineNl, boolean holdsDrug) {
        Ruling ruling = new Ruling();
        ruling.between(Rule.LINE_VOLUME, lineNl, 1, HardLimits.LINE_NL_MAX);
        ruling.equal(Rule.LINE_FULL, holdsDrug ? nl : 0, 0);
        ruling.between(Rule.LINE_VOLUME, nl, 1, lineNl);
        return new Verdict(ruling.rule(), ruling.figure(), ruling.limit());
    }

    /**
     * Time from the start of a plan until its drug has filled {@code nl} of line and reaches the
     * patient, rounded up; -1 where the plan gives less than that.
     *
     * @param image of a plan that is accepted
     * @param nl what the line holds, 0 or more
     */
    @Realizes("req~reservoir.dead-volume~1")
    public static @Ms long delayMs(long[] image, @Nl long nl) {
        return Units.ms(
                nl <= image[PlanLayout.VOLUME_NL] ? new DeadVolume(image, nl).delay() : NEVER);
    }

    private long delay() {
        int cycle = (int) image[PlanLayout.CYCLE_SEGMENT];
        int count = (int) image[PlanLayout.SEGMENT_COUNT];
        pass(0, cycle);
        if (leftNl > 0) {
            wholeRuns(cycle, count);
            pass(cycle, count);
        }
        return ms;
    }

    /** Passes the runs of the cycle that end before the line is full. */
    private void wholeRuns(int cycle, int count) {
        long runNl = 0;
        long runMs = 0;
        for (int i = cycle; i < count; i++) {
            runNl = runNl + image[at(i) + PlanLayout.SEGMENT_VOLUME_NL];
            runMs = runMs + image[at(i) + PlanLayout.SEGMENT_DURATION_MS];
        }
        long runs = (leftNl - 1) / Math.max(1, runNl);
        leftNl = leftNl - runs * runNl;
        ms = ms + runs * runMs;
    }

    /**
     * Passes segments until the line is full: one that does not fill it by its whole duration, one
     * that comes after by nothing.
     */
    private void pass(int from, int until) {
        for (int i = from; i < until; i++) {
            ms = ms + into(at(i));
            leftNl = leftNl - Math.min(leftNl, image[at(i) + PlanLayout.SEGMENT_VOLUME_NL]);
        }
    }

    private static int at(int segment) {
        return PlanLayout.SEGMENTS + segment * PlanLayout.SEGMENT_WORDS;
    }

    /**
     * The first whole millisecond of a segment at which it has given what is left to fill; its
     * duration where it gives less.
     */
    private long into(int at) {
        long tooEarly = 0;
        long enough = image[at + PlanLayout.SEGMENT_DURATION_MS];
        for (int i = 0; i < TIME_BITS; i++) {
            long middle = (tooEarly + enough) / 2;
            boolean reached = givenNl(at, middle) >= leftNl;
            enough = reached ? middle : enough;
            tooEarly = reached ? tooEarly : middle;
        }
        return enough;
    }

    /** The curve of one segment, rounded down; see the requirement on segments. */
    private long givenNl(int at, long intoMs) {
        long volumeNl = image[at + PlanLayout.SEGMENT_VOLUME_NL];
        long durationMs = image[at + PlanLayout.SEGMENT_DURATION_MS];
        long firstNl = image[at + PlanLayout.SEGMENT_FIRST_NL];
        switch ((int) image[at]) {
            case (int) PlanLayout.RAMP:
                // At most 2e10 * 8.64e7.
                wide.divide(
                        firstNl * (durationMs - intoMs) + volumeNl * intoMs,
                        intoMs,
                        durationMs * durationMs);
                break;
            case (int) PlanLayout.RAISED_COSINE:
                wide.divide(intoMs, RaisedCosine.ONE, durationMs);
                wide.divide(volumeNl, RaisedCosine.given(wide.quotient()), RaisedCosine.ONE);
                break;
            default:
                wide.divide(volumeNl, intoMs, durationMs);
                break;
        }
        return wide.quotient();
    }
}
