package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
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
        assertEquals(4_000, pump.pulsePeriodUsMin());
        assertEquals(100, pump.longestEnergisedMs());
        assertEquals(1_000, pump.longestIdleMs());
        assertEquals(125_000_000, pump.rateNlPerHMax());
        assertEquals(100_000, pump.pressurePaMax());
    }

    @Test
    @Verifies({"req~detect.single-bubble~3", "req~signal.pressure-trust~3"})
    void measuresMotionInPartsThatRoundNothing() {
        // 50,000 nL over 100 counts: 500 nL to a count, and 100 parts to a nanolitre.
        PumpGeometry pump = new PumpGeometry(Devices.wearable().seal());
        assertEquals(100, pump.partsOf(1));
        assertEquals(50_000, pump.partsMoved(1));
        assertEquals(pump.partsOf(1_500), pump.partsMoved(3));
        // Cut at 2^36 counts.
        long most = 68_719_476_736L;
        assertEquals((most - 1) * 50_000, pump.partsMoved(most - 1));
        assertEquals(most * 50_000, pump.partsMoved(most));
        assertEquals(most * 50_000, pump.partsMoved(most + 1));
    }

    @Test
    @Verifies("req~persistence.air~1")
    void roundsPartsUpToNanolitres() {
        PumpGeometry pump = new PumpGeometry(Devices.wearable().seal());
        assertEquals(0, pump.nlOf(0));
        assertEquals(1, pump.nlOf(1));
        assertEquals(1, pump.nlOf(100));
        assertEquals(2, pump.nlOf(101));
        assertEquals(3, pump.nlOf(300));
        // 2^61 are 23,058,430,092,136,939.52 hundreds.
        assertEquals(23_058_430_092_136_940L, pump.nlOf(1L << 61));
        // A record that is not accepted divides by nothing.
        assertEquals(7, new PumpGeometry(Devices.wearable().countsPerRev(0).seal()).nlOf(7));
    }

    @Test
    void bindsTheQueueToOneLongestPeriodAtFullSpeed() {
        // 100 ms / 4 ms = 25; 100,000 us / 150 us = 666.67.
        assertEquals(25, new PumpGeometry(Devices.wearable().seal()).queueMax());
        assertEquals(666, new PumpGeometry(Devices.bedside().seal()).queueMax());
        assertEquals(100_000, new PumpGeometry(Devices.bedside().seal()).pulsePeriodUsMax());
    }

    @Test
    void knowsWhatIsFittedAndWhatAFlowIsFeltBy() {
        DeviceRecord.Draft some = plain().fitted(Fitted.DOOR | Fitted.BATTERY).linePaPerMlPerH(7);
        PumpGeometry pump = new PumpGeometry(some.seal());
        assertTrue(pump.has(Fitted.DOOR));
        assertTrue(pump.has(Fitted.BATTERY));
        assertFalse(pump.has(Fitted.CONTAINER_SCALE));
        assertEquals(7, pump.linePaPerMlPerH());
        assertTrue(accepts(plain().fitted(0).linePaPerMlPerH(0)));
        // Eight sensors: 2^8 - 1.
        assertTrue(accepts(Devices.sensing().fitted(511)));
        assertFalse(accepts(plain().fitted(512)));
        assertFalse(accepts(Devices.sensing().fitted(512 + 511)));
        assertFalse(accepts(Devices.sensing().fitted(-1)));
        assertTrue(accepts(plain().linePaPerMlPerH(1_000)));
        assertFalse(accepts(plain().linePaPerMlPerH(1_001)));
        assertFalse(accepts(plain().linePaPerMlPerH(-1)));
        assertEquals(9, new PumpGeometry(plain().backOffNlMax(9).seal()).backOffNlMax());
        assertTrue(accepts(plain().backOffNlMax(500_000)));
        assertFalse(accepts(plain().backOffNlMax(500_001)));
        assertFalse(accepts(plain().backOffNlMax(-1)));
        assertEquals(9, new PumpGeometry(plain().pressureSwingPa(9).seal()).pressureSwingPa());
        assertTrue(accepts(plain().pressureSwingPa(20_000)));
        assertFalse(accepts(plain().pressureSwingPa(20_001)));
        assertFalse(accepts(plain().pressureSwingPa(-1)));
    }

    @Test
    void drivesNoMechanismOfStrokesBack() {
        assertTrue(accepts(Devices.wearable().backOffNlMax(0)));
        assertFalse(accepts(Devices.wearable().backOffNlMax(1)));
    }

    @Test
    void acceptsEveryFigureAtItsEndsAndRefusesOneBeyond() {
        ends(1, 10_000_000, (d, v) -> d.nlPerRev(v).countsPerRev(1_001).rateNlPerHMax(1));
        // Ten microlitres a count, of which there are a hundred.
        assertTrue(accepts(plain().nlPerRev(1_000_000)));
        assertFalse(accepts(plain().nlPerRev(1_000_001)));
        ends(1, 65_536, (d, v) -> d.rateNlPerHMax(1).microstepsPerRev(v));
        ends(1, 50_000, (d, v) -> d.rateNlPerHMax(1).longestEnergisedMs(100).pulsePeriodUsMin(v));
        ends(1, 1_200_000_000, (d, v) -> d.pulsePeriodUsMin(1).rateNlPerHMax(v));
        ends(1, 65_536, (d, v) -> d.rateNlPerHMax(1).microstepsPerQuantum(v));
        ends(1, 65_536, (d, v) -> d.nlPerRev(10_000).countsPerRev(v));
        ends(1, 100_000, (d, v) -> d.rateNlPerHMax(1).pulsePeriodUsMin(1).nlPerRev(v));
        ends(1, 120_000, (d, v) -> d.pressurePaMax((int) v));
        ends(1, 1_000, (d, v) -> d.longestIdleMs(v));
        ends(3, 100, (d, v) -> d.longestEnergisedMs(v));
    }

    @Test
    @Verifies("req~reservoir.refill~1")
    void acceptsAReservoirOrNone() {
        PumpGeometry implant = new PumpGeometry(Devices.implant().seal());
        assertEquals(20_000_000, implant.reservoirNl());
        assertEquals(2_000_000, implant.reservoirLowNl());
        assertTrue(accepts(plain().reservoirNl(0).reservoirLowNl(0)));
        assertFalse(accepts(plain().reservoirNl(-1)));
        assertFalse(accepts(plain().reservoirLowNl(-1)));
        // The low level is within the reservoir, and there is none where there is no reservoir.
        assertFalse(accepts(plain().reservoirLowNl(1)));
        assertTrue(accepts(plain().reservoirNl(10_000_000_000L).reservoirLowNl(10_000_000_000L)));
        assertFalse(accepts(plain().reservoirNl(10_000_000_001L)));
        assertTrue(accepts(plain().reservoirNl(1).reservoirLowNl(1)));
        assertFalse(accepts(plain().reservoirNl(1).reservoirLowNl(2)));
    }

    @Test
    @Verifies("req~replacement.record~1")
    void acceptsALifeThatCanBeCounted() {
        long most = 4_503_599_627_370_496L;
        assertTrue(accepts(life(0, 0)));
        assertTrue(accepts(life(1, 0)));
        assertTrue(accepts(life(0, 1)));
        assertTrue(accepts(life(most, 0)));
        assertTrue(accepts(life(most, most)));
        assertFalse(accepts(life(most + 1, 0)));
        assertFalse(accepts(life(0, most + 1)));
        assertFalse(accepts(life(-1, 0)));
        assertFalse(accepts(life(0, -1)));
        assertTrue(accepts(life(5, 5)));
        assertFalse(accepts(life(6, 5)));
        assertTrue(accepts(life(1, 1)));
        assertFalse(accepts(life(2, 1)));
        PumpGeometry geometry = new PumpGeometry(life(6, 7).seal());
        assertEquals(6, geometry.replacementDueMicrosteps());
        assertEquals(7, geometry.endOfServiceMicrosteps());
    }

    @Test
    @Verifies("req~replacement.record~1")
    void acceptsNoLifeWithoutAStore() {
        assertTrue(accepts(life(0, 0).storesState(false)));
        assertFalse(accepts(life(1, 0).storesState(false)));
        assertFalse(accepts(life(0, 1).storesState(false)));
    }

    @Test
    @Verifies("req~persistence.wear~1")
    void acceptsAStoreWhoseWritesAreCounted() {
        long most = 4_503_599_627_370_496L;
        DeviceRecord.Draft storing = plain().storesState(true);
        assertTrue(accepts(storing.storeWrites(0)));
        assertTrue(accepts(storing.storeWrites(most)));
        assertFalse(accepts(storing.storeWrites(most + 1)));
        assertFalse(accepts(storing.storeWrites(-1)));
        assertEquals(9, new PumpGeometry(storing.storeWrites(9).seal()).condition().storeWrites());
        assertTrue(accepts(plain().storeWrites(0)));
        assertFalse(accepts(plain().storeWrites(1)));
    }

    private static DeviceRecord.Draft life(long due, long end) {
        return plain().storesState(true).replacementDueMicrosteps(due).endOfServiceMicrosteps(end);
    }

    @Test
    void acceptsASingleStepperThatCanJustMakeItsHighestRate() {
        // 1,000,000 nL and 100 microsteps a revolution at 1 ms a microstep: 36,000 revolutions an
        // hour, 3.6e10 nL/h; with a revolution of 10,000 nL, 3.6e8. In 100 ms that is 100
        // microsteps, and the queue holds 100: two must be to spare.
        assertFalse(accepts(plain().nlPerRev(10_000).rateNlPerHMax(360_000_000)));
        // 98 microsteps in 100 ms are 352,800,000 nL/h; just below 99, 356,399,999.
        assertTrue(accepts(plain().nlPerRev(10_000).rateNlPerHMax(352_800_000)));
        assertTrue(accepts(plain().nlPerRev(10_000).rateNlPerHMax(356_399_999)));
        assertFalse(accepts(plain().nlPerRev(10_000).rateNlPerHMax(356_400_000)));
    }

    @Test
    void refusesASingleStepperWhoseMotorIsTooSlow() {
        // 1 nL a microstep, at most one in 900 us.
        DeviceRecord.Draft quick =
                plain().nlPerRev(100).longestEnergisedMs(3).pulsePeriodUsMin(900);
        // 3.6e9 / 900 = 4,000,000 nL/h; 3 ms hold 3, and 3 are due: no room.
        assertFalse(accepts(quick.rateNlPerHMax(4_000_000)));
        // At 2,399,999 nL/h 1.99 are due in 3 ms, counted as 1.
        assertTrue(accepts(quick.rateNlPerHMax(2_399_999)));
        assertFalse(accepts(quick.rateNlPerHMax(2_400_000)));
    }

    @Test
    void holdsNoQueueForARecordOutOfRange() {
        assertEquals(0, new PumpGeometry(plain().countsPerRev(0).seal()).queueMax());
    }

    @Test
    void acceptsAStrokeMotorThatMakesAMicrostepInALongestPeriod() {
        DeviceRecord.Draft slow = Devices.wearable().microstepsPerQuantum(2).rateNlPerHMax(1);
        assertTrue(accepts(slow.pulsePeriodUsMin(100_000)));
        assertFalse(accepts(slow.pulsePeriodUsMin(100_001)));
        assertFalse(accepts(slow.pulsePeriodUsMin(1_000_001)));
    }

    @Test
    void acceptsAStrokePumpThatCanJustKeepUpFromIdle() {
        // A stroke of 64 in three queues of 25, each 100 ms and a microstep of 4: 312 ms, begun
        // 1000 ms late, and 100 ms: 1412 ms for 50,000 nL. 1.8e11 / 1412 = 127,478,753.5.
        assertTrue(accepts(Devices.wearable().rateNlPerHMax(127_478_753)));
        assertFalse(accepts(Devices.wearable().rateNlPerHMax(127_478_754)));
        // Half the stroke: 25,000 nL in two queues, 208 ms; 9e10 / 1308 = 68,807,339.4.
        DeviceRecord.Draft half = Devices.wearable().microstepsPerQuantum(32);
        assertTrue(accepts(half.rateNlPerHMax(68_807_339)));
        assertFalse(accepts(half.rateNlPerHMax(68_807_340)));
        // One microstep a queue: two of 781.25 nL, 1,562, in 400 ms; 1,562 * 3.6e6 / 1,500.
        DeviceRecord.Draft slow = Devices.wearable().microstepsPerQuantum(2);
        assertTrue(accepts(slow.pulsePeriodUsMin(100_000).rateNlPerHMax(3_748_800)));
        assertFalse(accepts(slow.pulsePeriodUsMin(100_000).rateNlPerHMax(3_748_801)));
        // 25 microsteps, 19,531 nL, are one queue, 1,204 ms; 26 of 20,312 nL two, 1,308.
        DeviceRecord.Draft one = Devices.wearable().microstepsPerQuantum(25);
        assertTrue(accepts(one.rateNlPerHMax(58_398_338)));
        assertFalse(accepts(one.rateNlPerHMax(58_398_339)));
        DeviceRecord.Draft two = Devices.wearable().microstepsPerQuantum(26);
        assertTrue(accepts(two.rateNlPerHMax(55_904_587)));
        assertFalse(accepts(two.rateNlPerHMax(55_904_588)));
    }

    private interface Change {
        DeviceRecord.Draft to(DeviceRecord.Draft draft, long value);
    }

    private static void ends(long least, long most, Change change) {
        assertTrue(accepts(change.to(plain(), least)), "at " + least);
        assertTrue(accepts(change.to(plain(), most)), "at " + most);
        assertFalse(accepts(change.to(plain(), 0)), "at 0");
        assertFalse(accepts(change.to(plain(), -1)), "at -1");
        if (most != 100_000 && most != 50_000) {
            assertFalse(accepts(change.to(plain(), most + 1)), "at " + (most + 1));
        }
    }

    private static boolean accepts(DeviceRecord.Draft draft) {
        return new PumpGeometry(draft.seal()).accepted();
    }

    @Test
    void knowsTheLeastItCanGive() {
        // 62.5 nL, rounded up; a stroke of 50,000.
        assertEquals(63, new PumpGeometry(Devices.bedside().seal()).quantumNl());
        assertEquals(50_000, new PumpGeometry(Devices.wearable().seal()).quantumNl());
        // 11 nL in ten microsteps: 1.1.
        DeviceRecord.Draft small = plain().nlPerRev(11).microstepsPerRev(10).rateNlPerHMax(1);
        assertEquals(2, new PumpGeometry(small.seal()).quantumNl());
        DeviceRecord.Draft whole = plain().nlPerRev(10).microstepsPerRev(10).rateNlPerHMax(1);
        assertEquals(1, new PumpGeometry(whole.seal()).quantumNl());
        assertEquals(0, new PumpGeometry(plain().countsPerRev(0).seal()).quantumNl());
    }

    @Test
    void roundsAMicrostepOfAStrokeUpToAMillisecond() {
        // 4.001 ms count as 5; 24 in a queue, three queues: 315 ms. 1.8e11 / 1415 = 127,208,480.5.
        DeviceRecord.Draft slow = Devices.wearable().pulsePeriodUsMin(4_001);
        assertTrue(accepts(slow.rateNlPerHMax(127_208_480)));
        assertFalse(accepts(slow.rateNlPerHMax(127_208_481)));
    }
}
