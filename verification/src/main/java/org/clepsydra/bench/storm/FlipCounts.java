package org.clepsydra.bench.storm;

import java.util.stream.LongStream;

/**
 * What came of the flips of one class's memory.
 *
 * @param harmless as if nothing had been
 * @param detected announced
 * @param safe neither, and within every bound
 * @param announced a bound was broken, and announced
 * @param harmful a bound was broken, and nothing announced it
 */
record FlipCounts(long harmless, long detected, long safe, long announced, long harmful) {
    static final FlipCounts NONE = new FlipCounts(0, 0, 0, 0, 0);

    static FlipCounts of(Flip.Kind kind) {
        return switch (kind) {
            case HARMLESS -> new FlipCounts(1, 0, 0, 0, 0);
            case DETECTED -> new FlipCounts(0, 1, 0, 0, 0);
            case SAFE -> new FlipCounts(0, 0, 1, 0, 0);
            case HARMFUL_DETECTED -> new FlipCounts(0, 0, 0, 1, 0);
            case HARMFUL -> new FlipCounts(0, 0, 0, 0, 1);
        };
    }

    FlipCounts plus(FlipCounts other) {
        return new FlipCounts(
                harmless + other.harmless,
                detected + other.detected,
                safe + other.safe,
                announced + other.announced,
                harmful + other.harmful);
    }

    /** All of them, in this order. */
    LongStream figures() {
        return LongStream.of(harmless, detected, safe, announced, harmful);
    }
}
