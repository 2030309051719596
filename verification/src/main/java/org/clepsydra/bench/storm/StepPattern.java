package org.clepsydra.bench.storm;

import org.clepsydra.port.DeviceRecord;

/** How far apart steps are, within what the device allows. */
enum StepPattern {
    /** As far as may be. */
    LONGEST,
    /** Anything from 2 ms to that. */
    RANDOM,
    /** 20 ms while the motor is under current, else as far as may be. */
    SHORT;

    private static final long LEAST_US = 2_000;
    private static final long SHORT_US = 20_000;

    long spanUs(Rig rig) {
        DeviceRecord device = rig.device();
        boolean moves = rig.out.motor().energise();
        long longestUs = 1_000 * (moves ? device.longestEnergisedMs() : device.longestIdleMs());
        return switch (this) {
            case LONGEST -> longestUs;
            case RANDOM -> rig.random.nextLong(LEAST_US, longestUs + 1);
            case SHORT -> moves ? SHORT_US : longestUs;
        };
    }
}
