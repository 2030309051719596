package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCheckTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord wearable = Devices.wearable().seal();
    private final PlanCheck check = new PlanCheck(new PumpGeometry(wearable));

    @Test
    @Verifies("req~plan.image-integrity~1")
    void acceptsTheReferencePlan() {
        judge(word -> {}, Rule.ACCEPTED, 0, 0);
    }

    @Test
    @Verifies("req~plan.image-integrity~1")
    void refusesAnImageOfAnotherKindVersionOrDevice() {
        long magic = PlanLayout.CONTROL_MAGIC;
        judge(w -> w[PlanLayout.MAGIC] = magic + 1, Rule.CONTROL_MAGIC, magic + 1, magic);
        judge(w -> w[PlanLayout.VERSION] = 4, Rule.LAYOUT_VERSION, 4, 3);
        judge(w -> w[PlanLayout.VERSION] = 2, Rule.LAYOUT_VERSION, 2, 3);
        judge(w -> w[PlanLayout.DEVICE_ID] = 7_002, Rule.DEVICE_ID, 7_002, 7_001);
    }

    @Test
    @Verifies("req~plan.image-integrity~1")
    void findsEverySingleBitFlippedInTheControlBlock() {
        long[] image = PlanImages.changed(w -> {});
        for (int word = 0; word < PlanLayout.ENVELOPE; word++) {
            for (int bit = 0; bit < 64; bit += 7) {
                image[word] ^= 1L << bit;
                check.judge(image);
                int wanted =
                        word == PlanLayout.MAGIC
                                ? Rule.CONTROL_MAGIC
                                : word == PlanLayout.VERSION
                                        ? Rule.LAYOUT_VERSION
                                        : Rule.CONTROL_CHECKSUM;
                assertEquals(wanted, check.rule(), "word " + word + " bit " + bit);
                image[word] ^= 1L << bit;
            }
        }
    }

    @Test
    @Verifies("req~plan.image-integrity~1")
    void refusesEveryReservedWordThatIsNotZero() {
        for (int word = PlanLayout.NAMELESS;
                word < PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2;
                word++) {
            int at = word;
            judge(w -> w[at] = 1, Rule.RESERVED_WORD, 1, 0);
        }
        for (int word = PlanLayout.SEGMENTS + 5; word < PlanLayout.OVERLAYS; word++) {
            int at = word;
            judge(w -> w[at] = -1, Rule.RESERVED_WORD, -1, 0);
        }
    }

    /** The last row of the table is unused, and the word after it is a bolus. */
    @Test
    @Verifies("req~plan.image-integrity~1")
    void wantsNoZeroAfterTheLastUnusedRow() {
        check.judge(
                PlanImages.image(
                        PlanImages.flat(wearable, 10_000_000, HOUR).bolus(600_000, 60_000, 0, 1)));
        assertEquals(Rule.ACCEPTED, check.rule());
    }

    @Test
    @Verifies("req~plan.image-integrity~1")
    void leavesTheNamedWordsBesideThoseToTheirOwnRules() {
        judge(w -> w[PlanLayout.CONTAINER_NUMBER] = 1, Rule.CONTAINER_NUMBER, 1, 0);
        judge(w -> w[PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2] = 1, Rule.NO_LIBRARY, 1, 0);
    }

    @Test
    @Verifies("req~plan.container~1")
    void refusesAContainerThatTheDeviceCannotTell() {
        accepts(w -> w[PlanLayout.CONTAINER_NUMBER] = 0);
        judge(w -> w[PlanLayout.CONTAINER_NUMBER] = 1, Rule.CONTAINER_NUMBER, 1, 0);
        judge(w -> w[PlanLayout.CONTAINER_NUMBER] = -1, Rule.CONTAINER_NUMBER, -1, 0);
    }

    @Test
    @Verifies("req~plan.container~1")
    void takesAContainersNumberOfEighteenDigits() {
        DeviceRecord reader = Devices.wearable().fitted(Fitted.CONTAINER_READER).seal();
        long most = 999_999_999_999_999_999L;
        PlanDraft draft = PlanImages.mfolfox(reader);
        assertEquals(true, draft.containerNumber(0).verdict().accepted());
        assertEquals(true, draft.containerNumber(1).verdict().accepted());
        assertEquals(true, draft.containerNumber(most).verdict().accepted());
        refused(draft.containerNumber(most + 1), most + 1, most);
        refused(draft.containerNumber(-1), -1, 0);
    }

    @Test
    @Verifies("req~plan.container~1")
    void refusesAContainerBesideAFlush() {
        DeviceRecord reader = Devices.wearable().fitted(Fitted.CONTAINER_READER).seal();
        PlanDraft draft = PlanImages.mfolfox(reader).flush(1_000_000, 3_600_000);
        assertEquals(true, draft.verdict().accepted());
        refused(draft.containerNumber(7), 7, 0);
        // Before it is judged whether the flush is one.
        PlanCheck reads = new PlanCheck(new PumpGeometry(reader));
        long[] image = PlanImages.image(PlanImages.mfolfox(reader).containerNumber(7));
        image[PlanLayout.OVERLAYS + PlanLayout.FLUSH * PlanLayout.OVERLAY_WORDS] = 1;
        PlanImages.seal(image);
        reads.judge(image);
        assertEquals(Rule.CONTAINER_NUMBER, reads.rule());
    }

    @Test
    @Verifies("req~plan.container~1")
    void takesNoOtherSensorForAReader() {
        int others = Fitted.ALL & ~Fitted.CONTAINER_READER;
        DeviceRecord none = Devices.sensing().fitted(others).seal();
        assertEquals(true, PlanImages.mfolfox(none).verdict().accepted());
        refused(PlanImages.mfolfox(none).containerNumber(7), 7, 0);
    }

    private static void refused(PlanDraft draft, long figure, long limit) {
        Verdict verdict = draft.verdict();
        assertEquals(Rule.CONTAINER_NUMBER, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(limit, verdict.limit());
    }

    @Test
    @Verifies("req~plan.dose-rate-limit~2")
    void findsNoDoseRateWhereNothingIsGiven() {
        ProgramCheck program =
                new ProgramCheck(new PumpGeometry(Devices.wearable().seal()), new Ruling());
        program.doseRate(PlanImages.changed(w -> {}));
        // 4320 mg for 1.80 m2 in 46 h are 52,173,913.04... ng, counted as one more.
        assertEquals(52_173_914, program.doseRateNgPerM2PerH());
        program.doseRate(new long[PlanLayout.WORDS]);
        assertEquals(0, program.doseRateNgPerM2PerH());
    }

    @Test
    @Verifies("req~plan.dose-limit~3")
    void refusesMoreDrugInAllThanTheDrugsLimit() {
        // 4320 mg for 1.80 m2 are 2400 mg/m2.
        accepts(w -> w[PlanLayout.DOSE_NG_PER_M2_MAX] = 2_400_000_000L);
        accepts(w -> w[PlanLayout.DOSE_NG_PER_M2_MAX] = 500_000_000_000L);
        judge(
                w -> w[PlanLayout.DOSE_NG_PER_M2_MAX] = 2_399_999_999L,
                Rule.DOSE_TOO_HIGH,
                2_400_000_000L,
                2_399_999_999L);
        // 1.8001 m2: 4,320,000,000 / 1.8001 is 2,399,866,674.07..., counted as one more.
        accepts(
                w -> {
                    w[PlanLayout.BSA_CM2] = 18_001;
                    w[PlanLayout.DOSE_NG_PER_M2_MAX] = 2_399_866_675L;
                });
        judge(
                w -> {
                    w[PlanLayout.BSA_CM2] = 18_001;
                    w[PlanLayout.DOSE_NG_PER_M2_MAX] = 2_399_866_674L;
                },
                Rule.DOSE_TOO_HIGH,
                2_399_866_675L,
                2_399_866_674L);
    }

    @Test
    @Verifies("req~plan.dose-limit~3")
    void roundsTheDosePerAreaUpFromTheSmallestRest() {
        // 1,814,499 ng * 10,000 / 18,001 is 1,007,999 and a rest of 1.
        PlanDraft least =
                PlanImages.flat(Devices.wearable().seal(), 1_814_499, HOUR).bsaCm2(18_001);
        accepted(least.doseNgPerM2Max(1_008_000));
        refused(least.doseNgPerM2Max(1_007_999), Rule.DOSE_TOO_HIGH);
    }

    @Test
    @Verifies("req~plan.dose-limit~3")
    void refusesADailyDoseOrderedAsTheCourse() {
        // 1000 mg/m2 a day for four days; 16 g/m2 is 167 mg/m2/h, within the limit of 200.
        DeviceRecord wearable = Devices.wearable().seal();
        PlanDraft course =
                PlanImages.mfolfox(wearable).durationMs(345_600_000).doseNgPerM2Max(4_200_000_000L);
        accepted(course.doseNgPerM2(4_000_000_000L));
        refused(course.doseNgPerM2(16_000_000_000L), Rule.DOSE_TOO_HIGH);
    }

    @Test
    @Verifies("req~plan.envelope-agrees~4")
    void refusesAnEnvelopeThatDidNotComeWhole() {
        for (int word = PlanLayout.ENVELOPE + 1; word < PlanLayout.WORDS; word++) {
            long[] image = PlanImages.changed(w -> {});
            image[word] ^= 1;
            check.judge(image);
            assertEquals(Rule.ENVELOPE_CHECKSUM, check.rule(), "word " + word);
        }
        long[] right = PlanImages.changed(w -> {});
        judge(
                w -> w[PlanLayout.ENVELOPE_MAGIC]++,
                Rule.ENVELOPE_MAGIC,
                0x434C4550454E564DL,
                0x434C4550454E564CL);
        long sum = right[PlanLayout.ENVELOPE_CRC];
        right[PlanLayout.ENVELOPE_CRC] = 7;
        check.judge(right);
        assertEquals(7, check.figure());
        assertEquals(sum, check.limit());
    }

    @Test
    @Verifies("req~plan.envelope-agrees~4")
    void refusesAnEnvelopeOfAnotherPlanOrDevice() {
        judge(w -> w[PlanLayout.ENVELOPE_PLAN_ID] = 2, Rule.ENVELOPE_PLAN_ID, 2, 1);
        judge(w -> w[PlanLayout.ENVELOPE_DEVICE_ID]++, Rule.ENVELOPE_DEVICE_ID, 7_002, 7_001);
        judge(
                w -> w[PlanLayout.ENVELOPE_VOLUME_NL]++,
                Rule.ENVELOPE_VOLUME,
                86_400_001,
                86_400_000);
        judge(
                w -> w[PlanLayout.ENVELOPE_VOLUME_NL]--,
                Rule.ENVELOPE_VOLUME,
                86_399_999,
                86_400_000);
    }

    @Test
    @Verifies("req~plan.envelope-agrees~4")
    void refusesAnEnvelopeOfAnotherVersionOrWithAWordThatHasNoName() {
        judge(w -> w[PlanLayout.ENVELOPE_VERSION] = 4, Rule.LAYOUT_VERSION, 4, 3);
        judge(w -> w[PlanLayout.ENVELOPE_VERSION] = 2, Rule.LAYOUT_VERSION, 2, 3);
        for (int word = PlanLayout.ENVELOPE_NAMELESS; word < PlanLayout.ENVELOPE_CRC; word++) {
            int at = word;
            judge(w -> w[at] = 1, Rule.RESERVED_WORD, 1, 0);
        }
    }

    @Test
    @Verifies("req~plan.envelope-agrees~4")
    void refusesACeilingTooFarAboveTheCurve() {
        // 1 % of 86.4 mL.
        accepts(w -> w[PlanLayout.ENVELOPE_GAP_NL] = 864_000);
        judge(w -> w[PlanLayout.ENVELOPE_GAP_NL] = 864_001, Rule.ENVELOPE_GAP, 864_001, 864_000);
        judge(w -> w[PlanLayout.ENVELOPE_GAP_NL] = -1, Rule.ENVELOPE_GAP, -1, 0);
        // 10 mL in two runs: 1 % of 5 mL.
        PlanDraft twice = PlanImages.flat(wearable, 10_000_000, 2 * HOUR).cycle(2).flat(1, HOUR);
        long[] image = PlanImages.image(twice);
        image[PlanLayout.ENVELOPE_GAP_NL] = 50_000;
        judged(image, Rule.ACCEPTED);
        image[PlanLayout.ENVELOPE_GAP_NL] = 50_001;
        judged(image, Rule.ENVELOPE_GAP);
    }

    @Test
    @Verifies("req~plan.envelope-follows~1")
    void refusesACeilingThatEndsElsewhere() {
        // 46 h are 165,600,000 ms.
        judge(
                w -> w[PlanLayout.ENVELOPE_POINTS + 2]--,
                Rule.ENVELOPE_NOT_OF_CURVE,
                165_599_999,
                165_600_000);
        judge(
                w -> w[PlanLayout.ENVELOPE_POINT_COUNT] = 99,
                Rule.ENVELOPE_NOT_OF_CURVE,
                99,
                PlanLayout.ENVELOPE_POINTS_MAX);
    }

    @Test
    @Verifies("req~plan.envelope-agrees~4")
    void refusesAWordAfterTheLastPointOfTheEnvelope() {
        // It has no name.
        int after = PlanLayout.ENVELOPE_POINTS + 2 * PlanLayout.ENVELOPE_POINT_WORDS;
        judge(w -> w[after] = 1, Rule.RESERVED_WORD, 1, 0);
        judge(w -> w[PlanLayout.ENVELOPE_OVERLAYS - 1] = -1, Rule.RESERVED_WORD, -1, 0);
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void refusesEveryPlanForADeviceOutOfRange() {
        PlanCheck none = new PlanCheck(new PumpGeometry(Devices.wearable().countsPerRev(0).seal()));
        none.judge(PlanImages.changed(w -> {}));
        assertEquals(Rule.DEVICE_RECORD, none.rule());
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void refusesFiguresOfTheHeaderOneBeyondTheirEnds() {
        refusesOutside(PlanLayout.PLAN_ID, Rule.PLAN_ID, 1, Long.MAX_VALUE);
        refusesOutside(PlanLayout.DOSE_NG, Rule.DOSE, 1, 100_000_000_000L);
        refusesOutside(PlanLayout.CONCENTRATION_NL, Rule.CONCENTRATION, 1, 1_000_000);
        int ng = PlanLayout.CONCENTRATION_NG;
        judge(w -> w[ng] = 0, Rule.CONCENTRATION, 0, 1);
        judge(w -> w[ng] = 1_001, Rule.CONCENTRATION, 1_001, 1_000);
        judge(w -> w[ng] = 1_000_000_001, Rule.CONCENTRATION, 1_000_000_001, 1_000_000_000);
        judge(w -> w[ng] = Long.MIN_VALUE, Rule.CONCENTRATION, Long.MIN_VALUE, 1);
        refusesOutside(PlanLayout.BSA_CM2, Rule.BODY_SURFACE_AREA, 2_000, 30_000);
        refusesOutside(
                PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX,
                Rule.DOSE_RATE_LIMIT,
                1,
                100_000_000_000L);
        refusesOutside(PlanLayout.DOSE_NG_PER_M2_MAX, Rule.DOSE_LIMIT, 1, 500_000_000_000L);
        // A stroke of 50,000 nL is more than the least of any device.
        refusesOutside(PlanLayout.VOLUME_NL, Rule.VOLUME, 50_000, 10_000_000_000L);
        refusesOutside(PlanLayout.DURATION_MS, Rule.DURATION, 60_000, 2_678_400_000L);
        refusesOutside(PlanLayout.TYPED_RATE_NL_PER_H, Rule.TYPED_RATE, 0, 1_200_000_000L);
        refusesOutside(PlanLayout.PRESSURE_LIMIT_PA, Rule.PRESSURE_LIMIT, 10_000, 70_000);
        refusesOutside(PlanLayout.BUBBLE_LIMIT_NL, Rule.BUBBLE_LIMIT, 20_000, 500_000);
        refusesOutside(PlanLayout.END_ACTION, Rule.END_ACTION, 1, 1);
        refusesOutside(PlanLayout.SAFE_STATE, Rule.SAFE_STATE, 1, 1);
        refusesOutside(PlanLayout.REPEATS, Rule.REPEATS, 1, 1_000);
        refusesOutside(PlanLayout.SEGMENT_COUNT, Rule.SEGMENT_COUNT, 1, 32);
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void acceptsFiguresThatStandAloneAtTheirEnds() {
        accepts(
                w -> {
                    w[PlanLayout.PLAN_ID] = Long.MAX_VALUE;
                    w[PlanLayout.ENVELOPE_PLAN_ID] = Long.MAX_VALUE;
                });
        accepts(w -> w[PlanLayout.PRESSURE_LIMIT_PA] = 10_000);
        accepts(w -> w[PlanLayout.PRESSURE_LIMIT_PA] = 70_000);
        accepts(w -> w[PlanLayout.BUBBLE_LIMIT_NL] = 20_000);
        accepts(w -> w[PlanLayout.BUBBLE_LIMIT_NL] = 500_000);
        accepts(w -> w[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX] = 100_000_000_000L);
        accepts(w -> w[PlanLayout.BSA_CM2] = 30_000);
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void takesTheDevicesPressureLimitWhereItIsLower() {
        DeviceRecord soft = Devices.wearable().pressurePaMax(30_000).seal();
        PlanCheck softly = new PlanCheck(new PumpGeometry(soft));
        softly.judge(PlanImages.changed(w -> w[PlanLayout.PRESSURE_LIMIT_PA] = 30_000));
        assertEquals(Rule.ACCEPTED, softly.rule());
        softly.judge(PlanImages.changed(w -> w[PlanLayout.PRESSURE_LIMIT_PA] = 30_001));
        assertEquals(Rule.PRESSURE_LIMIT, softly.rule());
        assertEquals(30_000, softly.limit());
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void refusesAConcentrationAboveOneGramInAMillilitre() {
        // 1000 ng/nL is the end, whatever the two numbers it is written with.
        accepted(
                PlanImages.flat(wearable, 10_000_000, HOUR)
                        .doseNg(10_000_000_000L)
                        .concentration(1_000, 1));
        accepted(
                PlanImages.flat(wearable, 10_000_000, HOUR)
                        .doseNg(10_000_000_000L)
                        .concentration(1_000_000_000, 1_000_000));
        refused(
                PlanImages.flat(wearable, 10_000_000, HOUR)
                        .doseNg(10_010_000_000L)
                        .concentration(1_001, 1),
                Rule.CONCENTRATION);
        refused(
                PlanImages.flat(wearable, 10_000_000, HOUR).concentration(1_000_000_001, 1_000_000),
                Rule.CONCENTRATION);
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void refusesFiguresOfASegmentOneBeyondTheirEnds() {
        int at = PlanLayout.SEGMENTS;
        refusesOutside(at + PlanLayout.SEGMENT_KIND, Rule.SEGMENT_KIND, 1, 4);
        refusesOutside(at + PlanLayout.SEGMENT_ANCHOR, Rule.SEGMENT_ANCHOR, 1, 1);
        refusesOutside(
                at + PlanLayout.SEGMENT_VOLUME_NL, Rule.SEGMENT_VOLUME, 1_000, 10_000_000_000L);
        refusesOutside(
                at + PlanLayout.SEGMENT_DURATION_MS, Rule.SEGMENT_DURATION, 60_000, 2_678_400_000L);
    }

    @Test
    @Verifies({"req~plan.ranges~1", "req~delivery.segments~2"})
    void refusesAPauseThatGivesAnything() {
        int pause = PlanLayout.SEGMENTS + PlanLayout.SEGMENT_WORDS;
        PlanDraft draft = PlanImages.flat(wearable, 10_000_000, 2 * HOUR);
        long[] image = PlanImages.image(draft.flat(1, HOUR).pause(HOUR));
        check.judge(image);
        assertEquals(Rule.ACCEPTED, check.rule());
        for (long volumeNl : new long[] {1, -1, 1_000}) {
            image[pause + PlanLayout.SEGMENT_VOLUME_NL] = volumeNl;
            judged(image, Rule.SEGMENT_VOLUME);
            assertEquals(volumeNl, check.figure());
            assertEquals(0, check.limit());
        }
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void acceptsASegmentAtItsEnds() {
        DeviceRecord bedside = Devices.bedside().seal();
        for (long ms : new long[] {60_000, 2_678_400_000L}) {
            PlanDraft least = PlanImages.flat(bedside, 1_000, ms);
            assertEquals(Rule.ACCEPTED, least.verdict().rule());
        }
        PlanDraft bag = PlanImages.flat(bedside, 10_000_000_000L, 10 * HOUR);
        assertEquals(Rule.ACCEPTED, bag.verdict().rule());
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void refusesARateTheDeviceCannotGive() {
        // 125 mL in an hour is the wearable's end; one nL more is beyond.
        accepted(PlanImages.flat(wearable, 125_000_000, HOUR));
        refused(PlanImages.flat(wearable, 125_000_001, HOUR), Rule.DEVICE_RATE);
        assertEquals(125_000_001, check.figure());
        assertEquals(125_000_000, check.limit());
        // A fraction of a nL/h beyond counts: 125,000,001 nL in an hour and a millisecond is
        // 124,999,966 nL/h; in an hour less nothing is above.
        accepted(PlanImages.flat(wearable, 125_000_001, HOUR + 1));
        // 20,833,334 nL in ten minutes is 125,000,004 nL/h; one less is 124,999,998.
        refused(PlanImages.flat(wearable, 20_833_334, 600_000), Rule.DEVICE_RATE);
        accepted(PlanImages.flat(wearable, 20_833_333, 600_000));
        // 7 h: 875,000,001 nL is 125,000,000 1/7 nL/h.
        refused(PlanImages.flat(wearable, 875_000_001, 7 * HOUR), Rule.DEVICE_RATE);
        assertEquals(125_000_001, check.figure());
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void roundsARateUpFromTheSmallestRest() {
        // 61001 nL in 60,001 ms: * 3,600,000 is 3659999 * 60,001 + 1.
        PlanDraft draft = PlanImages.flat(wearable, 61001, 60_001);
        DeviceRecord at = Devices.wearable().rateNlPerHMax(3659999 + 1).seal();
        assertEquals(Rule.ACCEPTED, verdictOn(at, draft));
        DeviceRecord below = Devices.wearable().rateNlPerHMax(3659999).seal();
        assertEquals(Rule.DEVICE_RATE, verdictOn(below, draft));
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void acceptsATableFilledToItsLastRow() {
        // What stands after the last row is the bolus.
        PlanDraft draft = PlanImages.flat(wearable, 64_000, 32 * 60_000);
        long[] image = PlanImages.image(draft.bolus(50_000, HOUR, HOUR, 1));
        image[PlanLayout.SEGMENT_COUNT] = 32;
        for (int i = 0; i < 32; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            image[at + PlanLayout.SEGMENT_KIND] = PlanLayout.FLAT;
            image[at + PlanLayout.SEGMENT_ANCHOR] = PlanLayout.ELAPSED;
            image[at + PlanLayout.SEGMENT_VOLUME_NL] = 2_000;
            image[at + PlanLayout.SEGMENT_DURATION_MS] = 60_000;
        }
        judged(image, Rule.ACCEPTED);
    }

    private static int verdictOn(DeviceRecord device, PlanDraft draft) {
        PlanCheck check = new PlanCheck(new PumpGeometry(device));
        check.judge(PlanImages.image(draft));
        return check.rule();
    }

    @Test
    @Verifies({"req~plan.ranges~1", "req~delivery.segments~2"})
    void takesAFirstRateUpToTwiceTheMeanOfARampOnly() {
        int at = PlanLayout.SEGMENTS;
        long[] image =
                PlanImages.image(PlanImages.flat(wearable, 10_000_000, HOUR).ramp(1, HOUR, 9));
        firstRate(image, 0, Rule.ACCEPTED, 0);
        firstRate(image, -1, Rule.SEGMENT_FIRST_RATE, 0);
        firstRate(image, 20_000_000, Rule.ACCEPTED, 0);
        firstRate(image, 20_000_001, Rule.SEGMENT_FIRST_RATE, 20_000_000);
        for (long kind : new long[] {PlanLayout.FLAT, PlanLayout.RAISED_COSINE}) {
            image[at + PlanLayout.SEGMENT_KIND] = kind;
            firstRate(image, 0, Rule.ACCEPTED, 0);
            firstRate(image, 1, Rule.SEGMENT_FIRST_RATE, 0);
        }
    }

    private void firstRate(long[] image, long firstNl, int rule, long limit) {
        image[PlanLayout.SEGMENTS + PlanLayout.SEGMENT_FIRST_NL] = firstNl;
        PlanImages.redraw(image);
        EnvelopeDraft.seal(image);
        check.judge(image);
        assertEquals(rule, check.rule(), "first " + firstNl);
        assertEquals(limit, check.limit());
    }

    @Test
    @Verifies({"req~plan.ranges~1", "req~delivery.segments~2"})
    void takesAShapeOfADayAndNoLonger() {
        long day = 24 * HOUR;
        accepted(PlanImages.flat(wearable, 10_000_000, day).ramp(1, day, 0));
        refused(
                PlanImages.flat(wearable, 10_000_000, day + 1).ramp(1, day + 1, 0),
                Rule.SEGMENT_DURATION);
        assertEquals(86_400_001, check.figure());
        assertEquals(86_400_000, check.limit());
        accepted(PlanImages.flat(wearable, 10_000_000, day).raisedCosine(1, day));
        refused(
                PlanImages.flat(wearable, 10_000_000, day + 1).raisedCosine(1, day + 1),
                Rule.SEGMENT_DURATION);
    }

    @Test
    @Verifies({"req~plan.ranges~1", "req~plan.dose-rate-limit~2"})
    void judgesAShapeByItsHighestRate() {
        // 62.5 mL in an hour, at its highest 125 mL/h, the wearable's end.
        accepted(PlanImages.flat(wearable, 62_500_000, HOUR).raisedCosine(1, HOUR));
        refused(
                PlanImages.flat(wearable, 62_500_001, HOUR).raisedCosine(1, HOUR),
                Rule.DEVICE_RATE);
        assertEquals(125_000_002, check.figure());
        accepted(PlanImages.flat(wearable, 62_500_000, HOUR).ramp(1, HOUR, 200));
        accepted(PlanImages.flat(wearable, 62_500_000, HOUR).ramp(1, HOUR, 0));
        refused(PlanImages.flat(wearable, 62_500_001, HOUR).ramp(1, HOUR, 0), Rule.DEVICE_RATE);
        // From 120 % to 80 %: 125 mL/h at its highest for a mean of 104.17.
        PlanDraft gentle = PlanImages.flat(wearable, 104_166_666, HOUR).ramp(1, HOUR, 120);
        accepted(gentle);
        // 5-FU 900 mg/m2 in 12 h on 1.80 m2: 75 mg/m2/h, at its highest 150.
        PlanDraft night =
                PlanImages.mfolfox(wearable)
                        .doseNgPerM2(900_000_000L)
                        .durationMs(12 * HOUR)
                        .raisedCosine(1, 12 * HOUR);
        accepted(night.doseRateNgPerM2PerHMax(150_000_000));
        refused(night.doseRateNgPerM2PerHMax(149_999_999), Rule.DOSE_RATE_TOO_HIGH);
        assertEquals(150_000_000, check.figure());
    }

    @Test
    @Verifies({"req~plan.ranges~1", "req~delivery.repeats~1"})
    void takesACycleThatBeginsAtASegmentOfThePlan() {
        long[] image =
                PlanImages.image(
                        PlanImages.flat(wearable, 30_000_000, 3 * HOUR)
                                .flat(1, HOUR)
                                .cycle(2)
                                .flat(1, HOUR));
        cycle(image, 1, Rule.ACCEPTED);
        cycle(image, 2, Rule.CYCLE_SEGMENT);
        assertEquals(1, check.limit());
        cycle(image, -1, Rule.CYCLE_SEGMENT);
        assertEquals(0, check.limit());
        // Where it runs once there is none.
        long[] once =
                PlanImages.image(
                        PlanImages.flat(wearable, 20_000_000, 2 * HOUR)
                                .flat(1, HOUR)
                                .flat(1, HOUR));
        cycle(once, 0, Rule.ACCEPTED);
        cycle(once, 1, Rule.CYCLE_SEGMENT);
    }

    private void cycle(long[] image, long segment, int rule) {
        image[PlanLayout.CYCLE_SEGMENT] = segment;
        EnvelopeDraft.seal(image);
        check.judge(image);
        assertEquals(rule, check.rule(), "cycle at " + segment);
    }

    @Test
    @Verifies({"req~plan.ranges~1", "req~delivery.repeats~1"})
    void addsUpEveryRunOfTheCycle() {
        PlanDraft draft =
                PlanImages.flat(wearable, 30_000_000, 3 * HOUR)
                        .flat(1, HOUR)
                        .cycle(2)
                        .flat(1, HOUR);
        accepted(draft);
        refused(draft.durationMs(2 * HOUR), Rule.DURATION);
        assertEquals(3 * HOUR, check.limit());
        long[] image = PlanImages.image(draft.durationMs(3 * HOUR));
        image[PlanLayout.VOLUME_NL] = 20_000_000;
        judged(image, Rule.VOLUME);
        assertEquals(30_000_000, check.limit());
    }

    @Test
    @Verifies({"req~plan.derived-volume~2", "req~delivery.repeats~1"})
    void allowsLessThanANanolitreARunToBeLeftOver() {
        // 30,000,000 nL in two runs of 15,000,000; a dose of one nL more leaves one over.
        PlanDraft draft = PlanImages.flat(wearable, 30_000_001, 2 * HOUR).cycle(2).flat(1, HOUR);
        accepted(draft);
        assertEquals(30_000_000, PlanImages.image(draft)[PlanLayout.VOLUME_NL]);
        long[] image = PlanImages.image(draft);
        image[PlanLayout.DOSE_NG] = 30_000_002;
        judged(image, Rule.VOLUME_FROM_DOSE);
        assertEquals(30_000_001, check.limit());
        image[PlanLayout.DOSE_NG] = 29_999_999;
        judged(image, Rule.VOLUME_FROM_DOSE);
        assertEquals(29_999_999, check.limit());
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void addsUpTheSegments() {
        long[] two = PlanImages.two(wearable, 1_000_000, HOUR, 2_000_000, 2 * HOUR);
        check.judge(two);
        assertEquals(Rule.ACCEPTED, check.rule());
        two[PlanLayout.VOLUME_NL] = 3_000_001;
        judged(two, Rule.VOLUME);
        assertEquals(3_000_001, check.figure());
        assertEquals(3_000_000, check.limit());
        two[PlanLayout.VOLUME_NL] = 3_000_000;
        two[PlanLayout.DURATION_MS] = 3 * HOUR - 1;
        judged(two, Rule.DURATION);
        assertEquals(3 * HOUR, check.limit());
    }

    @Test
    @Verifies("req~plan.derived-volume~2")
    void refusesAVolumeThatIsNotTheDoseOverTheConcentration() {
        // 4320 mg / 50 mg/mL = 86,400,000 nL; one nL off either way.
        for (long off : new long[] {-1, 1}) {
            judge(
                    w -> {
                        w[PlanLayout.VOLUME_NL] += off;
                        w[PlanLayout.SEGMENTS + PlanLayout.SEGMENT_VOLUME_NL] += off;
                    },
                    Rule.VOLUME_FROM_DOSE,
                    86_400_000 + off,
                    86_400_000);
        }
    }

    @Test
    @Verifies("req~plan.derived-volume~2")
    void roundsTheVolumeDown() {
        // 5250 mg / 45.57 mg/mL = 115.207373... mL.
        PlanDraft alberta =
                PlanImages.mfolfox(wearable)
                        .doseNgPerM2Max(HardLimits.DOSE_NG_PER_M2_MAX)
                        .doseNgPerM2(0)
                        .doseNg(5_250_000_000L)
                        .bsaCm2(13_125)
                        .concentration(4_557, 100)
                        .durationMs(96 * HOUR);
        accepted(alberta);
        assertEquals(115_207_373, PlanImages.image(alberta)[PlanLayout.VOLUME_NL]);
    }

    @Test
    @Verifies("req~plan.typed-rate~1")
    void takesATypedRateWithinFivePerCentAndNoMore() {
        // 86.4 mL in 48 h is 1.8 mL/h; 5 % is 0.09 mL/h.
        typed(48, 1_800_000, Rule.ACCEPTED);
        typed(48, 1_890_000, Rule.ACCEPTED);
        typed(48, 1_890_001, Rule.TYPED_RATE_DISAGREES);
        typed(48, 1_710_000, Rule.ACCEPTED);
        typed(48, 1_709_999, Rule.TYPED_RATE_DISAGREES);
        typed(48, 1, Rule.TYPED_RATE_DISAGREES);
        typed(48, 0, Rule.ACCEPTED);
    }

    @Test
    @Verifies("req~plan.typed-rate~1")
    void refusesTheAlbertaRateWithBothDurations() {
        PlanDraft alberta =
                PlanImages.mfolfox(wearable)
                        .doseNgPerM2(0)
                        .doseNg(5_250_000_000L)
                        .bsaCm2(13_125)
                        .concentration(4_557, 100)
                        .durationMs(96 * HOUR)
                        .typedRateNlPerH(28_800_000);
        refused(alberta, Rule.TYPED_RATE_DISAGREES);
        // 115,207,373 nL / 28.8 mL/h = 4.000256 h = 14,400,921.6 ms.
        assertEquals(14_400_921, check.figure());
        assertEquals(96 * HOUR, check.limit());
    }

    @Test
    @Verifies("req~plan.dose-rate-limit~2")
    void takesADoseRateAtTheLimitAndNoMore() {
        // 4320 mg on 1.8 m2 in 48 h is exactly 50 mg/m2/h.
        PlanDraft draft = PlanImages.mfolfox(wearable).durationMs(48 * HOUR);
        accepted(draft.doseRateNgPerM2PerHMax(50_000_000));
        refused(draft.doseRateNgPerM2PerHMax(49_999_999), Rule.DOSE_RATE_TOO_HIGH);
        assertEquals(50_000_000, check.figure());
        // A hair more drug is refused at the same limit: 4,320,000,050 ng, 86,400,001 nL.
        refused(
                draft.doseRateNgPerM2PerHMax(50_000_000).doseNgPerM2(0).doseNg(4_320_000_050L),
                Rule.DOSE_RATE_TOO_HIGH);
        assertEquals(50_000_001, check.figure());
    }

    @Test
    @Verifies("req~plan.dose-rate-limit~2")
    void roundsADoseRateUpFromTheSmallestRest() {
        // 11034184 ng in 60001 ms on 0.2033 m2: * 3.6e10 is 3256468303 * (60001 * 2033) + 1.
        DeviceRecord fast = Devices.bedside().seal();
        PlanDraft draft =
                PlanImages.flat(fast, 11034184, 60001)
                        .bsaCm2(2033)
                        .doseRateNgPerM2PerHMax(3256468303L + 1);
        assertEquals(Rule.ACCEPTED, verdictOn(fast, draft));
        assertEquals(
                Rule.DOSE_RATE_TOO_HIGH,
                verdictOn(fast, draft.doseRateNgPerM2PerHMax(3256468303L)));
    }

    @Test
    @Verifies("req~plan.dose-rate-limit~2")
    void roundsTheDrugInASegmentUp() {
        // 150,002 ng at 3 ng in 2 nL are 100,001 nL, which hold 150,001.5 ng, counted as 150,002;
        // in a minute on 0.2 m2 each ng is 300 ng/m2/h.
        PlanDraft draft =
                PlanImages.flat(wearable, 150_002, 60_000).concentration(3, 2).bsaCm2(2_000);
        accepted(draft.doseRateNgPerM2PerHMax(45_000_600));
        refused(draft.doseRateNgPerM2PerHMax(45_000_599), Rule.DOSE_RATE_TOO_HIGH);
        assertEquals(45_000_600, check.figure());
    }

    @Test
    @Verifies("req~plan.dose-rate-limit~2")
    void readsNoSegmentFromTheOverlaysAfterTheTable() {
        // Of 4320 mg on 1.8 m2 in 48 h, exactly at the limit; a bolus of 5 mg is no segment.
        accepted(
                PlanImages.mfolfox(wearable)
                        .durationMs(48 * HOUR)
                        .doseRateNgPerM2PerHMax(50_000_000)
                        .bolus(5_000_000, HOUR, HOUR, 1));
    }

    @Test
    @Verifies("req~plan.dose-rate-limit~2")
    void refusesFourGramsAndAHalfInTwoHours() {
        // 4500 mg / 1.8 m2 / 2 h = 1250 mg/m2/h against 200.
        PlanDraft fast =
                PlanImages.mfolfox(wearable).doseNgPerM2(2_500_000_000L).durationMs(2 * HOUR);
        refused(fast, Rule.DOSE_RATE_TOO_HIGH);
        assertEquals(1_250_000_000, check.figure());
        assertEquals(200_000_000, check.limit());
    }

    @Test
    @Verifies("req~plan.dose-rate-limit~2")
    void judgesEachSegmentByItself() {
        // On 3 m2: 30 mg in 1 h is 10 mg/m2/h, then 60 mg in 1 h is 20; the mean of 15 hides it.
        long[] two = PlanImages.two(wearable, 30_000_000, HOUR, 60_000_000, HOUR);
        two[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX] = 20_000_000;
        judged(two, Rule.ACCEPTED);
        two[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX] = 19_999_999;
        judged(two, Rule.DOSE_RATE_TOO_HIGH);
        assertEquals(20_000_000, check.figure());
    }

    @ParameterizedTest
    @CsvSource({"10", "11", "23", "125", "24"})
    @Verifies("req~plan.typed-rate~1")
    void refusesTheRatesOfTheIncidents(long times) {
        // 1.878260 mL/h times the slip.
        PlanDraft slip = PlanImages.mfolfox(wearable).typedRateNlPerH(1_878_260L * times);
        refused(slip, Rule.TYPED_RATE_DISAGREES);
    }

    private void typed(long hours, long nlPerH, int wanted) {
        check.judge(
                PlanImages.image(
                        PlanImages.mfolfox(wearable)
                                .durationMs(hours * HOUR)
                                .typedRateNlPerH(nlPerH)));
        assertEquals(wanted, check.rule(), nlPerH + " nL/h");
    }

    private void refusesOutside(int word, int rule, long least, long most) {
        judge(w -> w[word] = least - 1, rule, least - 1, least);
        if (most < Long.MAX_VALUE) {
            judge(w -> w[word] = most + 1, rule, most + 1, most);
            judge(w -> w[word] = Long.MAX_VALUE, rule, Long.MAX_VALUE, most);
        }
        judge(w -> w[word] = Long.MIN_VALUE, rule, Long.MIN_VALUE, least);
    }

    private void judge(Consumer<long[]> change, int rule, long figure, long limit) {
        check.judge(PlanImages.changed(change));
        assertEquals(rule, check.rule());
        assertEquals(figure, check.figure());
        assertEquals(limit, check.limit());
    }

    private void accepts(Consumer<long[]> change) {
        judge(change, Rule.ACCEPTED, 0, 0);
    }

    private void accepted(PlanDraft draft) {
        check.judge(PlanImages.image(draft));
        assertEquals(Rule.ACCEPTED, check.rule());
    }

    /** Seals {@code image} as it is now, and expects {@code rule}. */
    private void judged(long[] image, int rule) {
        EnvelopeDraft.seal(image);
        check.judge(image);
        assertEquals(rule, check.rule());
    }

    private void refused(PlanDraft draft, int rule) {
        check.judge(PlanImages.image(draft));
        assertEquals(rule, check.rule());
    }
}
