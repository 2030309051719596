package org.clepsydra.world;

import java.util.SplittableRandom;

/** Seeded noise of unit variance, near enough to normal and never beyond 3.47 times its rms. */
final class Noise {
    private final SplittableRandom random;

    Noise(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The next value: four 16-bit draws from one word, summed. */
    double next() {
        long word = random.nextLong();
        long sum =
                (word & 0xFFFF) + (word >>> 16 & 0xFFFF) + (word >>> 32 & 0xFFFF) + (word >>> 48);
        // The sum has mean 4 * 65535 / 2 and variance 4 * (65536^2 - 1) / 12.
        return (sum - 131_070.0) * (Math.sqrt(3.0) / 65_536.0);
    }
}
