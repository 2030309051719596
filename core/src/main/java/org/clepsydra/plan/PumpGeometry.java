package org.clepsydra.plan;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;
import org.clepsydra.units.Pa;
import org.clepsydra.units.Us;

/**
 * The control channel's judgement of the device record, and what follows from it.
 *
 * <p>A record out of range is not accepted, and no plan is ever accepted for it. The ranges are
 * what keeps every product of the schedule within 62 bits.
 */
@Realizes("req~plan.ranges~1")
public final class PumpGeometry {
    private static final long NL_PER_REV_MAX = 10_000_000L;
    private static final long PER_REV_MAX = 65_536L;

    /** Ten microlitres to an encoder count: what it cannot tell apart may be given unseen. */
    private static final long COUNT_NL_MAX = 10_000L;

    /**
     * What a step's motion is cut to: a millilitre on the finest encoder, 2^36 counts of 2^16 to
     * the nanolitre; above every limit that motion is held against.
     */
    private static final long STEP_COUNTS_MAX = 1L << 36;

    private static final long ENERGISED_MS_MAX = 100L;
    private static final long IDLE_MS_MAX = 1_000L;
    private static final int PRESSURE_PA_MAX = 120_000;
    private static final int LINE_PA_MAX = 1_000;
    private static final int SWING_PA_MAX = 20_000;

    /** So much as is trapped by 50 kPa in 10 uL/kPa. */
    private static final long BACK_OFF_NL_MAX = 500_000L;

    private static final long US_PER_MS = 1_000L;

    private final boolean accepted;
    private final long deviceId;
    private final @Nl long nlPerRev;
    private final @Microsteps long microstepsPerRev;
    private final @Microsteps long microstepsPerQuantum;
    private final @Counts long countsPerRev;
    private final @Us long pulsePeriodUsMin;
    private final @Us long pulsePeriodUsMax;
    private final @Ms long longestEnergisedMs;
    private final @Ms long longestIdleMs;
    private final @NlPerH long rateNlPerHMax;
    private final @Pa int pressurePaMax;
    private final boolean storesState;
    private final int fitted;
    private final int linePaPerMlPerH;
    private final @Pa int pressureSwingPa;
    private final @Nl long backOffNlMax;
    private final ConditionLimits condition;
    private final @Microsteps long queueMax;
    private final @Nl long quantumNl;
    private final @Nl long reservoirNl;
    private final @Nl long reservoirLowNl;
    private final @Microsteps long replacementDueMicrosteps;
    private final @Microsteps long endOfServiceMicrosteps;

    public PumpGeometry(DeviceRecord record) {
        deviceId = record.deviceId();
        nlPerRev = record.nlPerRev();
        microstepsPerRev = record.microstepsPerRev();
        microstepsPerQuantum = record.microstepsPerQuantum();
        countsPerRev = record.countsPerRev();
        pulsePeriodUsMin = record.pulsePeriodUsMin();
        longestEnergisedMs = record.longestEnergisedMs();
        longestIdleMs = record.longestIdleMs();
        rateNlPerHMax = record.rateNlPerHMax();
        pressurePaMax = record.pressurePaMax();
        reservoirNl = record.reservoirNl();
        reservoirLowNl = record.reservoirLowNl();
        replacementDueMicrosteps = record.replacementDueMicrosteps();
        endOfServiceMicrosteps = record.endOfServiceMicrosteps();
        storesState = record.storesState();
        fitted = record.fitted();
        linePaPerMlPerH = record.linePaPerMlPerH();
        pressureSwingPa = record.pressureSwingPa();
        backOffNlMax = record.backOffNlMax();
        condition = new ConditionLimits(record);
        long counts = countsPerRev;
        boolean inRange =
                within(nlPerRev, NL_PER_REV_MAX)
                        && within(microstepsPerRev, PER_REV_MAX)
                        && within(microstepsPerQuantum, PER_REV_MAX)
                        && within(countsPerRev, PER_REV_MAX)
                        && nlPerRev <= counts * COUNT_NL_MAX
                        && pulsePeriodUsMin >= 1
                        && within(longestEnergisedMs, ENERGISED_MS_MAX)
                        && within(longestIdleMs, IDLE_MS_MAX)
                        && within(rateNlPerHMax, HardLimits.RATE_NL_PER_H_MAX)
                        && within(pressurePaMax, PRESSURE_PA_MAX)
                        && upTo(reservoirNl, HardLimits.VOLUME_NL_MAX)
                        && upTo(reservoirLowNl, reservoirNl)
                        && upTo(fitted, Fitted.ALL)
                        && upTo(linePaPerMlPerH, LINE_PA_MAX)
                        && upTo(pressureSwingPa, SWING_PA_MAX)
                        && upTo(backOffNlMax, microstepsPerQuantum == 1 ? BACK_OFF_NL_MAX : 0)
                        && condition.inRange()
                        && lifeInRange(record);
        long energisedUs = longestEnergisedMs * US_PER_MS;
        pulsePeriodUsMax = Units.us(energisedUs);
        queueMax = Units.microsteps(inRange ? energisedUs / pulsePeriodUsMin : 0);
        // At most 6.6e4 * 1e7.
        long microNl = microstepsPerQuantum * nlPerRev;
        quantumNl = Units.nl(inRange ? (microNl - 1) / microstepsPerRev + 1 : 0);
        accepted = inRange && fastEnough();
    }

    private static boolean within(long value, long most) {
        return value >= 1 && value <= most;
    }

    private static boolean upTo(long value, long most) {
        return value >= 0 && value <= most;
    }

