package org.clepsydra.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Judges, at every step, whether the pulses the motor received lie on the prescribed curve.
 *
 * <p>The curve after t ms of a segment of V nL over T ms is (P T + V t) / T nL, with P nL in the
 * segments before. It is kept as numerator and denominator; every comparison is between integers of
 * any size. Nothing is rounded.
 */
public final class DeliveryOracle {
    private final long[] segmentNl;
    private final long[] segmentMs;
    private final BigInteger nlPerRev;
    private final BigInteger microstepsPerRev;
    private final long quantum;

    private long therapyMs;
    private BigInteger numerator = BigInteger.ZERO;
    private BigInteger denominator = BigInteger.ONE;
    private BigInteger numeratorBefore = BigInteger.ZERO;
    private BigInteger denominatorBefore = BigInteger.ONE;
    private long commanded;
    private String complaint = "";

    /**
     * @param segmentNl volume of each segment, whole nL
     * @param segmentMs duration of each segment
     * @param nlPerRev volume of one revolution
     * @param microstepsPerRev microsteps of one revolution
     * @param microstepsPerQuantum 1, or the microsteps of a whole stroke
     */
    public DeliveryOracle(
            long[] segmentNl,
            long[] segmentMs,
            long nlPerRev,
            long microstepsPerRev,
            long microstepsPerQuantum) {
        this.segmentNl = segmentNl.clone();
        this.segmentMs = segmentMs.clone();
        this.nlPerRev = BigInteger.valueOf(nlPerRev);
        this.microstepsPerRev = BigInteger.valueOf(microstepsPerRev);
        this.quantum = microstepsPerQuantum;
    }

    /**
     * Lets time pass up to the step to be judged.
     *
     * @param sinceMs time since the step before
     * @param infusing whether the core was infusing in that time
     * @param longestMs longest period that applied to it
     */
    public void advance(long sinceMs, boolean infusing, long longestMs) {
        numeratorBefore = numerator;
        denominatorBefore = denominator;
        if (infusing) {
            therapyMs += Math.min(sinceMs, longestMs);
            curve();
        }
    }

    /**
     * Judges one step.
     *
     * @param received microsteps the motor has received since the therapy began
     * @param permitted whether the core was to keep up: infusing and permitted
     * @return whether it is neither ahead nor behind
     */
    public boolean judge(long received, boolean permitted) {
        commanded = (received + quantum - 1) / quantum * quantum;
        boolean ahead = compare(commanded, numerator, denominator) > 0;
        // Behind by one quantum and the rise of this step is: one quantum more would not pass the
        // curve as it was before this step.
        boolean behind =
                permitted && compare(commanded + quantum, numeratorBefore, denominatorBefore) <= 0;
        if ((ahead || behind) && complaint.isEmpty()) {
            complaint =
                    (ahead ? "ahead of" : "behind")
                            + " the curve at "
                            + therapyMs
                            + " ms of therapy: "
                            + errorQuantaExact().toPlainString()
                            + " quanta";
        }
        return !ahead && !behind;
    }

    /** Whether {@code received} is the whole volume, rounded down to whole quanta. */
    public boolean complete(long received) {
        BigInteger whole = BigInteger.ZERO;
        for (long nl : segmentNl) {
            whole = whole.add(BigInteger.valueOf(nl));
        }
        BigInteger quanta =
                whole.multiply(microstepsPerRev)
                        .divide(nlPerRev.multiply(BigInteger.valueOf(quantum)));
        return BigInteger.valueOf(received).equals(quanta.multiply(BigInteger.valueOf(quantum)));
    }

    /** The first step that was ahead or behind, in words; empty when none was. */
    public String complaint() {
        return complaint;
    }

    /** Therapy time by the oracle's own count. */
    public long therapyMs() {
        return therapyMs;
    }

    /** The curve now in nL, rounded for a plot. */
    public double curveNl() {
        return numerator.doubleValue() / denominator.doubleValue();
    }

    /** How far what was commanded lies below the curve, in quanta, rounded for a plot. */
    public double errorQuanta() {
        double quantumNl = quantum * nlPerRev.doubleValue() / microstepsPerRev.doubleValue();
        return curveNl() / quantumNl - (double) (commanded / quantum);
    }

    private BigDecimal errorQuantaExact() {
        BigDecimal curveQuanta =
                new BigDecimal(numerator.multiply(microstepsPerRev))
                        .divide(
                                new BigDecimal(
                                        denominator
                                                .multiply(nlPerRev)
                                                .multiply(BigInteger.valueOf(quantum))),
                                MathContext.DECIMAL64);
        return curveQuanta.subtract(BigDecimal.valueOf(commanded / quantum));
    }

    private void curve() {
        long startMs = 0;
        BigInteger before = BigInteger.ZERO;
        int i = 0;
        while (i < segmentMs.length - 1 && therapyMs >= startMs + segmentMs[i]) {
            startMs += segmentMs[i];
            before = before.add(BigInteger.valueOf(segmentNl[i]));
            i++;
        }
        long intoMs = Math.min(therapyMs - startMs, segmentMs[i]);
        denominator = BigInteger.valueOf(segmentMs[i]);
        numerator =
                before.multiply(denominator)
                        .add(BigInteger.valueOf(segmentNl[i]).multiply(BigInteger.valueOf(intoMs)));
    }

    /** Compares the volume of {@code microsteps} with a curve value. */
    private int compare(long microsteps, BigInteger curve, BigInteger over) {
        return BigInteger.valueOf(microsteps)
                .multiply(nlPerRev)
                .multiply(over)
                .compareTo(curve.multiply(microstepsPerRev));
    }
}
