package org.clepsydra.oracle;

import java.math.BigInteger;

/**
 * A pause, a flat segment or a ramp, in whole numbers alone. A flat segment is a ramp whose first
 * rate is its mean rate, A = V, and a pause is flat with V = 0. At {@code tau} of {@code T} ms
 *
 * <pre>
 * curve nL   = beforeNl + A × tau / T + (V - A) × tau² / T²
 * quantum nL = dividend / divisor
 * beforeNl / quantum = wholeBefore + left / dividend
 * curve / quantum = wholeBefore + (rest + (rise + bend × tau) × tau) / unit
 * rest = left × T²    rise = A × T × divisor    bend = (V - A) × divisor    unit = T² × dividend
 * </pre>
 *
 * <p>The last four are brought to lowest terms. Where no sum in the segment can then be too large
 * for a long, longs are used; where one can, BigInteger does the same sum.
 */
final class RationalSegment implements CurveSegment {
    private static final int LONG_BITS = 62;

    private final long startMs;
    private final long durationMs;
    private final long wholeBefore;
    private final long beforeNl;
    private final long volumeNl;
    private final long firstNl;
    private final BigInteger rest;
    private final BigInteger rise;
    private final BigInteger bend;
    private final BigInteger unit;
    private final boolean fitsLong;
    private final long restLong;
    private final long riseLong;
    private final long bendLong;
    private final long unitLong;

    RationalSegment(Stretch stretch, long startMs, long beforeNl, PumpHead head) {
        this.startMs = startMs;
        durationMs = stretch.ms();
        this.beforeNl = beforeNl;
        volumeNl = stretch.volumeNl();
        firstNl = stretch.shape() == Stretch.Shape.RAMP ? stretch.firstNl() : volumeNl;
        BigInteger duration = BigInteger.valueOf(durationMs);
        BigInteger square = duration.multiply(duration);
        BigInteger volume = BigInteger.valueOf(volumeNl);
        BigInteger first = BigInteger.valueOf(firstNl);
        BigInteger[] before = head.wholeQuantaAndRest(beforeNl);
        wholeBefore = before[0].longValueExact();
        BigInteger left = before[1].multiply(square);
        BigInteger up = first.multiply(duration).multiply(head.divisor());
        BigInteger curl = volume.subtract(first).multiply(head.divisor());
        BigInteger whole = square.multiply(head.dividend());
        BigInteger common = left.gcd(up).gcd(curl).gcd(whole);
        rest = left.divide(common);
        rise = up.divide(common);
        bend = curl.divide(common);
        unit = whole.divide(common);
        // The bend may be below zero; its size bounds the sums on either side of zero.
        BigInteger largest = rest.add(rise.add(bend.abs().multiply(duration)).multiply(duration));
        fitsLong = largest.bitLength() <= LONG_BITS && unit.bitLength() <= LONG_BITS;
        restLong = fitsLong ? rest.longValueExact() : 0;
        riseLong = fitsLong ? rise.longValueExact() : 0;
        bendLong = fitsLong ? bend.longValueExact() : 0;
        unitLong = fitsLong ? unit.longValueExact() : 1;
    }

    @Override
    public long endMs() {
        return startMs + durationMs;
    }

    private long tauMs(long therapyMs) {
        return Math.min(therapyMs - startMs, durationMs);
    }

    private long longNumerator(long tau) {
        return restLong + (riseLong + bendLong * tau) * tau;
    }

    private BigInteger numerator(long tau) {
        BigInteger time = BigInteger.valueOf(tau);
        return rest.add(rise.add(bend.multiply(time)).multiply(time));
    }

    @Override
    public long wholeQuanta(long therapyMs) {
        long tau = tauMs(therapyMs);
        long risen =
                fitsLong
                        ? longNumerator(tau) / unitLong
                        : numerator(tau).divide(unit).longValueExact();
        return Math.addExact(wholeBefore, risen);
    }

    private Rational quanta(long therapyMs) {
        Rational risen = Rational.of(numerator(tauMs(therapyMs))).dividedBy(Rational.of(unit));
        return risen.plus(Rational.of(wholeBefore));
    }

    @Override
    public boolean isBelow(long therapyMs, Rational quanta) {
        return quanta(therapyMs).compareTo(quanta) < 0;
    }

    @Override
    public Rational allowance(long therapyMs) {
        return Rational.ZERO;
    }

    @Override
    public Rational shownQuanta(long therapyMs) {
        return quanta(therapyMs);
    }

    @Override
    public boolean shownAsDecimal() {
        return false;
    }

    @Override
    public double quantaBeyond(long therapyMs, long wholeQuanta) {
        if (fitsLong) {
            long atTau = longNumerator(tauMs(therapyMs));
            long part = atTau % unitLong;
            return (wholeBefore - wholeQuanta + atTau / unitLong) + part / (double) unitLong;
        }
        BigInteger[] parts = numerator(tauMs(therapyMs)).divideAndRemainder(unit);
        return (wholeBefore - wholeQuanta + parts[0].longValueExact())
                + parts[1].doubleValue() / unit.doubleValue();
    }

    @Override
    public double curveNl(long therapyMs) {
        double tau = tauMs(therapyMs);
        double x = tau / durationMs;
        return beforeNl + firstNl * tau / durationMs + (volumeNl - firstNl) * x * x;
    }
}
