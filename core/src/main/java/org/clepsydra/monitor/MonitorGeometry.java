package org.clepsydra.monitor;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.NlPerH;

/**
 * The monitor's own judgement of the device record.
 *
 * <p>It measures volume in <em>parts</em>: one nanolitre over the encoder's counts per revolution,
 * so that one encoder count is a whole number of parts (the nanolitres per revolution) and nothing
 * is rounded.
 */
final class MonitorGeometry {
    private final boolean accepted;
    private final long deviceId;
    private final long partsPerNl;
    private final long partsPerCount;
    private final long microstepsPerRev;
    private final long strokeParts;
    private final long fullSpeedPeriodUs;
    private final @Ms long longestEnergisedMs;
    private final @Ms long longestIdleMs;
    private final @NlPerH long rateNlPerHMax;

    MonitorGeometry(DeviceRecord record) {
        accepted =
                upTo(record.nlPerRev(), 10_000_000L)
                        && upTo(record.microstepsPerRev(), 65_536L)
                        && upTo(record.microstepsPerQuantum(), 65_536L)
                        && upTo(record.countsPerRev(), 65_536L)
                        && upTo(record.pulsePeriodUsMin(), 1_000_000L)
                        && upTo(record.longestEnergisedMs(), 100L)
                        && upTo(record.longestIdleMs(), 1_000L)
                        && upTo(record.rateNlPerHMax(), 1_200_000_000L);
        deviceId = record.deviceId();
        partsPerNl = record.countsPerRev();
        partsPerCount = record.nlPerRev();
        microstepsPerRev = record.microstepsPerRev();
        fullSpeedPeriodUs = record.pulsePeriodUsMin();
        longestEnergisedMs = record.longestEnergisedMs();
        longestIdleMs = record.longestIdleMs();
        rateNlPerHMax = record.rateNlPerHMax();
        long quantum = record.microstepsPerQuantum();
        boolean stroke = accepted && quantum > 1;
        // At most 6.6e4 * 1e7 * 6.6e4, below 2^56; rounded up.
        strokeParts = stroke ? (quantum * partsPerRev() - 1) / microstepsPerRev + 1 : 0;
    }

    private static boolean upTo(long value, long most) {
        return value >= 1 && value <= most;
    }

    boolean accepted() {
        return accepted;
    }

    long deviceId() {
        return deviceId;
    }

    long partsPerNl() {
        return partsPerNl;
    }

    long partsPerCount() {
        return partsPerCount;
    }

    private long partsPerRev() {
        return partsPerCount * partsPerNl;
    }

    /** Two encoder counts. */
    long slackParts() {
        return 2 * partsPerCount;
    }

    /** One stroke where the quantum is a stroke, else nothing. */
    long strokeParts() {
        return strokeParts;
    }

    @Ms
    long longestMs(boolean energised) {
        return energised ? longestEnergisedMs : longestIdleMs;
    }

    @NlPerH
    long rateNlPerHMax() {
        return rateNlPerHMax;
    }

    /** Parts of {@code microsteps}, rounded up; the count is first bounded to 2^20. */
    long partsOf(@Microsteps long microsteps) {
        long bounded = Math.min(microsteps, 1L << 20);
        // At most 2^20 * 2^39.3.
        return (bounded * partsPerRev() + microstepsPerRev - 1) / Math.max(1, microstepsPerRev);
    }

    /** Whole microsteps in {@code parts}, rounded down; 0 for less than none. */
    long microstepsIn(long parts) {
        // Bounded to 2^46, which is a hundred revolutions, so that the product stays below 2^62.
        long bounded = Math.max(0, Math.min(parts, 1L << 46));
        return bounded * microstepsPerRev / Math.max(1, partsPerRev());
    }

    /** Encoder counts the motor could make at twice full speed in {@code elapsedMs}, and two. */
    @Counts
    long countsPossible(@Ms long elapsedMs) {
        // At most 1e6 * 2000 * 65536, below 2^47.
        long microsteps = Math.min(elapsedMs, 1_000_000L) * 2_000L / Math.max(1, fullSpeedPeriodUs);
        return Quantities.counts(microsteps * partsPerNl / Math.max(1, microstepsPerRev) + 2);
    }
}
