package org.clepsydra.port;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;
import org.clepsydra.units.Pa;
import org.clepsydra.units.Us;

/**
 * What the mechanism is: the figures both channels derive their own geometry from.
 *
 * <p>Raw, like every frame here: the values are exactly what the maker wrote, and each channel
 * judges them for itself. Fixed once built. Figures come from the device's calibration, never from
 * this library.
 */
@Realizes("req~structure.frames~1")
public final class DeviceRecord {
    private final long deviceId;
    private final @Nl long nlPerRev;
    private final @Microsteps long microstepsPerRev;
    private final @Microsteps long microstepsPerQuantum;
    private final @Counts long countsPerRev;
    private final @Us long pulsePeriodUsMin;
    private final @Ms long longestEnergisedMs;
    private final @Ms long longestIdleMs;
    private final @NlPerH long rateNlPerHMax;
    private final @Pa int pressurePaMax;
    private final @Nl long reservoirNl;
    private final @Nl long reservoirLowNl;
    private final @Microsteps long replacementDueMicrosteps;
    private final @Microsteps long endOfServiceMicrosteps;
    private final boolean storesState;
    private final int fitted;
    private final int linePaPerMlPerH;
    private final @Pa int pressureSwingPa;
    private final int batteryLowMv;
    private final int batteryEmptyMv;
    private final int temperatureCentiCMin;
    private final int temperatureCentiCMax;
    private final int motorMilliampsMax;
    private final @Pa int pressureNoisePa;
    private final @Nl long backOffNlMax;
    private final @Pa int strokePressurePa;
    private final int selfTests;
    private final long programChecksum;
    private final long storeWrites;

    DeviceRecord(Draft draft) {
        deviceId = draft.deviceId;
        nlPerRev = draft.nlPerRev;
        microstepsPerRev = draft.microstepsPerRev;
        microstepsPerQuantum = draft.microstepsPerQuantum;
        countsPerRev = draft.countsPerRev;
        pulsePeriodUsMin = draft.pulsePeriodUsMin;
        longestEnergisedMs = draft.longestEnergisedMs;
        longestIdleMs = draft.longestIdleMs;
        rateNlPerHMax = draft.rateNlPerHMax;
        pressurePaMax = draft.pressurePaMax;
        reservoirNl = draft.reservoirNl;
        reservoirLowNl = draft.reservoirLowNl;
        replacementDueMicrosteps = draft.replacementDueMicrosteps;
        endOfServiceMicrosteps = draft.endOfServiceMicrosteps;
        storesState = draft.storesState;
        fitted = draft.fitted;
        linePaPerMlPerH = draft.linePaPerMlPerH;
        pressureSwingPa = draft.pressureSwingPa;
        batteryLowMv = draft.batteryLowMv;
        batteryEmptyMv = draft.batteryEmptyMv;
        temperatureCentiCMin = draft.temperatureCentiCMin;
        temperatureCentiCMax = draft.temperatureCentiCMax;
        motorMilliampsMax = draft.motorMilliampsMax;
        pressureNoisePa = draft.pressureNoisePa;
        backOffNlMax = draft.backOffNlMax;
        strokePressurePa = draft.strokePressurePa;
        selfTests = draft.selfTests;
        programChecksum = draft.programChecksum;
        storeWrites = draft.storeWrites;
    }

    /** A record being written; every figure starts absent. */
    public static Draft draft() {
        return new Draft();
    }

    /** Identity of the mechanism and its calibration; a plan made for another device is refused. */
    public long deviceId() {
        return deviceId;
    }

    /** Volume one revolution of the pump head displaces, 1 to 10,000,000 nL. */
    public @Nl long nlPerRev() {
        return nlPerRev;
    }

    /** Motor microsteps in one revolution of the pump head, 1 to 65,536. */
    public @Microsteps long microstepsPerRev() {
        return microstepsPerRev;
    }

    /**
     * Microsteps in one delivery quantum: 1 for a mechanism that may stop anywhere, the microsteps
     * of a whole stroke for one that may not. 1 to 65,536.
     */
    public @Microsteps long microstepsPerQuantum() {
        return microstepsPerQuantum;
    }

    /**
     * Encoder counts in one revolution of the pump head, 1 to 65,536; so many that a count is
     * 10,000 nL at most.
     */
    public @Counts long countsPerRev() {
        return countsPerRev;
    }

    /**
     * Shortest time between two motor pulses, which is the motor's full speed. 1 to 1,000,000 us.
     */
    public @Us long pulsePeriodUsMin() {
        return pulsePeriodUsMin;
    }

    /** Longest time between two steps while the motor is energised, 1 to 100 ms. */
    public @Ms long longestEnergisedMs() {
        return longestEnergisedMs;
    }

    /** Longest time between two steps while the motor is not energised, 1 to 1,000 ms. */
    public @Ms long longestIdleMs() {
        return longestIdleMs;
    }

