package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.detect.Findings;
import org.clepsydra.detect.Found;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permits;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The control channel under a monitor that lets every overlay run: it must end one by itself. The
 * curve and each overlay are 360 mL/h, 16 microsteps of 62.5 nL in a step; an overlay is 6 mL.
 */
class OverlayAloneTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Alone rig = new Alone(bedside);

    @Test
    @Verifies("req~overlay.forfeit~2")
    void endsABolusForStopThoughThePermitStands() {
        bolus();
        rig.step(Orders.NONE);
        assertEquals(16, rig.target.microsteps());
        rig.step(Orders.STOP);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertFalse(rig.target.energise());
        assertTrue(rig.therapy.orderTaken());
        assertEquals(16, given(PlanLayout.BOLUS));
    }

    @Test
    @Verifies("req~overlay.curve~1")
    void goesOnWithABolusForAnyOrderButStopAndStart() {
        bolus();
        for (int order : new int[] {Orders.ACKNOWLEDGE, Orders.CONFIRM, Orders.CLEAR}) {
            rig.step(order);
            assertEquals(TherapyState.OVERLAY, rig.therapy.state());
            assertEquals(16, rig.target.microsteps());
        }
        assertEquals(48, given(PlanLayout.BOLUS));
        assertEquals(0, rig.therapy.release().commanded());
    }

    @Test
    @Verifies("req~overlay.curve~1")
    void makesAnOverlayAtThePaceOfItsLine() {
        bolus();
        rig.step(Orders.NONE);
        // 96,000 microsteps in 60 s.
        assertEquals(625, rig.target.pulsePeriodUs());
    }

    @Test
    @Verifies({"req~overlay.forfeit~2", "req~overlay.given~2"})
    void endsABolusForAirThoughThePermitStands() {
        bolus();
        rig.findings = Found.air();
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertEquals(0, given(PlanLayout.BOLUS));
    }

    @Test
    @Verifies({"req~overlay.forfeit~2", "req~overlay.given~2"})
    void goesOnWithAPrimeThroughAirButNotAgainstAnOcclusion() {
        rig.loaded(plan());
        rig.findings = Found.air();
        rig.begun(PlanLayout.PRIME);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        assertEquals(16, rig.target.microsteps());
        rig.findings = Found.occlusion();
        rig.step(Orders.NONE);
        assertEquals(TherapyState.READY, rig.therapy.state());
        assertEquals(16, given(PlanLayout.PRIME));
    }

    @Test
    @Verifies("req~overlay.given~2")
    void beginsNoPrimeAgainstAnOcclusion() {
        rig.loaded(plan());
        rig.findings = Found.occlusion();
        rig.ordered(PlanLayout.PRIME);
        assertEquals(TherapyState.READY, rig.therapy.state());
        rig.ruled(Rule.OVERLAY_NOT_NOW, Orders.PRIME, TherapyState.READY);
        rig.findings = new Findings();
        rig.begun(PlanLayout.PRIME);
    }

    @Test
    @Verifies("req~overlay.given~2")
    void beginsNoBolusAndNoFlushWithAir() {
        rig.loaded(plan());
        rig.started();
        rig.findings = Found.air();
        rig.ordered(PlanLayout.BOLUS);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertFalse(rig.therapy.orderTaken());
        // Though the dose that was entered agrees.
        rig.ruled(Rule.OVERLAY_NOT_NOW, Orders.BOLUS, TherapyState.INFUSING);
        Alone other = new Alone(bedside);
        done(other);
        other.findings = Found.air();
        other.ordered(PlanLayout.FLUSH);
        assertEquals(TherapyState.DONE, other.therapy.state());
        other.ruled(Rule.OVERLAY_NOT_NOW, Orders.FLUSH, TherapyState.DONE);
        other.findings = new Findings();
        other.begun(PlanLayout.FLUSH);
    }

    @Test
    @Verifies("req~overlay.given~2")
    void beginsNoneWhereThePermitIsNotGranted() {
        rig.loaded(plan());
        rig.permit(1_000_000, PlanLayout.PRIME, true);
        Permits.deny(rig.permit, DenyReason.NONE);
        rig.step(Orders.PRIME);
        assertEquals(TherapyState.READY, rig.therapy.state());
        assertFalse(rig.therapy.orderTaken());
        // The envelope is not the reason.
        rig.ruled(Rule.OVERLAY_NOT_NOW, Orders.PRIME, TherapyState.READY);
    }

    @Test
    @Verifies("req~overlay.given~2")
    void beginsNoBolusInTheStepInWhichThePermitEnds() {
        rig.loaded(plan());
        rig.started();
        rig.permit(1_000_000, PlanLayout.BOLUS, true);
        Permits.deny(rig.permit, DenyReason.NONE);
        rig.order.enter(6_000_000, 0, 0);
        rig.step(Orders.BOLUS);
        assertFalse(rig.therapy.orderTaken());
        rig.ruled(Rule.OVERLAY_NOT_NOW, Orders.BOLUS, TherapyState.INFUSING);
    }

    @Test
    @Verifies("req~overlay.given~2")
    void beginsNoneUnderAnotherEnvelope() {
        rig.loaded(plan());
        long own = rig.order.image()[PlanLayout.ENVELOPE_CRC];
        rig.permit = Permits.overlaying(1_000_000, own ^ 1, PlanLayout.PRIME, true);
        rig.step(Orders.PRIME);
        assertEquals(TherapyState.READY, rig.therapy.state());
        rig.ruled(Rule.ENVELOPE_NOT_OF_PLAN, own ^ 1, own);
    }

    @Test
    @Verifies("req~overlay.given~2")
    void beginsNoneThatTheMonitorDoesNotBeginInThatStep() {
        rig.loaded(plan());
        rig.permit(1_000_000, PlanLayout.PRIME, false);
        rig.step(Orders.PRIME);
        assertEquals(TherapyState.READY, rig.therapy.state());
        rig.ruled(Rule.OVERLAY_NOT_NOW, PlanLayout.PRIME, PlanLayout.PRIME);
        rig.permit(1_000_000, PlanLayout.FLUSH, true);
        rig.step(Orders.PRIME);
        assertEquals(TherapyState.READY, rig.therapy.state());
        rig.ruled(Rule.OVERLAY_NOT_NOW, PlanLayout.PRIME, PlanLayout.FLUSH);
    }

    @Test
    @Verifies("req~overlay.forfeit~2")
    void endsABolusWhereThePermitIsTakenBackOrUnderAnotherEnvelope() {
        bolus();
        Permits.deny(rig.permit, DenyReason.NONE);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        rig.permit(1_000_000);
        rig.step(Orders.START);
        rig.begun(PlanLayout.BOLUS);
        long other = rig.order.image()[PlanLayout.ENVELOPE_CRC] ^ 1;
        rig.permit = Permits.overlaying(1_000_000, other, PlanLayout.BOLUS, false);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertEquals(0, given(PlanLayout.BOLUS));
    }

    @Test
    @Verifies("req~overlay.given~2")
    void saysOfEachThatItWasBegun() {
        rig.loaded(plan());
        rig.step(Orders.PRIME);
        assertFalse(rig.therapy.orderTaken());
        rig.ruled(Rule.OVERLAY_NOT_NOW, PlanLayout.PRIME, -1);
        rig.begun(PlanLayout.PRIME);
        assertTrue(rig.therapy.orderTaken());
        rig.ruled(Rule.ACCEPTED, 0, 0);
        rig.permit(1_000_000);
        rig.step(Orders.NONE);
        rig.started();
        rig.begun(PlanLayout.BOLUS);
        assertTrue(rig.therapy.orderTaken());
        rig.ruled(Rule.ACCEPTED, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({Orders.START + ",true", Orders.ACKNOWLEDGE + ",true", Orders.CONFIRM + ",false"})
    @Verifies("req~overlay.forfeit~2")
    void saysOfTheOrderThatABolusEndsInWhetherItWasFollowed(int order, boolean followed) {
        bolus();
        rig.permit(1_000_000);
        rig.step(order);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        assertEquals(followed, rig.therapy.orderTaken());
    }

    @Test
    @Verifies("req~overlay.curve~1")
    void goesBackToACurveWhoseLastMicrostepIsStillToBeMade() {
        rig.loaded(PlanImages.flat(bedside, 6_000_000, MINUTE).bolus(6_000_000, MINUTE, 0, 2));
        rig.started();
        rig.in.microstepsToGo(1);
        rig.run(MINUTE);
        assertEquals(96_000, rig.therapy.release().commanded());
        rig.begun(PlanLayout.BOLUS);
        rig.permit(1_000_000);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
    }

    @Test
    @Verifies("req~overlay.curve~1")
    void doesNotTakeTheNextForTheOneThatRan() {
        // The monitor ends a bolus and begins another in one step.
        bolus();
        rig.permit(1_000_000, PlanLayout.BOLUS, true);
        rig.step(Orders.BOLUS);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        assertFalse(rig.therapy.orderTaken());
        assertEquals(0, rig.target.microsteps());
    }

    @Test
    @Verifies("req~overlay.forfeit~2")
    void refusesTheStartThatEndsAPrime() {
        rig.loaded(plan());
        rig.begun(PlanLayout.PRIME);
        rig.permit(1_000_000);
        rig.step(Orders.START);
        assertEquals(TherapyState.READY, rig.therapy.state());
        assertFalse(rig.therapy.orderTaken());
    }

    @Test
    @Verifies({"req~overlay.forfeit~2", "req~delivery.withheld~3"})
    void endsABolusOfWhichNoneIsPermittedForTenSeconds() {
        bolus();
        rig.permit(0, PlanLayout.BOLUS, false);
        rig.run(10_000);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        assertFalse(rig.therapy.release().withheld());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertTrue(rig.therapy.release().withheld());
    }

    @Test
    @Verifies({"req~overlay.forfeit~2", "req~delivery.withheld~3"})
    void endsAPrimeOfWhichNoneIsPermittedForTenSeconds() {
        rig.loaded(plan());
        rig.begun(PlanLayout.PRIME);
        rig.permit(0, PlanLayout.PRIME, false);
        rig.run(10_000);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.READY, rig.therapy.state());
        assertTrue(rig.therapy.release().withheld());
    }

    @Test
    @Verifies("req~delivery.withheld~3")
    void beginsTheTenSecondsAnewWithABolusAndAfterIt() {
        rig.loaded(plan());
        rig.started();
        rig.permit(0);
        rig.run(10_000);
        rig.begun(PlanLayout.BOLUS);
        rig.permit(0, PlanLayout.BOLUS, false);
        rig.run(10_000);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        rig.permit(0);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.run(10_000);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
    }

    @Test
    @Verifies({"req~overlay.curve~1", "req~delivery.withheld~3"})
    void doesNotCountTimeInWhichNothingOfAnOverlayIsDue() {
        // 16 microsteps in an hour: one in 225 s. The driver makes another all the while.
        rig.loaded(PlanImages.flat(bedside, 1_000_000, HOUR).prime(1_000, HOUR, 1));
        rig.begun(PlanLayout.PRIME);
        rig.in.microstepsToGo(1);
        rig.run(225_000 - 10);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        assertEquals(0, given(PlanLayout.PRIME));
        rig.step(Orders.NONE);
        assertEquals(1, given(PlanLayout.PRIME));
    }

    @Test
    @Verifies({"req~overlay.forfeit~2", "req~delivery.withheld~3"})
    void endsAnOverlayWhoseLastMicrostepIsNotMadeForTenSeconds() {
        rig.loaded(plan());
        rig.begun(PlanLayout.PRIME);
        rig.run(MINUTE);
        assertEquals(96_000, given(PlanLayout.PRIME));
        rig.in.microstepsToGo(1);
        rig.run(10_000);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.READY, rig.therapy.state());
        assertTrue(rig.therapy.release().withheld());
    }

    @Test
    @Verifies({"req~overlay.forfeit~2", "req~delivery.withheld~3"})
    void waitsForTheMonitorToEndOneThatWasGivenWholeButNotForEver() {
        rig.loaded(plan());
        rig.begun(PlanLayout.PRIME);
        // A minute, a fortieth of it and 20 s.
        rig.run(MINUTE + 1_500 + 20_000 - 10);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        assertFalse(rig.therapy.release().withheld());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.READY, rig.therapy.state());
        assertTrue(rig.therapy.release().withheld());
        assertEquals(96_000, given(PlanLayout.PRIME));
    }

    @Test
    @Verifies("req~overlay.given~2")
    void countsAnewWithANewPlan() {
        rig.loaded(plan());
        rig.begun(PlanLayout.PRIME);
        rig.step(Orders.STOP);
        rig.ordered(PlanLayout.PRIME);
        assertEquals(TherapyState.READY, rig.therapy.state());
        rig.ruled(Rule.OVERLAY_USED_UP, 2, 1);
        rig.step(Orders.STOP);
        rig.permit(1_000_000);
        rig.started();
        for (int i = 0; i < 2; i++) {
            rig.begun(PlanLayout.BOLUS);
            rig.permit(1_000_000);
            rig.step(Orders.NONE);
        }
        rig.ordered(PlanLayout.BOLUS);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        rig.ruled(Rule.OVERLAY_USED_UP, 3, 2);
        rig.cleared();
        rig.loaded(plan());
        rig.begun(PlanLayout.PRIME);
        rig.permit(1_000_000);
        rig.step(Orders.NONE);
        rig.started();
        rig.begun(PlanLayout.BOLUS);
    }

    @ParameterizedTest
    @ValueSource(ints = {Orders.BOLUS, Orders.PRIME, Orders.FLUSH})
    @Verifies("req~plan.only-when-stopped~1")
    void keepsThePlanFromAnOrderForAnOverlayToTheNextStop(int order) {
        rig.loaded(plan());
        rig.step(order);
        assertFalse(rig.therapy.orderTaken());
        rig.step(Orders.CLEAR);
        assertEquals(TherapyState.READY, rig.therapy.state());
        rig.ruled(Rule.NOT_STOPPED, Orders.CLEAR, Orders.STOP);
        rig.cleared();
    }

    @Test
    @Verifies("req~plan.frozen~1")
    void keepsWhatWasGivenWhereAnotherPlanIsRefused() {
        rig.loaded(plan());
        rig.started();
        rig.step(Orders.NONE);
        rig.step(Orders.STOP);
        plan().planId(2).writeTo(rig.order.image());
        rig.step(Orders.LOAD);
        assertFalse(rig.therapy.orderTaken());
        rig.ruled(Rule.PLAN_LOADED, 2, 1);
        assertEquals(16, rig.therapy.release().commanded());
        assertEquals(10, rig.therapy.release().therapyMs());
    }

    @Test
    @Verifies("req~overlay.drugs~1")
    void doesNotCountTheDrugOfAPlanThatIsRefusedAnyway() {
        for (int i = 1; i <= 4; i++) {
            rig.loaded(plan().drug(new DrugDraft().drugId(i)));
            rig.started();
            rig.step(Orders.NONE);
            rig.cleared();
        }
        plan().drug(new DrugDraft().drugId(5)).writeTo(rig.order.image());
        rig.order.image()[PlanLayout.PLAN_ID] = 0;
        PlanImages.seal(rig.order.image());
        rig.step(Orders.LOAD);
        assertEquals(TherapyState.IDLE, rig.therapy.state());
        assertEquals(Rule.PLAN_ID, rig.therapy.verdict().rule());
    }

    @Test
    @Verifies("req~reservoir.empty~1")
    void endsAnOverlayAtOnceWhereTheReservoirIsEmpty() {
        Alone filled = new Alone(Devices.bedside().reservoirNl(20_000_000).seal());
        // 2 uL, 32 microsteps.
        filled.order.refill(0, 2_000);
        filled.step(Orders.REFILL);
        assertTrue(filled.therapy.orderTaken());
        filled.loaded(plan());
        filled.begun(PlanLayout.PRIME);
        filled.run(20);
        assertEquals(32, filled.therapy.release().overlayCommanded(PlanLayout.PRIME));
        assertEquals(TherapyState.OVERLAY, filled.therapy.state());
        filled.step(Orders.NONE);
        assertEquals(TherapyState.READY, filled.therapy.state());
        assertEquals(32, filled.therapy.release().overlayCommanded(PlanLayout.PRIME));
        assertFalse(filled.therapy.release().withheld());
    }

    @Test
    @Verifies({"req~reservoir.empty~1", "req~motor.rest~2"})
    void finishesTheStrokeOfAnOverlayThatTheReservoirHolds() {
        // Strokes of 4 microsteps, 1 uL. 2 uL in 10 s: one every 5 s. One is left.
        Alone implant = new Alone(Devices.implant().seal());
        implant.order.refill(0, 1_000);
        implant.step(Orders.REFILL);
        implant.loaded(PlanImages.flat(implant.device, 100_000, HOUR).prime(2_000, 10_000, 1));
        implant.begun(PlanLayout.PRIME);
        implant.permit(2, PlanLayout.PRIME, false);
        implant.run(4_990);
        assertFalse(implant.target.energise());
        implant.step(Orders.NONE);
        assertEquals(2, implant.target.microsteps());
        implant.permit(0, PlanLayout.PRIME, false);
        implant.step(Orders.NONE);
        assertEquals(TherapyState.OVERLAY, implant.therapy.state());
        assertTrue(implant.target.energise());
        assertEquals(0, implant.target.microsteps());
        implant.permit(1_000_000, PlanLayout.PRIME, false);
        implant.step(Orders.NONE);
        assertEquals(2, implant.target.microsteps());
        implant.step(Orders.NONE);
        assertFalse(implant.target.energise());
        implant.run(4_960);
        assertEquals(TherapyState.OVERLAY, implant.therapy.state());
        implant.step(Orders.NONE);
        assertEquals(TherapyState.READY, implant.therapy.state());
        assertEquals(4, implant.therapy.release().overlayCommanded(PlanLayout.PRIME));
    }

    private long given(int kind) {
        return rig.therapy.release().overlayCommanded(kind);
    }

    private void bolus() {
        rig.loaded(plan());
        rig.started();
        rig.begun(PlanLayout.BOLUS);
    }

    /** Gives a plan of a minute whole. */
    private void done(Alone other) {
        other.loaded(PlanImages.flat(bedside, 6_000_000, MINUTE).flush(6_000_000, MINUTE));
        other.started();
        other.run(MINUTE + 10);
        assertEquals(TherapyState.DONE, other.therapy.state());
    }

    private PlanDraft plan() {
        return PlanImages.flat(bedside, 360_000_000, HOUR)
                .bolus(6_000_000, MINUTE, 0, 2)
                .prime(6_000_000, MINUTE, 1)
                .flush(6_000_000, MINUTE);
    }
}
