package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * The ceiling that a draft writes, read by the monitor's own eyes: never below the curve, never
 * further above it than its gap, and held even at the device's highest rate. The curve is the
 * requirement's, in doubles, which are good to a millionth of a nanolitre here.
 */
@Verifies({
    "req~delivery.segments~2",
    "req~delivery.repeats~1",
    "req~monitor.envelope-integrity~4",
    "req~plan.envelope-agrees~4",
    "req~plan.envelope-follows~1"
})
class CeilingOfShapesTest {
    private static final long HOUR = 3_600_000L;
    private static final double EPS = 1e-3;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final EnvelopeBlock block = new EnvelopeBlock(new MonitorGeometry(bedside));

    @Test
    void coversARaisedCosineWithinAThousandth() {
        PlanDraft day = PlanImages.flat(bedside, 32_400_000, 12 * HOUR).raisedCosine(1, 12 * HOUR);
        long[] image = PlanImages.image(day);
        covers(image);
        // 0.26 / 16^2 of 32,400,000 nL, which is 32,906.25, rounded up, and 2.
        assertEquals(32_909, image[PlanLayout.ENVELOPE_GAP_NL]);
        // Sixteen chords, seventeen points for the tangents, and the beginning.
        assertEquals(34, image[PlanLayout.ENVELOPE_POINT_COUNT]);
    }

    @Test
    void coversRampsUpAndDown() {
        for (long first : new long[] {0, 1, 50, 99, 100, 101, 150, 199, 200}) {
            PlanDraft ramp = PlanImages.flat(bedside, 24_000_000, 24 * HOUR);
            covers(PlanImages.image(ramp.ramp(1, 24 * HOUR, first)));
        }
    }

    @Test
    void leavesStraightProgramsWithoutAGap() {
        PlanDraft plan =
                PlanImages.flat(bedside, 24_000_000, 3 * HOUR)
                        .flat(1, HOUR)
                        .pause(HOUR)
                        .flat(1, HOUR);
        long[] image = PlanImages.image(plan);
        covers(image);
        assertEquals(0, image[PlanLayout.ENVELOPE_GAP_NL]);
    }

    @Test
    void isHeldAtTheHighestRateOfTheDevice() {
        // Peaks of 1200 mL/h: a cosine of 600, ramps of 600, from a minute to sixteen hours, which
        // take 9.6 L of the 10 that a plan may have.
        for (long ms : new long[] {60_000, 61_003, 16 * HOUR}) {
            long nl = 600_000_000L * ms / HOUR;
            covers(PlanImages.image(PlanImages.flat(bedside, nl, ms).raisedCosine(1, ms)));
            covers(PlanImages.image(PlanImages.flat(bedside, nl, ms).ramp(1, ms, 0)));
            covers(PlanImages.image(PlanImages.flat(bedside, nl, ms).ramp(1, ms, 200)));
        }
    }

    @Test
    void putsItsTangentsWhereTheyMeetAndAMillisecondOn() {
        // 48 mL in 320 s, falling from 300 nL/ms: the first two of seventeen tangents meet after
        // 10,000 ms. A millisecond on the first is at 3,000,300, rounded down to below it, and 2.
        long[] ramp =
                PlanImages.image(
                        PlanImages.flat(bedside, 48_000_000, 320_000).ramp(1, 320_000, 200));
        PlanImages.pointIs(ramp, 1, 10_001, 3_000_301);
        // 5,000 nL in a day, from 1.99 of its mean: the last two meet at 4,998.4, and 2 is all of
        // it, a millisecond before.
        long[] slow =
                PlanImages.image(
                        PlanImages.flat(bedside, 1_005_000, 90_000_000)
                                .flat(200, 3_600_000)
                                .ramp(1, 86_400_000, 199));
        PlanImages.pointIs(slow, 17, 87_300_000, 1_005_000);
    }

    @Test
    void coversTheLastOfAFallingRamp() {
        // Where the last two tangents meet above the whole, between two milliseconds.
        covers(PlanImages.image(PlanImages.flat(bedside, 3_373_680, 60_030).ramp(1, 60_030, 200)));
        for (long ms = 60_000; ms < 60_200; ms++) {
            covers(PlanImages.image(PlanImages.flat(bedside, 9_000_000, ms).ramp(1, ms, 200)));
        }
    }

    @Test
    void roundsItsGapUp() {
        // 515 nL bend: 0.26 / 16^2 of them is 0.52, and a chord is half a nanolitre above the curve
        // where its points are already two.
        long[] ramp =
                PlanImages.image(
                        PlanImages.flat(bedside, 20_000 + 2_238, 120_002)
                                .flat(20_000, 60_000)
                                .ramp(2_238, 60_002, 77));
        assertEquals(3, ramp[PlanLayout.ENVELOPE_GAP_NL]);
        covers(ramp);
    }

