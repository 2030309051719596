package org.clepsydra.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~condition.sensor-failed~1")
class ConditionValidatorTest {
    private final SensorFrame in = new SensorFrame();
    private final Signals out = new Signals();

    private ConditionSignals step(DeviceRecord device) {
        in.nowMs(in.nowMs() + 10);
        in.monitorNowMs(in.nowMs());
        new Validator(new PumpGeometry(device)).step(in, new OrderFrame(), out);
        return out.condition();
    }

    private ConditionSignals step() {
        return step(Devices.sensing().seal());
    }

    @Test
    @Verifies("req~structure.frames~1")
    void givesEachReadingAsItIs() {
        in.doorShut(true, false);
        in.keyDown(true);
        in.motorEnergised(true);
        in.motorMilliamps(123, true);
        in.battery(3_700, true);
        in.temperature(-1_234, true);
        ConditionSignals read = step();
        assertTrue(read.doorShutA());
        assertFalse(read.doorShutB());
        assertTrue(read.keyDown());
        assertTrue(read.energised());
        assertEquals(123, read.motorMilliamps());
        assertTrue(read.motorMilliampsNew());
        assertEquals(3_700, read.batteryMv());
        assertTrue(read.batteryNew());
        assertEquals(-1_234, read.temperatureCentiC());
        assertTrue(read.temperatureNew());
        in.doorShut(false, true);
        in.keyDown(false);
        in.motorEnergised(false);
        read = step();
        assertFalse(read.doorShutA());
        assertTrue(read.doorShutB());
        assertFalse(read.keyDown());
        assertFalse(read.energised());
    }

    @Test
    @Verifies("req~structure.frames~1")
    void takesASoundForHeardWhereNothingListens() {
        in.soundHeard(false);
        assertTrue(
                step(Devices.bedside().fitted(Fitted.ALL & ~Fitted.SOUND_FEEDBACK).seal())
                        .soundHeard());
        assertFalse(step(Devices.bedside().fitted(Fitted.SOUND_FEEDBACK).seal()).soundHeard());
        in.soundHeard(true);
        assertTrue(step(Devices.bedside().fitted(Fitted.SOUND_FEEDBACK).seal()).soundHeard());
    }

    @Test
    void takesNothingForNewThatIsNotFresh() {
        in.motorMilliamps(123, false);
        in.battery(3_700, false);
        in.temperature(2_000, false);
        ConditionSignals read = step();
        assertFalse(read.motorMilliampsNew());
        assertFalse(read.batteryNew());
        assertFalse(read.temperatureNew());
    }

    @Test
    void readsNothingOfWhatIsNotFitted() {
        in.doorShut(false, false);
        in.motorMilliamps(123, true);
        in.battery(3_700, true);
        in.temperature(2_000, true);
        in.containerNumber(5, true);
        in.keyDown(true);
        ConditionSignals read = step(Devices.bedside().fitted(Fitted.UPSTREAM_PRESSURE).seal());
        assertTrue(read.doorShutA());
        assertTrue(read.doorShutB());
        assertFalse(read.motorMilliampsNew());
        assertFalse(read.batteryNew());
        assertFalse(read.temperatureNew());
        assertFalse(read.containerNumberNew());
        assertTrue(read.keyDown());
    }

    @Test
    @Verifies("req~condition.container~1")
    void handsOnANumberThatWasRead() {
        DeviceRecord reader = Devices.bedside().fitted(Fitted.CONTAINER_READER).seal();
        in.containerNumber(5, true);
        assertEquals(5, step(reader).containerNumber());
        assertTrue(step(reader).containerNumberNew());
        in.containerNumber(5, false);
        assertFalse(step(reader).containerNumberNew());
    }

    @Test
    void takesABatteryThatCannotBeForNone() {
        in.battery(0, true);
        assertTrue(step().batteryNew());
        in.battery(-1, true);
        assertFalse(step().batteryNew());
        in.battery(20_000, true);
        assertTrue(step().batteryNew());
        in.battery(20_001, true);
        assertFalse(step().batteryNew());
    }

    @Test
    void takesACurrentBelowZeroForNone() {
        in.motorMilliamps(0, true);
        assertTrue(step().motorMilliampsNew());
        in.motorMilliamps(-1, true);
        assertFalse(step().motorMilliampsNew());
        in.motorMilliamps(Integer.MAX_VALUE, true);
        assertTrue(step().motorMilliampsNew());
    }
}
