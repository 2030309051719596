package org.clepsydra.monitor;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;

/**
 * The monitor's own judgement of the device record.
 *
 * <p>It measures volume in <em>parts</em>: one nanolitre over the encoder's counts per revolution,
 * so that one encoder count is a whole number of parts (the nanolitres per revolution) and nothing
 * is rounded.
 */
final class MonitorGeometry {
    private static final long US_PER_MS = 1_000L;
    private static final long TO_GO_MAX = 1L << 20;
    // What the encoder cannot tell apart may be given unseen.
    private static final long COUNT_NL_MAX = 10_000L;
    private static final long COUNTS_MAX = 1L << 36;
    private static final long BACK_OFF_NL_MAX = 500_000L;
    // What is lost to whole milliseconds: two readings of two clocks, and envelope time.
    private static final long CLOCKS_MS = 5;

    private final boolean accepted;
    private final long deviceId;
    private final long partsPerNl;
    private final long partsPerCount;
    private final long microstepsPerRev;
    private final long quantum;
    private final long quantumParts;
    private final @Ms long lagMs;
    private final long fullSpeedPeriodUs;
    private final @Ms long longestEnergisedMs;
    private final @Ms long longestIdleMs;
    private final @NlPerH long rateNlPerHMax;
    private final boolean storesState;
    private final int selfTests;
    private final @Counts long backOffCounts;

    MonitorGeometry(DeviceRecord record) {
        long nlPerRev = record.nlPerRev();
        long countsPerRev = record.countsPerRev();
        boolean inRange =
                upTo(nlPerRev, 10_000_000L)
                        && upTo(record.microstepsPerRev(), 65_536L)
                        && upTo(record.microstepsPerQuantum(), 65_536L)
                        && upTo(countsPerRev, 65_536L)
                        && nlPerRev <= countsPerRev * COUNT_NL_MAX
                        && record.pulsePeriodUsMin() >= 1
                        && upTo(record.longestEnergisedMs(), 100L)
                        && upTo(record.longestIdleMs(), 1_000L)
                        && upTo(record.rateNlPerHMax(), 1_200_000_000L)
                        && backsOff(record.backOffNlMax(), record.microstepsPerQuantum());
        deviceId = record.deviceId();
        partsPerNl = record.countsPerRev();
        partsPerCount = record.nlPerRev();
        microstepsPerRev = record.microstepsPerRev();
        fullSpeedPeriodUs = record.pulsePeriodUsMin();
        longestEnergisedMs = record.longestEnergisedMs();
        longestIdleMs = record.longestIdleMs();
        rateNlPerHMax = record.rateNlPerHMax();
        storesState = record.storesState();
        selfTests = record.selfTests();
        quantum = record.microstepsPerQuantum();
        // At most 5e5 * 6.6e4.
        long backOffParts = inRange ? record.backOffNlMax() * partsPerNl : 0;
        backOffCounts = Quantities.counts(backOffParts / Math.max(1, partsPerCount));
        // At most 6.6e4 * 1e7 * 6.6e4, below 2^56; rounded up.
        quantumParts = inRange ? (quantum * partsPerRev() - 1) / microstepsPerRev + 1 : 0;
        long queue = longestEnergisedMs * US_PER_MS / Math.max(1, fullSpeedPeriodUs);
        accepted = inRange && queue >= 1;
        lagMs = Quantities.ms(accepted ? lagMs(queue) : 0);
    }

    /** Whether every figure is the same in {@code other}, of the same record. */
    @Realizes("req~persistence.figures-intact~1")
    boolean same(MonitorGeometry other) {
        boolean mechanism =
                deviceId == other.deviceId
                        && accepted == other.accepted
                        && storesState == other.storesState
                        && selfTests == other.selfTests
                        && partsPerNl == other.partsPerNl
                        && partsPerCount == other.partsPerCount
                        && microstepsPerRev == other.microstepsPerRev
                        && quantum == other.quantum
                        && quantumParts == other.quantumParts;
        return mechanism
                && lagMs == other.lagMs
                && fullSpeedPeriodUs == other.fullSpeedPeriodUs
                && longestEnergisedMs == other.longestEnergisedMs
                && longestIdleMs == other.longestIdleMs
                && rateNlPerHMax == other.rateNlPerHMax
                && backOffCounts == other.backOffCounts;
    }

