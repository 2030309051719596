package org.clepsydra.plan;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Pa;

/**
 * What the record says of the device's own condition: battery, temperature, the motor's current,
 * and what a working pressure sensor reads: how restless it is, and how high a stroke lifts it; and
 * which tests the device carries out on itself, and how much its store may take.
 *
 * <p>A sensor that is fitted has its figures and one that is not has none, so that a forgotten bit
 * is no sensor that nobody looks at.
 */
@Realizes("req~condition.record~1")
public final class ConditionLimits {
    private static final int BATTERY_MV_MAX = 20_000;
    private static final int CENTI_C_MIN = -5_000;
    private static final int CENTI_C_MAX = 15_000;
    private static final int CENTI_C_APART = 200;
    private static final int MOTOR_MA_MIN = 10;
    private static final int MOTOR_MA_MAX = 100_000;
    private static final int NOISE_PA_MAX = 10_000;
    private static final int STROKE_PA_MAX = 50_000;
    private static final long CHECKSUM_MAX = 0xFFFF_FFFFL;

    private final boolean inRange;
    private final int batteryLowMv;
    private final int batteryEmptyMv;
    private final int temperatureCentiCMin;
    private final int temperatureCentiCMax;
    private final int motorMilliampsMax;
    private final @Pa int pressureNoisePa;
    private final @Pa int strokePressurePa;
    private final int selfTests;
    private final long programChecksum;
    private final long storeWrites;

    ConditionLimits(DeviceRecord record) {
        batteryLowMv = record.batteryLowMv();
        batteryEmptyMv = record.batteryEmptyMv();
        temperatureCentiCMin = record.temperatureCentiCMin();
        temperatureCentiCMax = record.temperatureCentiCMax();
        motorMilliampsMax = record.motorMilliampsMax();
        pressureNoisePa = record.pressureNoisePa();
        strokePressurePa = record.strokePressurePa();
        selfTests = record.selfTests();
        programChecksum = record.programChecksum();
        storeWrites = record.storeWrites();
        inRange =
                battery((record.fitted() & Fitted.BATTERY) != 0)
                        && temperature((record.fitted() & Fitted.THERMOMETER) != 0)
                        && motor((record.fitted() & Fitted.MOTOR_CURRENT) != 0)
                        && pressureNoisePa >= 0
                        && pressureNoisePa <= NOISE_PA_MAX
                        && stroke(record.microstepsPerQuantum() > 1, record.pressureSwingPa())
                        && store(record.storesState())
                        && selfTests(record.fitted());
    }

    private boolean battery(boolean fitted) {
        boolean ordered =
                batteryEmptyMv >= 1
                        && batteryEmptyMv < batteryLowMv
                        && batteryLowMv <= BATTERY_MV_MAX;
        boolean none = batteryEmptyMv == 0 && batteryLowMv == 0;
        return fitted ? ordered : none;
    }

    private boolean temperature(boolean fitted) {
        long least = temperatureCentiCMin;
        boolean apart =
                least >= CENTI_C_MIN
                        && least + CENTI_C_APART <= temperatureCentiCMax
                        && temperatureCentiCMax <= CENTI_C_MAX;
        boolean none = temperatureCentiCMin == 0 && temperatureCentiCMax == 0;
        return fitted ? apart : none;
    }

    private boolean motor(boolean fitted) {
        boolean some = motorMilliampsMax >= MOTOR_MA_MIN && motorMilliampsMax <= MOTOR_MA_MAX;
        return fitted ? some : motorMilliampsMax == 0;
    }

    /**
     * Whether a stroke can be told by the pressure: half of what it lifts it by is more than what
     * that swings by of itself and the sensor's noise.
     */
    @Realizes("req~detect.stroke-record~1")
    private boolean stroke(boolean strokes, @Pa int swingPa) {
        long unrestPa = (long) swingPa + pressureNoisePa;
        boolean told = strokes && strokePressurePa > 2 * unrestPa;
        return strokePressurePa == 0 || (told && strokePressurePa <= STROKE_PA_MAX);
    }

    /**
     * Whether each test is one there is, of what the device has, and the program's has its word.
     */
    @Realizes("req~selftest.record~1")
    private boolean selfTests(int fitted) {
        boolean known = (selfTests & ~SelfTestBits.ALL) == 0;
        boolean heard = !tests(SelfTestBits.ANNUNCIATOR) || (fitted & Fitted.SOUND_FEEDBACK) != 0;
        boolean measured = !tests(SelfTestBits.BATTERY_LOAD) || (fitted & Fitted.BATTERY) != 0;
        boolean hung = !tests(SelfTestBits.DOOR) || (fitted & Fitted.DOOR) != 0;
        boolean some = programChecksum >= 1 && programChecksum <= CHECKSUM_MAX;
        boolean reckoned = tests(SelfTestBits.PROGRAM) ? some : programChecksum == 0;
        return known && heard && measured && hung && reckoned;
    }

    private boolean tests(int test) {
        return (selfTests & test) != 0;
    }

    /** Whether the store's life is one that somebody counts. */
    @Realizes("req~persistence.wear~1")
    private boolean store(boolean fitted) {
        return storeWrites >= 0 && storeWrites <= (fitted ? HardLimits.STORE_WRITES_MAX : 0);
    }

    /** Whether every figure is one that can be held against. */
    boolean inRange() {
        return inRange;
    }

    /** At or below it the battery is low, millivolts. */
    public int batteryLowMv() {
        return batteryLowMv;
    }

    /** At or below it the battery is empty, millivolts. */
    public int batteryEmptyMv() {
        return batteryEmptyMv;
    }

    /** Below it is too cold, hundredths of a degree Celsius. */
    public int temperatureCentiCMin() {
        return temperatureCentiCMin;
    }

    /** Above it is too warm. */
    public int temperatureCentiCMax() {
        return temperatureCentiCMax;
    }

    /** Above it the motor draws too much, milliamperes. */
    public int motorMilliampsMax() {
        return motorMilliampsMax;
    }

    /** What a whole stroke lifts the pressure by at least; 0 where none is told by it. */
    public @Pa int strokePressurePa() {
        return strokePressurePa;
    }

    /** Writes that the store may take; 0 where that is not stated. */
    public long storeWrites() {
        return storeWrites;
    }

    /** What 64 readings of the pressure differ by at least; 0 where that is not judged. */
    public @Pa int pressureNoisePa() {
        return pressureNoisePa;
    }

    /** The tests that the device carries out at power-on, bits of {@link SelfTestBits}. */
    public int selfTests() {
        return selfTests;
    }

    /** What the program's CRC must be; 0 where the device does not reckon it. */
    public long programChecksum() {
        return programChecksum;
    }
}
