package org.clepsydra.oracle;

/**
 * Judges delivery step by step, exactly: {@code req~delivery.never-ahead~1}, {@code
 * req~delivery.never-behind~1}, {@code req~delivery.therapy-time~1}, {@code
 * req~delivery.whole-volume~1}. It keeps its own therapy time. Per step, call {@link #advance}
 * once, then {@link #judge} once.
 *
 * <p>Why whole quanta decide. Let c be the commanded quanta, x the curve at this step and p the
 * curve at the step before, both in quanta and not rounded. <em>Never ahead</em> asks c ≤ x; c is
 * whole, so that is c ≤ ⌊x⌋. <em>Never behind</em> asks x − c &lt; 1 + (x − p), the rise being x −
 * p; that is p &lt; c + 1, and c + 1 is whole, so that is ⌊p⌋ ≤ c.
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
     * more), for a pump head whose quantum is {@code microstepsPerQuantum × nlPerRev /
     * microstepsPerRev} nL. Throws IllegalArgumentException when a figure is out of these ranges,
     * ArithmeticException when the sum of volumes or times does not fit in a long.
     */
    public DeliveryOracle(
            long[] segmentVolumeNl,
            long[] segmentMs,
            long nlPerRev,
            long microstepsPerRev,
            long microstepsPerQuantum) {
        require(segmentVolumeNl.length == segmentMs.length, "a volume and a time per segment");
        require(segmentMs.length > 0, "at least one segment");
        require(nlPerRev > 0 && microstepsPerRev > 0 && microstepsPerQuantum > 0, "a pump head");
        CurveSegment.PumpHead head =
                new CurveSegment.PumpHead(nlPerRev, microstepsPerRev, microstepsPerQuantum);
        this.quantumNl = head.quantumNl();
        this.microstepsPerQuantum = microstepsPerQuantum;
        this.segments = new CurveSegment[segmentMs.length];
        long startMs = 0;
        long beforeNl = 0;
        for (int i = 0; i < segments.length; i++) {
            require(
                    segmentVolumeNl[i] >= 0 && segmentMs[i] > 0,
                    "volume 0 or more, time 1 or more");
            segments[i] =
                    new CurveSegment(startMs, segmentMs[i], beforeNl, segmentVolumeNl[i], head);
            startMs = Math.addExact(startMs, segmentMs[i]);
            beforeNl = Math.addExact(beforeNl, segmentVolumeNl[i]);
        }
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
        boolean behind = infusing && permitted && commandedQuanta < previousQuanta;
        if ((ahead || behind) && complaint.isEmpty()) {
            complaint = ahead ? aheadText() : behindText();
        }
        return !ahead && !behind;
    }

    /** A quantum counts whole from its first microstep, so this rounds up. */
    private long quantaBegun(long pulses) {
        return -Math.floorDiv(-pulses, microstepsPerQuantum);
    }

    private String aheadText() {
        Rational curve = segments[current].quanta(therapyMs);
        Rational ahead = Rational.of(commandedQuanta).minus(curve);
        return "ahead by " + ahead + " quanta: " + situation(curve);
    }

    private String behindText() {
        Rational curve = segments[current].quanta(therapyMs);
        Rational behind = curve.minus(Rational.of(commandedQuanta));
        Rational risen = curve.minus(segments[previous].quanta(previousMs));
        return "behind by "
                + behind
                + " quanta, must be less than "
                + Rational.of(1).plus(risen)
                + ": "
                + situation(curve);
    }

    private String situation(Rational curve) {
        return String.format(
                "commanded %d, curve %s quanta of %s nL, at therapy time %d ms, step %d",
                commandedQuanta, curve, quantumNl, therapyMs, steps);
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
        return segments[current].quanta(therapyMs).times(quantumNl).toDouble();
    }

    /** Therapy time, ms. */
    public long therapyMs() {
        return therapyMs;
    }
}
