package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.MemoryBits;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~monitor.permit~3")
class MonitorGeometryTest {
    private final MonitorGeometry wearable = new MonitorGeometry(Devices.wearable().seal());
    private final MonitorGeometry bedside = new MonitorGeometry(Devices.bedside().seal());

    @Test
    void countsInPartsOfWhichACountIsAWholeNumber() {
        // Wearable: 100 parts a nL, 50,000 a count of 500 nL.
        assertEquals(100, wearable.partsPerNl());
        assertEquals(50_000, wearable.partsPerCount());
        assertEquals(Devices.ID, wearable.deviceId());
        assertEquals(125_000_000, wearable.rateNlPerHMax());
        assertEquals(100, wearable.longestMs(true));
        assertEquals(1_000, wearable.longestMs(false));
    }

    @Test
    @Verifies("req~persistence.figures-intact~1")
    void seesAnyBitOfItsFiguresThatTurnsOver() {
        DeviceRecord record = Devices.bedside().backOffNlMax(100_000).storesState(true).seal();
        MonitorGeometry figures = new MonitorGeometry(record);
        MonitorGeometry apart = new MonitorGeometry(record);
        assertTrue(figures.same(apart));
        for (MemoryBits.Bit bit : MemoryBits.of(figures)) {
            bit.flip();
            assertFalse(figures.same(apart), bit.toString());
            bit.flip();
            assertTrue(figures.same(apart));
        }
    }

