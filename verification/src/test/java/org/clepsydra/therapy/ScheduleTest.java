package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanDraft;
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
        // A nanolitre and a microstep are one here.
        assertEquals(1_000, schedule.mostIn(60_000));
        assertEquals(1_000, schedule.mostIn(120_000));
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

    private static PlanDraft hour(DeviceRecord device, long volumeNl) {
        return PlanImages.flat(device, volumeNl, HOUR);
    }

    @Test
    @Verifies("req~delivery.segments~2")
    void risesAlongARamp() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 16,000 microsteps by the square of the time: n are due after 3,600,000 sqrt(n / 16,000).
        Schedule rising =
                schedule(bedside, PlanImages.image(hour(bedside, 1_000_000).ramp(1, HOUR, 0)));
        assertEquals(0, rising.due(28_460));
        assertEquals(1, rising.due(28_461));
        assertEquals(3_999, rising.due(HOUR / 2 - 1));
        assertEquals(4_000, rising.due(HOUR / 2));
        assertEquals(15_999, rising.due(HOUR - 1));
        assertEquals(16_000, rising.due(HOUR));
        // The same turned round: 12,000 in the first half.
        Schedule falling =
                schedule(bedside, PlanImages.image(hour(bedside, 1_000_000).ramp(1, HOUR, 200)));
        assertEquals(11_999, falling.due(HOUR / 2 - 1));
        assertEquals(12_000, falling.due(HOUR / 2));
        assertEquals(15_998, falling.due(HOUR - 28_461));
        assertEquals(15_999, falling.due(HOUR - 28_460));
        assertEquals(15_999, falling.due(HOUR - 1));
        assertEquals(16_000, falling.due(HOUR));
        // From half its mean to one and a half: 0.5 x + 0.5 x^2, 6,000 in the first half.
        Schedule gentle =
                schedule(bedside, PlanImages.image(hour(bedside, 1_000_000).ramp(1, HOUR, 50)));
        assertEquals(5_999, gentle.due(HOUR / 2 - 1));
        assertEquals(6_000, gentle.due(HOUR / 2));
    }

    @Test
    @Verifies("req~delivery.segments~2")
    void risesAlongARaisedCosine() {
        DeviceRecord bedside = Devices.bedside().seal();
        Schedule cosine =
                schedule(bedside, PlanImages.image(hour(bedside, 1_000_000).raisedCosine(1, HOUR)));
        // A quarter: 16,000 (1/4 - 1/2 pi) = 1,453.52; three quarters: 14,546.48.
        assertEquals(1_453, cosine.due(HOUR / 4));
        assertEquals(7_999, cosine.due(HOUR / 2 - 1));
        // The half is not exact and errs to less.
        assertEquals(8_000, cosine.due(HOUR / 2 + 1));
        assertEquals(14_546, cosine.due(3 * HOUR / 4));
        assertEquals(15_999, cosine.due(HOUR - 1));
        assertEquals(16_000, cosine.due(HOUR));
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void pacesAShapeByItsHighestRate() {
        DeviceRecord bedside = Devices.bedside().seal();
        // Mean 10 mL/h, a microstep in 22.5 ms; at twice that in 11.25 ms.
        assertEquals(
                11_250,
                schedule(bedside, PlanImages.image(hour(bedside, 10_000_000).raisedCosine(1, HOUR)))
                        .pulsePeriodUs());
        assertEquals(
                15_000,
                schedule(bedside, PlanImages.image(hour(bedside, 10_000_000).ramp(1, HOUR, 50)))
                        .pulsePeriodUs());
        assertEquals(
                15_000,
                schedule(bedside, PlanImages.image(hour(bedside, 10_000_000).ramp(1, HOUR, 150)))
                        .pulsePeriodUs());
    }

    @Test
    @Verifies("req~delivery.repeats~1")
    void runsTheCycleAsOftenAsThePlanSays() {
        DeviceRecord bedside = Devices.bedside().seal();
        // A minute's pause; then three times 1 mL in a minute and a minute's pause.
        Schedule schedule =
                schedule(
                        bedside,
                        PlanImages.image(
                                PlanImages.flat(bedside, 3_000_000, 420_000)
                                        .pause(60_000)
                                        .cycle(3)
                                        .flat(1, 60_000)
                                        .pause(60_000)));
        assertEquals(0, schedule.due(60_003));
        assertEquals(1, schedule.due(60_004));
        assertEquals(16_000, schedule.due(120_000));
        assertEquals(16_000, schedule.due(179_999));
        assertEquals(16_000, schedule.due(180_003));
        assertEquals(16_001, schedule.due(180_004));
        assertEquals(32_000, schedule.due(240_000));
        assertEquals(32_000, schedule.due(300_000));
        assertFalse(schedule.ended(300_000));
        assertEquals(48_000, schedule.due(360_000));
        assertFalse(schedule.ended(419_999));
        assertEquals(48_000, schedule.due(420_000));
        assertTrue(schedule.ended(420_000));
        schedule.begin();
        assertEquals(0, schedule.due(60_003));
        assertEquals(16_000, schedule.due(120_000));
    }

    @Test
    @Verifies("req~delivery.repeats~1")
    void carriesTheRestOfEveryRun() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 1,025 nL are 16.4 microsteps: after a thousand runs 16,400.
        Schedule schedule =
                schedule(
                        bedside,
                        PlanImages.image(
                                PlanImages.flat(bedside, 1_025_000, 60_000_000)
                                        .cycle(1_000)
                                        .flat(1, 60_000)));
        for (int run = 1; run <= 1_000; run++) {
            assertFalse(schedule.ended(run * 60_000L - 1));
            assertEquals(run * 164 / 10, schedule.due(run * 60_000L));
        }
        assertTrue(schedule.ended(60_000_000));
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void seeksAnyPlaceAtOnce() {
        DeviceRecord bedside = Devices.bedside().seal();
        long[] image =
                PlanImages.image(
                        PlanImages.flat(bedside, 60_000_000, 5 * HOUR)
                                .durationMs(6 * HOUR)
                                .flat(2, HOUR)
                                .flat(1, HOUR)
                                .pause(HOUR / 4)
                                .cycle(3)
                                .flat(3, HOUR)
                                .pause(HOUR / 4));
        SplittableRandom random = new SplittableRandom(5);
        long[] edges = {0, HOUR - 1, HOUR, HOUR + 1, 2 * HOUR, 6 * HOUR, 7 * HOUR};
        for (int i = 0; i < 200; i++) {
            long atMs = i < edges.length ? edges[i] : random.nextLong(6 * HOUR);
            Schedule walks = schedule(bedside, image);
            for (long ms = 0; ms < atMs; ms += 500) {
                walks.due(ms);
            }
            Schedule leaps = schedule(bedside, image);
            leaps.seek(atMs);
            assertEquals(walks.due(atMs), leaps.due(atMs), "at " + atMs);
            assertEquals(walks.ended(atMs), leaps.ended(atMs), "at " + atMs);
            // From there on as from the beginning, and back to it.
            leaps.seek(0);
            assertEquals(0, leaps.due(0));
            assertFalse(leaps.ended(0));
        }
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void countsVolumeInWholeQuantaAndNoMoreThanThePlanHas() {
        DeviceRecord bedside = Devices.bedside().seal();
        Schedule single =
                schedule(bedside, PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR)));
        assertEquals(0, single.quantaHolding(0));
        assertEquals(1, single.quantaHolding(1));
        assertEquals(1, single.quantaHolding(62));
        assertEquals(2, single.quantaHolding(63));
        assertEquals(2, single.quantaHolding(125));
        assertEquals(3, single.quantaHolding(126));
        assertEquals(16_000, single.quantaHolding(1_000_000));
        assertEquals(16_000, single.quantaHolding(1_000_001));
        assertEquals(16_000, single.quantaHolding(Long.MAX_VALUE));
        DeviceRecord wearable = Devices.wearable().seal();
        // 1.02 mL are 20 strokes, and a rest that is never given.
        Schedule strokes =
                schedule(wearable, PlanImages.image(PlanImages.flat(wearable, 1_020_000, HOUR)));
        assertEquals(0, strokes.quantaHolding(0));
        assertEquals(64, strokes.quantaHolding(1));
        assertEquals(64, strokes.quantaHolding(50_000));
        assertEquals(128, strokes.quantaHolding(50_001));
        assertEquals(20 * 64, strokes.quantaHolding(1_000_001));
        assertEquals(20 * 64, strokes.quantaHolding(1_020_000));
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void seeksTheEndOfTheLongestCycle() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 32 segments of a minute, a thousand times: 3.2 mL in each run.
        PlanDraft draft = PlanImages.flat(bedside, 3_200_000_000L, 32_000 * 60_000L).cycle(1_000);
        for (int i = 0; i < 32; i++) {
            draft.flat(1, 60_000);
        }
        Schedule schedule = schedule(bedside, PlanImages.image(draft));
        schedule.seek(31_999 * 60_000L);
        assertFalse(schedule.ended(31_999 * 60_000L));
        // 100 uL a minute are 1,600 microsteps.
        assertEquals(31_999 * 1_600L, schedule.due(31_999 * 60_000L));
        schedule.seek(32_000 * 60_000L);
        assertTrue(schedule.ended(32_000 * 60_000L));
        assertEquals(32_000 * 1_600L, schedule.due(32_000 * 60_000L));
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void seeksTheNextSegmentAtTheEndOfOne() {
        DeviceRecord bedside = Devices.bedside().seal();
        // 60 mL/h, one microstep in 3,750 us; then 1200 mL/h, one in 187.5 us.
        Schedule schedule =
                schedule(bedside, PlanImages.two(bedside, 1_000_000, 60_000, 20_000_000, 60_000));
        schedule.seek(59_999);
        assertEquals(3_750, schedule.pulsePeriodUs());
        schedule.seek(60_000);
        assertEquals(187, schedule.pulsePeriodUs());
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void countsVolumeWhereAMicrostepIsANanolitre() {
        DeviceRecord tiny =
                Devices.bedside().nlPerRev(1).microstepsPerRev(1).rateNlPerHMax(60_000).seal();
        Schedule schedule = schedule(tiny, PlanImages.two(tiny, 1_000, 60_000, 1_000, 60_000));
        assertEquals(0, schedule.quantaHolding(0));
        assertEquals(1, schedule.quantaHolding(1));
        assertEquals(1_999, schedule.quantaHolding(1_999));
        assertEquals(2_000, schedule.quantaHolding(2_000));
        assertEquals(2_000, schedule.quantaHolding(2_001));
    }
}
