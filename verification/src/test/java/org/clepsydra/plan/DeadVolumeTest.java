package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

class DeadVolumeTest {
    private static final long ML = 1_000_000L;
    private static final long MIN = 60_000L;
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();

    private static long delayMs(PlanDraft draft, long nl) {
        return DeadVolume.delayMs(PlanImages.image(draft), nl);
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void takesAnHourAndFortyOneMinutes() {
        // 1.2 mL/h is 20 uL a minute: 2.02 mL in 101 min.
        PlanDraft flat = PlanImages.flat(bedside, 12 * ML, 10 * HOUR);
        assertEquals(101 * MIN, delayMs(flat, 2_020_000));
        // 2 mL at 0.6 mL/h are 3 h 20 min.
        assertEquals(200 * MIN, delayMs(PlanImages.flat(bedside, 6 * ML, 10 * HOUR), 2 * ML));
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void roundsUpToTheMillisecond() {
        // 3,000,000 nL in 60,000 ms are 50 nL a millisecond.
        PlanDraft flat = PlanImages.flat(bedside, 3 * ML, MIN);
        assertEquals(0, delayMs(flat, 0));
        assertEquals(0, delayMs(flat, -1));
        assertEquals(1, delayMs(flat, 1));
        assertEquals(1, delayMs(flat, 50));
        assertEquals(2, delayMs(flat, 51));
        assertEquals(MIN, delayMs(flat, 3 * ML));
        assertEquals(-1, delayMs(flat, 3 * ML + 1));
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void followsARampInItsClosedForm() {
        // From nothing: x squared. A quarter of the volume in half of the time, 1 % in a tenth.
        PlanDraft rise = PlanImages.flat(bedside, 10 * ML, HOUR).ramp(1, HOUR, 0);
        assertEquals(HOUR / 2, delayMs(rise, 2_500_000));
        assertEquals(HOUR / 2 + 1, delayMs(rise, 2_500_001));
        assertEquals(HOUR / 10, delayMs(rise, 100_000));
        // To nothing: 2x - x squared. Three quarters in half of the time.
        PlanDraft fall = PlanImages.flat(bedside, 10 * ML, HOUR).ramp(1, HOUR, 200);
        assertEquals(HOUR / 2, delayMs(fall, 7_500_000));
        // From half of the mean: (x + x squared) / 2. 28 % in 0.4 of the time, (0.4 + 0.16) / 2.
        PlanDraft half = PlanImages.flat(bedside, 10 * ML, HOUR).ramp(1, HOUR, 50);
        assertEquals(1_440_000, delayMs(half, 2_800_000));
        assertEquals(1_440_001, delayMs(half, 2_800_001));
        assertEquals(HOUR, delayMs(half, 10 * ML));
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void followsARaisedCosine() {
        // x - sin(2 pi x) / 2 pi: half in half of the time. At a quarter 1/4 - 1/(2 pi), which is
        // 0.0908450569 of 12 mL.
        PlanDraft bell = PlanImages.flat(bedside, 12 * ML, 12 * HOUR).raisedCosine(1, 12 * HOUR);
        // The sine is low by a trifle, so that what is whole on paper is a millisecond late.
        assertEquals(6 * HOUR + 1, delayMs(bell, 6 * ML));
        assertTrue(delayMs(bell, 1_090_140) <= 3 * HOUR);
        assertTrue(delayMs(bell, 1_090_141) > 3 * HOUR);
        assertEquals(12 * HOUR, delayMs(bell, 12 * ML));
        // Late by much more than the mean rate would be: 0.5 mL, a 24th.
        assertTrue(delayMs(bell, 500_000) > 2 * HOUR);
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void passesPausesAndWholeSegments() {
        // A delayed start of 2 h, 1 mL in an hour, a pause of 3 h, 2 mL in an hour.
        PlanDraft program =
                PlanImages.flat(bedside, 3 * ML, 7 * HOUR)
                        .pause(2 * HOUR)
                        .flat(1, HOUR)
                        .pause(3 * HOUR)
                        .flat(2, HOUR);
        // A nanolitre at 1 mL/h is 3.6 ms, at 2 mL/h 1.8.
        assertEquals(2 * HOUR + 4, delayMs(program, 1));
        assertEquals(3 * HOUR, delayMs(program, ML));
        assertEquals(6 * HOUR + 2, delayMs(program, ML + 1));
        assertEquals(6 * HOUR + HOUR / 2, delayMs(program, 2 * ML));
        assertEquals(7 * HOUR, delayMs(program, 3 * ML));
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void passesWholeRunsOfACycle() {
        // 0.5 mL in an hour once; then ten times 0.1 mL in an hour after an hour's pause.
        PlanDraft cycle =
                PlanImages.flat(bedside, 1_500_000, 21 * HOUR)
                        .flat(5, HOUR)
                        .cycle(10)
                        .pause(HOUR)
                        .flat(1, HOUR);
        long[] image = PlanImages.image(cycle);
        assertEquals(100_000, image[PlanLayout.SEGMENTS + 2 * PlanLayout.SEGMENT_WORDS + 2]);
        assertEquals(HOUR, delayMs(cycle, 500_000));
        assertEquals(2 * HOUR + 36, delayMs(cycle, 500_001));
        assertEquals(3 * HOUR, delayMs(cycle, 600_000));
        assertEquals(4 * HOUR + HOUR / 2, delayMs(cycle, 650_000));
        // The seventh run ends after 15 h.
        assertEquals(15 * HOUR, delayMs(cycle, 1_200_000));
        assertEquals(21 * HOUR, delayMs(cycle, 1_500_000));
        assertEquals(-1, delayMs(cycle, 1_500_001));
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void findsItInTheLongestSegment() {
        // 31 days of 2,678,400,000 ms at a nanolitre every 1,000 ms.
        PlanDraft slow = PlanImages.flat(bedside, 2_678_400, 2_678_400_000L);
        assertEquals(1_000, delayMs(slow, 1));
        assertEquals(2_678_399_000L, delayMs(slow, 2_678_399));
        assertEquals(2_678_400_000L, delayMs(slow, 2_678_400));
    }

    @Test
    @Verifies("req~reservoir.prime~2")
    void addsTubingAndCatheter() {
        // 199 uL of tubing, 2.22 uL a centimetre: 40.3 cm are 89,466 nL.
        assertEquals(288_466, DeadVolume.lineNl(199_000, 2_220, 403));
        // 7 nL a centimetre, 3 mm: 2.1.
        assertEquals(2, DeadVolume.lineNl(0, 7, 3));
        assertEquals(0, DeadVolume.lineNl(-1, 2_220, 403));
        assertEquals(0, DeadVolume.lineNl(5_000_001, 1, 1));
        assertEquals(5_000_000, DeadVolume.lineNl(4_999_999, 10, 1));
        assertEquals(0, DeadVolume.lineNl(5_000_000, 10, 1));
        assertEquals(5_000_000, DeadVolume.lineNl(5_000_000, 1, 1));
        assertEquals(0, DeadVolume.lineNl(199_000, 0, 403));
        assertEquals(199_001, DeadVolume.lineNl(199_000, 1, 10));
        assertEquals(0, DeadVolume.lineNl(199_000, 100_001, 1));
        assertEquals(209_000, DeadVolume.lineNl(199_000, 100_000, 1));
        assertEquals(0, DeadVolume.lineNl(199_000, 2_220, 0));
        assertEquals(865_000, DeadVolume.lineNl(199_000, 2_220, 3_000));
        assertEquals(0, DeadVolume.lineNl(199_000, 2_220, 3_001));
    }

    @Test
    @Verifies("req~reservoir.prime~2")
    void primesNoMoreThanTheLineAndOnlyAnEmptyOne() {
        is(DeadVolume.prime(288_466, 288_466, false), Rule.ACCEPTED, 0, 0);
        is(DeadVolume.prime(288_467, 288_466, false), Rule.LINE_VOLUME, 288_467, 288_466);
        is(DeadVolume.prime(1, 288_466, false), Rule.ACCEPTED, 0, 0);
        is(DeadVolume.prime(0, 288_466, false), Rule.LINE_VOLUME, 0, 1);
        is(DeadVolume.prime(1, 288_466, true), Rule.LINE_FULL, 1, 0);
        is(DeadVolume.prime(1, 0, false), Rule.LINE_VOLUME, 0, 1);
        is(DeadVolume.prime(1, 5_000_001, false), Rule.LINE_VOLUME, 5_000_001, 5_000_000);
        is(DeadVolume.prime(5_000_000, 5_000_000, false), Rule.ACCEPTED, 0, 0);
    }

    private static void is(Verdict verdict, int rule, long figure, long limit) {
        assertEquals(rule, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(limit, verdict.limit());
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void hasNoDelayWhereThereIsNoLine() {
        PlanDraft flat = PlanImages.flat(bedside, 3 * ML, MIN);
        assertEquals(0, delayMs(flat, 0));
        assertEquals(0, delayMs(flat, -3 * ML));
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void takesNoTimeFromACycleThatIsNotReached() {
        // 1 mL in an hour, then three pauses of an hour.
        PlanDraft early = PlanImages.flat(bedside, ML, 4 * HOUR).flat(1, HOUR).cycle(3).pause(HOUR);
        assertTrue(early.verdict().accepted());
        assertEquals(HOUR, delayMs(early, ML));
        assertEquals(-1, delayMs(early, ML + 1));
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void goesIntoTheRunAfterTheLastWholeOne() {
        // 0.5 mL in an hour; then ten times 0.2 mL in two hours after an hour's pause.
        PlanDraft cycle =
                PlanImages.flat(bedside, 2_500_000, 31 * HOUR)
                        .flat(5, HOUR)
                        .cycle(10)
                        .pause(HOUR)
                        .flat(2, 2 * HOUR);
        assertTrue(cycle.verdict().accepted());
        // A run ends after 4 h. A nanolitre at 0.1 mL/h is 36 ms.
        assertEquals(4 * HOUR, delayMs(cycle, 700_000));
        assertEquals(5 * HOUR + 36, delayMs(cycle, 700_001));
        assertEquals(5 * HOUR + 72, delayMs(cycle, 700_002));
        assertEquals(7 * HOUR, delayMs(cycle, 900_000));
        assertEquals(8 * HOUR + 36, delayMs(cycle, 900_001));
    }

    @Test
    @Verifies("req~reservoir.dead-volume~1")
    void countsNoOverlayIntoACycleOfAllSegments() {
        // Two runs of 32 segments of 1 mL in an hour, and a bolus that follows them in the image.
        PlanDraft full = PlanImages.flat(bedside, 64 * ML, 64 * HOUR).cycle(2);
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            full.flat(1, HOUR);
        }
        full.bolus(ML, MIN, HOUR, 2);
        assertTrue(full.verdict().accepted());
        assertEquals(32 * HOUR, delayMs(full, 32 * ML));
        assertEquals(33 * HOUR + HOUR / 2, delayMs(full, 33_500_000));
        assertEquals(64 * HOUR, delayMs(full, 64 * ML));
    }

    @Test
    @Verifies("req~reservoir.prime~2")
    void addsNoTubingThatCannotBe() {
        assertEquals(0, DeadVolume.lineNl(Long.MAX_VALUE, 10, 1));
    }
}
