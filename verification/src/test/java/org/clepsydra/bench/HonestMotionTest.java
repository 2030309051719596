package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.clepsydra.Devices;
import org.clepsydra.Share;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A pump without fault is never cut, whatever the operator and the two clocks do: it gives its
 * volume to the end, and what is commanded keeps to the curve at every step, judged by the oracle.
 * The other half of the monitor's worth. Of the longest infusions every build gives a share, with
 * clocks as far apart as they may be; continuous integration gives all.
 */
@Verifies({
    "req~monitor.over-delivery~3",
    "req~monitor.envelope-time~4",
    "req~monitor.speed~1",
    "req~delivery.never-behind~2"
})
class HonestMotionTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final DeviceRecord wearable = Devices.wearable().seal();

    /** How fast the monitor's clock may be; on every build as slow and as fast as it may. */
    static Stream<Double> clocksApart() {
        return Share.of(List.of(0.991, 0.999, 0.99999, 1.0, 1.00001, 1.001, 1.009), 6);
    }

    /** On every build the slowest only, which leaves the pump the least. */
    static Stream<Double> monitorClocks() {
        return Share.of(List.of(0.991, 1.0, 1.009), 3);
    }

    @ParameterizedTest
    @MethodSource("clocksApart")
    void givesFortySixHoursOnEitherPumpWithClocksApart(double monitorRate) {
        endsWhole(started(bedside, monitorRate, PlanImages.mfolfox(bedside)), 50, 1_382_400);
        endsWhole(started(wearable, monitorRate, PlanImages.mfolfox(wearable)), 100, 1_728 * 64);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.991, 1, 1.009})
    void comesOutOfALongPauseWithClocksApart(double monitorRate) {
        // 60 mL in an hour, a day's pause, 60 mL in an hour, half a day's pause, 60 mL in 3 min.
        PlanDraft days =
                PlanImages.flat(bedside, 180_000_000, 38 * HOUR + 180_000)
                        .flat(1, HOUR)
                        .pause(24 * HOUR)
                        .flat(1, HOUR)
                        .pause(12 * HOUR)
                        .flat(1, 180_000);
        endsWhole(started(bedside, monitorRate, days), 100, 2_880_000);
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "10, 300", "10, 10000", "100, 600000", "37, 86400000"})
    void goesOnAfterAnOcclusionHoweverLong(long ms, long holdMs) {
        HonestPump pump = started(bedside, 1, PlanImages.flat(bedside, 1_000_000, 60_000));
        pump.run(30_000, ms);
        pump.in.pressurePa(50_000);
        pump.run(500, ms);
        assertFalse(pump.infusing());
        pump.run(holdMs, 100);
        pump.in.pressurePa(0);
        pump.run(300, ms);
        pump.give(Orders.ACKNOWLEDGE, ms);
        pump.give(Orders.START, ms);
        endsWhole(pump, ms, 16_000);
    }

    @Test
    void goesOnAfterAStartThatWasRefused() {
        HonestPump pump = new HonestPump(bedside, 1);
        pump.give(Orders.START, 10);
        pump.load(PlanImages.image(PlanImages.flat(bedside, 1_000_000, 60_000)));
        pump.give(Orders.STOP, 10);
        pump.load(PlanImages.image(PlanImages.flat(bedside, 1_000_000, 60_000)));
        pump.in.pressurePa(50_000);
        pump.run(300, 10);
        pump.give(Orders.START, 10);
        assertFalse(pump.infusing());
        pump.run(30_000, 10);
        pump.in.pressurePa(0);
        pump.run(300, 10);
        pump.give(Orders.START, 10);
        endsWhole(pump, 10, 16_000);
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "10, 20", "100, 1", "100, 3", "100, 20", "55, 200"})
    void goesOnAfterManyStops(long ms, int stops) {
        HonestPump pump = started(bedside, 1, PlanImages.flat(bedside, 6_000_000, 60_000));
        for (int i = 0; i < stops; i++) {
            pump.run(200, ms);
            pump.give(Orders.STOP, ms);
            pump.step(ms);
            pump.give(Orders.START, ms);
        }
        endsWhole(pump, ms, 96_000);
    }

    @Test
    void goesOnFromAFastSegmentIntoASlowOneAndAPauseAfterManyStops() {
        // 100 mL in 10 min; stopped 30 times, each dropping what is in the queue; 6 mL in an hour;
        // an hour's pause; 100 mL in 10 min. What was dropped must not be waited for.
        PlanDraft plan =
                PlanImages.flat(bedside, 206_000_000, 2 * HOUR + 1_200_000)
                        .flat(50, 600_000)
                        .flat(3, HOUR)
                        .pause(HOUR)
                        .flat(50, 600_000);
        HonestPump pump = started(bedside, 1, plan);
        for (int i = 0; i < 30; i++) {
            pump.run(10_000, 100);
            pump.give(Orders.STOP, 40);
            pump.run(1_000, 100);
            pump.give(Orders.START, 100);
        }
        endsWhole(pump, 100, 3_296_000);
        assertTrue(pump.made() < 3_296_000 - 30 * 100, "nothing was dropped: " + pump);
    }

    @ParameterizedTest
    @CsvSource({"5, 1000", "10, 500", "15, 1000", "20, 200", "50, 1000", "100, 300", "125, 1000"})
    void strokesFromIdlePeriodsOfAnyLength(long mlPerH, long idleMs) {
        HonestPump pump = started(wearable, 1, PlanImages.flat(wearable, mlPerH * 1_000_000, HOUR));
        while (pump.infusing()) {
            pump.step(pump.out.motor().energise() ? 10 : idleMs);
        }
        isWhole(pump, mlPerH * 20 * 64);
        assertEquals(mlPerH * 20 * 64, pump.made());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void strokesAndStepsAtRandomPeriods(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double monitorRate = 0.991 + 0.018 * random.nextDouble();
        HonestPump strokes =
                started(wearable, monitorRate, PlanImages.flat(wearable, 125_000_000, HOUR));
        while (strokes.infusing()) {
            int longest = strokes.out.motor().energise() ? 100 : 1_000;
            strokes.step(2 + random.nextInt(longest - 1));
        }
        isWhole(strokes, 2_500 * 64);
        HonestPump steps =
                started(bedside, monitorRate, PlanImages.flat(bedside, 200_000_000, 600_000));
        while (steps.infusing()) {
            steps.step(2 + random.nextInt(99));
        }
        isWhole(steps, 3_200_000);
        assertEquals(3_200_000, steps.made());
    }

    @ParameterizedTest
    @CsvSource({"200, 4096, 60", "1600, 4096, 60", "64, 1000, 20", "3200, 20, 60"})
    void takesAnEncoderFinerOrCoarserThanTheMicrosteps(long microsteps, long counts, long mlPerH) {
        DeviceRecord device =
                Devices.bedside()
                        .microstepsPerRev(microsteps)
                        .countsPerRev(counts)
                        .rateNlPerHMax(60_000_000)
                        .seal();
        HonestPump pump = started(device, 1, PlanImages.flat(device, mlPerH * 1_000_000, HOUR));
        endsWhole(pump, 10, mlPerH * 5 * microsteps);
    }

    @ParameterizedTest
    @CsvSource({
        "200000, 200, 4000, 2400, 30", "200000, 200, 4000, 2400, 10",
        "200000, 200, 1000, 2400, 30", "200000, 3200, 65536, 150, 2"
    })
    void stepsALittleMoreOftenThanTheLongestPeriod(
            long nlPerRev, long microsteps, long counts, long pulseUs, long mlPerH) {
        // What is due just after a step is released at the next and made by the one after that.
        DeviceRecord device =
                Devices.bedside()
                        .nlPerRev(nlPerRev)
                        .microstepsPerRev(microsteps)
                        .countsPerRev(counts)
                        .pulsePeriodUsMin(pulseUs)
                        .rateNlPerHMax(30_000_000)
                        .seal();
        PlanDraft plan = PlanImages.flat(device, mlPerH * 1_000_000 / 6, 600_000);
        HonestPump pump = started(device, 1, plan);
        endsWhole(pump, 99, mlPerH * 1_000_000 / 6 * microsteps / nlPerRev);
    }

    @Test
    void countsMicrostepsOfLessThanANanolitre() {
        DeviceRecord device =
                Devices.bedside()
                        .nlPerRev(4_053)
                        .microstepsPerRev(49_885)
                        .countsPerRev(3_867)
                        .pulsePeriodUsMin(800)
                        .longestEnergisedMs(16)
                        .rateNlPerHMax(200_000)
                        .seal();
        HonestPump pump = started(device, 1, PlanImages.flat(device, 2_228, 60_000));
        // 2,228 * 49,885 / 4,053 = 27,422.8.
        endsWhole(pump, 2, 27_422);
    }

    @ParameterizedTest
    @CsvSource({"99900, 99, 22000000", "49000, 99, 29000000", "33400, 67, 32000000"})
    void strokesOfAMotorThatIsSlowForItsPeriods(long pulseUs, long ms, long nlPerHMax) {
        // A microstep more in each queue than its length, where a step comes just before it is
        // made. Strokes of three.
        DeviceRecord device =
                Devices.wearable()
                        .microstepsPerQuantum(16)
                        .pulsePeriodUsMin(pulseUs)
                        .longestIdleMs(100)
                        .rateNlPerHMax(nlPerHMax / 2)
                        .seal();
        HonestPump pump = started(device, 1, PlanImages.flat(device, nlPerHMax / 4, HOUR / 2));
        pump.end(ms);
        assertEquals("", pump.complaint(), pump::toString);
        assertTrue(pump.done(), pump::toString);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.3, 0.45, 0.7, 0.99})
    void goesThroughAPauseWithAnEncoderThatHasPlay(double phase) {
        // 10.0001 mL, an hour's pause, 10.0001 mL; the head stands half a count behind its reading
        // at first.
        for (long extraNl = 0; extraNl <= 400; extraNl += 50) {
            HonestPump pump = new HonestPump(bedside, 1);
            pump.encoder(phase, 0.5);
            pump.load(PlanImages.image(withPause(20_000_000 + 2 * extraNl)));
            pump.give(Orders.START, 10);
            endsWhole(pump, 50, (20_000_000 + 2 * extraNl) * 16 / 1_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 10", "8, 10", "13, 10", "6, 100", "13, 100"})
    void goesThroughAPauseAfterAHeadThatSlippedByTwoCounts(long lost, long ms) {
        HonestPump pump = started(bedside, 1, withPause(20_000_300));
        pump.run(300_000, ms);
        pump.lose(lost);
        endsWhole(pump, ms, 320_004);
        assertTrue(pump.in.nowMs() < HOUR + 1_200_000 + 1_000, pump::toString);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 100})
    @Verifies({"req~delivery.withheld~3", "req~monitor.under-delivery~2"})
    void holdsAndSaysSoAfterAHeadThatSlippedByMore(long ms) {
        // The ceiling waits for what is missing, and would go through the pause after therapy has.
        // One of 133 microsteps is lost, which is not found as motion that is short.
        HonestPump pump = started(bedside, 1, withPause(20_000_300));
        pump.run(300_000, ms);
        for (int i = 0; i < 200; i++) {
            pump.lose(1);
            pump.run(500, ms);
        }
        pump.end(ms);
        assertFalse(pump.cut(), pump::toString);
        assertFalse(pump.done(), pump::toString);
        // The monitor says so a minute into the pause.
        long withheld = 1L << AlarmCode.DELIVERY_WITHHELD;
        long less = 1L << AlarmCode.UNDER_DELIVERY;
        assertEquals(withheld | less, pump.out.annunciator().conditions());
        assertTrue(pump.in.nowMs() < HOUR + 620_000, pump::toString);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 100})
    @Verifies("req~detect.motion-short~1")
    void holdsAtOnceAfterAHeadThatSlippedByMoreStill(long ms) {
        // 16 microsteps in 60 ms.
        HonestPump pump = started(bedside, 1, withPause(20_000_300));
        pump.run(300_000, ms);
        pump.lose(40);
        pump.run(200, ms);
        assertFalse(pump.infusing(), pump::toString);
        assertEquals(1L << AlarmCode.MOTION_SHORT, pump.out.annunciator().conditions());
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 100})
    void holdsForABrownOutThatDroppedAQueueAndGoesOn(long ms) {
        // 100 mL in 10 min, 0.5 mL in an hour, 100 mL in 10 min.
        PlanDraft plan =
                PlanImages.flat(bedside, 200_500_000, HOUR + 1_200_000)
                        .flat(200, 600_000)
                        .flat(1, HOUR)
                        .flat(200, 600_000);
        HonestPump pump = started(bedside, 1, plan);
        pump.run(300_000, ms);
        pump.dropQueue();
        pump.end(ms);
        assertEquals(1L << AlarmCode.MOTION_SHORT, pump.out.annunciator().conditions());
        pump.give(Orders.ACKNOWLEDGE, ms);
        pump.give(Orders.START, ms);
        pump.end(ms);
        assertTrue(pump.done(), pump::toString);
        assertEquals(3_208_000, pump.out.snapshot().commanded());
        // What was dropped before the monitor knew of it, a step's 267 microsteps at most, is
        // waited for at the slow rate: 16.7 uL at 0.5 mL/h are 120 s.
        assertTrue(pump.in.nowMs() < HOUR + 1_200_000 + 121_000, pump::toString);
    }

    @ParameterizedTest
    @MethodSource("monitorClocks")
    @Verifies({"req~delivery.segments~2", "req~delivery.repeats~1"})
    void givesFiveNightsOfARaisedCosineWithClocksApart(double monitorRate) {
        // 32.4 mL from 22:00 to 10:00, and nothing until 22:00, five times: 648 strokes each.
        PlanDraft nights =
                PlanImages.flat(wearable, 162_000_000, 120 * HOUR)
                        .cycle(5)
                        .raisedCosine(1, 12 * HOUR)
                        .pause(12 * HOUR);
        endsWhole(started(wearable, monitorRate, nights), 100, 3_240 * 64);
        PlanDraft atTheBedside =
                PlanImages.flat(bedside, 162_000_000, 120 * HOUR)
                        .cycle(5)
                        .raisedCosine(1, 12 * HOUR)
                        .pause(12 * HOUR);
        endsWhole(started(bedside, monitorRate, atTheBedside), 100, 2_592_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    @Verifies({"req~delivery.segments~2", "req~delivery.repeats~1"})
    void givesRandomProgramsWithStopsAndClocksApart(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int accepted = 0;
        for (int i = 0; i < 20; i++) {
            DeviceRecord device = random.nextBoolean() ? bedside : wearable;
            PlanDraft plan = program(device, random);
            if (plan.verdict().rule() != Rule.ACCEPTED) {
                continue;
            }
            accepted++;
            HonestPump pump = started(device, 0.991 + 0.018 * random.nextDouble(), plan);
            int stops = random.nextInt(4);
            for (int j = 0; j < stops; j++) {
                runAtRandom(pump, device, random, random.nextInt(2_000));
                if (pump.infusing()) {
                    pump.give(Orders.STOP, 10);
                    pump.run(random.nextInt(60_000), 100);
                    pump.give(Orders.START, 10);
                }
            }
            runAtRandom(pump, device, random, Integer.MAX_VALUE);
            assertTrue(pump.done(), pump::toString);
            assertEquals("", pump.complaint());
        }
        // A campaign that is refused its plans would show nothing.
        assertTrue(accepted >= 10, accepted + " of 20 plans were accepted");
    }

    private static void runAtRandom(
            HonestPump pump, DeviceRecord device, SplittableRandom random, int steps) {
        for (int i = 0; i < steps && pump.infusing(); i++) {
            boolean energised = pump.out.motor().energise();
            long longest = energised ? device.longestEnergisedMs() : device.longestIdleMs();
            pump.step(2 + random.nextInt((int) longest - 1));
        }
    }

    private static PlanDraft program(DeviceRecord device, SplittableRandom random) {
        int segments = 1 + random.nextInt(5);
        int cycleAt = random.nextInt(2 * segments);
        int repeats = 2 + random.nextInt(3);
        PlanDraft plan = PlanImages.flat(device, 100_000 + random.nextLong(30_000_000), 0);
        long totalMs = 0;
        for (int i = 0; i < segments; i++) {
            if (i == cycleAt) {
                plan.cycle(repeats);
            }
            long ms = 60_000 + random.nextLong(900_000);
            totalMs += i < cycleAt ? ms : repeats * ms;
            switch (random.nextInt(5)) {
                case 0 -> plan.pause(ms);
                case 1 -> plan.flat(1 + random.nextInt(9), ms);
                case 2, 3 -> plan.ramp(1 + random.nextInt(9), ms, random.nextInt(201));
                default -> plan.raisedCosine(1 + random.nextInt(9), ms);
            }
        }
        return plan.durationMs(totalMs);
    }

    private PlanDraft withPause(long volumeNl) {
        return PlanImages.flat(bedside, volumeNl, HOUR + 1_200_000)
                .flat(1, 600_000)
                .pause(HOUR)
                .flat(1, 600_000);
    }

    private static HonestPump started(DeviceRecord device, double monitorRate, PlanDraft plan) {
        HonestPump pump = new HonestPump(device, monitorRate);
        pump.load(PlanImages.image(plan));
        pump.give(Orders.START, 10);
        assertTrue(pump.infusing(), pump::toString);
        return pump;
    }

    private static void endsWhole(HonestPump pump, long ms, long microsteps) {
        pump.end(ms);
        isWhole(pump, microsteps);
    }

    private static void isWhole(HonestPump pump, long microsteps) {
        assertTrue(pump.done(), pump::toString);
        assertEquals(microsteps, pump.out.snapshot().commanded());
        assertEquals("", pump.complaint());
    }
}
