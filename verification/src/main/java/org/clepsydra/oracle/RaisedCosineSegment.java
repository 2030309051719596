package org.clepsydra.oracle;

import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A raised cosine. Its curve at {@code tau} of {@code T} ms, in quanta, is
 *
 * <pre>
 * wholeBefore + rest + volume × (x - sin(2πx) / 2π)    x = tau / T    0 &lt;= rest &lt; 1
 * </pre>
 *
 * <p>A double tells which whole number is next below, except where the curve is so near a whole
 * number that the double may lie on the wrong side. There {@link RaisedCosine} decides.
 *
 * <p>How near that is. Let u = 2^-53, the most a double operation adds, relative to its result.
 *
 * <ul>
 *   <li>x: two conversions of a long and a division, 3u.
 *   <li>2πx: Math.PI is less than u/2 off, the product adds u, so less than 5u of at most 2π: 32u.
 *   <li>its sine: Math.sin is within one unit in the last place of at most 1, which is 2u, and no
 *       steeper than its angle: 34u.
 *   <li>over 2π: 34u / 2π and two relative errors of a result below 0.16, less than 6u.
 *   <li>x less that: 3u + 6u, and u for the difference: 10u.
 *   <li>times the volume: the volume itself has 16 digits and then is made a double, less than 6u;
 *       the product u; so 17u × volume.
 *   <li>plus the rest: the rest itself 6u, the sum u × (volume + 1): in all less than 19u × (volume
 *       + 1), with products of two errors left out.
 *   <li>less a bound to compare with, where one is given: another 6u × (volume + 2), or the two are
 *       so far apart that it does not matter. In all less than 32u × (volume + 1).
 * </ul>
 *
 * <p>The margin is twice that, 64u × (volume + 1).
 */
final class RaisedCosineSegment implements CurveSegment {
    private static final double MARGIN = 0x1p-47;
    private static final double TWO_PI = 2 * Math.PI;

    /** 2^-54 of the volume: {@code req~delivery.shapes-exact~1}. */
    private static final Rational ALLOWED =
            Rational.of(1).dividedBy(Rational.of(BigInteger.ONE.shiftLeft(54)));

    private final long startMs;
    private final long durationMs;
    private final long beforeNl;
    private final long volumeNl;
    private final long wholeBefore;
    private final Rational rest;
    private final Rational volume;
    private final Rational allowance;
    private final double restDouble;
    private final double volumeDouble;
    private final double margin;

    RaisedCosineSegment(Stretch stretch, long startMs, long beforeNl, PumpHead head) {
        this.startMs = startMs;
        this.beforeNl = beforeNl;
        durationMs = stretch.ms();
        volumeNl = stretch.volumeNl();
        BigInteger[] before = head.wholeQuantaAndRest(beforeNl);
        wholeBefore = before[0].longValueExact();
        rest = Rational.of(before[1]).dividedBy(Rational.of(head.dividend()));
        volume = Rational.of(volumeNl).dividedBy(head.quantumNl());
        allowance = volume.times(ALLOWED);
        restDouble = rest.toDouble();
        volumeDouble = volume.toDouble();
        margin = MARGIN * (volumeDouble + 1);
    }

    @Override
    public long endMs() {
        return startMs + durationMs;
    }

    private long tauMs(long therapyMs) {
        return Math.min(therapyMs - startMs, durationMs);
    }

    /** The curve in quanta less {@code wholeBefore}, nearly. */
    private double nearly(long therapyMs) {
        return restDouble + volumeDouble * partNearly(therapyMs);
    }

    private double partNearly(long therapyMs) {
        double x = (double) tauMs(therapyMs) / durationMs;
        return x - Math.sin(TWO_PI * x) / TWO_PI;
    }

    /** The curve in quanta less {@code wholeBefore}, as near as anyone may ask. */
    private Bracket closely(long therapyMs) {
        return RaisedCosine.partGiven(tauMs(therapyMs), durationMs).times(volume).plus(rest);
    }

    @Override
    public long wholeQuanta(long therapyMs) {
        double nearly = nearly(therapyMs);
        // From 2^52 on a double is its own nearest whole number, so the cast is safe.
        boolean certain = Math.abs(nearly - Math.rint(nearly)) > margin;
        return Math.addExact(wholeBefore, certain ? (long) nearly : closely(therapyMs).floor());
    }

    @Override
    public boolean isBelow(long therapyMs, Rational quanta) {
        Rational bound = quanta.minus(Rational.of(wholeBefore));
        double beyond = nearly(therapyMs) - bound.toDouble();
        return Math.abs(beyond) > margin ? beyond < 0 : closely(therapyMs).isBelow(bound);
    }

    /** Only inside the segment; once it is over, the whole of its volume is due. */
    @Override
    public Rational allowance(long therapyMs) {
        return therapyMs > endMs() ? Rational.ZERO : allowance;
    }

    @Override
    public Rational shownQuanta(long therapyMs) {
        Rational curve = closely(therapyMs).low().plus(Rational.of(wholeBefore));
        return Rational.of(curve.toDecimal(SHOWN_PLACES, RoundingMode.FLOOR));
    }

    @Override
    public boolean shownAsDecimal() {
        return true;
    }

    @Override
    public double quantaBeyond(long therapyMs, long wholeQuanta) {
        return (wholeBefore - wholeQuanta) + nearly(therapyMs);
    }

    @Override
    public double curveNl(long therapyMs) {
        return beforeNl + volumeNl * partNearly(therapyMs);
    }
}