    @Test
    void coversTheLeastVolume() {
        covers(PlanImages.image(PlanImages.flat(bedside, 1_000, 60_000).raisedCosine(1, 60_000)));
        covers(PlanImages.image(PlanImages.flat(bedside, 1_000, 24 * HOUR).ramp(1, 24 * HOUR, 0)));
    }

    @Test
    void coversRandomProgramsOfAllShapes() {
        SplittableRandom random = new SplittableRandom(77);
        int covered = 0;
        int programs = Integer.getInteger("clepsydra.points", 60_000) / 300;
        for (int i = 0; i < programs; i++) {
            long[] image = PlanImages.image(program(random));
            if (accepted(image)) {
                covers(image);
                covered++;
            }
        }
        assertTrue(covered > programs / 2, "only " + covered);
    }

    @Test
    void declaresTheGapOfARampByItsBend() {
        // From half its mean: half the volume bends. 12,000,000 x 0.26 / 256 is 12,187.5, and 2.
        PlanDraft ramp = PlanImages.flat(bedside, 24_000_000, 24 * HOUR).ramp(1, 24 * HOUR, 50);
        assertEquals(12_190, PlanImages.image(ramp)[PlanLayout.ENVELOPE_GAP_NL]);
        PlanDraft fall = PlanImages.flat(bedside, 24_000_000, 24 * HOUR).ramp(1, 24 * HOUR, 150);
        assertEquals(12_190, PlanImages.image(fall)[PlanLayout.ENVELOPE_GAP_NL]);
    }

    @Test
    void sharesItsPointsAmongTheBends() {
        // Nine cosines: 54 points left for 18 bends, three pieces each; 9 (3 + 4) and the first.
        long[] cosines = PlanImages.image(cosines(9));
        assertEquals(64, cosines[PlanLayout.ENVELOPE_POINT_COUNT]);
        // 11,111,112 nL at most x 0.26 / 9, which is 320,987.7, and 2.
        assertEquals(320_990, cosines[PlanLayout.ENVELOPE_GAP_NL]);
        // Twenty flat segments and twelve rising ramps: 43 points left, three pieces each.
        PlanDraft mixed = PlanImages.flat(bedside, 32_000_000, 32 * HOUR);
        for (int i = 0; i < 32; i++) {
            if (i < 20) {
                mixed.flat(1, HOUR);
            } else {
                mixed.ramp(1, HOUR, 0);
            }
        }
        long[] image = PlanImages.image(mixed);
        assertEquals(1 + 20 + 36, image[PlanLayout.ENVELOPE_POINT_COUNT]);
        assertEquals(28_889 + 2, image[PlanLayout.ENVELOPE_GAP_NL]);
        covers(image);
        // And twelve falling ones, which take a point more each: 31 points left, two pieces.
        PlanDraft falling = PlanImages.flat(bedside, 32_000_000, 32 * HOUR);
        for (int i = 0; i < 32; i++) {
            if (i < 20) {
                falling.flat(1, HOUR);
            } else {
                falling.ramp(1, HOUR, 200);
            }
        }
        image = PlanImages.image(falling);
        assertEquals(1 + 20 + 36, image[PlanLayout.ENVELOPE_POINT_COUNT]);
        assertEquals(65_000 + 2, image[PlanLayout.ENVELOPE_GAP_NL]);
        covers(image);
    }

    @Test
    void leavesAPointForTheBeginning() {
        // 16 rising ramps share 63 points: three pieces each, and none is a fourth.
        PlanDraft rising = PlanImages.flat(bedside, 16_000_000, 16 * HOUR);
        for (int i = 0; i < 16; i++) {
            rising.ramp(1, HOUR, 0);
        }
        long[] image = PlanImages.image(rising);
        assertEquals(1 + 16 * 3, image[PlanLayout.ENVELOPE_POINT_COUNT]);
        covers(image);
    }

    @Test
    void refusesMoreBendsThanItsPointsCanFollow() {
        // Twelve cosines have room for two pieces a bend, 51 / 24: 0.26 / 4 of a twelfth is 0.54 %.
        assertEquals(Rule.ACCEPTED, cosines(12).verdict().rule());
        // Thirteen for one, 50 / 26: 0.26 of a thirteenth, 7,692,308 nL at most, is 2,000,000.08.
        assertEquals(Rule.ENVELOPE_GAP, cosines(13).verdict().rule());
        assertEquals(2_000_003, cosines(13).verdict().figure());
        assertEquals(1_000_000, cosines(13).verdict().limit());
        // Twenty-two have no room at all; the gap is then the whole.
        assertEquals(Rule.ENVELOPE_GAP, cosines(22).verdict().rule());
        assertEquals(100_000_000, cosines(22).verdict().figure());
        // One that gives all but a little, among others that take the points away.
        PlanDraft uneven = PlanImages.flat(bedside, 100_000_000, 16 * HOUR);
        uneven.raisedCosine(10_000, HOUR);
        for (int i = 0; i < 15; i++) {
            uneven.raisedCosine(1, HOUR);
        }
        assertEquals(Rule.ENVELOPE_GAP, uneven.verdict().rule());
    }

