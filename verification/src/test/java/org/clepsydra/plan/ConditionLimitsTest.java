package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~condition.record~1")
class ConditionLimitsTest {
    private static boolean accepts(DeviceRecord.Draft draft) {
        return new PumpGeometry(draft.seal()).accepted();
    }

    private static boolean battery(int emptyMv, int lowMv) {
        DeviceRecord.Draft device = Devices.bedside().fitted(Fitted.BATTERY);
        return accepts(device.batteryEmptyMv(emptyMv).batteryLowMv(lowMv));
    }

    private static boolean temperature(int least, int most) {
        DeviceRecord.Draft device = Devices.bedside().fitted(Fitted.THERMOMETER);
        return accepts(device.temperatureCentiCMin(least).temperatureCentiCMax(most));
    }

    private static boolean motor(int milliamps) {
        return accepts(Devices.bedside().fitted(Fitted.MOTOR_CURRENT).motorMilliampsMax(milliamps));
    }

    @Test
    void keepsTheFiguresOfTheRecord() {
        PumpGeometry device = new PumpGeometry(Devices.sensing().pressureNoisePa(500).seal());
        assertTrue(device.accepted());
        ConditionLimits limits = device.condition();
        assertEquals(3_500, limits.batteryLowMv());
        assertEquals(3_200, limits.batteryEmptyMv());
        assertEquals(500, limits.temperatureCentiCMin());
        assertEquals(4_000, limits.temperatureCentiCMax());
        assertEquals(200, limits.motorMilliampsMax());
        assertEquals(500, limits.pressureNoisePa());
    }

    @Test
    void acceptsABatteryThatIsLowBeforeItIsEmpty() {
        assertTrue(battery(1, 2));
        assertTrue(battery(1, 20_000));
        assertTrue(battery(19_999, 20_000));
        assertFalse(battery(0, 2));
        assertFalse(battery(-1, 2));
        assertFalse(battery(1, 20_001));
        assertFalse(battery(2, 2));
        assertFalse(battery(3, 2));
        assertFalse(battery(0, 0));
    }

    @Test
    void acceptsARangeOfTemperatureThatCanBeComeBackTo() {
        assertTrue(temperature(-5_000, 15_000));
        assertFalse(temperature(-5_001, 15_000));
        assertFalse(temperature(-5_000, 15_001));
        assertTrue(temperature(1_000, 1_200));
        assertFalse(temperature(1_000, 1_199));
        assertFalse(temperature(0, 0));
        // No sum of figures that are no temperatures wraps around into one.
        assertFalse(temperature(0, Integer.MIN_VALUE));
        assertFalse(temperature(Integer.MAX_VALUE, 0));
    }

    @Test
    void acceptsACurrentThatAMotorMayDraw() {
        assertTrue(motor(10));
        assertTrue(motor(100_000));
        assertFalse(motor(9));
        assertFalse(motor(100_001));
    }

    @Test
    void acceptsASensorsNoiseOrNone() {
        assertTrue(accepts(Devices.bedside().pressureNoisePa(0)));
        assertTrue(accepts(Devices.bedside().pressureNoisePa(10_000)));
        assertFalse(accepts(Devices.bedside().pressureNoisePa(-1)));
        assertFalse(accepts(Devices.bedside().pressureNoisePa(10_001)));
    }

    @Test
    @Verifies("req~detect.stroke-record~1")
    void acceptsALiftThatTellsAStrokeOrNone() {
        assertEquals(
                8_000,
                new PumpGeometry(Devices.wearable().strokePressurePa(8_000).seal())
                        .condition()
                        .strokePressurePa());
        assertTrue(accepts(Devices.wearable().strokePressurePa(0)));
        assertTrue(accepts(Devices.wearable().strokePressurePa(1)));
        assertTrue(accepts(Devices.wearable().strokePressurePa(50_000)));
        assertFalse(accepts(Devices.wearable().strokePressurePa(50_001)));
        assertFalse(accepts(Devices.wearable().strokePressurePa(-1)));
        // Twice 2,000 and 500 is 5,000.
        assertTrue(accepts(restless().strokePressurePa(5_001)));
        assertFalse(accepts(restless().strokePressurePa(5_000)));
        assertTrue(accepts(restless().strokePressurePa(0)));
        // Single microsteps are no strokes; two are.
        assertFalse(accepts(Devices.bedside().strokePressurePa(8_000)));
        assertTrue(
                accepts(
                        Devices.wearable()
                                .rateNlPerHMax(1)
                                .microstepsPerQuantum(2)
                                .strokePressurePa(8_000)));
    }

    private static DeviceRecord.Draft restless() {
        return Devices.wearable().pressureSwingPa(2_000).pressureNoisePa(500);
    }

    @Test
    void acceptsNoFigureOfASensorThatIsNotFitted() {
        // Every bit but the one whose figures are given: a forgotten bit is refused.
        int some = Fitted.DOOR | Fitted.UPSTREAM_PRESSURE | Fitted.CONTAINER_SCALE;
        assertTrue(accepts(Devices.bedside().fitted(some)));
        assertFalse(accepts(Devices.bedside().fitted(some).batteryLowMv(1)));
        assertFalse(accepts(Devices.bedside().fitted(some).batteryEmptyMv(1)));
        assertFalse(accepts(Devices.bedside().fitted(some).temperatureCentiCMin(1)));
        assertFalse(accepts(Devices.bedside().fitted(some).temperatureCentiCMax(1)));
        assertFalse(accepts(Devices.bedside().fitted(some).motorMilliampsMax(1)));
        assertFalse(accepts(Devices.bedside().motorMilliampsMax(200)));
    }
}