    @Test
    @Verifies("req~monitor.back-off~1")
    void knowsHowFarTheHeadMayGoBack() {
        // A count of 400 nL, rounded down.
        assertEquals(0, new MonitorGeometry(Devices.bedside().seal()).backOffCounts());
        for (long nl : new long[] {399, 400, 500_000}) {
            DeviceRecord record = Devices.bedside().backOffNlMax(nl).seal();
            assertEquals(nl / 400, new MonitorGeometry(record).backOffCounts());
            assertTrue(new MonitorGeometry(record).accepted());
        }
        DeviceRecord.Draft least = Devices.bedside().nlPerRev(1);
        assertEquals(200_000, new MonitorGeometry(least.backOffNlMax(400).seal()).backOffCounts());
        assertEquals(0, new MonitorGeometry(least.backOffNlMax(-1).seal()).backOffCounts());
        MonitorGeometry one = new MonitorGeometry(Devices.bedside().backOffNlMax(400).seal());
        assertTrue(one.possibleToGo(-(1L << 20)));
        assertFalse(one.possibleToGo(-(1L << 20) - 1));
        MonitorGeometry none = new MonitorGeometry(Devices.bedside().backOffNlMax(399).seal());
        assertFalse(none.possibleToGo(-1));
        for (long nl : new long[] {-1, 500_001}) {
            DeviceRecord record = Devices.bedside().backOffNlMax(nl).seal();
            assertEquals(0, new MonitorGeometry(record).backOffCounts());
            assertFalse(new MonitorGeometry(record).accepted());
        }
        assertTrue(new MonitorGeometry(Devices.wearable().seal()).accepted());
        DeviceRecord strokes = Devices.wearable().backOffNlMax(1).seal();
        assertFalse(new MonitorGeometry(strokes).accepted());
        assertFalse(new PumpGeometry(strokes).accepted());
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void knowsAQuantum() {
        // 50,000 nL of 100 parts; 62.5 nL of 500.
        assertEquals(5_000_000, wearable.quantumParts());
        assertEquals(31_250, bedside.quantumParts());
        // A stroke of 3 microsteps of 7 a revolution of 10 nL and 10 counts: 300 / 7 = 42.9 parts.
        DeviceRecord odd =
                Devices.wearable()
                        .nlPerRev(10)
                        .countsPerRev(10)
                        .microstepsPerRev(7)
                        .microstepsPerQuantum(3)
                        .seal();
        assertEquals(43, new MonitorGeometry(odd).quantumParts());
        DeviceRecord whole =
                Devices.wearable()
                        .nlPerRev(7)
                        .countsPerRev(10)
                        .microstepsPerRev(7)
                        .microstepsPerQuantum(3)
                        .seal();
        assertEquals(30, new MonitorGeometry(whole).quantumParts());
    }

    @Test
    void convertsMicrostepsUpAndPartsDown() {
        // Wearable: 50,000 nL * 100 / 64 = 78,125 parts a microstep.
        assertEquals(0, wearable.partsOf(0));
        assertEquals(78_125, wearable.partsOf(1));
        assertEquals(156_250, wearable.partsOf(2));
        assertEquals(0, wearable.microstepsIn(78_124));
        assertEquals(1, wearable.microstepsIn(78_125));
        assertEquals(1, wearable.microstepsIn(156_249));
        assertEquals(0, wearable.microstepsIn(0));
        assertEquals(0, wearable.microstepsIn(-1));
        // A third of a part: rounded up when counted.
        DeviceRecord thirds =
                Devices.bedside().nlPerRev(1).countsPerRev(1).microstepsPerRev(3).seal();
        assertEquals(1, new MonitorGeometry(thirds).partsOf(1));
        assertEquals(1, new MonitorGeometry(thirds).partsOf(3));
        assertEquals(2, new MonitorGeometry(thirds).partsOf(4));
    }

    @Test
    void boundsWhatItConverts() {
        // 2^20 microsteps at most; 2^46 parts at most: 2^46 / 78,125 = 900,719,925.47.
        assertEquals((1L << 20) * 78_125, wearable.partsOf(Long.MAX_VALUE));
        assertEquals((1L << 20) * 78_125 - 78_125, wearable.partsOf((1L << 20) - 1));
        assertEquals(0, wearable.partsOf(-1));
        assertTrue(wearable.possibleToGo(0));
        assertTrue(wearable.possibleToGo(1L << 20));
        assertFalse(wearable.possibleToGo(-1));
        assertFalse(wearable.possibleToGo((1L << 20) + 1));
        // 2^36 counts at most, of 50,000 parts.
        assertEquals((1L << 36) * 50_000, wearable.partsMoved(Long.MAX_VALUE));
        assertEquals((1L << 36) * 50_000, wearable.partsMoved(1L << 36));
        assertEquals((1L << 36) * 50_000 - 50_000, wearable.partsMoved((1L << 36) - 1));
        assertEquals(900_719_925, wearable.microstepsIn(Long.MAX_VALUE));
        assertEquals(900_719_925, wearable.microstepsIn(1L << 46));
        assertEquals(0, wearable.microstepsIn(Long.MIN_VALUE));
    }

    @Test
    void convertsOnTheSmallestDevice() {
        // A part a revolution of three microsteps.
        MonitorGeometry tiny =
                new MonitorGeometry(
                        Devices.bedside().nlPerRev(1).countsPerRev(1).microstepsPerRev(3).seal());
        assertEquals(0, tiny.microstepsIn(0));
        assertEquals(15, tiny.microstepsIn(5));
        assertEquals(3L << 46, tiny.microstepsIn(Long.MAX_VALUE));
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void roundsAQuantumUpFromTheSmallestRest() {
        // 3 microsteps of 7, 5 parts a revolution: 15 / 7.
        DeviceRecord.Draft draft =
                Devices.wearable().nlPerRev(5).countsPerRev(1).microstepsPerRev(7);
        assertEquals(3, new MonitorGeometry(draft.microstepsPerQuantum(3).seal()).quantumParts());
        assertEquals(2, new MonitorGeometry(draft.microstepsPerQuantum(2).seal()).quantumParts());
        assertEquals(1, new MonitorGeometry(draft.microstepsPerQuantum(1).seal()).quantumParts());
    }

    @Test
    @Verifies("req~monitor.clock~2")
    void knowsHowFarTheMotorCanGo() {
        // Wearable: 100 ms at twice full speed are 50 microsteps; 51 are 79 counts; and two.
        assertEquals(81, wearable.countsPossible(100));
        // One microstep is 1.56 counts.
        assertEquals(3, wearable.countsPossible(0));
        // Bounded to 1,000 s: 500,001 microsteps, 781,251 counts.
        assertEquals(781_253, wearable.countsPossible(Long.MAX_VALUE));
        assertEquals(781_253, wearable.countsPossible(1_000_000));
        // Bedside: 2e9 us / 150 us = 13,333,333 and one; * 500 / 3,200 = 2,083,333.
        assertEquals(2_083_335, bedside.countsPossible(Long.MAX_VALUE));
        // A motor of 1 us a microstep: 2,000 in a ms, 312 counts.
        assertEquals(
                314,
                new MonitorGeometry(Devices.bedside().pulsePeriodUsMin(1).seal())
                        .countsPossible(1));
        // One microstep a revolution: 1,333 in 100 ms and one, 500 counts each.
        assertEquals(
                667_002,
                new MonitorGeometry(Devices.bedside().microstepsPerRev(1).seal())
                        .countsPossible(100));
    }

    @Test
    @Verifies("req~monitor.cutoff~2")
    void acceptsEveryFigureAtItsEndsAndRefusesOneBeyond() {
        ends(10_000_000, (draft, nl) -> draft.countsPerRev(1_001).nlPerRev(nl));
        // Ten microlitres a count: bedside has 500 counts.
        assertTrue(accepts(DeviceRecord.Draft::nlPerRev, 5_000_000));
        assertFalse(accepts(DeviceRecord.Draft::nlPerRev, 5_000_001));
        ends(65_536, DeviceRecord.Draft::microstepsPerRev);
        ends(65_536, DeviceRecord.Draft::microstepsPerQuantum);
        ends(65_536, (draft, counts) -> draft.nlPerRev(10_000).countsPerRev(counts));
        assertFalse(accepts(DeviceRecord.Draft::pulsePeriodUsMin, 0));
        ends(100, DeviceRecord.Draft::longestEnergisedMs);
        ends(1_000, DeviceRecord.Draft::longestIdleMs);
        ends(1_200_000_000, DeviceRecord.Draft::rateNlPerHMax);
    }

    @Test
    @Verifies("req~monitor.cutoff~2")
    void dividesByNothingInARecordOfZeros() {
        MonitorGeometry none = new MonitorGeometry(DeviceRecord.draft().seal());
        assertFalse(none.accepted());
        assertEquals(0, none.microstepsIn(5));
        assertEquals(-1, none.partsOf(1));
        assertEquals(0, none.lagMs());
        assertEquals(2, none.countsPossible(5));
        DeviceRecord strokes = DeviceRecord.draft().microstepsPerQuantum(5).seal();
        assertEquals(0, new MonitorGeometry(strokes).quantumParts());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void knowsHowLateHonestMotionMayBe() {
        // Twice 100 ms, an eighth of it, and 5.
        assertEquals(217, bedside.lagMs());
        // 64 microsteps of 4 ms fill three queues of 100 ms and 4; a second; an eighth of it; and
        // 5.
        assertEquals(1_442, wearable.lagMs());
        assertEquals(1_338, lagMs(Devices.wearable().microstepsPerQuantum(50)));
        assertEquals(1_442, lagMs(Devices.wearable().microstepsPerQuantum(51)));
        assertEquals(1_234, lagMs(Devices.wearable().microstepsPerQuantum(2)));
        // A microstep of 4.001 ms counts as 5, of 24 in a queue: three of 105.
        assertEquals(1_445, lagMs(Devices.wearable().pulsePeriodUsMin(4_001)));
        // A motor of 1 us makes 1,000 microsteps in a ms; one counts as a ms.
        assertEquals(
                1_132,
                lagMs(
                        Devices.wearable()
                                .pulsePeriodUsMin(1)
                                .longestEnergisedMs(1)
                                .microstepsPerQuantum(1_000)));
        // The energised period is the longer one: 10 + 312 + 12 + 5.
        assertEquals(339, lagMs(Devices.wearable().longestIdleMs(10)));
    }

    @Test
    @Verifies("req~monitor.cutoff~2")
    void refusesAMotorThatMakesNoMicrostepInALongestPeriod() {
        assertTrue(accepts(DeviceRecord.Draft::pulsePeriodUsMin, 100_000));
        assertFalse(accepts(DeviceRecord.Draft::pulsePeriodUsMin, 100_001));
    }

    private static long lagMs(DeviceRecord.Draft draft) {
        return new MonitorGeometry(draft.seal()).lagMs();
    }

    private interface Change {
        DeviceRecord.Draft to(DeviceRecord.Draft draft, long value);
    }

    private static void ends(long most, Change change) {
        assertTrue(accepts(change, 1), "at 1");
        assertTrue(accepts(change, most), "at " + most);
        assertFalse(accepts(change, 0), "at 0");
        assertFalse(accepts(change, most + 1), "at " + (most + 1));
    }

    private static boolean accepts(Change change, long value) {
        return new MonitorGeometry(change.to(Devices.bedside(), value).seal()).accepted();
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void takesWholeQuantaOfAVolumeRoundedUpToTheNanolitre() {
        assertEquals(0, wearable.wholeQuantaNl(49_999));
        assertEquals(50_000, wearable.wholeQuantaNl(50_000));
        assertEquals(50_000, wearable.wholeQuantaNl(99_999));
        assertEquals(100_000, wearable.wholeQuantaNl(100_000));
        // 62.5 nL.
        assertEquals(0, bedside.wholeQuantaNl(62));
        assertEquals(63, bedside.wholeQuantaNl(63));
        assertEquals(63, bedside.wholeQuantaNl(124));
        assertEquals(125, bedside.wholeQuantaNl(125));
        assertEquals(10_000_000_000L, bedside.wholeQuantaNl(10_000_000_000L));
        // 500 parts a nanolitre.
        assertEquals(0, bedside.nlOf(0));
        assertEquals(1, bedside.nlOf(1));
        assertEquals(1, bedside.nlOf(500));
        assertEquals(2, bedside.nlOf(501));
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void countsWholeQuantaRoundedUpToANanolitre() {
        // A microstep of 62.5 nL.
        MonitorGeometry bedside = new MonitorGeometry(Devices.bedside().seal());
        assertEquals(0, bedside.wholeQuantaNl(62));
        assertEquals(63, bedside.wholeQuantaNl(63));
        assertEquals(125, bedside.wholeQuantaNl(125));
        // A stroke of 50,000 nL.
        MonitorGeometry wearable = new MonitorGeometry(Devices.wearable().seal());
        assertEquals(0, wearable.wholeQuantaNl(49_999));
        assertEquals(50_000, wearable.wholeQuantaNl(75_000));
        assertEquals(100_000, wearable.wholeQuantaNl(100_000));
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void countsWholeQuantaOfTheSmallestDevices() {
        // 30 thirds of a nanolitre are seven fours, 28: 9.33 nL.
        assertEquals(10, quanta(1, 3, 4, 10));
        // A microstep of 2.33 nL, and one of 7.
        assertEquals(3, quanta(7, 3, 1, 3));
        assertEquals(7, quanta(7, 1, 1, 13));
        // One of a nanolitre.
        assertEquals(3, quanta(1, 1, 1, 3));
    }

    @Test
    void holdsPartsInNanolitresOnTheCoarsestEncoder() {
        // A part is a nanolitre.
        MonitorGeometry coarse =
                new MonitorGeometry(Devices.bedside().nlPerRev(10_000).countsPerRev(1).seal());
        assertEquals(0, coarse.nlOf(0));
        assertEquals(1, coarse.nlOf(1));
        assertEquals(2, coarse.nlOf(2));
    }

    private static long quanta(long nlPerRev, long microsteps, long quantum, long nl) {
        return new MonitorGeometry(
                        Devices.bedside()
                                .nlPerRev(nlPerRev)
                                .microstepsPerRev(microsteps)
                                .microstepsPerQuantum(quantum)
                                .seal())
                .wholeQuantaNl(nl);
    }
}