    private PlanDraft cosines(int count) {
        PlanDraft plan = PlanImages.flat(bedside, 100_000_000, count * HOUR);
        for (int i = 0; i < count; i++) {
            plan.raisedCosine(1, HOUR);
        }
        return plan;
    }

    private PlanDraft program(SplittableRandom random) {
        int segments = 1 + random.nextInt(6);
        int cycleAt = random.nextInt(2 * segments);
        int repeats = 2 + random.nextInt(9);
        PlanDraft plan = PlanImages.flat(bedside, 20_000 + random.nextLong(50_000_000), 0);
        long beforeMs = 0;
        long cycleMs = 0;
        for (int i = 0; i < segments; i++) {
            if (i == cycleAt) {
                plan.cycle(repeats);
            }
            long ms = 60_000 + random.nextLong(random.nextInt(3) == 0 ? 24 * HOUR - 60_000 : HOUR);
            cycleMs += i >= cycleAt ? ms : 0;
            beforeMs += i < cycleAt ? ms : 0;
            switch (random.nextInt(5)) {
                case 0 -> plan.pause(ms);
                case 1 -> plan.flat(1 + random.nextInt(9), ms);
                case 2, 3 -> plan.ramp(1 + random.nextInt(9), ms, random.nextInt(201));
                default -> plan.raisedCosine(1 + random.nextInt(9), ms);
            }
        }
        return plan.durationMs(beforeMs + repeats * cycleMs);
    }

    private boolean accepted(long[] image) {
        org.clepsydra.plan.PlanCheck check =
                new org.clepsydra.plan.PlanCheck(new org.clepsydra.plan.PumpGeometry(bedside));
        check.judge(image);
        return check.rule() == Rule.ACCEPTED;
    }

    /** Walks along the ceiling and along the segments, run by run, each segment at 201 places. */
    private void covers(long[] image) {
        assertTrue(accepted(image), "not accepted");
        assertTrue(block.take(image), "not held by the monitor");
        CeilingCursor cursor = new CeilingCursor(block);
        cursor.begin();
        double beforeNl = 0;
        long beforeMs = 0;
        long count = image[PlanLayout.SEGMENT_COUNT];
        int index = 0;
        long runsLeft = image[PlanLayout.REPEATS];
        while (runsLeft > 0) {
            int at = PlanLayout.SEGMENTS + index * PlanLayout.SEGMENT_WORDS;
            long ms = image[at + PlanLayout.SEGMENT_DURATION_MS];
            for (int i = 0; i <= 200; i++) {
                long into = ms * i / 200;
                double curveNl = beforeNl + given(image, at, (double) into / ms);
                double ceilingNl = ceiling(cursor, beforeMs + into);
                double gapNl = block.gapNl();
                assertTrue(
                        ceilingNl + 1 >= curveNl - EPS,
                        () -> ceilingNl + " below " + curveNl + " at " + into + " of " + ms);
                assertTrue(
                        ceilingNl <= curveNl + gapNl + EPS,
                        () -> ceilingNl + " above " + curveNl + " + " + gapNl + " at " + into);
            }
            beforeNl += image[at + PlanLayout.SEGMENT_VOLUME_NL];
            beforeMs += ms;
            index++;
            if (index == count) {
                index = (int) image[PlanLayout.CYCLE_SEGMENT];
                runsLeft--;
            }
        }
        assertEquals(image[PlanLayout.VOLUME_NL], cursor.ceilingNl(beforeMs));
    }

    /** The ceiling rounded down to whole nanolitres, as the monitor has it. */
    private static double ceiling(CeilingCursor cursor, long ms) {
        for (int i = 0; i < 64; i++) {
            cursor.moveTo(ms);
        }
        return cursor.ceilingNl(ms);
    }

    private static double given(long[] image, int at, double x) {
        double nl = image[at + PlanLayout.SEGMENT_VOLUME_NL];
        double first = image[at + PlanLayout.SEGMENT_FIRST_NL];
        long kind = image[at + PlanLayout.SEGMENT_KIND];
        if (kind == PlanLayout.RAMP) {
            return first * x + (nl - first) * x * x;
        }
        return kind == PlanLayout.RAISED_COSINE
                ? nl * (x - Math.sin(2 * Math.PI * x) / (2 * Math.PI))
                : nl * x;
    }
}
