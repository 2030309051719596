package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.ConditionSignals;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Finds a motor that draws much more than it did at the same speed: what its own line, gear and
 * temperature make of it is learned, where a fixed limit must lie above all of that together.
 *
 * <p>By blocks, each of some microsteps and two readings at least. Speeds differ by a factor of
 * four from one class to the next. Learned is a mean over the last ten millilitres: of what an
 * occlusion raises, a few hundredths; a gear that gets warm or cold is followed.
 */
@Realizes("req~condition.motor-draws-more~1")
final class CurrentBaseline {
    private static final int CLASSES = 8;
    private static final int PLACES = 7;

    /** Microsteps a second above which the second class is, and a class to the next. */
    private static final long FIRST_PER_S = 4;

    private static final long PER_CLASS = 4;
    private static final long MS_PER_S = 1_000;

    private static final long BLOCK_MICROSTEPS = 8;
    private static final int BLOCK_READINGS = 2;

    /** More than any motor; so no product overflows. */
    private static final int MILLIAMPS_MAX = 1 << 20;

    /** More than is made in a step and a block; in the same way. */
    private static final long MICROSTEPS_MAX = 1 << 20;

    private static final long BLOCK_MS_MAX = 1L << 40;

    /** Blocks before it is judged. */
    private static final long KNOWN_BLOCKS = 4;

    private static final long MEAN_NL = 10_000_000;

    /** 1.6 times. */
    private static final long TIMES_OF_TEN = 16;

    private static final long TEN = 10;
    private static final long CONFIRM_MS = 100;

    /** Means are in so many parts of a milliampere, so that what is rounded off is nothing. */
    private static final long FINE = 1 << 20;

    private final long[] means = new long[PLACES + 1];
    private final long[] blocks = new long[PLACES + 1];
    private final Held high = new Held();
    private final long leastMean;
    private final long meanMicrosteps;
    private @Ms long blockMs;
    private long microsteps;
    private long readings;
    private long sumMa;
    private boolean over;
    private boolean overAgain;

    /**
     * @param leastMa a mean below which is none, as no motor draws so little
     */
    CurrentBaseline(PumpGeometry device, int leastMa) {
        leastMean = leastMa * FINE;
        // At most 1e7 * 2^16.
        long most = MEAN_NL * device.microstepsPerRev() / Math.max(1, device.nlPerRev());
        meanMicrosteps = Math.max(1, Math.min(most, MICROSTEPS_MAX));
    }

    /** The operator has seen it. */
    void acknowledge() {
        over = false;
    }

    /**
     * One step with current; returns whether it drew more for long enough.
     *
     * @param suspect whether anything is amiss, so that nothing is learned
     */
    @Realizes("req~condition.motor-draws-more~1")
    boolean step(Signals in, boolean suspect) {
        ConditionSignals condition = in.condition();
        blockMs =
                Units.ms(Math.min(BLOCK_MS_MAX, blockMs + Math.min(in.elapsedMs(), BLOCK_MS_MAX)));
        long made = Math.max(in.drivenMicrosteps(), -in.drivenMicrosteps());
        microsteps = Math.min(MICROSTEPS_MAX, microsteps + Math.min(made, MICROSTEPS_MAX));
        if (condition.motorMilliampsNew() && readings < MICROSTEPS_MAX) {
            readings = readings + 1;
            sumMa = sumMa + Math.min(condition.motorMilliamps(), MILLIAMPS_MAX);
        }
        if (microsteps >= BLOCK_MICROSTEPS && readings >= BLOCK_READINGS) {
            block(suspect);
            blockMs = 0;
            microsteps = 0;
            readings = 0;
            sumMa = 0;
        }
        return high.step(over, in.elapsedMs()) >= CONFIRM_MS && overAgain;
    }

    private void block(boolean suspect) {
        // At most 2^40 * 2^20.
        long mean = sumMa * FINE / Math.max(1, readings);
        int at = speed() & PLACES;
        boolean known = blocks[at] >= KNOWN_BLOCKS && means[at] >= leastMean;
        overAgain = over;
        over = known && mean * TEN > means[at] * TIMES_OF_TEN;
        if (!suspect && !over) {
            learn(at, mean);
        }
    }

    private void learn(int at, long mean) {
        long apart = mean - means[at & PLACES];
        if (blocks[at & PLACES] < KNOWN_BLOCKS) {
            blocks[at & PLACES] = blocks[at & PLACES] + 1;
            means[at & PLACES] = means[at & PLACES] + apart / Math.max(1, blocks[at & PLACES]);
        } else {
            // At most 2^40 * 2^20.
            long share = Math.min(microsteps, meanMicrosteps);
            means[at & PLACES] = means[at & PLACES] + apart * share / Math.max(1, meanMicrosteps);
        }
    }

    /** The class of the block's speed, 0 to 7. */
    private int speed() {
        int fastest = 0;
        long edgePerS = FIRST_PER_S;
        for (int i = 1; i < CLASSES; i++) {
            // At most 2^20 * 1e3, and 2^16 * 2^40.
            fastest = microsteps * MS_PER_S >= edgePerS * blockMs ? i : fastest;
            edgePerS = edgePerS * PER_CLASS;
        }
        return fastest;
    }
}
