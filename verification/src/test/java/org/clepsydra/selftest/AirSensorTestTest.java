package org.clepsydra.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.SensorTests;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~selftest.air~3")
class AirSensorTestTest {
    private final AirSensorTest test = new AirSensorTest();
    private final SensorFrame in = new SensorFrame();
    private final SensorTestCommand out = new SensorTestCommand();

    @Test
    void asksForAirUntilItSeesIt() {
        step(SensorTests.NONE, 5, 0);
        assertEquals(SensorTests.AIR_DRY, out.tests());
        step(SensorTests.NONE, 0, 5);
        assertEquals(SensorTests.AIR_DRY, out.tests());
        step(SensorTests.AIR_DRY, 0, 1);
        assertEquals(SensorTests.NONE, out.tests());
        assertFalse(test.passed());
    }

    @Test
    void passesWhenTheTestHasEnded() {
        step(SensorTests.AIR_DRY, 0, 1);
        step(SensorTests.AIR_DRY, 0, 1);
        assertFalse(test.passed());
        step(SensorTests.AIR_DRY, 1, 0);
        assertFalse(test.passed());
        step(SensorTests.NONE, 0, 0);
        assertFalse(test.passed());
        step(SensorTests.NONE, 1, 1);
        assertFalse(test.passed());
        step(SensorTests.NONE, 1, 0);
        assertTrue(test.passed());
        assertEquals(SensorTests.NONE, out.tests());
    }

    @Test
    void neverPassesADetectorStuckAtAir() {
        for (int i = 0; i < 1_000; i++) {
            step(out.tests(), 0, 5);
        }
        assertFalse(test.passed());
        assertEquals(SensorTests.NONE, out.tests());
    }

    @Test
    void neverPassesADetectorStuckAtLiquid() {
        for (int i = 0; i < 1_000; i++) {
            step(out.tests(), 5, 0);
        }
        assertFalse(test.passed());
        assertEquals(SensorTests.AIR_DRY, out.tests());
    }

    @Test
    void doesNotBelieveMixedOrMissingSamples() {
        step(SensorTests.AIR_DRY, 1, 4);
        step(SensorTests.NONE, 1, 0);
        step(SensorTests.AIR_DRY, 0, 0);
        step(SensorTests.NONE, 1, 0);
        assertFalse(test.passed());
    }

    @Test
    void staysPassed() {
        step(SensorTests.AIR_DRY, 0, 1);
        step(SensorTests.NONE, 1, 0);
        step(SensorTests.NONE, 0, 9);
        step(SensorTests.AIR_DRY, 9, 0);
        assertTrue(test.passed());
        assertEquals(SensorTests.NONE, out.tests());
    }

    @Test
    void beginsAgainFromAPhaseThatIsNone() throws Exception {
        step(SensorTests.AIR_DRY, 0, 1);
        step(SensorTests.NONE, 1, 0);
        java.lang.reflect.Field phase = AirSensorTest.class.getDeclaredField("phase");
        phase.setAccessible(true);
        phase.setInt(test, 77);
        assertFalse(test.passed());
        step(SensorTests.NONE, 1, 0);
        assertFalse(test.passed());
        assertEquals(SensorTests.AIR_DRY, out.tests());
    }

    private void step(int echo, int wet, int dry) {
        in.sensorTestEcho(echo);
        in.airSamples(wet, dry);
        test.step(in, out);
    }
}
