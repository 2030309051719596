package org.clepsydra.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges what is restored after a loss of power, exactly: {@code req~persistence.reserve~2}, {@code
 * req~persistence.restore~2}. Counts in microsteps.
 *
 * <p>What the mechanism made is never more than the ledger, before the loss or after it. What the
 * ledger grows by is at most one reservation: what the curve rises in ten seconds from the therapy
 * time it was lost at, or the same as the monitor may see it, whose ceiling is up to a quantum, two
 * encoder counts and a lag ahead of the head, and above the curve by a gap where that bends, and
 * whose ten seconds are of a clock up to 1 % slow; in whole quanta.
 */
public final class ReservationOracle {
    private static final long RESERVE_MS = 10_000;
    private static final long MONITOR_RESERVE_MS = 10_100;
    private static final long CUT_SHORT_MAX = 8;

    private final List<Stretch> curve;
    private final CurveSegment[] segments;
    private final long nlPerRev;
    private final long microstepsPerRev;
    private final long quantum;
    private final long countsPerRev;
    private final long twoCounts;
    private final long gap;
    private final long lagMs;

    /**
     * Of a curve of flat segments.
     *
     * @param volumeNl of each segment, nL
     * @param ms of each segment, ms
     * @param countsPerRev of the encoder
     * @param lagMs the monitor's lag, as its requirements define it
     */
    public ReservationOracle(
            long[] volumeNl,
            long[] ms,
            long nlPerRev,
            long microstepsPerRev,
            long quantum,
            long countsPerRev,
            long lagMs) {
        this(flat(volumeNl, ms), 0, nlPerRev, microstepsPerRev, quantum, countsPerRev, lagMs);
    }

    /**
     * @param curve stretches one after another, those that repeat written out as often as they run
     * @param gapNl the most by which the monitor's ceiling may lie above the curve
     * @param countsPerRev of the encoder
     * @param lagMs the monitor's lag, as its requirements define it
     */
    public ReservationOracle(
            List<Stretch> curve,
            long gapNl,
            long nlPerRev,
            long microstepsPerRev,
            long quantum,
            long countsPerRev,
            long lagMs) {
        this.curve = List.copyOf(curve);
        this.nlPerRev = nlPerRev;
        this.microstepsPerRev = microstepsPerRev;
        this.quantum = quantum;
        this.countsPerRev = countsPerRev;
        this.lagMs = lagMs;
        twoCounts = (2 * microstepsPerRev + countsPerRev - 1) / countsPerRev;
        gap = microstepsOf(gapNl);
        PumpHead head = new PumpHead(nlPerRev, microstepsPerRev, quantum);
        segments = new CurveSegment[curve.size()];
        long startMs = 0;
        long beforeNl = 0;
        for (int i = 0; i < segments.length; i++) {
            segments[i] = CurveSegment.of(curve.get(i), startMs, beforeNl, head);
            startMs += curve.get(i).ms();
            beforeNl += curve.get(i).volumeNl();
        }
    }

    private static List<Stretch> flat(long[] volumeNl, long[] ms) {
        List<Stretch> curve = new ArrayList<>();
        for (int i = 0; i < ms.length; i++) {
            curve.add(Stretch.flat(volumeNl[i], ms[i]));
        }
        return curve;
    }

    /** Microsteps due at a therapy time, in whole quanta. */
    public long due(long therapyMs) {
        int at = 0;
        while (at < segments.length - 1 && therapyMs > segments[at].endMs()) {
            at++;
        }
        return quantum * segments[at].wholeQuanta(Math.max(0, therapyMs));
    }

    /** What is due in the end. */
    public long whole() {
        return due(segments[segments.length - 1].endMs());
    }

    /** One reservation of a loss of power at {@code therapyMs}, microsteps beyond the ledger. */
    public long reservation(long therapyMs, long ledger) {
        return reservation(therapyMs, ledger, 0);
    }

    private long reservation(long therapyMs, long ledger, long cutShort) {
        // Handed over in nanolitres rounded up: a quantum more where one is not whole of them.
        boolean whole = nlPerRev * quantum % microstepsPerRev == 0;
        long left = whole() - ledger;
        // The monitor's ceiling at the time that was reserved is above the curve where that bends.
        long bent = quanta(gap) + (whole ? 0 : quantum);
        long own = due(therapyMs + RESERVE_MS) - ledger + bent;
        long counts = twoCounts + Math.min(cutShort, CUT_SHORT_MAX) * twoCounts;
        long ahead = rise(therapyMs, MONITOR_RESERVE_MS + lagMs) + counts + quantum + gap;
        return Math.min(Math.max(own, quanta(ahead)), left);
    }

    /** Rounded up to whole quanta. */
    private long quanta(long microsteps) {
        return (microsteps + quantum - 1) / quantum * quantum;
    }

