package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * One overlay by itself. A microstep of the bedside pump is 62.5 nL, a stroke of the wearable 64.
 */
@Verifies("req~overlay.curve~1")
class OverlayCurveTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();

    @Test
    void risesInAStraightLineToItsVolumeAndNoFurther() {
        // 6 mL in a minute, 96,000 microsteps: 1.6 a millisecond.
        Overlay overlay = begun(bedside, 6_000_000, 60_000);
        assertEquals(0, overlay.due());
        overlay.advance(1, Long.MAX_VALUE);
        assertEquals(1, overlay.due());
        overlay.book(1);
        assertEquals(0, overlay.due());
        overlay.advance(4, Long.MAX_VALUE);
        assertEquals(7, overlay.due());
        overlay.advance(59_994, Long.MAX_VALUE);
        // 95,998.4
        assertEquals(95_997, overlay.due());
        assertFalse(overlay.ended());
        overlay.advance(1, Long.MAX_VALUE);
        assertEquals(95_999, overlay.due());
        assertTrue(overlay.ended());
        overlay.advance(1_000, Long.MAX_VALUE);
        assertEquals(95_999, overlay.due());
        assertTrue(overlay.ended());
        overlay.begin(PlanLayout.PRIME);
        assertEquals(0, overlay.due());
        assertEquals(0, overlay.released());
        assertFalse(overlay.ended());
    }

    @Test
    void isOverdueAFortiethOfItsTimeAndTwentySecondsLate() {
        Overlay overlay = begun(bedside, 6_000_000, 60_000);
        overlay.advance(60_000 + 1_500 + 20_000 - 1, Long.MAX_VALUE);
        assertFalse(overlay.overdue());
        overlay.advance(1, Long.MAX_VALUE);
        assertTrue(overlay.overdue());
        overlay.advance(1, Long.MAX_VALUE);
        assertTrue(overlay.overdue());
    }

    @Test
    void consistsOfWholeStrokes() {
        // 120 uL in two minutes, of which two strokes of 50 uL are made: after 50 and 100 s.
        Overlay overlay = begun(Devices.wearable().seal(), 120_000, 120_000);
        assertEquals(128, overlay.whole(PlanLayout.PRIME));
        overlay.advance(49_999, Long.MAX_VALUE);
        assertEquals(0, overlay.due());
        overlay.advance(1, Long.MAX_VALUE);
        assertEquals(64, overlay.due());
        overlay.book(3);
        assertEquals(61, overlay.due());
        overlay.advance(49_999, Long.MAX_VALUE);
        assertEquals(61, overlay.due());
        overlay.advance(1, Long.MAX_VALUE);
        assertEquals(125, overlay.due());
        overlay.advance(20_000, Long.MAX_VALUE);
        assertEquals(125, overlay.due());
    }

    @Test
    void isMadeAtItsOwnPaceOrTheLongestThereIs() {
        // 96,000 microsteps in 60 s; 600 in a minute, one in 100 ms; 584 in a minute.
        assertEquals(625, begun(bedside, 6_000_000, 60_000).pulsePeriodUs());
        assertEquals(100_000, begun(bedside, 37_500, 60_000).pulsePeriodUs());
        assertEquals(100_000, begun(bedside, 36_500, 60_000).pulsePeriodUs());
        // 608 in a minute: one in 98,684.2 us.
        assertEquals(98_684, begun(bedside, 38_000, 60_000).pulsePeriodUs());
    }

    @Test
    @Verifies("req~overlay.given~2")
    void waitsForTheEndOfTheLastOfItsKindOnly() {
        LoadedPlan plan = plan(bedside, draft(bedside).bolus(6_000_000, 60_000, 1_000, 3));
        Overlay overlay = new Overlay(new PumpGeometry(bedside), plan);
        Permit permit = Permits.overlaying(0, 0, PlanLayout.BOLUS, true);
        // Nothing to wait for before the first.
        assertTrue(overlay.mayBegin(PlanLayout.BOLUS, permit));
        overlay.begin(PlanLayout.BOLUS);
        overlay.pass(60_000);
        overlay.end();
        overlay.pass(999);
        assertFalse(overlay.mayBegin(PlanLayout.BOLUS, permit));
        assertEquals(Rule.OVERLAY_TOO_SOON, plan.verdict().rule());
        assertEquals(999, plan.verdict().figure());
        assertEquals(1_000, plan.verdict().limit());
        overlay.pass(1);
        assertTrue(overlay.mayBegin(PlanLayout.BOLUS, permit));
        overlay.begin(PlanLayout.BOLUS);
        overlay.end();
        overlay.pass(Long.MAX_VALUE);
        overlay.pass(Long.MAX_VALUE);
        assertTrue(overlay.mayBegin(PlanLayout.BOLUS, permit));
        overlay.begin(PlanLayout.BOLUS);
        overlay.end();
        overlay.pass(1_000);
        assertFalse(overlay.mayBegin(PlanLayout.BOLUS, permit));
        assertEquals(Rule.OVERLAY_USED_UP, plan.verdict().rule());
        assertEquals(4, plan.verdict().figure());
        assertEquals(3, plan.verdict().limit());
        overlay.forget();
        assertTrue(overlay.mayBegin(PlanLayout.BOLUS, permit));
    }

    @Test
    @Verifies("req~overlay.given~2")
    void takesAKindBeyondTheRowsForTheLastOrFirst() {
        Overlay overlay = begun(bedside, 6_000_000, 60_000);
        overlay.begin(PlanLayout.OVERLAYS_MAX);
        assertEquals(PlanLayout.OVERLAYS_MAX - 1, overlay.kind());
        overlay.end();
        overlay.begin(-1);
        assertEquals(PlanLayout.BOLUS, overlay.kind());
    }

    @Test
    void risesWhereOneRevolutionIsOneNanolitre() {
        DeviceRecord tiny =
                Devices.bedside().nlPerRev(1).microstepsPerRev(1).rateNlPerHMax(60_000).seal();
        LoadedPlan plan = plan(tiny, PlanImages.flat(tiny, 1_000, HOUR).prime(1_001, 60_060, 1));
        Overlay overlay = new Overlay(new PumpGeometry(tiny), plan);
        assertEquals(1_001, overlay.whole(PlanLayout.PRIME));
        overlay.begin(PlanLayout.PRIME);
        // A nanolitre in 60 ms.
        overlay.advance(59, Long.MAX_VALUE);
        assertEquals(0, overlay.due());
        overlay.advance(1, Long.MAX_VALUE);
        assertEquals(1, overlay.due());
        overlay.advance(60_000, Long.MAX_VALUE);
        assertEquals(1_001, overlay.due());
    }

    @Test
    @Verifies("req~overlay.given~2")
    void waitsBetweenTwoPrimesAsBetweenTwoBoluses() {
        long[] image = PlanImages.image(draft(bedside).prime(6_000_000, 60_000, 2));
        int row = PlanLayout.PRIME * PlanLayout.OVERLAY_WORDS + PlanLayout.OVERLAY_GAP_MS;
        image[PlanLayout.OVERLAYS + row] = 1_000;
        image[PlanLayout.ENVELOPE_OVERLAYS + row] = 1_000;
        PlanImages.seal(image);
        LoadedPlan plan = new LoadedPlan(new PumpGeometry(bedside));
        plan.offer(image);
        assertTrue(plan.loaded());
        Overlay overlay = new Overlay(new PumpGeometry(bedside), plan);
        Permit permit = Permits.overlaying(0, 0, PlanLayout.PRIME, true);
        overlay.begin(PlanLayout.PRIME);
        overlay.pass(60_000);
        overlay.end();
        overlay.pass(999);
        assertFalse(overlay.mayBegin(PlanLayout.PRIME, permit));
        assertEquals(Rule.OVERLAY_TOO_SOON, plan.verdict().rule());
        overlay.pass(1);
        assertTrue(overlay.mayBegin(PlanLayout.PRIME, permit));
    }

    @Test
    void withstandsARecordOfNothing() {
        PumpGeometry nothing = new PumpGeometry(DeviceRecord.draft().seal());
        Overlay overlay = new Overlay(nothing, new LoadedPlan(nothing));
        overlay.begin(PlanLayout.BOLUS);
        overlay.advance(10, Long.MAX_VALUE);
        assertEquals(0, overlay.due());
        assertEquals(0, overlay.whole(PlanLayout.BOLUS));
    }

    private static PlanDraft draft(DeviceRecord device) {
        return PlanImages.flat(device, 1_000_000, HOUR);
    }

    private static LoadedPlan plan(DeviceRecord device, PlanDraft draft) {
        LoadedPlan plan = new LoadedPlan(new PumpGeometry(device));
        plan.offer(PlanImages.image(draft));
        assertTrue(plan.loaded());
        return plan;
    }

    /** A prime that has begun. */
    private static Overlay begun(DeviceRecord device, long nl, long ms) {
        LoadedPlan plan = plan(device, draft(device).prime(nl, ms, 3));
        Overlay overlay = new Overlay(new PumpGeometry(device), plan);
        overlay.begin(PlanLayout.PRIME);
        return overlay;
    }
}
