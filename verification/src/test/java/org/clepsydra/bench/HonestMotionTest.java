package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A pump without fault is never cut, whatever the operator and the two clocks do: it gives its
 * volume to the end, and what is commanded keeps to the curve at every step, judged by the oracle.
 * The other half of the monitor's worth.
 */
@Verifies({
    "req~monitor.over-delivery~2",
    "req~monitor.envelope-time~1",
    "req~delivery.never-behind~1"
})
class HonestMotionTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final DeviceRecord wearable = Devices.wearable().seal();

    @ParameterizedTest
    @ValueSource(doubles = {0.991, 0.999, 0.99999, 1, 1.00001, 1.001, 1.009})
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
    @CsvSource({"200, 4096, 60", "1600, 4096, 60", "64, 1000, 20", "3200, 7, 60"})
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
