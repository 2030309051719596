package org.clepsydra.oracle;

import java.math.BigInteger;

/**
 * Judges what is restored after a loss of power, exactly: {@code req~persistence.reserve~2}, {@code
 * req~persistence.restore~2}. Of a curve of flat segments; counts in microsteps.
 *
 * <p>What the mechanism made is never more than the ledger, before the loss or after it. What the
 * ledger grows by is at most one reservation: what the curve rises in ten seconds from the therapy
 * time it was lost at, or the same as the monitor may see it, whose ceiling is up to a quantum, two
 * encoder counts and a lag ahead of the head, and whose ten seconds are of a clock up to 1 % slow;
 * in whole quanta.
 */
public final class ReservationOracle {
    private static final long RESERVE_MS = 10_000;
    private static final long MONITOR_RESERVE_MS = 10_100;
    private static final long CUT_SHORT_MAX = 8;

    private final long[] volumeNl;
    private final long[] ms;
    private final long nlPerRev;
    private final long microstepsPerRev;
    private final long quantum;
    private final long countsPerRev;
    private final long twoCounts;
    private final long lagMs;

    /**
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
        this.volumeNl = volumeNl.clone();
        this.ms = ms.clone();
        this.nlPerRev = nlPerRev;
        this.microstepsPerRev = microstepsPerRev;
        this.quantum = quantum;
        this.countsPerRev = countsPerRev;
        this.lagMs = lagMs;
        twoCounts = (2 * microstepsPerRev + countsPerRev - 1) / countsPerRev;
    }

    /** Microsteps due at a therapy time, in whole quanta. */
    public long due(long therapyMs) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        long leftMs = therapyMs;
        for (int i = 0; i < ms.length && leftMs > 0; i++) {
            BigInteger segmentMs = BigInteger.valueOf(ms[i]);
            BigInteger given =
                    BigInteger.valueOf(volumeNl[i])
                            .multiply(BigInteger.valueOf(Math.min(leftMs, ms[i])));
            numerator = numerator.multiply(segmentMs).add(given.multiply(denominator));
            denominator = denominator.multiply(segmentMs);
            leftMs -= ms[i];
        }
        long microsteps =
                numerator
                        .multiply(BigInteger.valueOf(microstepsPerRev))
                        .divide(denominator.multiply(BigInteger.valueOf(nlPerRev)))
                        .longValueExact();
        return microsteps - microsteps % quantum;
    }

    /** What is due in the end. */
    public long whole() {
        long all = 0;
        for (long one : ms) {
            all += one;
        }
        return due(all);
    }

    /** One reservation of a loss of power at {@code therapyMs}, microsteps beyond the ledger. */
    public long reservation(long therapyMs, long ledger) {
        return reservation(therapyMs, ledger, 0);
    }

    private long reservation(long therapyMs, long ledger, long cutShort) {
        // Handed over in nanolitres rounded up: a quantum more where one is not whole of them.
        boolean whole = nlPerRev * quantum % microstepsPerRev == 0;
        long left = whole() - ledger;
        long own = due(therapyMs + RESERVE_MS) - ledger + (whole ? 0 : quantum);
        long counts = twoCounts + Math.min(cutShort, CUT_SHORT_MAX) * twoCounts;
        long ahead = rise(therapyMs, MONITOR_RESERVE_MS + lagMs) + counts + quantum;
        long monitors = ahead + quantum - 1 - (ahead + quantum - 1) % quantum;
        return Math.min(Math.max(own, monitors), left);
    }

    /**
     * What the curve rises at the highest rate of the time around, rounded up. A pause is to the
     * monitor only time, so that it may be at its end already.
     */
    private long rise(long fromMs, long forMs) {
        BigInteger most = BigInteger.ZERO;
        boolean paused = false;
        long startMs = 0;
        for (int i = 0; i < ms.length; i++) {
            boolean around = startMs <= fromMs + 2 * forMs && startMs + ms[i] >= fromMs - forMs;
            boolean touched = around || paused;
            paused = touched && volumeNl[i] == 0;
            if (touched) {
                BigInteger rise =
                        BigInteger.valueOf(volumeNl[i])
                                .multiply(BigInteger.valueOf(microstepsPerRev))
                                .multiply(BigInteger.valueOf(forMs));
                BigInteger parts = BigInteger.valueOf(ms[i]).multiply(BigInteger.valueOf(nlPerRev));
                most = most.max(rise.divide(parts).add(BigInteger.ONE));
            }
            startMs += ms[i];
        }
        return most.longValueExact();
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