    /** Highest rate the device may be asked for, 1 to 1,200,000,000 nL/h. */
    public @NlPerH long rateNlPerHMax() {
        return rateNlPerHMax;
    }

    /** Highest downstream occlusion limit a plan may ask for, 1 to 120,000 Pa. */
    public @Pa int pressurePaMax() {
        return pressurePaMax;
    }

    /**
     * Most that the reservoir may be filled with, up to 10,000,000,000 nL; 0 for a device that has
     * none, or whose reservoir the library shall not count.
     */
    public @Nl long reservoirNl() {
        return reservoirNl;
    }

    /** What is left when the reservoir counts as low, 0 for never to {@link #reservoirNl}. */
    public @Nl long reservoirLowNl() {
        return reservoirLowNl;
    }

    /**
     * Microsteps that the mechanism may make in its life until its replacement is due, up to 2^52
     * and no more than {@link #endOfServiceMicrosteps} where there are such; 0 for a device that
     * states none. As the next, only of a device with a store for state: without one nobody counts
     * further back than to power-on.
     */
    public @Microsteps long replacementDueMicrosteps() {
        return replacementDueMicrosteps;
    }

    /**
     * Microsteps that the mechanism may make in its life until it shall begin no new plan, up to
     * 2^52; 0 for a device that states none.
     */
    public @Microsteps long endOfServiceMicrosteps() {
        return endOfServiceMicrosteps;
    }

    /**
     * Whether the device has a store for state. One that has none gives nothing back after a loss
     * of power, and nothing is reserved for it.
     */
    public boolean storesState() {
        return storesState;
    }

    /**
     * The sensors that the device has beside those every device must have; bits of {@link Fitted}.
     */
    public int fitted() {
        return fitted;
    }

    /**
     * The most that the pressure at the outlet rises for each millilitre an hour that flows through
     * the lines the device is used with, 0 to 1,000 Pa; 0 where a flow is not felt there, as with a
     * mechanism that gives strokes and rests between them.
     */
    public int linePaPerMlPerH() {
        return linePaPerMlPerH;
    }

    /**
     * What the pressure at the outlet swings by of itself, peak to peak, on an open line: the
     * head's ripple, what is left of a stroke, the heart's beat. 0 to 20,000 Pa.
     */
    public @Pa int pressureSwingPa() {
        return pressureSwingPa;
    }

    /**
     * Voltage at or below which the battery counts as low, up to 20,000 mV and above {@link
     * #batteryEmptyMv}; 0 where the battery is not measured.
     */
    public int batteryLowMv() {
        return batteryLowMv;
    }

    /**
     * Voltage at or below which the battery counts as empty, 1 mV or more; 0 where the battery is
     * not measured. The device can still sound its alarm there, and keep what is stored.
     */
    public int batteryEmptyMv() {
        return batteryEmptyMv;
    }

    /**
     * Lowest temperature at which the device and the drug in it may be used, -5,000 hundredths of a
     * degree Celsius or more; 0 where the temperature is not measured.
     */
    public int temperatureCentiCMin() {
        return temperatureCentiCMin;
    }

    /** The highest, up to 15,000 and at least 200 above the lowest; 0 where it is not measured. */
    public int temperatureCentiCMax() {
        return temperatureCentiCMax;
    }

    /**
     * Most that the motor draws while nothing is wrong, at the highest pressure a plan may allow,
     * 10 to 100,000 mA; 0 where the current is not measured.
     */
    public int motorMilliampsMax() {
        return motorMilliampsMax;
    }

    /**
     * The least that 64 readings in a row of a working downstream pressure sensor differ by,
     * highest from lowest, up to 10,000 Pa; 0 where it states none and is not judged by it.
     */
    public @Pa int pressureNoisePa() {
        return pressureNoisePa;
    }

    /**
     * How far the head may be driven back at most after an occlusion, to take what is trapped out
     * of the line: up to 500,000 nL, of a mechanism that may stop anywhere; 0 for one that shall
     * never go back.
     */
    public @Nl long backOffNlMax() {
        return backOffNlMax;
    }

    /**
     * The least that a whole stroke, after half a second of rest, lifts the pressure at the outlet
     * by on an open line, as it is read while the stroke is made: up to 50,000 Pa, and more than
     * twice {@link #pressureSwingPa} and {@link #pressureNoisePa} together; 0 of a mechanism that
     * may stop anywhere, or where a stroke cannot be told so.
     */
    public @Pa int strokePressurePa() {
        return strokePressurePa;
    }

    /**
     * The self-tests that the device can carry out at power-on, bits of {@link SelfTestBits}; of
     * the sounder, the battery and the door only where these are fitted.
     */
    public int selfTests() {
        return selfTests;
    }

    /**
     * The CRC of the program, as {@link SelfTestBits#PROGRAM} finds it where nothing is wrong, 1 to
     * 4,294,967,295; 0 where the device does not reckon it.
     */
    public long programChecksum() {
        return programChecksum;
    }

