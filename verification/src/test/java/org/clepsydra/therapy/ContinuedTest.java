package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the control channel says of a plan that it clears to one that goes on from it. On the
 * bedside pump, 6 mL in a minute and 3 mL in another: 16 and 8 microsteps of 62.5 nL in a step.
 */
class ContinuedTest {
    private static final long MINUTE = 60_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Alone rig = new Alone(bedside);

    private PlanDraft plan() {
        return PlanImages.flat(bedside, 9_000_000, 2 * MINUTE)
                .flat(2, MINUTE)
                .flat(1, MINUTE)
                .bolus(100_000, 10_000, MINUTE, 2);
    }

    private long[] cleared(PlanDraft draft, long ms) {
        rig.loaded(draft);
        long[] before = rig.order.image().clone();
        rig.started();
        rig.run(ms);
        rig.cleared();
        return before;
    }

    private void offered(PlanDraft draft) {
        draft.writeTo(rig.order.image());
        rig.step(Orders.LOAD);
    }

    /** Offers a plan, enters it again, and orders START. */
    private void tried(PlanDraft draft) {
        offered(draft);
        Entries.again(rig.order);
        rig.permit(1_000_000);
        rig.step(Orders.CONFIRM);
        rig.step(Orders.START);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10, 1000", "1000, 100000", "60000, 6000000", "61000, 6050000"})
    @Verifies("req~plan.continues~2")
    void leavesWhatWasNotReleased(long ms, long releasedNl) {
        long[] before = cleared(plan(), ms);
        long leftNl = 9_000_000 - releasedNl;
        PlanDraft more = PlanImages.flat(bedside, leftNl + 1, 2 * MINUTE).planId(2);
        offered(more.continues(before));
        rig.ruled(Rule.CONTINUES_TOO_MUCH, leftNl + 1, leftNl);
        offered(PlanImages.flat(bedside, leftNl, 2 * MINUTE).planId(2).continues(before));
        rig.ruled(Rule.ACCEPTED, 0, 0);
        assertEquals(TherapyState.READY, rig.therapy.state());
    }

    @Test
    @Verifies({"req~plan.continues~2", "req~plan.change-confirmed~1"})
    void roundsWhatIsLeftDown() {
        rig.loaded(plan());
        final long[] before = rig.order.image().clone();
        rig.started();
        rig.permit(1);
        rig.step(Orders.NONE);
        rig.cleared();
        // A microstep is 62.5 nL.
        PlanDraft more = PlanImages.flat(bedside, 8_999_938, 2 * MINUTE).planId(2);
        offered(more.continues(before));
        rig.ruled(Rule.CONTINUES_TOO_MUCH, 8_999_938, 8_999_937);
        // With one microstep it had a rate.
        tried(PlanImages.flat(bedside, 10_000, MINUTE).planId(2).continues(before));
        rig.ruled(Rule.CHANGE_NOT_CONFIRMED, 600_000, 360_000_000);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void leavesNothingOfAPlanThatWasGivenWhole() {
        long[] before = cleared(PlanImages.flat(bedside, 6_000_000, MINUTE), MINUTE + 10);
        offered(PlanImages.flat(bedside, 1_000, MINUTE).planId(2).continues(before));
        rig.ruled(Rule.CONTINUES_TOO_MUCH, 1_000, 0);
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void saysWhetherTheRateThatWasEnteredIsTaken() {
        long[] before = cleared(plan(), 1_000);
        offered(PlanImages.flat(bedside, 10_000, MINUTE).planId(2).continues(before));
        for (long nlPerH : new long[] {600_000, 660_000}) {
            rig.order.enter(0, 0, nlPerH);
            rig.step(Orders.CONFIRM_CHANGE);
            assertEquals(nlPerH == 600_000, rig.therapy.orderTaken());
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 360000000", "61000, 180000000"})
    @Verifies("req~plan.change-confirmed~1")
    void saysTheRateOfTheSegmentItStoodIn(long ms, long nlPerH) {
        long[] before = cleared(plan(), ms);
        tried(PlanImages.flat(bedside, 10_000, MINUTE).planId(2).continues(before));
        // 10 uL in a minute.
        rig.ruled(Rule.CHANGE_NOT_CONFIRMED, 600_000, nlPerH);
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void saysNoRateOfAPlanOfWhichNothingWasReleased() {
        // Of 2 and then 4 times as fast, of which the one between never began.
        rig.loaded(plan());
        final long[] before = rig.order.image().clone();
        rig.step(Orders.STOP);
        rig.step(Orders.CLEAR);
        tried(PlanImages.flat(bedside, 1_000_000, MINUTE).planId(2).continues(before));
        rig.ruled(Rule.CHANGE_NOT_CONFIRMED, 60_000_000, 0);
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void saysTheHighestRateOfASegment() {
        long[] before =
                cleared(
                        PlanImages.flat(bedside, 3_000_001, MINUTE).raisedCosine(1, MINUTE),
                        20_000);
        tried(PlanImages.flat(bedside, 10_000, MINUTE).planId(2).continues(before));
        rig.ruled(Rule.CHANGE_NOT_CONFIRMED, 600_000, 360_000_120);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void countsTheBolusesOfThePlanBefore() {
        rig.loaded(plan());
        final long[] before = rig.order.image().clone();
        rig.started();
        rig.step(Orders.NONE);
        rig.begun(PlanLayout.BOLUS);
        rig.permit(1_000_000);
        rig.step(Orders.NONE);
        rig.cleared();
        rig.permit(1_000_000);
        PlanDraft rest =
                PlanImages.flat(bedside, 8_000_000, 2 * MINUTE)
                        .planId(2)
                        .bolus(100_000, 10_000, MINUTE, 2);
        rig.loaded(rest.continues(before));
        rig.ruled(Rule.ACCEPTED, 0, 0);
        rig.started();
        rig.ordered(PlanLayout.BOLUS);
        assertEquals(Rule.OVERLAY_TOO_SOON, rig.therapy.verdict().rule());
        rig.permit(1_000_000);
        rig.step(Orders.START);
        rig.run(MINUTE);
        rig.begun(PlanLayout.BOLUS);
        rig.permit(1_000_000);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.ordered(PlanLayout.BOLUS);
        rig.ruled(Rule.OVERLAY_USED_UP, 3, 2);
    }

    @Test
    @Verifies({"req~plan.continues~2", "req~overlay.drugs~1"})
    void countsThemThoughAPlanOfAFifthDrugWasRefused() {
        for (int drug = 1; drug <= 3; drug++) {
            rig.loaded(plan().planId(drug).drug(new DrugDraft().drugId(drug)));
            rig.started();
            rig.step(Orders.NONE);
            rig.cleared();
        }
        rig.loaded(plan().planId(4).drug(new DrugDraft().drugId(4)));
        final long[] before = rig.order.image().clone();
        rig.started();
        rig.step(Orders.NONE);
        for (int i = 0; i < 2; i++) {
            rig.run(i * MINUTE);
            rig.begun(PlanLayout.BOLUS);
            rig.permit(1_000_000);
            rig.step(Orders.NONE);
        }
        rig.cleared();
        offered(plan().planId(5).drug(new DrugDraft().drugId(5)));
        assertEquals(Rule.TOO_MANY_DRUGS, rig.therapy.verdict().rule());
        assertEquals(TherapyState.IDLE, rig.therapy.state());
        PlanDraft rest =
                PlanImages.flat(bedside, 1_000_000, MINUTE)
                        .planId(6)
                        .drug(new DrugDraft().drugId(4))
                        .bolus(100_000, 10_000, MINUTE, 2);
        rig.loaded(rest.continues(before));
        Entries.again(rig.order);
        rig.step(Orders.CONFIRM);
        rig.order.enter(0, 0, 60_000_000);
        rig.step(Orders.CONFIRM_CHANGE);
        rig.step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.ordered(PlanLayout.BOLUS);
        rig.ruled(Rule.OVERLAY_USED_UP, 3, 2);
    }

    @Test
    @Verifies({"req~plan.continues~2", "req~overlay.given~2"})
    void waitsAsLongWhateverARefusedImageSaysOfTheTime() {
        for (long gapMs : new long[] {MINUTE - 1, 0, Long.MIN_VALUE}) {
            Alone other = new Alone(bedside);
            other.loaded(plan());
            final long[] before = other.order.image().clone();
            other.started();
            other.step(Orders.NONE);
            other.begun(PlanLayout.BOLUS);
            other.permit(1_000_000);
            other.run(MINUTE - 1_000);
            other.cleared();
            plan().planId(2).writeTo(other.order.image());
            other.order.image()[PlanLayout.OVERLAYS + PlanLayout.OVERLAY_GAP_MS] = gapMs;
            other.step(Orders.LOAD);
            assertEquals(TherapyState.IDLE, other.therapy.state());
            other.run(1_000);
            PlanDraft rest =
                    PlanImages.flat(bedside, 3_000_000, MINUTE)
                            .planId(3)
                            .bolus(100_000, 10_000, MINUTE, 2);
            other.loaded(rest.continues(before));
            other.started();
            other.begun(PlanLayout.BOLUS);
        }
    }

    @Test
    @Verifies({"req~plan.continues~2", "req~delivery.whole-volume~1"})
    void givesWhatWasLeftAndNoMore() {
        long[] before = cleared(plan(), 30_000);
        rig.loaded(PlanImages.flat(bedside, 6_000_000, MINUTE).planId(2).continues(before));
        rig.started();
        rig.run(MINUTE + 10);
        assertEquals(TherapyState.DONE, rig.therapy.state());
        // 6 mL, after 3 mL.
        assertEquals(96_000, rig.therapy.release().commanded());
        assertTrue(rig.therapy.plan().goesOn());
    }
}
