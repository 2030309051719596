package org.clepsydra.bench.storm;

import java.util.List;
import java.util.SplittableRandom;

/** Power that goes, at any word of a write or at any time, and a store that fails. */
final class PowerFaults {
    private static final int CUTS_MAX = 6;
    private static final long OFF_US_MAX = 5_000_000;
    private static final long GAP_US_MAX = 300_000_000;
    private static final long WRITE_US_MAX = 30_000;

    private PowerFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of("power-cut", Bound.NOTHING, (r, x) -> r.cutIn(1)),
                Fault.of("power-cut-in-a-write", Bound.NOTHING, PowerFaults::inWrite),
                Fault.of("power-cuts", Bound.NOTHING, PowerFaults::often)
                        .with(Fault.MAY_FALL_SHORT),
                Fault.of("store-fails", Bound.NOTHING, (r, x) -> r.store.fail())
                        .with(Fault.MAY_FALL_SHORT),
                Fault.of("store-says-too-early", Bound.NOTHING, (r, x) -> r.store.sayTooEarly()));
    }

    /** Soon after a write has begun. */
    private static void inWrite(Rig rig, SplittableRandom random) {
        boolean[] done = new boolean[1];
        int channel = random.nextInt(2);
        rig.onSpan(
                us -> {
                    if (!done[0] && rig.store.writing(channel) >= 0) {
                        done[0] = true;
                        rig.cutIn(1 + random.nextLong(WRITE_US_MAX));
                    }
                });
    }

    private static void often(Rig rig, SplittableRandom random) {
        int[] left = {1 + random.nextInt(CUTS_MAX)};
        long[] untilUs = {0};
        rig.onSpan(
                us -> {
                    untilUs[0] -= us;
                    if (left[0] > 0 && untilUs[0] <= 0) {
                        left[0]--;
                        untilUs[0] = random.nextLong(GAP_US_MAX);
                        rig.cutIn(1 + random.nextLong(Math.max(1, us)));
                    }
                });
    }

    /** For how long power is away. */
    static long offUs(SplittableRandom random) {
        return 1_000 + random.nextLong(OFF_US_MAX);
    }
}