    /** Whether the figures of the mechanism's life can be kept to; without a store none can. */
    @Realizes("req~replacement.record~1")
    private static boolean lifeInRange(DeviceRecord record) {
        long most = record.storesState() ? HardLimits.LIFE_MICROSTEPS_MAX : 0;
        long end = record.endOfServiceMicrosteps();
        return upTo(end, most) && upTo(record.replacementDueMicrosteps(), end > 0 ? end : most);
    }

    /**
     * Whether the motor can make the highest rate: microsteps singly with the queue never full, or
     * strokes one after the other although each is only begun at the end of an idle period.
     */
    private boolean fastEnough() {
        // At most 6.6e4 * 1.2e9 * 100, below 2^53. Two to spare also keep the rate below full
        // speed.
        if (microstepsPerQuantum == 1) {
            long dueNlMs = microstepsPerRev * rateNlPerHMax * longestEnergisedMs;
            long dueInPeriod = dueNlMs / (Units.MS_PER_H * nlPerRev);
            return dueInPeriod + 2 <= queueMax;
        }
        long quantumNl = microstepsPerQuantum * nlPerRev / microstepsPerRev;
        long quantumMs = quantumNl * Units.MS_PER_H / rateNlPerHMax;
        // Each queue that a stroke fills takes a longest period, whatever is left of it, and one
        // microstep more where a step comes just before that is made.
        long queues = (microstepsPerQuantum - 1) / Math.max(1, queueMax) + 1;
        long microstepMs = (Math.min(pulsePeriodUsMin, pulsePeriodUsMax) - 1) / US_PER_MS + 1;
        long strokeMs = queues * (longestEnergisedMs + microstepMs);
        return queueMax >= 1 && quantumMs >= strokeMs + longestIdleMs + longestEnergisedMs;
    }

    /** Whether every figure of the record is in range and the motor fast enough for it. */
    public boolean accepted() {
        return accepted;
    }

    public long deviceId() {
        return deviceId;
    }

    public @Nl long nlPerRev() {
        return nlPerRev;
    }

    public @Microsteps long microstepsPerRev() {
        return microstepsPerRev;
    }

    public @Microsteps long microstepsPerQuantum() {
        return microstepsPerQuantum;
    }

    /** Encoder counts of one revolution. */
    public @Counts long countsPerRev() {
        return countsPerRev;
    }

    /**
     * A step's motion as a volume that nothing is rounded from: in parts, of which the counts of a
     * revolution make a nanolitre. Below 2^60.
     */
    public long partsMoved(@Counts long counts) {
        // At most 2^36 * 1e7.
        return Math.min(counts, STEP_COUNTS_MAX) * nlPerRev;
    }

    /** The parts of {@code nl}, as {@link #partsMoved} counts them. */
    public long partsOf(long nl) {
        return nl * countsPerRev;
    }

    /** The nanolitres that {@code parts}, 0 to 2^61, are, rounded up. */
    public @Nl long nlOf(long parts) {
        long counts = Math.max(1, countsPerRev);
        return Units.nl(parts / counts + (parts % counts > 0 ? 1 : 0));
    }

    /** The whole nanolitres in {@code parts}, 0 to 2^61. */
    public @Nl long wholeNlOf(long parts) {
        return Units.nl(parts / Math.max(1, countsPerRev));
    }

    public @Us long pulsePeriodUsMin() {
        return pulsePeriodUsMin;
    }

    /** Longest time between two pulses worth waiting: one longest period, so none is left over. */
    public @Us long pulsePeriodUsMax() {
        return pulsePeriodUsMax;
    }

    public @Ms long longestEnergisedMs() {
        return longestEnergisedMs;
    }

    public @Ms long longestIdleMs() {
        return longestIdleMs;
    }

    public @NlPerH long rateNlPerHMax() {
        return rateNlPerHMax;
    }

    public @Pa int pressurePaMax() {
        return pressurePaMax;
    }

    /** Whether motion is reserved in a store before it is made. */
    public boolean storesState() {
        return storesState;
    }

    /** Bits of {@link Fitted}. */
    int fitted() {
        return fitted;
    }

    /** Whether the device has the sensor of that bit of {@link Fitted}. */
    public boolean has(int sensor) {
        return (fitted & sensor) != 0;
    }

    /** By how much a flow raises the pressure at the outlet at most, for each mL/h. */
    public int linePaPerMlPerH() {
        return linePaPerMlPerH;
    }

    /** What the pressure at the outlet swings by of itself, peak to peak. */
    public @Pa int pressureSwingPa() {
        return pressureSwingPa;
    }

    /** How far the head may be driven back at most after an occlusion; 0 for never. */
    public @Nl long backOffNlMax() {
        return backOffNlMax;
    }

    /** What the device's own condition is held against. */
    public ConditionLimits condition() {
        return condition;
    }

    /** The least that can be given, rounded up: one quantum; 0 for a record not accepted. */
    public @Nl long quantumNl() {
        return quantumNl;
    }

    /** Most that the reservoir holds; 0 where there is none to count. */
    public @Nl long reservoirNl() {
        return reservoirNl;
    }

    /** What is left when the reservoir counts as low. */
    public @Nl long reservoirLowNl() {
        return reservoirLowNl;
    }

    /** Microsteps of its life after which the mechanism is due to be replaced; 0 for never. */
    public @Microsteps long replacementDueMicrosteps() {
        return replacementDueMicrosteps;
    }

    /** Microsteps of its life after which it shall begin no new plan; 0 for never. */
    public @Microsteps long endOfServiceMicrosteps() {
        return endOfServiceMicrosteps;
    }

    /** Most microsteps the driver may still have to make: one longest period at full speed. */
    public @Microsteps long queueMax() {
        return queueMax;
    }
}
