package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~plan.frozen~1")
class LoadedPlanTest {
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
    @Verifies("req~persistence.plan-number~1")
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
}
