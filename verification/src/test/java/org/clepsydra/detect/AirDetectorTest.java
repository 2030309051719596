package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorTests;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** One count is 1 uL; the limit is 100 uL. */
@Verifies("req~detect.single-bubble~3")
class AirDetectorTest {
    private final Line line = new Line().loaded();

    @Test
    void findsABubbleWhenItReachesTheLimit() {
        line.move(99, 0, 1);
        assertFalse(line.findings.airInLine());
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
        assertTrue(line.findings.stops());
    }

    @Test
    void countsVolumeAndNotTime() {
        line.move(99, 0, 1);
        for (int i = 0; i < 1_000; i++) {
            line.move(0, 0, 9);
        }
        assertFalse(line.findings.airInLine());
    }

    @Test
    void countsAPartDryStepInProportionRoundedUp() {
        // 300 uL, one sample in three dry: 100 uL.
        line.move(300, 2, 1);
        assertTrue(line.findings.airInLine());
        Line other = new Line().loaded();
        // 299 uL: 99.67 uL.
        other.move(299, 2, 1);
        assertFalse(other.findings.airInLine());
        // 1 uL, one in three: 333.3 nL, rounded up to 334; three hundred of them are 100.2 uL,
        // where 299 are 99.87.
        Line fine = new Line().loaded();
        for (int i = 0; i < 299; i++) {
            fine.move(1, 2, 1);
        }
        assertFalse(fine.findings.airInLine());
        fine.move(1, 2, 1);
        assertTrue(fine.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.bubble-gap~3")
    void joinsBubblesLessThanTenMicrolitresApart() {
        line.move(60, 0, 1);
        line.move(9, 1, 0);
        line.move(40, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.bubble-gap~3")
    void endsABubbleAfterTenMicrolitresOfLiquid() {
        line.move(60, 0, 1);
        line.move(4, 1, 0);
        line.move(6, 1, 0);
        line.move(99, 0, 1);
        assertFalse(line.findings.airInLine());
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.bubble-gap~3")
    void beginsTheGapAnewWithEveryBitOfAir() {
        line.move(60, 0, 1);
        line.move(9, 1, 0);
        line.move(1, 0, 1);
        line.move(9, 1, 0);
        line.move(39, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.bubble-gap~3")
    void countsNoLiquidOfAPartDryStep() {
        // A bubble of 128 uL over two steps of 80: 64 at the end of one, 64 at the beginning of
        // the next. The 16 of liquid beside it may lie before or after.
        line.move(80, 1, 4);
        line.move(80, 1, 4);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies({"req~detect.bubble-gap~3", "req~detect.single-bubble~3"})
    void beginsTheGapAfterAPartDryStep() {
        line.move(60, 0, 1);
        line.move(9, 1, 0);
        line.move(20, 1, 1);
        line.move(9, 1, 0);
        line.move(29, 0, 1);
        assertFalse(line.findings.airInLine());
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.bubble-gap~3")
    void wantsTheWholeGapAfterAPartDryStep() {
        // A nanolitre a count, limit 100,000: 60,000, a part-dry step of 1, the gap less one.
        for (long gap : new long[] {9_999, 10_000}) {
            Line fine = new Line(Devices.bedside().nlPerRev(500).rateNlPerHMax(2_000_000).seal());
            fine.plan.offer(PlanImages.image(PlanImages.flat(fine.device, 1_000_000, 3_600_000)));
            fine.move(60_000, 0, 1);
            fine.move(1, 1, 1);
            fine.move(gap, 1, 0);
            fine.move(40_000, 0, 1);
            assertEquals(gap == 9_999, fine.findings.airInLine());
        }
    }

    /** A count is 369 nL: 271 of them are 99,999, a nanolitre less than the limit. */
    @Test
    @Verifies("req~detect.bubble-gap~3")
    void countsFromNothingAfterTheGap() {
        Line coarse =
                new Line(
                        Devices.bedside()
                                .nlPerRev(369)
                                .countsPerRev(1)
                                .rateNlPerHMax(2_000_000)
                                .seal());
        coarse.plan.offer(PlanImages.image(PlanImages.flat(coarse.device, 1_000_000, 3_600_000)));
        coarse.move(100, 0, 1);
        coarse.move(28, 1, 0);
        coarse.move(271, 0, 1);
        assertFalse(coarse.findings.airInLine());
        coarse.move(1, 0, 1);
        assertTrue(coarse.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.single-bubble~3")
    void goesOnCountingThroughAnAcknowledgementOfSomethingElse() {
        line.move(90, 0, 1);
        line.move(1, 1, 0);
        line.give(Orders.ACKNOWLEDGE);
        line.move(9, 0, 1);
        assertFalse(line.findings.airInLine());
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    void keepsTheFindingUntilItIsAcknowledgedOverLiquid() {
        line.move(100, 0, 1);
        line.move(0, 1, 0);
        assertTrue(line.findings.airInLine());
        line.move(20, 1, 0);
        assertTrue(line.findings.airInLine());
        line.in.airSamples(0, 1);
        line.give(Orders.ACKNOWLEDGE);
        assertTrue(line.findings.airInLine());
        line.in.airSamples(1, 1);
        line.give(Orders.ACKNOWLEDGE);
        assertTrue(line.findings.airInLine());
        line.in.airSamples(0, 0);
        line.give(Orders.ACKNOWLEDGE);
        assertTrue(line.findings.airInLine());
        line.in.airSamples(1, 0);
        line.give(Orders.STOP);
        assertTrue(line.findings.airInLine());
        line.give(Orders.ACKNOWLEDGE);
        assertFalse(line.findings.airInLine());
    }

    @Test
    void forgetsTheBubbleWithTheAcknowledgement() {
        line.move(100, 0, 1);
        line.in.airSamples(1, 0);
        line.give(Orders.ACKNOWLEDGE);
        line.move(99, 0, 1);
        assertFalse(line.findings.airInLine());
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.air-silent~2")
    void judgesVolumeThatMovedBetweenSamplesByTheNextOnes() {
        line.move(9, 0, 0);
        line.move(91, 0, 1);
        assertTrue(line.findings.airInLine());
        assertFalse(line.findings.airSilent());
    }

    @Test
    @Verifies("req~detect.air-silent~2")
    void findsADetectorThatSaysNothingForTenMicrolitres() {
        line.move(9, 0, 0);
        assertFalse(line.findings.airSilent());
        line.move(1, 0, 0);
        assertTrue(line.findings.airSilent());
        assertTrue(line.findings.stops());
    }

    @Test
    @Verifies("req~detect.air-silent~2")
    void keepsASilentDetectorUntilItSpeaksAndIsAcknowledged() {
        line.move(10, 0, 0);
        line.move(0, 1, 0);
        assertTrue(line.findings.airSilent());
        line.in.airSamples(0, 0);
        line.give(Orders.ACKNOWLEDGE);
        assertTrue(line.findings.airSilent());
        line.in.airSamples(1, 0);
        line.give(Orders.ACKNOWLEDGE);
        assertFalse(line.findings.airSilent());
    }

    @Test
    @Verifies("req~detect.air-silent~2")
    void takesSamplesUnderTestAsSilence() {
        line.in.sensorTestEcho(SensorTests.AIR_DRY);
        line.in.airSamples(0, 5);
        line.in.encoderCounts(10);
        line.step(10);
        assertTrue(line.findings.airSilent());
        assertFalse(line.findings.airInLine());
    }

    @Test
    void boundsWhatItCountsAtAnyLeap() {
        line.move(Long.MAX_VALUE / 2, 0, 1);
        assertTrue(line.findings.airInLine());
        line.move(Long.MAX_VALUE / 4, 0, Integer.MAX_VALUE);
        assertTrue(line.findings.airInLine());
        line.move(5, Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertTrue(line.findings.airInLine());
    }

    @Test
    void forgetsABubbleToTheLastNanolitre() {
        // 99 uL, then one count of which 999 samples in a thousand are dry: 99,999 nL.
        line.move(50, 0, 1);
        line.move(10, 1, 0);
        line.move(99, 0, 1);
        line.move(1, 1, 999);
        assertFalse(line.findings.airInLine());
        Line acknowledged = new Line().loaded();
        acknowledged.move(100, 0, 1);
        acknowledged.in.airSamples(1, 0);
        acknowledged.give(Orders.ACKNOWLEDGE);
        acknowledged.move(99, 0, 1);
        acknowledged.move(1, 1, 999);
        assertFalse(acknowledged.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.bubble-gap~3")
    void countsTheGapToTheLastNanolitre() {
        // 9 uL of liquid, then a count with one dry sample in a thousand: 1 nL of air, 999 of
        // liquid; the gap begins anew, and nine more are not ten.
        line.move(60, 0, 1);
        line.move(9, 1, 0);
        line.move(1, 999, 1);
        line.move(9, 1, 0);
        line.move(39, 0, 1);
        assertFalse(line.findings.airInLine());
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    void measuresWithOneCountARevolution() {
        // A count is 10 uL.
        Line coarse =
                new Line(
                                Devices.bedside()
                                        .nlPerRev(10_000)
                                        .countsPerRev(1)
                                        .rateNlPerHMax(20_000_000)
                                        .seal())
                        .loaded();
        coarse.move(9, 0, 1);
        assertFalse(coarse.findings.airInLine());
        coarse.move(1, 0, 1);
        assertTrue(coarse.findings.airInLine());
    }

    @Test
    void findsNothingWithoutAPlan() {
        Line bare = new Line();
        bare.move(500, 0, 1);
        assertFalse(bare.findings.airInLine());
        bare.loaded();
        bare.step(10);
        assertTrue(bare.findings.airInLine());
    }

    @Test
    void countsAirDrawnBackAndMovedOnAgain() {
        line.move(-50, 0, 1);
        assertFalse(line.findings.airInLine());
        line.move(49, 0, 1);
        assertFalse(line.findings.airInLine());
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.bubble-gap~3")
    void countsNoLiquidOverGroundAlreadyCovered() {
        line.move(60, 0, 1);
        line.move(-10, 1, 0);
        line.move(10, 1, 0);
        line.move(9, 1, 0);
        line.move(40, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.bubble-gap~3")
    void countsNothingAsLiquidThatMovedUnseen() {
        line.move(99, 0, 1);
        line.move(9, 0, 0);
        line.move(1, 1, 0);
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies({"req~detect.bubble-gap~3", "req~detect.single-bubble~3"})
    void countsTheFinestCountsExactly() {
        // 1,000 nL in 65,536 counts: 10 uL are 655,360 of them, one at a time.
        for (int short1 = 0; short1 <= 1; short1++) {
            Line fine =
                    new Line(
                                    Devices.bedside()
                                            .nlPerRev(1_000)
                                            .microstepsPerRev(10)
                                            .countsPerRev(65_536)
                                            .seal())
                            .loaded();
            // 99 uL.
            fine.move(6_488_064, 0, 1);
            for (int i = 0; i < 655_360 - short1; i++) {
                fine.move(1, 1, 0);
            }
            fine.move(65_536, 0, 1);
            assertEquals(short1 == 1, fine.findings.airInLine());
            // And 99 more where a new bubble began: 100 uL to a count.
            fine.move(6_488_063, 0, 1);
            assertEquals(short1 == 1, fine.findings.airInLine());
            fine.move(1, 0, 1);
            assertTrue(fine.findings.airInLine());
        }
    }

    @Test
    void countsAPartDryStepWholeWhereStrokesAre() {
        // 500 nL a count.
        Line strokes = new Line(Devices.wearable().seal()).loaded();
        strokes.move(100, 9, 1);
        assertFalse(strokes.findings.airInLine());
        strokes.move(99, 9, 1);
        assertFalse(strokes.findings.airInLine());
        strokes.move(1, 9, 1);
        assertTrue(strokes.findings.airInLine());
        Line liquid = new Line(Devices.wearable().seal()).loaded();
        liquid.move(1_000, 9, 0);
        assertFalse(liquid.findings.airInLine());
    }

    @Test
    void isNotAcknowledgedBeforeItIsShown() {
        // 99 uL are no finding; with the next step it becomes one, over liquid and acknowledged.
        line.move(99, 0, 1);
        line.plan.clear();
        line.plan.offer(
                PlanImages.image(PlanImages.mfolfox(line.device).planId(2).bubbleLimitNl(20_000)));
        line.in.airSamples(1, 0);
        line.give(Orders.ACKNOWLEDGE);
        assertTrue(line.findings.airInLine());
        line.give(Orders.ACKNOWLEDGE);
        assertFalse(line.findings.airInLine());
    }

    @Test
    @Verifies("req~selftest.air~3")
    void reportsADetectorThatHasNotPassedItsTestOnStart() {
        line.tested = false;
        line.step(10);
        assertFalse(line.findings.airSilent());
        line.give(Orders.STOP);
        assertFalse(line.findings.airSilent());
        line.give(Orders.START);
        assertTrue(line.findings.airSilent());
        line.tested = true;
        line.step(10);
        assertTrue(line.findings.airSilent());
        line.give(Orders.ACKNOWLEDGE);
        assertFalse(line.findings.airSilent());
        line.give(Orders.START);
        assertFalse(line.findings.airSilent());
    }

    @Test
    void forgetsABubbleToTheLastPart() {
        // A count of 1 uL is 500,000 parts. One of which 499,999 samples in 500,000 are dry is a
        // part less.
        line.move(99, 0, 1);
        line.move(1, 1, 499_999);
        assertFalse(line.findings.airInLine());
        line.move(10, 1, 0);
        line.move(99, 0, 1);
        line.move(1, 1, 499_999);
        assertFalse(line.findings.airInLine());
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
        line.in.airSamples(1, 0);
        line.give(Orders.ACKNOWLEDGE);
        line.move(99, 0, 1);
        line.move(1, 1, 499_999);
        assertFalse(line.findings.airInLine());
    }

    @Test
    void roundsAPartDryStepUpFromTheSmallestRest() {
        // 99.499998 uL; then 500,000 parts of which one sample in 499,999 is dry: 1.000002 parts.
        line.move(99, 0, 1);
        line.move(1, 2, 499_998);
        assertFalse(line.findings.airInLine());
        line.move(1, 499_998, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.bubble-gap~3")
    void countsTheGapToTheLastPart() {
        // Three nanolitres a revolution of one count: 10 uL are 3,333 of them and a third.
        for (long gap : new long[] {3_333, 3_334}) {
            Line coarse =
                    new Line(
                            Devices.bedside()
                                    .nlPerRev(3)
                                    .countsPerRev(1)
                                    .rateNlPerHMax(10_000)
                                    .seal());
            coarse.plan.offer(PlanImages.image(PlanImages.flat(coarse.device, 10_000, 3_600_000)));
            coarse.move(20_000, 0, 1);
            coarse.move(gap, 1, 0);
            coarse.move(13_334, 0, 1);
            assertEquals(gap == 3_333, coarse.findings.airInLine());
        }
    }

    @Test
    void countsNoAirOfAStrokeThatSawNone() {
        // 500 nL a count, back and forth: nothing new has moved, and nothing was air.
        Line strokes = new Line(Devices.wearable().seal()).loaded();
        strokes.move(9, 1, 0);
        for (int i = 0; i < 500; i++) {
            strokes.move(-1, 1, 0);
            strokes.move(1, 1, 0);
        }
        assertFalse(strokes.findings.airInLine());
        Line two =
                new Line(
                        Devices.wearable().microstepsPerQuantum(2).rateNlPerHMax(3_000_000).seal());
        two.plan.offer(PlanImages.image(PlanImages.flat(two.device, 1_000_000, 3_600_000)));
        two.move(199, 9, 1);
        assertFalse(two.findings.airInLine());
        two.move(1, 9, 1);
        assertTrue(two.findings.airInLine());
    }

    @Test
    void boundsWhatMovedUnseen() {
        // 2^61 parts at most, of which one sample in 2^31 is 2^30: a part below the limit of 32,513
        // nL at 33,025 counts a revolution.
        Line wide = new Line(Devices.bedside().nlPerRev(10_000_000).countsPerRev(33_025).seal());
        wide.plan.offer(PlanImages.image(PlanImages.mfolfox(wide.device).bubbleLimitNl(32_513)));
        assertTrue(wide.plan.loaded());
        for (int i = 0; i < 4; i++) {
            wide.move(1L << 36, 0, 0);
        }
        wide.move(0, Integer.MAX_VALUE, 1);
        assertFalse(wide.findings.airInLine());
        wide.move(1, 0, 1);
        assertTrue(wide.findings.airInLine());
    }

    @Test
    @Verifies({"req~detect.air-quarter~1", "req~detect.air-day~1"})
    void findsAirByItsSumAndTheBubbleAlike() {
        // Bubbles of 90 uL, below the limit of 100: eleven are 990 uL, and ten are left.
        for (int i = 0; i < 11; i++) {
            line.move(90, 0, 1);
            line.move(10, 1, 0);
        }
        line.move(10, 0, 1);
        assertFalse(line.findings.airInLine());
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
        assertTrue(line.findings.stops());
        // Over air, or over nothing, or by another order: not acknowledged.
        line.give(Orders.ACKNOWLEDGE);
        assertTrue(line.findings.airInLine());
        line.in.airSamples(1, 1);
        line.give(Orders.ACKNOWLEDGE);
        assertTrue(line.findings.airInLine());
        line.in.airSamples(0, 0);
        line.give(Orders.ACKNOWLEDGE);
        assertTrue(line.findings.airInLine());
        line.in.airSamples(1, 0);
        line.give(Orders.STOP);
        assertTrue(line.findings.airInLine());
        line.give(Orders.ACKNOWLEDGE);
        assertFalse(line.findings.airInLine());
        // The 11 of the bubble go on, and so does the sum: the first that is added is found.
        line.move(1, 0, 1);
        assertTrue(line.findings.airInLine());
    }

    @Test
    @Verifies("req~detect.air-quarter~1")
    void clearsBothByOneAcknowledgement() {
        line.move(1_001, 0, 1);
        line.in.airSamples(1, 0);
        line.give(Orders.ACKNOWLEDGE);
        assertFalse(line.findings.airInLine());
        says(0, 1_001_000, 1_001_000);
    }

    @Test
    @Verifies({"req~detect.air-quarter~1", "req~persistence.air~1"})
    void saysWhatPassed() {
        says(0, 0, 0);
        // One sample in three: 333.3 nL.
        line.move(1, 2, 1);
        says(334, 334, 334);
        line.move(59, 0, 1);
        line.move(10, 1, 0);
        says(0, 59_334, 59_334);
        line.step(20 * 60_000);
        says(0, 0, 59_334);
    }

    private void says(long bubbleNl, long quarterNl, long dayNl) {
        assertEquals(bubbleNl, line.findings.airBubbleNl());
        assertEquals(quarterNl, line.findings.airQuarterNl());
        assertEquals(dayNl, line.findings.airDayNl());
    }

    @Test
    @Verifies({"req~detect.air-prime~1", "req~detect.single-bubble~3"})
    void countsAPrimeForTheBubbleOnly() {
        line.primes = true;
        line.move(0, 1, 0);
        line.move(99, 0, 1);
        assertFalse(line.findings.airInLine());
        says(99_000, 0, 0);
        line.move(1_901, 0, 1);
        assertTrue(line.findings.airInLine());
        says(2_000_000, 0, 0);
        // One is let through by the driver's queue, and what is left is liquid.
        line.primes = false;
        line.move(1, 0, 1);
        line.move(20, 1, 0);
        line.give(Orders.ACKNOWLEDGE);
        assertFalse(line.findings.airInLine());
        says(0, 0, 0);
        line.move(1, 0, 1);
        says(1_000, 1_000, 1_000);
    }

    @Test
    @Verifies("req~persistence.air~1")
    void joinsABubbleToWhatWasKept() {
        Line restored = new Line().restored(60_000, 60_000, 60_000).loaded();
        restored.move(9, 1, 0);
        restored.move(39, 0, 1);
        assertFalse(restored.findings.airInLine());
        assertEquals(99_000, restored.findings.airBubbleNl());
        assertEquals(99_000, restored.findings.airQuarterNl());
        restored.move(1, 0, 1);
        assertTrue(restored.findings.airInLine());
        Line ended = new Line().restored(60_000, 60_000, 60_000).loaded();
        ended.move(10, 1, 0);
        ended.move(99, 0, 1);
        assertFalse(ended.findings.airInLine());
        assertEquals(159_000, ended.findings.airDayNl());
    }

    @Test
    @Verifies("req~persistence.air~1")
    void boundsWhatWasKept() {
        line.restored(10_000_001, 20_000_000, 30_000_000);
        line.step(10);
        says(10_000_000, 10_000_000, 10_000_000);
        // What follows a bubble so large is not in what is said of it; nothing overflows.
        line.move(1, 0, 1);
        says(10_000_000, 10_000_000, 10_000_000);
    }

    @Test
    @Verifies("req~persistence.air~1")
    void saysNothingImpossibleOfADeviceThatIsNotAccepted() {
        Line backwards = new Line(Devices.bedside().nlPerRev(-5).countsPerRev(1).seal());
        backwards.move(7, 0, 1);
        assertEquals(0, backwards.findings.airBubbleNl());
        assertEquals(0, backwards.findings.airDayNl());
        Line none = new Line(Devices.bedside().countsPerRev(0).seal());
        none.move(7, 0, 1);
        assertEquals(0, none.findings.airBubbleNl());
        assertEquals(0, none.findings.airDayNl());
    }
}
