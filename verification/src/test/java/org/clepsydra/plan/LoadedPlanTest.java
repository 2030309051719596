package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~plan.frozen~1")
class LoadedPlanTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final DeviceRecord wearable = Devices.wearable().seal();
    private final LoadedPlan plan = new LoadedPlan(new PumpGeometry(wearable));

    @Test
    void readsTheFiguresOfTheImage() {
        plan.offer(PlanImages.two(wearable, 1_000_000, 3_600_000, 2_000_000, 7_200_000));
        assertTrue(plan.loaded());
        assertEquals(1, plan.planId());
        assertEquals(3_000_000, plan.volumeNl());
        assertEquals(40_000, plan.pressureLimitPa());
        assertEquals(100_000, plan.bubbleLimitNl());
        assertEquals(2, plan.segmentCount());
        assertEquals(1_000_000, plan.segmentVolumeNl(0));
        assertEquals(3_600_000, plan.segmentMs(0));
        assertEquals(2_000_000, plan.segmentVolumeNl(1));
        assertEquals(7_200_000, plan.segmentMs(1));
    }

    @Test
    void keepsAnIndexWithinTheTable() {
        plan.offer(PlanImages.two(wearable, 1_000_000, 3_600_000, 2_000_000, 7_200_000));
        assertEquals(1_000_000, plan.segmentVolumeNl(-1));
        assertEquals(plan.segmentMs(31), plan.segmentMs(32));
        assertEquals(0, plan.segmentMs(Integer.MAX_VALUE));
    }

    @Test
    void isNotChangedByTheImageItCameFrom() {
        long[] image = PlanImages.changed(w -> {});
        plan.offer(image);
        image[PlanLayout.VOLUME_NL] = 1;
        assertEquals(86_400_000, plan.volumeNl());
    }

    /** 244 words of the control block and 164 of the envelope, four of each a step. */
    @Test
    @Verifies("req~persistence.images-intact~1")
    void findsAnyWordThatChangesWhileItIsLoaded() throws ReflectiveOperationException {
        Field field = LoadedPlan.class.getDeclaredField("words");
        field.setAccessible(true);
        long[] words = (long[]) field.get(plan);
        plan.offer(PlanImages.changed(w -> {}));
        assertEquals(0, changed(1_000));
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            words[i] ^= 1L << 17;
            assertTrue(changed(122) > 0, "word " + i);
            words[i] ^= 1L << 17;
            changed(122);
        }
        assertEquals(0, changed(1_000));
    }

    @Test
    @Verifies("req~persistence.images-intact~1")
    void findsAWordOfTheLibraryThatChangesWhileAPlanIsLoaded() throws ReflectiveOperationException {
        OrderFrame asked = new OrderFrame();
        Libraries.example(3).writeTo(asked.library());
        asked.libraryAuthentic(true);
        assertTrue(plan.offerLibrary(asked));
        DrugDraft drug = new DrugDraft().libraryVersion(3).drugId(101).route(1).softReason(12);
        plan.offer(PlanImages.image(PlanImages.mfolfox(wearable).durationMs(49 * HOUR).drug(drug)));
        assertTrue(plan.loaded());
        assertEquals(0, changed(1_100));
        Field field = LoadedLibrary.class.getDeclaredField("words");
        field.setAccessible(true);
        ((long[]) field.get(plan.library()))[100] ^= 1;
        assertTrue(changed(1_032) > 0);
    }

    @Test
    @Verifies("req~persistence.images-intact~1")
    void looksAtNoPlanWhileNoneIsLoaded() {
        assertEquals(0, changed(200));
        long[] image = PlanImages.changed(w -> {});
        image[PlanLayout.CONTROL_CRC] ^= 1;
        plan.offer(image);
        assertFalse(plan.loaded());
        assertEquals(0, changed(200));
    }

    @Test
    @Verifies("req~persistence.images-intact~1")
    void looksAtThePlanThatFollowsFromItsFirstWord() {
        plan.offer(PlanImages.changed(w -> {}));
        assertEquals(0, changed(7));
        plan.clear();
        plan.offer(PlanImages.two(wearable, 1_000_000, 3_600_000, 2_000_000, 7_200_000));
        assertTrue(plan.loaded());
        assertEquals(0, changed(200));
    }

    private int changed(int steps) {
        int changed = 0;
        for (int i = 0; i < steps; i++) {
            plan.look();
            changed += plan.intact() ? 0 : 1;
        }
        return changed;
    }

    @Test
    void refusesAnotherPlanWhileOneIsLoaded() {
        plan.offer(PlanImages.changed(w -> {}));
        plan.offer(PlanImages.image(PlanImages.flat(wearable, 5_000_000, 3_600_000).planId(2)));
        assertEquals(Rule.PLAN_LOADED, plan.verdict().rule());
        assertEquals(2, plan.verdict().figure());
        assertEquals(1, plan.verdict().limit());
        assertEquals(86_400_000, plan.volumeNl());
        assertTrue(plan.loaded());
    }

    @Test
    void takesAnotherPlanAfterItWasCleared() {
        plan.offer(PlanImages.changed(w -> {}));
        plan.clear();
        assertFalse(plan.loaded());
        plan.offer(PlanImages.image(PlanImages.flat(wearable, 5_000_000, 3_600_000).planId(2)));
        assertEquals(5_000_000, plan.volumeNl());
        assertEquals(Rule.ACCEPTED, plan.verdict().rule());
    }

    @Test
    void isNotLoadedByAnImageThatWasRefused() {
        plan.offer(PlanImages.changed(w -> w[PlanLayout.VOLUME_NL] = 5));
        assertFalse(plan.loaded());
        assertEquals(Rule.VOLUME, plan.verdict().rule());
    }

    @Test
    @Verifies("req~persistence.plan-number~2")
    void takesOnlyNumbersAboveThoseThatWereStarted() {
        LoadedPlan keeps =
                new LoadedPlan(new PumpGeometry(Devices.wearable().storesState(true).seal()));
        keeps.started(5);
        keeps.started(4);
        assertEquals(5, keeps.startedPlanId());
        keeps.offer(PlanImages.changed(w -> renumber(w, 5)));
        assertFalse(keeps.loaded());
        assertEquals(Rule.PLAN_ID_USED, keeps.verdict().rule());
        assertEquals(5, keeps.verdict().figure());
        assertEquals(5, keeps.verdict().limit());
        // What else is wrong is said first.
        keeps.offer(PlanImages.changed(w -> w[PlanLayout.VOLUME_NL] = 5));
        assertEquals(Rule.VOLUME, keeps.verdict().rule());
        keeps.offer(PlanImages.changed(w -> renumber(w, 6)));
        assertTrue(keeps.loaded());
        plan.started(5);
        plan.offer(PlanImages.changed(w -> renumber(w, 5)));
        assertTrue(plan.loaded());
    }

    @Test
    @Verifies("req~replacement.no-new-plan~1")
    void refusesWhatBeginsAnewAtTheEndOfService() {
        LoadedPlan worn =
                new LoadedPlan(
                        new PumpGeometry(
                                Devices.wearable()
                                        .storesState(true)
                                        .endOfServiceMicrosteps(640)
                                        .seal()));
        assertTrue(worn.refuseNew(PlanImages.changed(w -> {}), 645));
        assertEquals(Rule.END_OF_SERVICE, worn.verdict().rule());
        assertEquals(645, worn.verdict().figure());
        assertEquals(640, worn.verdict().limit());
        worn.offer(PlanImages.changed(w -> w[PlanLayout.VOLUME_NL] = 5));
        for (long before : new long[] {1, -1, Long.MAX_VALUE}) {
            long[] rest = PlanImages.changed(w -> w[PlanLayout.CONTINUES] = before);
            assertFalse(worn.refuseNew(rest, 645));
            assertEquals(Rule.VOLUME, worn.verdict().rule());
        }
    }

    private static void renumber(long[] image, long number) {
        image[PlanLayout.PLAN_ID] = number;
        image[PlanLayout.ENVELOPE_PLAN_ID] = number;
    }

    @Test
    @Verifies("req~persistence.plan-image~1")
    void isKnownByBothItsChecksumsAndCopiedWhole() {
        long[] image = PlanImages.changed(w -> {});
        plan.offer(image);
        assertEquals(image[PlanLayout.ENVELOPE_CRC], plan.envelopeChecksum());
        assertEquals(image[PlanLayout.CONTROL_CRC], plan.checksum() >>> 32);
        assertEquals(image[PlanLayout.ENVELOPE_CRC], plan.checksum() & 0xFFFF_FFFFL);
        long[] copy = new long[PlanLayout.WORDS];
        plan.copyTo(copy);
        assertArrayEquals(image, copy);
    }

    @Test
    @Verifies("req~persistence.stored-plan~1")
    void restoresOnlyAnImageThatPassesAndHasBothChecksums() {
        long[] image = PlanImages.changed(w -> {});
        long checksum = image[PlanLayout.CONTROL_CRC] << 32 | image[PlanLayout.ENVELOPE_CRC];
        plan.restore(image, checksum ^ 1);
        assertFalse(plan.loaded());
        plan.restore(image, checksum ^ 1L << 32);
        assertFalse(plan.loaded());
        plan.restore(image, checksum);
        assertTrue(plan.loaded());
        plan.clear();
        // One that does not pass is not restored, though it has them.
        long[] other = PlanImages.changed(w -> w[PlanLayout.VOLUME_NL] = 5);
        plan.restore(other, other[PlanLayout.CONTROL_CRC] << 32 | other[PlanLayout.ENVELOPE_CRC]);
        assertFalse(plan.loaded());
        assertEquals(Rule.VOLUME, plan.verdict().rule());
    }

    @Test
    void readsTheProgramOfTheImage() {
        // 1 mL as a ramp that begins at half its mean, then twice 1 mL as a cosine and 2 mL flat.
        LoadedPlan shaped = new LoadedPlan(new PumpGeometry(bedside));
        PlanDraft draft = PlanImages.flat(bedside, 7_000_000, 5 * HOUR).ramp(1, HOUR, 50).cycle(2);
        shaped.offer(PlanImages.image(draft.raisedCosine(1, HOUR).flat(2, HOUR)));
        assertTrue(shaped.loaded());
        assertEquals(1, shaped.cycleSegment());
        assertEquals(2, shaped.repeats());
        assertEquals(PlanLayout.RAMP, shaped.segmentKind(0));
        assertEquals(PlanLayout.RAISED_COSINE, shaped.segmentKind(1));
        assertEquals(PlanLayout.FLAT, shaped.segmentKind(2));
        assertEquals(500_000, shaped.segmentFirstNl(0));
        assertEquals(0, shaped.segmentFirstNl(1));
        // A ramp from half its mean ends at half as much again.
        assertEquals(1_500_000, shaped.segmentPeakNl(0));
        assertEquals(2_000_000, shaped.segmentPeakNl(1));
        assertEquals(2_000_000, shaped.segmentPeakNl(2));
        // One that falls has its highest rate first.
        LoadedPlan falls = new LoadedPlan(new PumpGeometry(bedside));
        falls.offer(PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR).ramp(1, HOUR, 160)));
        assertEquals(1_600_000, falls.segmentFirstNl(0));
        assertEquals(1_600_000, falls.segmentPeakNl(0));
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void readsTheOverlaysAndLimitsOfTheImage() {
        LoadedPlan overlaid = overlaid();
        assertEquals(100_000, overlaid.overlayNl(PlanLayout.BOLUS));
        assertEquals(10_000, overlaid.overlayMs(PlanLayout.BOLUS));
        assertEquals(600_000, overlaid.overlayGapMs(PlanLayout.BOLUS));
        assertEquals(3, overlaid.overlayCountMax(PlanLayout.BOLUS));
        assertEquals(2_000_000, overlaid.overlayNl(PlanLayout.PRIME));
        assertEquals(60_000, overlaid.overlayMs(PlanLayout.PRIME));
        assertEquals(0, overlaid.overlayGapMs(PlanLayout.PRIME));
        assertEquals(2, overlaid.overlayCountMax(PlanLayout.PRIME));
        assertEquals(500_000, overlaid.overlayNl(PlanLayout.FLUSH));
        assertEquals(HOUR, overlaid.overlayMs(PlanLayout.FLUSH));
        assertEquals(1, overlaid.overlayCountMax(PlanLayout.FLUSH));
        // 3.2 mL in 64 min and 4 nL, all 30 mL in a day; three boluses, the flush, a microstep.
        assertEquals(3_200_000 + 800_067, overlaid.hourNlMax());
        assertEquals(30_000_000 + 800_063, overlaid.dayNlMax());
        assertEquals(7, overlaid.drugId());
        assertEquals(0, overlaid.softReason());
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void keepsAKindOrAnIndexWithinItsTable() {
        LoadedPlan overlaid = overlaid();
        assertEquals(100_000, overlaid.overlayNl(-1));
        assertEquals(100_000, overlaid.overlayNl(Integer.MIN_VALUE));
        assertEquals(0, overlaid.overlayNl(3));
        assertEquals(0, overlaid.overlayMs(4));
        assertEquals(0, overlaid.overlayNl(4));
        assertEquals(0, overlaid.overlayNl(Integer.MAX_VALUE));
        // What stands after the last segment is the bolus.
        assertEquals(0, overlaid.segmentMs(31));
        assertEquals(0, overlaid.segmentMs(32));
        assertEquals(0, overlaid.segmentVolumeNl(32));
    }

    /** 30 mL in 10 h with a bolus, a prime and a flush, of drug 7. */
    private LoadedPlan overlaid() {
        LoadedPlan overlaid = new LoadedPlan(new PumpGeometry(bedside));
        overlaid.offer(
                PlanImages.image(
                        PlanImages.flat(bedside, 30_000_000, 10 * HOUR)
                                .bolus(100_000, 10_000, 600_000, 3)
                                .prime(2_000_000, 60_000, 2)
                                .flush(500_000, HOUR)
                                .drug(new DrugDraft().drugId(7))));
        assertTrue(overlaid.loaded());
        return overlaid;
    }

    @Test
    @Verifies("req~library.idle~1")
    void takesALibraryOnlyWhileNoPlanIsLoaded() {
        OrderFrame asked = new OrderFrame();
        Libraries.example(3).writeTo(asked.library());
        assertFalse(plan.offerLibrary(asked));
        assertEquals(Rule.LIBRARY_NOT_AUTHENTIC, plan.verdict().rule());
        asked.libraryAuthentic(true);
        assertTrue(plan.offerLibrary(asked));
        // 49 h are beyond the soft 48.
        DrugDraft drug = new DrugDraft().libraryVersion(3).drugId(101).route(1).softReason(12);
        plan.offer(PlanImages.image(PlanImages.mfolfox(wearable).durationMs(49 * HOUR).drug(drug)));
        assertTrue(plan.loaded());
        assertEquals(101, plan.drugId());
        assertEquals(12, plan.softReason());
        Libraries.example(5).writeTo(asked.library());
        assertFalse(plan.offerLibrary(asked));
        ruled(Rule.LIBRARY_IN_USE, 5, 1);
        assertEquals(3, plan.library().version());
        plan.clear();
        assertTrue(plan.offerLibrary(asked));
        assertEquals(5, plan.library().version());
    }

    @Test
    @Verifies("req~monitor.permit-names-envelope~1")
    void knowsTheEnvelopeThatCameWithThePlan() {
        long[] image = PlanImages.changed(w -> {});
        plan.offer(image);
        long checksum = image[PlanLayout.ENVELOPE_CRC];
        assertTrue(plan.hasEnvelope(checksum));
        assertEquals(Rule.ACCEPTED, plan.verdict().rule());
        assertFalse(plan.hasEnvelope(checksum + 1));
        ruled(Rule.ENVELOPE_NOT_OF_PLAN, checksum + 1, checksum);
    }

    @Test
    @Verifies("req~plan.reentry~2")
    void namesTheOrderThatIsRefusedAndTheOneThatItNeeds() {
        plan.refuseUnstopped(Orders.LOAD);
        ruled(Rule.NOT_STOPPED, Orders.LOAD, Orders.STOP);
        plan.refuseUnconfirmed();
        ruled(Rule.NOT_CONFIRMED, Orders.START, Orders.CONFIRM);
        // A stroke of the wearable pump.
        plan.refuseEmpty(49_999);
        ruled(Rule.RESERVOIR_EMPTY, 49_999, 50_000);
        plan.rule(Rule.HOUR_USED_UP, 8, 9);
        ruled(Rule.HOUR_USED_UP, 8, 9);
    }

    @Test
    @Verifies("req~plan.reentry~2")
    void agreesWithASecondEntryToOneAndToFivePercent() {
        plan.offer(PlanImages.changed(w -> {}));
        // 4320 mg in 46 h, 86.4 mL: 1,878,260.9 nL/h.
        long ng = 4_320_000_000L;
        long ms = 46 * HOUR;
        long nlPerH = 1_878_261;
        agrees(ng, ms, nlPerH);
        agrees(ng - 43_200_000, ms, nlPerH);
        agrees(ng + 43_200_000, ms, nlPerH);
        differs(ng - 43_200_001, ms, nlPerH, Rule.REENTRY_DOSE, ng - 43_200_001, ng - 43_200_000);
        differs(ng + 43_200_001, ms, nlPerH, Rule.REENTRY_DOSE, ng + 43_200_001, ng + 43_200_000);
        agrees(ng, ms - 1_656_000, nlPerH);
        agrees(ng, ms + 1_656_000, nlPerH);
        differs(ng, ms - 1_656_001, nlPerH, Rule.REENTRY_DURATION, 163_943_999, 163_944_000);
        differs(ng, ms + 1_656_001, nlPerH, Rule.REENTRY_DURATION, 167_256_001, 167_256_000);
        // 95 % are 1,784,347.8 and 105 % are 1,972,173.9.
        agrees(ng, ms, 1_784_348);
        agrees(ng, ms, 1_972_173);
        differs(ng, ms, 1_784_347, Rule.REENTRY_RATE, 1_784_347, 1_784_348);
        differs(ng, ms, 1_972_174, Rule.REENTRY_RATE, 1_972_174, 1_972_173);
    }

    @Test
    @Verifies("req~plan.reentry~2")
    void agreesWithARateAtFivePercentExactly() {
        plan.offer(PlanImages.image(PlanImages.flat(wearable, 1_000_000, HOUR)));
        agrees(1_000_000, HOUR, 950_000);
        agrees(1_000_000, HOUR, 1_050_000);
        differs(1_000_000, HOUR, 949_999, Rule.REENTRY_RATE, 949_999, 950_000);
        differs(1_000_000, HOUR, 1_050_001, Rule.REENTRY_RATE, 1_050_001, 1_050_000);
        // 2,842,105 x 3,420,000 is 2,699,999 x 3,600,001 and 1 more: rounded up.
        plan.clear();
        plan.offer(PlanImages.image(PlanImages.flat(wearable, 2_842_105, HOUR + 1)));
        agrees(2_842_105, HOUR, 2_700_000);
        differs(2_842_105, HOUR, 2_699_999, Rule.REENTRY_RATE, 2_699_999, 2_700_000);
    }

    private void agrees(long ng, long ms, long nlPerH) {
        assertTrue(plan.agreesWith(entered(ng, ms, nlPerH)));
        ruled(Rule.ACCEPTED, 0, 0);
    }

    private void differs(long ng, long ms, long nlPerH, int rule, long figure, long limit) {
        assertFalse(plan.agreesWith(entered(ng, ms, nlPerH)));
        ruled(rule, figure, limit);
    }

    @Test
    @Verifies("req~overlay.bolus-entry~1")
    void agreesWithTheDoseOfABolusToOnePercent() {
        LoadedPlan overlaid = overlaid();
        assertFalse(overlaid.agreesWithBolus(entered(98_999, 0, 0)));
        assertEquals(Rule.REENTRY_DOSE, overlaid.verdict().rule());
        assertEquals(98_999, overlaid.verdict().figure());
        assertEquals(99_000, overlaid.verdict().limit());
        assertTrue(overlaid.agreesWithBolus(entered(99_000, 0, 0)));
        assertEquals(Rule.ACCEPTED, overlaid.verdict().rule());
        assertEquals(0, overlaid.verdict().figure());
        assertEquals(0, overlaid.verdict().limit());
        assertTrue(overlaid.agreesWithBolus(entered(101_000, 0, 0)));
        assertFalse(overlaid.agreesWithBolus(entered(101_001, 0, 0)));
        assertEquals(101_001, overlaid.verdict().figure());
        assertEquals(101_000, overlaid.verdict().limit());
    }

    @Test
    @Verifies("req~reservoir.refill~1")
    void acceptsARefillOfWhatTheReservoirHolds() {
        // A stroke of 1 uL, a reservoir of 20 mL.
        LoadedPlan implanted = new LoadedPlan(new PumpGeometry(Devices.implant().seal()));
        assertTrue(implanted.acceptsRefill(filled(0, 1_000)));
        assertTrue(implanted.acceptsRefill(filled(20_000_000, 20_000_000)));
        assertEquals(Rule.ACCEPTED, implanted.verdict().rule());
        assertFalse(implanted.acceptsRefill(filled(0, 999)));
        assertEquals(Rule.FILL_VOLUME, implanted.verdict().rule());
        assertEquals(999, implanted.verdict().figure());
        assertEquals(1_000, implanted.verdict().limit());
        assertFalse(implanted.acceptsRefill(filled(0, 20_000_001)));
        assertEquals(20_000_000, implanted.verdict().limit());
        assertFalse(implanted.acceptsRefill(filled(20_000_001, 1_000)));
        assertEquals(Rule.ASPIRATED_VOLUME, implanted.verdict().rule());
        assertFalse(plan.acceptsRefill(filled(0, 50_000)));
        ruled(Rule.NO_RESERVOIR, 50_000, 0);
    }

    private static OrderFrame filled(long drawnNl, long nl) {
        OrderFrame frame = new OrderFrame();
        frame.refill(drawnNl, nl);
        return frame;
    }

    private static OrderFrame entered(long ng, long ms, long nlPerH) {
        OrderFrame frame = new OrderFrame();
        frame.enter(ng, ms, nlPerH);
        return frame;
    }

    private void ruled(int rule, long figure, long limit) {
        assertEquals(rule, plan.verdict().rule());
        assertEquals(figure, plan.verdict().figure());
        assertEquals(limit, plan.verdict().limit());
    }
}
