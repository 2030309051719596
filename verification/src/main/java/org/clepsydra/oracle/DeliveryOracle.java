package org.clepsydra.oracle;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges delivery step by step, exactly: {@code req~delivery.never-ahead~1}, {@code
 * req~delivery.never-behind~2}, {@code req~delivery.therapy-time~3}, {@code
 * req~delivery.whole-volume~1}, on curves of {@code req~delivery.segments~2}. It keeps its own
 * therapy time. Per step, call {@link #advance} once, then {@link #judge} once.
 *
 * <p>Why whole quanta decide. Let c be the commanded quanta, x the curve at this step and p the
 * curve at the step before, both in quanta and not rounded. <em>Never ahead</em> asks c ≤ x; c is
 * whole, so that is c ≤ ⌊x⌋. <em>Never behind</em> asks x − c &lt; 1 + (x − p) + a, the rise being
 * x − p and a being 2^-54 of the volume, in quanta, when this step is in a raised cosine and 0 when
 * it is not; that is p &lt; c + 1 + a. Where a is 0, c + 1 is whole, so that is ⌊p⌋ ≤ c. Where a is
 * above 0, ⌊p⌋ ≤ c is still enough, as p &lt; c + 1 follows from it; where it does not hold, p
 * itself has to be compared with c + 1 + a, which need not be whole.
 *
 * <p>A step is in the segment that its therapy time is in, and an instant where two segments meet
 * is in the one that ends there.
 */
public final class DeliveryOracle {
    private final CurveSegment[] segments;
    private final Rational quantumNl;
    private final long microstepsPerQuantum;

    private int current;
    private int previous;
    private long therapyMs;
    private long previousMs;
    private boolean infusing;
    private long steps;
    private long curveQuanta;
    private long previousQuanta;
    private long commandedQuanta;
    private String complaint = "";

    /**
     * A curve of flat segments, each of a volume in nL (0 is a pause) over a time in ms (1 or
     * more); else as {@link #DeliveryOracle(List, long, long, long)}.
     */
    public DeliveryOracle(
            long[] segmentVolumeNl,
            long[] segmentMs,
            long nlPerRev,
            long microstepsPerRev,
            long microstepsPerQuantum) {
        this(flat(segmentVolumeNl, segmentMs), nlPerRev, microstepsPerRev, microstepsPerQuantum);
    }

    /**
     * A curve of stretches one after another, those that repeat written out as often as they run,
     * for a pump head whose quantum is {@code microstepsPerQuantum × nlPerRev / microstepsPerRev}
     * nL. Throws IllegalArgumentException when there is no stretch or no such pump head,
     * ArithmeticException when the sum of volumes, of times or of quanta does not fit in a long.
     */
    public DeliveryOracle(
            List<Stretch> curve, long nlPerRev, long microstepsPerRev, long microstepsPerQuantum) {
        require(!curve.isEmpty(), "at least one segment");
        require(nlPerRev > 0 && microstepsPerRev > 0 && microstepsPerQuantum > 0, "a pump head");
        PumpHead head = new PumpHead(nlPerRev, microstepsPerRev, microstepsPerQuantum);
        this.quantumNl = head.quantumNl();
        this.microstepsPerQuantum = microstepsPerQuantum;
        this.segments = new CurveSegment[curve.size()];
        long startMs = 0;
        long beforeNl = 0;
        int index = 0;
        for (Stretch stretch : curve) {
            segments[index++] = CurveSegment.of(stretch, startMs, beforeNl, head);
            startMs = Math.addExact(startMs, stretch.ms());
            beforeNl = Math.addExact(beforeNl, stretch.volumeNl());
        }
    }

    private static List<Stretch> flat(long[] volumeNl, long[] ms) {
        require(volumeNl.length == ms.length, "a volume and a time per segment");
        List<Stretch> curve = new ArrayList<>();
        for (int i = 0; i < ms.length; i++) {
            curve.add(Stretch.flat(volumeNl[i], ms[i]));
        }
        return curve;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("needed: " + what);
        }
    }

    /**
     * One step of the pump, {@code sinceLastStepMs} after the last. Therapy time advances only when
     * {@code infusing}, by that time but at most {@code longestPeriodMs}. A clock that stands still
     * or runs backwards advances nothing.
     */
    public void advance(long sinceLastStepMs, boolean infusing, long longestPeriodMs) {
        this.infusing = infusing;
        steps++;
        previousMs = therapyMs;
        previous = current;
        previousQuanta = curveQuanta;
        if (!infusing || sinceLastStepMs <= 0) {
            return;
        }
        therapyMs = Math.addExact(therapyMs, Math.min(sinceLastStepMs, longestPeriodMs));
        while (current < segments.length - 1 && therapyMs > segments[current].endMs()) {
            current++;
        }
        curveQuanta = segments[current].wholeQuanta(therapyMs);
    }

    /** {@link #judge(long, boolean)} of a step in which the monitor permitted. */
    public boolean judge(long pulsesReceivedTotal) {
        return judge(pulsesReceivedTotal, true);
    }

    /**
     * Whether the microsteps the motor has received since the start of the plan keep both bounds at
     * this step. The lower bound holds only while infusing and permitted; the upper one always.
     */
    public boolean judge(long pulsesReceivedTotal, boolean permitted) {
        commandedQuanta = quantaBegun(pulsesReceivedTotal);
        boolean ahead = commandedQuanta > curveQuanta;
        boolean behind = infusing && permitted && commandedQuanta < previousQuanta && !allowed();
        if ((ahead || behind) && complaint.isEmpty()) {
            complaint = ahead ? aheadText() : behindText();
        }
        return !ahead && !behind;
    }

    /**
     * Whether p &lt; c + 1 + a, asked only where whole quanta without a do not already say so.
     * Where ⌊p⌋ is above c + 1 + ⌊a⌋ it is not, whatever the fractions; that spares a pump which
     * has long fallen behind the work.
     */
    private boolean allowed() {
        Rational allowance = segments[current].allowance(therapyMs);
        BigInteger beyondOne = BigInteger.valueOf(previousQuanta - commandedQuanta - 1);
        if (allowance.equals(Rational.ZERO) || beyondOne.compareTo(allowance.floor()) > 0) {
            return false;
        }
        Rational bound = Rational.of(commandedQuanta).plus(Rational.of(1)).plus(allowance);
        return segments[previous].isBelow(previousMs, bound);
    }

    /** A quantum counts whole from its first microstep, so this rounds up. */
    private long quantaBegun(long pulses) {
        return -Math.floorDiv(-pulses, microstepsPerQuantum);
    }

    private String aheadText() {
        boolean decimal = segments[current].shownAsDecimal();
        Rational curve = segments[current].shownQuanta(therapyMs);
        Rational ahead = Rational.of(commandedQuanta).minus(curve);
        return "ahead by " + text(ahead, decimal) + " quanta: " + situation(curve, decimal);
    }

    private String behindText() {
        boolean decimal = segments[current].shownAsDecimal() || segments[previous].shownAsDecimal();
        Rational curve = segments[current].shownQuanta(therapyMs);
        Rational behind = curve.minus(Rational.of(commandedQuanta));
        Rational risen = curve.minus(segments[previous].shownQuanta(previousMs));
        Rational limit = Rational.of(1).plus(risen).plus(segments[current].allowance(therapyMs));
        return "behind by "
                + text(behind, decimal)
                + " quanta, must be less than "
                + text(limit, decimal)
                + ": "
                + situation(curve, decimal);
    }

    /**
     * A figure as a fraction, or as a decimal where a curve is no fraction. Curves and figures are
     * all rounded down, which keeps them in order: a complaint never says 0 or contradicts itself.
     */
    private static String text(Rational figure, boolean decimal) {
        return decimal
                ? figure.toDecimal(CurveSegment.SHOWN_PLACES, RoundingMode.FLOOR).toPlainString()
                : figure.toString();
    }

    private String situation(Rational curve, boolean decimal) {
        return String.format(
                "commanded %d, curve %s quanta of %s nL, at therapy time %d ms, step %d",
                commandedQuanta, text(curve, decimal), quantumNl, therapyMs, steps);
    }

    /** The first complaint: which bound, by how many quanta, and when; empty when there is none. */
    public String complaint() {
        return complaint;
    }

    /** Whether these microsteps are the whole volume, rounded down to whole quanta. */
    public boolean complete(long pulsesReceivedTotal) {
        CurveSegment last = segments[segments.length - 1];
        return quantaBegun(pulsesReceivedTotal) == last.wholeQuanta(last.endMs());
    }

    /** Whether these microsteps end inside a stroke, which is begun and not yet done. */
    public boolean midStroke(long pulsesReceivedTotal) {
        return pulsesReceivedTotal % microstepsPerQuantum != 0;
    }

    /** The curve less the commanded volume last judged, in quanta; for plots only. */
    public double errorQuanta() {
        return segments[current].quantaBeyond(therapyMs, commandedQuanta);
    }

    /** The curve now, nL; for plots only. */
    public double curveNl() {
        return segments[current].curveNl(therapyMs);
    }

    /** Therapy time, ms. */
    public long therapyMs() {
        return therapyMs;
    }
}