    /**
     * What the curve rises at the highest rate of the time around, rounded up. A pause is to the
     * monitor only time, so that it may be at its end already.
     */
    private long rise(long fromMs, long forMs) {
        BigInteger most = BigInteger.ZERO;
        boolean paused = false;
        long startMs = 0;
        for (Stretch one : curve) {
            long firstMs = fromMs - forMs - startMs;
            long lastMs = fromMs + 2 * forMs - startMs;
            boolean around = lastMs >= 0 && firstMs <= one.ms();
            boolean touched = around || paused;
            long untilMs = Math.max(lastMs, paused ? 3 * forMs : 0);
            if (touched) {
                most = most.max(rise(one, paused ? 0 : firstMs, untilMs, forMs));
            }
            paused = touched && one.volumeNl() == 0;
            startMs += one.ms();
        }
        return most.longValueExact();
    }

    /** The same of the part of a stretch between two of its times. */
    private BigInteger rise(Stretch one, long firstMs, long lastMs, long forMs) {
        long fromMs = Math.max(0, Math.min(firstMs, one.ms()));
        long toMs = Math.max(0, Math.min(lastMs, one.ms()));
        Rational rate =
                switch (one.shape()) {
                    case FLAT -> Rational.of(one.volumeNl());
                    case RAMP -> Rational.of(Math.max(rampNl(one, fromMs), rampNl(one, toMs)));
                    case RAISED_COSINE ->
                            Rational.of(one.volumeNl()).times(cosine(one, fromMs, toMs));
                };
        Rational microsteps =
                rate.times(Rational.of(forMs))
                        .times(Rational.of(microstepsPerRev))
                        .dividedBy(Rational.of(one.ms()))
                        .dividedBy(Rational.of(nlPerRev));
        return microsteps.floor().add(BigInteger.ONE);
    }

    /** What the rate of a ramp at one of its times would give over the whole of it, rounded up. */
    private static long rampNl(Stretch ramp, long ms) {
        long lastNl = 2 * ramp.volumeNl() - ramp.firstNl();
        BigInteger more =
                BigInteger.valueOf(lastNl - ramp.firstNl()).multiply(BigInteger.valueOf(ms));
        return ramp.firstNl() + more.divide(BigInteger.valueOf(ramp.ms())).longValueExact() + 1;
    }

    /**
     * How many times its mean the rate of a raised cosine is at most: 2 in its middle, and at a
     * part x of it from the nearer end 1 - cos 2 pi x, which is less than 20 x^2.
     */
    private static Rational cosine(Stretch one, long fromMs, long toMs) {
        long middleMs = one.ms() / 2;
        boolean middle = fromMs <= middleMs && toMs >= middleMs;
        long endMs = toMs < middleMs ? toMs : one.ms() - fromMs;
        Rational part = Rational.of(endMs).dividedBy(Rational.of(one.ms()));
        Rational most = Rational.of(20).times(part).times(part);
        Rational two = Rational.of(2);
        return middle || most.compareTo(two) > 0 ? two : most;
    }

    /**
     * Judges a restored ledger.
     *
     * @param made microsteps the mechanism ever made
     * @param before the ledger when power went
     * @param therapyMs therapy time when power went
     * @param restored the ledger after it
     * @return what is wrong, empty when nothing
     */
    public String judge(long made, long before, long therapyMs, long restored) {
        return judge(made, before, therapyMs, restored, 0);
    }

    /**
     * The same where overlays were cut short: for each, up to eight, the head may trail by two
     * counts more.
     */
    public String judge(long made, long before, long therapyMs, long restored, long cutShort) {
        if (restored < made) {
            return "the ledger holds " + restored + ", the mechanism made " + made;
        }
        long most = before + reservation(therapyMs, before, cutShort);
        if (restored > most) {
            return "the ledger holds " + restored + ", more than one reservation: " + most;
        }
        return "";
    }

    /** Whole microsteps that hold {@code nl}. */
    public long microstepsOf(long nl) {
        BigInteger rev = BigInteger.valueOf(nlPerRev);
        return BigInteger.valueOf(nl)
                .multiply(BigInteger.valueOf(microstepsPerRev))
                .add(rev)
                .subtract(BigInteger.ONE)
                .divide(rev)
                .longValueExact();
    }

    /** Whole encoder counts, rounded up, that {@code made} microsteps are beyond what was seen. */
    public long unseen(long made, long seenNl) {
        BigInteger madeNl =
                BigInteger.valueOf(made)
                        .multiply(BigInteger.valueOf(nlPerRev))
                        .divide(BigInteger.valueOf(microstepsPerRev));
        BigInteger beyond = madeNl.subtract(BigInteger.valueOf(seenNl)).max(BigInteger.ZERO);
        BigInteger countNl = BigInteger.valueOf(Math.max(1, nlPerRev / countsPerRev));
        return beyond.add(countNl).subtract(BigInteger.ONE).divide(countNl).longValueExact();
    }
}
