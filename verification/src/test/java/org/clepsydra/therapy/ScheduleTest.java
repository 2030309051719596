package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies({"req~delivery.never-ahead~1", "req~delivery.never-behind~2"})
class ScheduleTest {
    private static final long HOUR = 3_600_000L;

    private static Schedule schedule(DeviceRecord device, long[] image) {
        PumpGeometry geometry = new PumpGeometry(device);
        LoadedPlan plan = new LoadedPlan(geometry);
        plan.offer(image);
        assertTrue(plan.loaded(), "rule " + plan.verdict().rule());
        Schedule schedule = new Schedule(geometry, plan);
        schedule.begin();
        return schedule;
    }

    @Test
    void givesAMicrostepWhenItIsDueAndNotAMillisecondBefore() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 1 mL in an hour is 16,000 microsteps of 62.5 nL: one every 225 ms.
        Schedule schedule =
                schedule(bedside, PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR)));
        assertEquals(0, schedule.due(0));
        assertEquals(0, schedule.due(224));
        assertEquals(1, schedule.due(225));
        assertEquals(1, schedule.due(449));
        assertEquals(2, schedule.due(450));
        assertEquals(15_999, schedule.due(HOUR - 1));
        assertEquals(16_000, schedule.due(HOUR));
        assertEquals(16_000, schedule.due(HOUR + 5_000));
    }

    @Test
    void givesStrokesWhole() {
        DeviceRecord wearable = Devices.wearable().seal();
        // 86.4 mL in 46 h: a stroke of 50 uL is due every 165,600,000 / 1,728 = 95,833.3 ms.
        Schedule schedule = schedule(wearable, PlanImages.image(PlanImages.mfolfox(wearable)));
        assertEquals(0, schedule.due(95_833));
        assertEquals(64, schedule.due(95_834));
        assertEquals(64, schedule.due(191_666));
        assertEquals(128, schedule.due(191_667));
        assertEquals(1_728 * 64, schedule.due(46 * HOUR));
    }

    @Test
    void joinsSegmentsWithoutLosingAFraction() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 100,010 nL in a minute is 1,600.16 microsteps; then 100,010 nL in two.
        Schedule schedule =
                schedule(bedside, PlanImages.two(bedside, 100_010, 60_000, 100_010, 120_000));
        // Half the first: 800.08.
        assertEquals(800, schedule.due(30_000));
        assertFalse(schedule.ended(60_000));
        assertEquals(1_600, schedule.due(60_000));
        assertFalse(schedule.ended(60_000));
        // The 1,601st is due when 0.84 more are: 0.84 / 1,600.16 * 120,000 = 62.99 ms later.
        assertEquals(1_600, schedule.due(60_062));
        assertEquals(1_601, schedule.due(60_063));
        assertEquals(3_200, schedule.due(180_000));
        assertFalse(schedule.ended(179_999));
        assertTrue(schedule.ended(180_000));
    }

    @Test
    void addsTheRestsOfTwoSegmentsToAWholeMicrostep() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 1,025 nL are 16.4 microsteps; 0.6 more of 16 in a minute after 2,250 ms exactly.
        Schedule schedule =
                schedule(bedside, PlanImages.two(bedside, 1_025, 60_000, 1_000, 60_000));
        assertEquals(16, schedule.due(60_000));
        assertEquals(16, schedule.due(62_249));
        assertEquals(17, schedule.due(62_250));
    }

    @Test
    void goesOnWhereOneRevolutionIsOneNanolitre() {
        DeviceRecord tiny =
                Devices.bedside().nlPerRev(1).microstepsPerRev(1).rateNlPerHMax(60_000).seal();
        Schedule schedule = schedule(tiny, PlanImages.two(tiny, 1_000, 60_000, 1_000, 60_000));
        assertEquals(1_000, schedule.due(60_000));
        assertEquals(2_000, schedule.due(120_000));
    }

    @Test
    void agreesWithBigIntegersOverRandomPlans() {
        SplittableRandom random = new SplittableRandom(52);
        for (int i = 0; i < 300; i++) {
            DeviceRecord device =
                    Devices.bedside()
                            .nlPerRev(1 + random.nextLong(400_000))
                            .microstepsPerRev(1 + random.nextLong(65_536))
                            .pulsePeriodUsMin(1)
                            .rateNlPerHMax(1_000)
                            .seal();
            PumpGeometry geometry = new PumpGeometry(device);
            long ms = 60_000 + random.nextLong(2_678_340_000L);
            long nl = 1_000 + random.nextLong(Math.max(1, 1_000 * (ms / HOUR) - 1_000));
            LoadedPlan plan = new LoadedPlan(geometry);
            plan.offer(PlanImages.image(PlanImages.flat(device, nl, ms)));
            if (!plan.loaded()) {
                continue;
            }
            Schedule schedule = new Schedule(geometry, plan);
            schedule.begin();
            for (int j = 0; j < 100; j++) {
                long at = random.nextLong(ms + 1);
                BigInteger due =
                        BigInteger.valueOf(nl)
                                .multiply(BigInteger.valueOf(at))
                                .multiply(BigInteger.valueOf(device.microstepsPerRev()))
                                .divide(
                                        BigInteger.valueOf(ms)
                                                .multiply(BigInteger.valueOf(device.nlPerRev())));
                assertEquals(due.longValueExact(), schedule.due(at));
            }
        }
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void pacesMicrostepsNoSlowerThanTheyFallDue() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 1200 mL/h: 3.6e9 us / 19,200,000 microsteps = 187.5 us.
        assertEquals(
                187,
                schedule(bedside, PlanImages.image(PlanImages.flat(bedside, 1_200_000_000, HOUR)))
                        .pulsePeriodUs());
        // 1 mL/h: one in 225 ms, cut to one longest period.
        assertEquals(
                100_000,
                schedule(bedside, PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR)))
                        .pulsePeriodUs());
        // 2.25 mL/h: one in exactly 100 ms; 2.5 mL/h: one in 90 ms.
        assertEquals(
                90_000,
                schedule(bedside, PlanImages.image(PlanImages.flat(bedside, 2_500_000, HOUR)))
                        .pulsePeriodUs());
        DeviceRecord slow =
                Devices.bedside().rateNlPerHMax(600_000_000).pulsePeriodUsMin(300).seal();
        // 600 mL/h: one in 375 us, above the motor's 300.
        assertEquals(
                375,
                schedule(slow, PlanImages.image(PlanImages.flat(slow, 600_000_000, HOUR)))
                        .pulsePeriodUs());
    }

    @Test
    void pacesTheNextSegmentFromItsFirstMillisecond() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 60 mL/h, one microstep in 3,750 us; then 1200 mL/h, one in 187.5 us.
        Schedule schedule =
                schedule(bedside, PlanImages.two(bedside, 1_000_000, 60_000, 20_000_000, 60_000));
        schedule.due(59_999);
        assertEquals(3_750, schedule.pulsePeriodUs());
        schedule.due(60_000);
        assertEquals(187, schedule.pulsePeriodUs());
    }

    @Test
    @Verifies("req~delivery.segments~2")
    void givesNothingInAPauseAndGoesOnAfterIt() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 1 mL in an hour is a microstep every 225 ms; the same again after an hour's pause.
        Schedule schedule =
                schedule(
                        bedside,
                        PlanImages.image(
                                PlanImages.flat(bedside, 2_000_000, 3 * HOUR)
                                        .flat(1, HOUR)
                                        .pause(HOUR)
                                        .flat(1, HOUR)));
        assertEquals(15_999, schedule.due(HOUR - 1));
        assertEquals(100_000, schedule.pulsePeriodUs());
        assertEquals(16_000, schedule.due(HOUR));
        assertEquals(16_000, schedule.due(HOUR + 1));
        assertEquals(100_000, schedule.pulsePeriodUs(), "the longest, in a pause");
        assertEquals(16_000, schedule.due(2 * HOUR - 1));
        assertEquals(16_000, schedule.due(2 * HOUR + 224));
        assertEquals(16_001, schedule.due(2 * HOUR + 225));
        assertFalse(schedule.ended(3 * HOUR - 1));
        assertEquals(32_000, schedule.due(3 * HOUR));
        assertTrue(schedule.ended(3 * HOUR));
    }

    @Test
    @Verifies("req~delivery.segments~2")
    void beginsAndEndsWithAPause() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 60 mL/h is a microstep in 3,750 us.
        Schedule schedule =
                schedule(
                        bedside,
                        PlanImages.image(
                                PlanImages.flat(bedside, 1_000_000, 180_000)
                                        .pause(60_000)
                                        .flat(1, 60_000)
                                        .pause(60_000)));
        assertEquals(0, schedule.due(59_999));
        assertEquals(100_000, schedule.pulsePeriodUs());
        assertEquals(0, schedule.due(60_003));
        assertEquals(3_750, schedule.pulsePeriodUs());
        assertEquals(1, schedule.due(60_004));
        assertEquals(16_000, schedule.due(120_000));
        assertEquals(100_000, schedule.pulsePeriodUs());
        assertFalse(schedule.ended(179_999));
        assertTrue(schedule.ended(180_000));
    }
}