    /**
     * Writes that the store may take, those of the control channel's state and journal records
     * together, up to 2^52; 0 for a device that states none. Only of one with a store for state.
     */
    public long storeWrites() {
        return storeWrites;
    }

    /**
     * A device record being written. Every figure is named with its unit; none has a default but
     * the reservoir, the life of the mechanism, the store and its life, the line, the way back, the
     * lift of a stroke, the self-tests and the further sensors, which a device need not have.
     */
    public static final class Draft {
        long deviceId;
        @Nl long nlPerRev;
        @Microsteps long microstepsPerRev;
        @Microsteps long microstepsPerQuantum;
        @Counts long countsPerRev;
        @Us long pulsePeriodUsMin;
        @Ms long longestEnergisedMs;
        @Ms long longestIdleMs;
        @NlPerH long rateNlPerHMax;
        @Pa int pressurePaMax;
        @Nl long reservoirNl;
        @Nl long reservoirLowNl;
        @Microsteps long replacementDueMicrosteps;
        @Microsteps long endOfServiceMicrosteps;
        boolean storesState;
        int fitted;
        int linePaPerMlPerH;
        @Pa int pressureSwingPa;
        int batteryLowMv;
        int batteryEmptyMv;
        int temperatureCentiCMin;
        int temperatureCentiCMax;
        int motorMilliampsMax;
        @Pa int pressureNoisePa;
        @Nl long backOffNlMax;
        @Pa int strokePressurePa;
        int selfTests;
        long programChecksum;
        long storeWrites;

        Draft() {}

        public Draft deviceId(long value) {
            deviceId = value;
            return this;
        }

        public Draft nlPerRev(@Nl long value) {
            nlPerRev = value;
            return this;
        }

        public Draft microstepsPerRev(@Microsteps long value) {
            microstepsPerRev = value;
            return this;
        }

        public Draft microstepsPerQuantum(@Microsteps long value) {
            microstepsPerQuantum = value;
            return this;
        }

        public Draft countsPerRev(@Counts long value) {
            countsPerRev = value;
            return this;
        }

        public Draft pulsePeriodUsMin(@Us long value) {
            pulsePeriodUsMin = value;
            return this;
        }

        public Draft longestEnergisedMs(@Ms long value) {
            longestEnergisedMs = value;
            return this;
        }

        public Draft longestIdleMs(@Ms long value) {
            longestIdleMs = value;
            return this;
        }

        public Draft rateNlPerHMax(@NlPerH long value) {
            rateNlPerHMax = value;
            return this;
        }

        public Draft pressurePaMax(@Pa int value) {
            pressurePaMax = value;
            return this;
        }

        public Draft reservoirNl(@Nl long value) {
            reservoirNl = value;
            return this;
        }

        public Draft reservoirLowNl(@Nl long value) {
            reservoirLowNl = value;
            return this;
        }

        public Draft replacementDueMicrosteps(@Microsteps long value) {
            replacementDueMicrosteps = value;
            return this;
        }

        public Draft endOfServiceMicrosteps(@Microsteps long value) {
            endOfServiceMicrosteps = value;
            return this;
        }

        public Draft storesState(boolean value) {
            storesState = value;
            return this;
        }

        public Draft fitted(int value) {
            fitted = value;
            return this;
        }

        public Draft linePaPerMlPerH(int value) {
            linePaPerMlPerH = value;
            return this;
        }

        public Draft pressureSwingPa(@Pa int value) {
            pressureSwingPa = value;
            return this;
        }

        public Draft batteryLowMv(int value) {
            batteryLowMv = value;
            return this;
        }

        public Draft batteryEmptyMv(int value) {
            batteryEmptyMv = value;
            return this;
        }

        public Draft temperatureCentiCMin(int value) {
            temperatureCentiCMin = value;
            return this;
        }

        public Draft temperatureCentiCMax(int value) {
            temperatureCentiCMax = value;
            return this;
        }

        public Draft motorMilliampsMax(int value) {
            motorMilliampsMax = value;
            return this;
        }

        public Draft pressureNoisePa(@Pa int value) {
            pressureNoisePa = value;
            return this;
        }

        public Draft backOffNlMax(@Nl long value) {
            backOffNlMax = value;
            return this;
        }

        public Draft strokePressurePa(@Pa int value) {
            strokePressurePa = value;
            return this;
        }

        public Draft selfTests(int value) {
            selfTests = value;
            return this;
        }

        public Draft programChecksum(long value) {
            programChecksum = value;
            return this;
        }

        public Draft storeWrites(long value) {
            storeWrites = value;
            return this;
        }

        /** Fixes the figures. They are judged by each channel when the core is built. */
        public DeviceRecord seal() {
            return new DeviceRecord(this);
        }
    }
}
