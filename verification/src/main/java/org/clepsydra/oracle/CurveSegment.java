package org.clepsydra.oracle;

import java.math.BigInteger;

/**
 * One flat segment of the curve, measured in quanta. Its cumulative curve at {@code tau} ms into
 * the segment is {@code (before + rise × tau) / unit} quanta, all three whole numbers:
 *
 * <pre>
 * curve nL  = beforeNl + volumeNl × tau / durationMs
 * quantum nL = microstepsPerQuantum × nlPerRev / microstepsPerRev
 * curve / quantum = (beforeNl × durationMs + volumeNl × tau) × microstepsPerRev
 *                   / (durationMs × microstepsPerQuantum × nlPerRev)
 * </pre>
 *
 * <p>The three are brought to lowest terms. Where the whole segment then fits in a long, longs are
 * used; where it does not, BigInteger does the same sum.
 */
final class CurveSegment {
    private static final int LONG_BITS = 62;

    private final long startMs;
    private final long durationMs;
    private final BigInteger before;
    private final BigInteger rise;
    private final BigInteger unit;
    private final boolean fitsLong;
    private final long beforeLong;
    private final long riseLong;
    private final long unitLong;

    CurveSegment(long startMs, long durationMs, long beforeNl, long volumeNl, PumpHead head) {
        this.startMs = startMs;
        this.durationMs = durationMs;
        BigInteger duration = BigInteger.valueOf(durationMs);
        BigInteger b = BigInteger.valueOf(beforeNl).multiply(duration).multiply(head.divisor);
        BigInteger r = BigInteger.valueOf(volumeNl).multiply(head.divisor);
        BigInteger u = duration.multiply(head.dividend);
        BigInteger common = b.gcd(r).gcd(u);
        before = b.divide(common);
        rise = r.divide(common);
        unit = u.divide(common);
        BigInteger highest = before.add(rise.multiply(duration));
        fitsLong = highest.bitLength() <= LONG_BITS && unit.bitLength() <= LONG_BITS;
        beforeLong = fitsLong ? before.longValueExact() : 0;
        riseLong = fitsLong ? rise.longValueExact() : 0;
        unitLong = fitsLong ? unit.longValueExact() : 1;
    }

    /** A pump head's quantum as a ratio: {@code dividend / divisor} nL. */
    static final class PumpHead {
        private final BigInteger dividend;
        private final BigInteger divisor;

        PumpHead(long nlPerRev, long microstepsPerRev, long microstepsPerQuantum) {
            dividend =
                    BigInteger.valueOf(nlPerRev).multiply(BigInteger.valueOf(microstepsPerQuantum));
            divisor = BigInteger.valueOf(microstepsPerRev);
        }

        Rational quantumNl() {
            return Rational.of(dividend).dividedBy(Rational.of(divisor));
        }
    }

    long endMs() {
        return startMs + durationMs;
    }

    /** Time into this segment; the curve is level after its end. */
    private long tauMs(long therapyMs) {
        return Math.min(therapyMs - startMs, durationMs);
    }

    /** The curve in quanta, rounded down to whole quanta. */
    long wholeQuanta(long therapyMs) {
        long tau = tauMs(therapyMs);
        if (fitsLong) {
            return (beforeLong + riseLong * tau) / unitLong;
        }
        return numerator(tau).divide(unit).longValueExact();
    }

    /** The curve in quanta, exactly. */
    Rational quanta(long therapyMs) {
        return Rational.of(numerator(tauMs(therapyMs))).dividedBy(Rational.of(unit));
    }

    /** The curve in quanta less {@code wholeQuanta}; for plots only. */
    double quantaBeyond(long therapyMs, long wholeQuanta) {
        long tau = tauMs(therapyMs);
        if (fitsLong) {
            long atTau = beforeLong + riseLong * tau;
            long part = atTau % unitLong;
            return (atTau / unitLong - wholeQuanta) + part / (double) unitLong;
        }
        return quanta(therapyMs).minus(Rational.of(wholeQuanta)).toDouble();
    }

    private BigInteger numerator(long tau) {
        return before.add(rise.multiply(BigInteger.valueOf(tau)));
    }
}
