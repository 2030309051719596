package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~selftest.record~1")
class SelfTestRecordTest {
    private static final int SENSORS =
            Fitted.DOOR
                    | Fitted.BATTERY
                    | Fitted.THERMOMETER
                    | Fitted.MOTOR_CURRENT
                    | Fitted.SOUND_FEEDBACK;

    private static boolean accepts(DeviceRecord.Draft draft) {
        return new PumpGeometry(draft.seal()).accepted();
    }

    @Test
    void keepsWhatTheRecordSays() {
        ConditionLimits limits =
                new PumpGeometry(Devices.testing(SelfTestBits.ALL).seal()).condition();
        assertTrue(limits.inRange());
        assertEquals(4_095, limits.selfTests());
        assertEquals(Devices.PROGRAM_CHECKSUM, limits.programChecksum());
    }

    /** Twelve tests there are. */
    @Test
    void acceptsEveryTestThereIsAndNoOther() {
        for (int bit = 0; bit < 32; bit++) {
            assertEquals(bit < 12, accepts(Devices.testing(1 << bit)), "bit " + bit);
        }
        assertTrue(accepts(Devices.testing(0)));
        assertFalse(accepts(Devices.testing(SelfTestBits.CPU | 1 << 12)));
    }

    @Test
    void acceptsNoTestOfWhatIsNotFitted() {
        assertApart(SelfTestBits.ANNUNCIATOR, Fitted.SOUND_FEEDBACK);
        assertApart(SelfTestBits.DOOR, Fitted.DOOR);
        // Without a battery no level of it.
        int rest = (SENSORS & ~Fitted.BATTERY) | Fitted.UPSTREAM_PRESSURE;
        DeviceRecord.Draft none = Devices.testing(0).fitted(rest).batteryLowMv(0);
        assertTrue(accepts(none.batteryEmptyMv(0)));
        assertFalse(accepts(none.selfTests(SelfTestBits.BATTERY_LOAD)));
        assertTrue(accepts(none.selfTests(SelfTestBits.CPU)));
    }

    private static void assertApart(int test, int sensor) {
        int others = (SENSORS & ~sensor) | Fitted.UPSTREAM_PRESSURE;
        assertTrue(accepts(Devices.testing(test).fitted(SENSORS)));
        assertFalse(accepts(Devices.testing(test).fitted(others)));
        assertTrue(accepts(Devices.testing(0).fitted(others)));
        assertTrue(accepts(Devices.testing(SelfTestBits.CPU).fitted(others)));
    }

    @Test
    void acceptsAChecksumWithItsTestAndNoOtherWay() {
        DeviceRecord.Draft with = Devices.testing(SelfTestBits.PROGRAM);
        assertFalse(accepts(with.programChecksum(0)));
        assertTrue(accepts(with.programChecksum(1)));
        assertTrue(accepts(with.programChecksum(0xFFFF_FFFFL)));
        assertFalse(accepts(with.programChecksum(0x1_0000_0000L)));
        assertFalse(accepts(with.programChecksum(-1)));
        DeviceRecord.Draft without = Devices.testing(SelfTestBits.CPU);
        assertTrue(accepts(without.programChecksum(0)));
        assertFalse(accepts(without.programChecksum(1)));
        assertFalse(accepts(without.programChecksum(-1)));
    }
}