    /** See *Lag* of the requirements; {@code queue} is what the motor makes in a longest period. */
    private long lagMs(long queue) {
        if (quantum == 1) {
            return 2 * longestEnergisedMs + longestEnergisedMs / 8 + CLOCKS_MS;
        }
        long microstepMs = (fullSpeedPeriodUs - 1) / US_PER_MS + 1;
        long strokeMs = ((quantum - 1) / queue + 1) * (longestEnergisedMs + microstepMs);
        long longest = Math.max(longestEnergisedMs, longestIdleMs);
        return longestIdleMs + strokeMs + longest / 8 + CLOCKS_MS;
    }

    /** A mechanism of strokes never goes back. */
    private static boolean backsOff(long nl, long quantum) {
        return nl >= 0 && nl <= (quantum == 1 ? BACK_OFF_NL_MAX : 0);
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

    /** Whether honest motion is made only by a motor that is under current between microsteps. */
    boolean energisedThroughout() {
        return quantum == 1;
    }

    /** One quantum, rounded up. */
    long quantumParts() {
        return quantumParts;
    }

    /** How long after the curve honest motion may still come. */
    @Ms
    long lagMs() {
        return lagMs;
    }

    /** Parts of {@code counts}, which are first bounded to 2^36. */
    long partsMoved(@Counts long counts) {
        // At most 2^36 * 1e7, below 2^60.
        return Math.min(counts, COUNTS_MAX) * partsPerCount;
    }

    /** Nanolitres that hold {@code parts}, 0 to 2^60, rounded up. */
    @Nl
    long nlOf(long parts) {
        return Quantities.nl((parts + partsPerNl - 1) / Math.max(1, partsPerNl));
    }

    @Ms
    long longestMs(boolean energised) {
        return energised ? longestEnergisedMs : longestIdleMs;
    }

    @NlPerH
    long rateNlPerHMax() {
        return rateNlPerHMax;
    }

    /** Whether the record names {@code test}, of {@link org.clepsydra.port.SelfTestBits}. */
    boolean tests(int test) {
        return (selfTests & test) != 0;
    }

    boolean storesState() {
        return storesState;
    }

    /** What whole quanta there are in {@code nl}, 0 to 1e10, rounded up to the nanolitre. */
    @Nl
    long wholeQuantaNl(@Nl long nl) {
        // At most 1e10 * 6.6e4, below 2^50.
        long microNl = nl * microstepsPerRev;
        long wholeMicroNl = microNl - microNl % Math.max(1, quantum * partsPerCount);
        return Quantities.nl((wholeMicroNl + microstepsPerRev - 1) / Math.max(1, microstepsPerRev));
    }

    /** What of {@code nl} of one source a store gives back: whole quanta, where there is one. */
    @Nl
    long restorableNl(@Nl long nl) {
        return storesState ? wholeQuantaNl(nl) : nl;
    }

    /** Whether a driver can have that many microsteps to go; below 0 are those backward. */
    boolean possibleToGo(@Microsteps long microsteps) {
        long least = backOffCounts > 0 ? -TO_GO_MAX : 0;
        return microsteps >= least && microsteps <= TO_GO_MAX;
    }

    /** How far the head may be driven back after an occlusion, rounded down; 0 for never. */
    @Counts
    long backOffCounts() {
        return backOffCounts;
    }

    /** Parts of {@code microsteps}, rounded up; the count is first bounded to 2^20. */
    long partsOf(@Microsteps long microsteps) {
        long bounded = Math.max(0, Math.min(microsteps, TO_GO_MAX));
        // At most 2^20 * 2^39.3.
        return (bounded * partsPerRev() + microstepsPerRev - 1) / Math.max(1, microstepsPerRev);
    }

    /** Whole microsteps in {@code parts}, rounded down; 0 for less than none. */
    long microstepsIn(long parts) {
        // Bounded to 2^46, which is a hundred revolutions, so that the product stays below 2^62.
        long bounded = Math.max(0, Math.min(parts, 1L << 46));
        return bounded * microstepsPerRev / Math.max(1, partsPerRev());
    }

    /**
     * Encoder counts the motor could make at twice full speed in {@code elapsedMs} and a microstep,
     * and two.
     */
    @Counts
    long countsPossible(@Ms long elapsedMs) {
        // At most 1e6 * 2000 * 65536, below 2^47.
        long microsteps = Math.min(elapsedMs, 1_000_000L) * 2_000L / Math.max(1, fullSpeedPeriodUs);
        long counts = (microsteps + 1) * partsPerNl / Math.max(1, microstepsPerRev);
        return Quantities.counts(counts + 2);
    }
}
