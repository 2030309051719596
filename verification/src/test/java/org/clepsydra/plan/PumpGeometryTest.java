package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~plan.ranges~1")
class PumpGeometryTest {
    /** A slow, coarse device that leaves room for one figure at a time to go to its end. */
    private static DeviceRecord.Draft plain() {
        return DeviceRecord.draft()
                .deviceId(1)
                .nlPerRev(1_000_000)
                .microstepsPerRev(100)
                .microstepsPerQuantum(1)
                .countsPerRev(100)
                .pulsePeriodUsMin(1_000)
                .longestEnergisedMs(100)
                .longestIdleMs(1_000)
                .rateNlPerHMax(1_000)
                .pressurePaMax(50_000);
    }

    @Test
    void keepsTheFiguresOfTheRecord() {
        PumpGeometry pump = new PumpGeometry(Devices.wearable().seal());
        assertTrue(pump.accepted());
        assertEquals(Devices.ID, pump.deviceId());
        assertEquals(50_000, pump.nlPerRev());
        assertEquals(64, pump.microstepsPerRev());
        assertEquals(64, pump.microstepsPerQuantum());
        assertEquals(100, pump.countsPerRev());
        assertEquals(4_000, pump.pulsePeriodUsMin());
        assertEquals(100, pump.longestEnergisedMs());
        assertEquals(1_000, pump.longestIdleMs());
        assertEquals(125_000_000, pump.rateNlPerHMax());
        assertEquals(100_000, pump.pressurePaMax());
    }

    @Test
    void bindsTheQueueToOneLongestPeriodAtFullSpeed() {
        // 100 ms / 4 ms = 25; 100,000 us / 150 us = 666.67.
        assertEquals(25, new PumpGeometry(Devices.wearable().seal()).queueMax());
        assertEquals(666, new PumpGeometry(Devices.bedside().seal()).queueMax());
        assertEquals(100_000, new PumpGeometry(Devices.bedside().seal()).pulsePeriodUsMax());
    }

    @Test
    void acceptsEveryFigureAtItsEndsAndRefusesOneBeyond() {
        ends(1, 10_000_000, (d, v) -> d.nlPerRev(v).rateNlPerHMax(1));
        ends(1, 65_536, (d, v) -> d.countsPerRev(v));
        ends(1, 100_000, (d, v) -> d.rateNlPerHMax(1).pulsePeriodUsMin(1).nlPerRev(v));
        ends(1, 120_000, (d, v) -> d.pressurePaMax((int) v));
        ends(1, 1_000, (d, v) -> d.longestIdleMs(v));
        ends(3, 100, (d, v) -> d.longestEnergisedMs(v));
    }

    private interface Change {
        DeviceRecord.Draft to(DeviceRecord.Draft draft, long value);
    }

    private static void ends(long least, long most, Change change) {
        assertTrue(accepts(change.to(plain(), least)), "at " + least);
        assertTrue(accepts(change.to(plain(), most)), "at " + most);
        assertFalse(accepts(change.to(plain(), 0)), "at 0");
        assertFalse(accepts(change.to(plain(), -1)), "at -1");
        if (most != 100_000) {
            assertFalse(accepts(change.to(plain(), most + 1)), "at " + (most + 1));
        }
    }

    private static boolean accepts(DeviceRecord.Draft draft) {
        return new PumpGeometry(draft.seal()).accepted();
    }
}
