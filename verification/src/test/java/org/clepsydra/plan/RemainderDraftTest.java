package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.Routes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Verifies("req~plan.remainder~1")
class RemainderDraftTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;

    private final DeviceRecord bedside = Devices.bedside().seal();

    private long[] rest(PlanDraft plan, long fromMs) {
        assertTrue(plan.verdict().accepted());
        long[] image = new long[PlanLayout.WORDS];
        draft(plan, fromMs).writeTo(image);
        return image;
    }

    private RemainderDraft draft(PlanDraft plan, long fromMs) {
        return new RemainderDraft(bedside, PlanImages.image(plan)).planId(2).fromMs(fromMs);
    }

    /** Kind, volume, duration and first volume of each segment. */
    private static void segments(long[] image, long... wanted) {
        long[] found = new long[(int) image[PlanLayout.SEGMENT_COUNT] * 4];
        for (int i = 0; i < found.length / 4; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            found[4 * i] = image[at];
            found[4 * i + 1] = image[at + PlanLayout.SEGMENT_VOLUME_NL];
            found[4 * i + 2] = image[at + PlanLayout.SEGMENT_DURATION_MS];
            found[4 * i + 3] = image[at + PlanLayout.SEGMENT_FIRST_NL];
            assertEquals(PlanLayout.ELAPSED, image[at + PlanLayout.SEGMENT_ANCHOR]);
        }
        assertArrayEquals(wanted, found);
    }

    private void whole(long[] image, long nl, long ms, long doseNg, long repeats, long cycle) {
        assertEquals(nl, image[PlanLayout.VOLUME_NL]);
        assertEquals(ms, image[PlanLayout.DURATION_MS]);
        assertEquals(doseNg, image[PlanLayout.DOSE_NG]);
        assertEquals(repeats, image[PlanLayout.REPEATS]);
        assertEquals(cycle, image[PlanLayout.CYCLE_SEGMENT]);
        assertEquals(2, image[PlanLayout.PLAN_ID]);
        assertEquals(1, image[PlanLayout.CONTINUES]);
        PlanCheck check = new PlanCheck(new PumpGeometry(bedside));
        check.judge(image);
        assertEquals(Rule.ACCEPTED, check.rule(), check.figure() + " of " + check.limit());
    }

    @Test
    void isGivenFromTheSameContainerOrAnother() {
        DeviceRecord reader = Devices.bedside().fitted(Fitted.CONTAINER_READER).seal();
        PlanDraft plan = PlanImages.flat(reader, 10_000_000, 3 * HOUR).containerNumber(7);
        RemainderDraft rest =
                new RemainderDraft(reader, PlanImages.image(plan)).planId(2).fromMs(HOUR);
        assertTrue(rest.verdict().accepted());
        long[] image = new long[PlanLayout.WORDS];
        rest.writeTo(image);
        assertEquals(7, image[PlanLayout.CONTAINER_NUMBER]);
        assertTrue(rest.containerNumber(8).verdict().accepted());
        rest.writeTo(image);
        assertEquals(8, image[PlanLayout.CONTAINER_NUMBER]);
    }

    @Test
    void cutsAFlatSegment() {
        // 10 mL in 3 h; after 50 min 130 of 180 min are left: 7,222,222.2 nL.
        long[] image = rest(PlanImages.flat(bedside, 10_000_000, 3 * HOUR), 50 * MINUTE);
        segments(image, PlanLayout.FLAT, 7_222_222, 130 * MINUTE, 0);
        whole(image, 7_222_222, 130 * MINUTE, 7_222_222, 1, 0);
    }

    @Test
    void cutsAMillisecond() {
        // 36 mL in an hour are 10 nL in a millisecond.
        long[] image = rest(PlanImages.flat(bedside, 36_000_000, HOUR), 1);
        segments(image, PlanLayout.FLAT, 35_999_990, HOUR - 1, 0);
        // Two runs of a day's 1 mL in an hour are left, and 999,999.7 nL.
        PlanDraft plan =
                PlanImages.flat(bedside, 4_000_000, 24 * HOUR)
                        .cycle(4)
                        .flat(1, HOUR)
                        .pause(5 * HOUR);
        whole(rest(plan, 6 * HOUR + 1), 2_999_999, 18 * HOUR - 1, 2_999_999, 2, 2);
    }

    @Test
    void hasTheLimitsOfItsOwnProgramWhereThePlansAreLower() {
        long[] before = PlanImages.image(PlanImages.flat(bedside, 10_000_000, 2 * HOUR));
        before[PlanLayout.HOUR_NL_MAX] = 1;
        before[PlanLayout.DAY_NL_MAX] = 1;
        long[] image = new long[PlanLayout.WORDS];
        new RemainderDraft(bedside, before).planId(2).fromMs(HOUR).writeTo(image);
        long[] alone = PlanImages.image(PlanImages.flat(bedside, 5_000_000, HOUR));
        assertEquals(alone[PlanLayout.HOUR_NL_MAX], image[PlanLayout.HOUR_NL_MAX]);
        assertEquals(alone[PlanLayout.DAY_NL_MAX], image[PlanLayout.DAY_NL_MAX]);
        // All of it, and a microstep of 62.5 nL rounded up.
        assertEquals(5_000_063, image[PlanLayout.DAY_NL_MAX]);
    }

    @Test
    void isTheWholePlanAtItsBeginning() {
        PlanDraft plan = PlanImages.flat(bedside, 10_000_000, 3 * HOUR);
        segments(rest(plan, 0), PlanLayout.FLAT, 10_000_000, 3 * HOUR, 0);
        whole(rest(plan, 0), 10_000_000, 3 * HOUR, 10_000_000, 1, 0);
    }

    @Test
    void cutsAFlatSegmentOfAMonth() {
        // 10 mL in 31 days, after 30: a 31st part is 322,580.6 nL.
        PlanDraft plan = PlanImages.flat(bedside, 10_000_000, 31 * 24 * HOUR);
        segments(rest(plan, 30 * 24 * HOUR), PlanLayout.FLAT, 322_580, 24 * HOUR, 0);
    }

    @Test
    void cutsARiseAndAFall() {
        // 10 mL in 3 h rising from nothing: after 1 h a ninth is given, 1,111,111.1 nL. The rate is
        // then a third of the last, 20/9 of 10 mL in 3 h; over 2 h 4,444,444.4 nL.
        PlanDraft rise = PlanImages.flat(bedside, 10_000_000, 3 * HOUR).ramp(1, 3 * HOUR, 0);
        segments(rest(rise, HOUR), PlanLayout.RAMP, 8_888_888, 2 * HOUR, 4_444_444);
        whole(rest(rise, HOUR), 8_888_888, 2 * HOUR, 8_888_888, 1, 0);
        // Of 9 mL a ninth is 1 mL, and nothing is rounded.
        PlanDraft even = PlanImages.flat(bedside, 9_000_000, 3 * HOUR).ramp(1, 3 * HOUR, 0);
        segments(rest(even, HOUR), PlanLayout.RAMP, 8_000_000, 2 * HOUR, 4_000_000);
        // Falling to nothing: after 2 h a ninth is left, 1,111,111.1 nL, and its first rate is
        // twice
        // the mean: 2,222,222.2, no more than twice what is left.
        PlanDraft fall = PlanImages.flat(bedside, 10_000_000, 3 * HOUR).ramp(1, 3 * HOUR, 200);
        segments(rest(fall, 2 * HOUR), PlanLayout.RAMP, 1_111_111, HOUR, 2_222_222);
        // From half of the mean to one and a half: after 1 h 5/3 + 10/18 mL are given, 2,222,222.2
        // nL; the rate is then 5/6 of the mean, 5,555,555.5 nL in 2 h.
        PlanDraft half = PlanImages.flat(bedside, 10_000_000, 3 * HOUR).ramp(1, 3 * HOUR, 50);
        segments(rest(half, HOUR), PlanLayout.RAMP, 7_777_777, 2 * HOUR, 5_555_555);
    }

    @Test
    void roundsTheLeastPartOfANanolitreThatWasGivenUp() {
        // 3,600,120,002 nL rising from nothing in 60,001 ms: 60,001 times itself, and one. After a
        // millisecond a nanolitre and one part in 60,001 times itself are given.
        long[] before =
                PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR).ramp(1, HOUR, 0));
        before[PlanLayout.SEGMENTS + PlanLayout.SEGMENT_VOLUME_NL] = 3_600_120_002L;
        before[PlanLayout.SEGMENTS + PlanLayout.SEGMENT_DURATION_MS] = 60_001;
        long[] image = new long[PlanLayout.WORDS];
        new RemainderDraft(bedside, before).planId(2).fromMs(1).writeTo(image);
        segments(image, PlanLayout.RAMP, 3_600_120_000L, 60_000, 120_000);
    }

    @Test
    void boundsTheFirstRateByWhatIsLeft() {
        // 9,999,998 nL falling to nothing in 1 h: after 20 min four ninths, 4,444,443.6 nL, are
        // left; twice that is 8,888,887.1, twice the whole nanolitres 8,888,886.
        PlanDraft fall = PlanImages.flat(bedside, 9_999_998, HOUR).ramp(1, HOUR, 200);
        segments(rest(fall, 20 * MINUTE), PlanLayout.RAMP, 4_444_443, 40 * MINUTE, 8_888_886);
    }

    @Test
    void leavesARaisedCosineOutThatHasBegun() {
        PlanDraft plan =
                PlanImages.flat(bedside, 10_000_000, 3 * HOUR)
                        .raisedCosine(6, 2 * HOUR)
                        .flat(4, HOUR);
        segments(
                rest(plan, MINUTE),
                PlanLayout.PAUSE,
                0,
                119 * MINUTE,
                0,
                PlanLayout.FLAT,
                4_000_000,
                HOUR,
                0);
        whole(rest(plan, MINUTE), 4_000_000, 179 * MINUTE, 4_000_000, 1, 0);
        segments(rest(plan, 2 * HOUR), PlanLayout.FLAT, 4_000_000, HOUR, 0);
        segments(
                rest(plan, 0),
                PlanLayout.RAISED_COSINE,
                6_000_000,
                2 * HOUR,
                0,
                PlanLayout.FLAT,
                4_000_000,
                HOUR,
                0);
    }

    @Test
    void cutsAPauseAndWhatIsLessThanAMicrolitre() {
        PlanDraft plan =
                PlanImages.flat(bedside, 2_000_000, 3 * HOUR).pause(HOUR).flat(1, 2 * HOUR);
        segments(
                rest(plan, MINUTE),
                PlanLayout.PAUSE,
                0,
                59 * MINUTE,
                0,
                PlanLayout.FLAT,
                2_000_000,
                2 * HOUR,
                0);
        // 60 uL in an hour: the last minute is a microlitre, of 59,999 nL less.
        PlanDraft small =
                PlanImages.flat(bedside, 1_060_000, 2 * HOUR).flat(60, HOUR).flat(1_000, HOUR);
        assertEquals(PlanLayout.FLAT, rest(small, 59 * MINUTE)[PlanLayout.SEGMENTS]);
        PlanDraft less =
                PlanImages.flat(bedside, 1_059_999, 2 * HOUR)
                        .flat(59_999, HOUR)
                        .flat(1_000_000, HOUR);
        segments(
                rest(less, 59 * MINUTE),
                PlanLayout.PAUSE,
                0,
                MINUTE,
                0,
                PlanLayout.FLAT,
                1_000_000,
                HOUR,
                0);
        // So is a ramp, whose first rate goes with it.
        PlanDraft ramp =
                PlanImages.flat(bedside, 1_010_000, 2 * HOUR).ramp(10, HOUR, 200).flat(1_000, HOUR);
        assertEquals(0, rest(ramp, 50 * MINUTE)[PlanLayout.SEGMENTS + PlanLayout.SEGMENT_FIRST_NL]);
        assertEquals(PlanLayout.PAUSE, rest(ramp, 50 * MINUTE)[PlanLayout.SEGMENTS]);
    }

    @Test
    void goesOnInARunAndKeepsTheOthers() {
        // A dose of 1 mL in an hour and five hours' pause, four times: 24 h. After 12 h 30 min half
        // of the third, its pause, and the fourth.
        PlanDraft plan =
                PlanImages.flat(bedside, 4_000_000, 24 * HOUR)
                        .cycle(4)
                        .flat(1, HOUR)
                        .pause(5 * HOUR);
        long[] third = rest(plan, 12 * HOUR + 30 * MINUTE);
        segments(
                third,
                PlanLayout.FLAT,
                500_000,
                30 * MINUTE,
                0,
                PlanLayout.PAUSE,
                0,
                5 * HOUR,
                0,
                PlanLayout.FLAT,
                1_000_000,
                HOUR,
                0,
                PlanLayout.PAUSE,
                0,
                5 * HOUR,
                0);
        whole(third, 1_500_000, 11 * HOUR + 30 * MINUTE, 1_500_000, 1, 0);
        // After 2 h four hours' pause, and three runs.
        long[] first = rest(plan, 2 * HOUR);
        segments(
                first,
                PlanLayout.PAUSE,
                0,
                4 * HOUR,
                0,
                PlanLayout.FLAT,
                1_000_000,
                HOUR,
                0,
                PlanLayout.PAUSE,
                0,
                5 * HOUR,
                0);
        whole(first, 3_000_000, 22 * HOUR, 3_000_000, 3, 1);
        // After 6 h three runs, and after 18 h one.
        whole(rest(plan, 6 * HOUR), 3_000_000, 18 * HOUR, 3_000_000, 3, 0);
        whole(rest(plan, 18 * HOUR), 1_000_000, 6 * HOUR, 1_000_000, 1, 0);
        // Of the last run its last minutes' dose.
        long[] last = rest(plan, 18 * HOUR + 58 * MINUTE);
        whole(last, 33_333, 5 * HOUR + 2 * MINUTE, 33_333, 1, 0);
    }

    @Test
    void goesOnBeforeTheCycle() {
        // 2 mL in 2 h, then 1 mL in an hour three times.
        PlanDraft plan =
                PlanImages.flat(bedside, 5_000_000, 5 * HOUR)
                        .flat(1, HOUR)
                        .flat(1, HOUR)
                        .cycle(3)
                        .flat(1, HOUR);
        long[] image = rest(plan, 90 * MINUTE);
        segments(
                image,
                PlanLayout.FLAT,
                500_000,
                30 * MINUTE,
                0,
                PlanLayout.FLAT,
                1_000_000,
                HOUR,
                0);
        whole(image, 3_500_000, 3 * HOUR + 30 * MINUTE, 3_500_000, 3, 1);
        whole(rest(plan, 2 * HOUR), 3_000_000, 3 * HOUR, 3_000_000, 3, 0);
        whole(rest(plan, HOUR), 4_000_000, 4 * HOUR, 4_000_000, 3, 1);
        // 100 min before it, of two runs of an hour; 30 min into the first.
        PlanDraft odd =
                PlanImages.flat(bedside, 3_000_000, 220 * MINUTE)
                        .flat(1, 100 * MINUTE)
                        .cycle(2)
                        .flat(1, HOUR);
        whole(rest(odd, 130 * MINUTE), 1_500_000, 90 * MINUTE, 1_500_000, 1, 0);
        // In the second of three runs: its half, and the third.
        whole(rest(plan, 3 * HOUR + 30 * MINUTE), 1_500_000, 90 * MINUTE, 1_500_000, 1, 0);
        assertEquals(2, rest(plan, 3 * HOUR + 30 * MINUTE)[PlanLayout.SEGMENT_COUNT]);
    }

    @Test
    void keepsTheOverlaysButThePrimeAndTheLimits() {
        PlanDraft plan =
                PlanImages.flat(bedside, 10_000_000, 2 * HOUR)
                        .bolus(100_000, MINUTE, HOUR, 3)
                        .prime(1_000_000, MINUTE, 2)
                        .kvo(500_000, HOUR, 4)
                        .minimumRate()
                        .flush(300_000, HOUR);
        long[] before = PlanImages.image(plan);
        long[] image = rest(plan, HOUR);
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX * PlanLayout.OVERLAY_WORDS; i++) {
            boolean prime = i / PlanLayout.OVERLAY_WORDS == PlanLayout.PRIME;
            long wanted = prime ? 0 : before[PlanLayout.OVERLAYS + i];
            assertEquals(wanted, image[PlanLayout.OVERLAYS + i], "word " + i);
        }
        assertEquals(PlanLayout.MINIMUM_RATE, image[PlanLayout.SAFE_STATE]);
        assertEquals(before[PlanLayout.HOUR_NL_MAX], image[PlanLayout.HOUR_NL_MAX]);
        assertEquals(before[PlanLayout.DAY_NL_MAX], image[PlanLayout.DAY_NL_MAX]);
        whole(image, 5_000_000, HOUR, 5_000_000, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({
        // 3 mg/mL: 5,000,001 nL are 15,000,003 ng. 2/3 mg/mL: 3,333,334.
        "3, 1, 5000001, 15000003, 5000001",
        "2, 3, 5000001, 3333334, 5000001",
        "2, 3, 5000002, 3333334, 5000001",
        "2, 3, 5000003, 3333335, 5000002",
        "3, 2, 5000001, 7500002, 5000001",
        "1, 1000, 5000999, 5000, 5000000"
    })
    void holdsTheDoseOfWhatIsLeft(long ng, long nl, long leftNl, long doseNg, long volumeNl) {
        // Two segments, of which the second is left; to a nanolitre, so written in the image.
        PlanDraft plan =
                PlanImages.flat(bedside, 0, 2 * HOUR)
                        .concentration(ng, nl)
                        .flat(1, HOUR)
                        .flat(1, HOUR);
        long[] before = PlanImages.image(plan.doseNg(10_000_000));
        int second = PlanLayout.SEGMENTS + PlanLayout.SEGMENT_WORDS;
        before[second + PlanLayout.SEGMENT_VOLUME_NL] = leftNl;
        before[PlanLayout.HOUR_NL_MAX] = 1;
        before[PlanLayout.DAY_NL_MAX] = 1;
        RemainderDraft draft = new RemainderDraft(bedside, before).planId(2).fromMs(HOUR);
        long[] image = new long[PlanLayout.WORDS];
        draft.writeTo(image);
        segments(image, PlanLayout.FLAT, volumeNl, HOUR, 0);
        whole(image, volumeNl, HOUR, doseNg, 1, 0);
        assertTrue(draft.verdict().accepted());
    }

    @Test
    void takesWhatADoseIsLessFromASegmentThatRunsOnce() {
        // 0.5 mg/mL; a pause, 1,000,001 nL left of one, then two runs of 1,000,000 nL.
        PlanDraft plan =
                PlanImages.flat(bedside, 2_000_000, 5 * HOUR)
                        .concentration(1, 2)
                        .pause(HOUR)
                        .flat(1, HOUR)
                        .flat(1, HOUR)
                        .cycle(2)
                        .flat(1, HOUR);
        long[] before = PlanImages.image(plan);
        int third = PlanLayout.SEGMENTS + 2 * PlanLayout.SEGMENT_WORDS;
        assertEquals(1_000_000, before[third + PlanLayout.SEGMENT_VOLUME_NL]);
        before[third + PlanLayout.SEGMENT_VOLUME_NL] = 1_000_001;
        long[] image = new long[PlanLayout.WORDS];
        new RemainderDraft(bedside, before).planId(2).fromMs(2 * HOUR).writeTo(image);
        segments(image, PlanLayout.FLAT, 1_000_000, HOUR, 0, PlanLayout.FLAT, 1_000_000, HOUR, 0);
        whole(image, 3_000_000, 3 * HOUR, 1_500_000, 2, 1);
        // From half an hour on a pause comes first, and the one after it is the first to give.
        new RemainderDraft(bedside, before).planId(2).fromMs(HOUR / 2).writeTo(image);
        assertEquals(1_000_000, before[third - PlanLayout.SEGMENT_WORDS + 2]);
        segments(
                image,
                PlanLayout.PAUSE,
                0,
                HOUR / 2,
                0,
                PlanLayout.FLAT,
                999_999,
                HOUR,
                0,
                PlanLayout.FLAT,
                1_000_001,
                HOUR,
                0,
                PlanLayout.FLAT,
                1_000_000,
                HOUR,
                0);
        assertEquals(4_000_000, image[PlanLayout.VOLUME_NL]);
        // Where only two runs could give it, or three, there is no such rest.
        before[third + PlanLayout.SEGMENT_WORDS + PlanLayout.SEGMENT_VOLUME_NL] = 1_000_000;
        before[third + PlanLayout.SEGMENT_VOLUME_NL] = 1_001;
        new RemainderDraft(bedside, before).planId(2).fromMs(2 * HOUR).writeTo(image);
        assertEquals(1_000, image[PlanLayout.SEGMENTS + PlanLayout.SEGMENT_VOLUME_NL]);
        before[third + PlanLayout.SEGMENT_VOLUME_NL] = 1_000;
        before[third + PlanLayout.SEGMENT_WORDS + PlanLayout.SEGMENT_VOLUME_NL] = 1_000_001;
        before[PlanLayout.CONCENTRATION_NL] = 4;
        new RemainderDraft(bedside, before).planId(2).fromMs(2 * HOUR).writeTo(image);
        // 2,001,002 nL are 500,250 ng, which are 2,001,000 nL.
        assertEquals(1_000, image[PlanLayout.SEGMENTS + PlanLayout.SEGMENT_VOLUME_NL]);
        assertEquals(2_001_002, image[PlanLayout.VOLUME_NL]);
        before[PlanLayout.CONCENTRATION_NL] = 2;
        before[third + PlanLayout.SEGMENT_WORDS + PlanLayout.SEGMENT_VOLUME_NL] = 999_999;
        before[PlanLayout.REPEATS] = 3;
        RemainderDraft none = new RemainderDraft(bedside, before).planId(2).fromMs(3 * HOUR);
        none.writeTo(image);
        assertEquals(2_999_997, image[PlanLayout.VOLUME_NL]);
        assertEquals(1_499_998, image[PlanLayout.DOSE_NG]);
        assertEquals(Rule.VOLUME_FROM_DOSE, none.verdict().rule());
    }

    @ParameterizedTest
    @CsvSource({"10800000", "10800001", "9223372036854775807"})
    void hasNoRestBeyondTheEnd(long fromMs) {
        RemainderDraft draft = draft(PlanImages.flat(bedside, 10_000_000, 3 * HOUR), fromMs);
        assertEquals(Rule.DOSE, draft.verdict().rule());
        assertEquals(0, draft.verdict().figure());
    }

    @Test
    void hasNoRestOfLessThanAMinuteOfASegment() {
        PlanDraft plan = PlanImages.flat(bedside, 10_000_000, 3 * HOUR);
        assertTrue(draft(plan, 3 * HOUR - MINUTE).verdict().accepted());
        Verdict late = draft(plan, 3 * HOUR - MINUTE + 1).verdict();
        assertEquals(Rule.DURATION, late.rule());
        assertEquals(59_999, late.figure());
        assertEquals(60_000, late.limit());
    }

    @Test
    void hasNoRestOfTooManySegments() {
        // A cycle of 17 segments, twice; in the first run 16 and 17 more are left.
        PlanDraft plan = PlanImages.flat(bedside, 34_000_000, 51 * HOUR).cycle(3);
        for (int i = 0; i < 17; i++) {
            plan.flat(1, HOUR);
        }
        assertTrue(draft(plan, 2 * HOUR).verdict().accepted());
        assertEquals(32, rest(plan, 2 * HOUR)[PlanLayout.SEGMENT_COUNT]);
        Verdict verdict = draft(plan, HOUR).verdict();
        assertEquals(Rule.SEGMENT_COUNT, verdict.rule());
        assertEquals(0, verdict.figure());
        // A cycle of 32 segments, of which one is cut: 64, which do not fit the image.
        PlanDraft most = PlanImages.flat(bedside, 32_000_000, 32 * 3 * HOUR).cycle(3);
        for (int i = 0; i < 32; i++) {
            most.flat(1, HOUR);
        }
        assertEquals(Rule.SEGMENT_COUNT, draft(most, MINUTE).verdict().rule());
    }

    @Test
    void isHeldAgainstALibraryAsAnyPlanIs() {
        long[] library = Libraries.image(Libraries.example(7));
        PlanDraft plan =
                PlanImages.mfolfox(bedside)
                        .doseNgPerM2Max(2_500_000_000L)
                        .drug(
                                new DrugDraft()
                                        .drugId(Libraries.FLUOROURACIL)
                                        .route(Routes.INTRAVENOUS_CENTRAL)
                                        .libraryVersion(7));
        assertTrue(plan.verdict(library).accepted());
        RemainderDraft draft = draft(plan, 0);
        assertEquals(Rule.ACCEPTED, draft.verdict(library).rule());
        assertFalse(draft.verdict(Libraries.image(Libraries.example(8))).accepted());
        assertEquals(Rule.NO_LIBRARY, draft.verdict().rule());
    }

    @Test
    void takesACopyOfThePlan() {
        long[] before = PlanImages.image(PlanImages.flat(bedside, 10_000_000, 3 * HOUR));
        RemainderDraft draft = new RemainderDraft(bedside, before).planId(2).fromMs(HOUR);
        before[PlanLayout.SEGMENT_COUNT] = 0;
        assertTrue(draft.verdict().accepted());
    }
}
