package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.IntStream;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each overlay ordered in each state, of a monitor that begins whatever is ordered: what refuses it
 * is the control channel alone. All are 6 mL in a minute, but the KVO of 250 uL at 1 mL/h.
 */
@Verifies("req~overlay.given~2")
class OverlayStatesTest {
    private static final long MINUTE = 60_000L;
    private static final long HALF_HOUR = 30 * MINUTE;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Alone rig = new Alone(bedside);

    static IntStream kinds() {
        return IntStream.range(0, PlanLayout.OVERLAYS_MAX);
    }

    private PlanDraft plan(long gapMs) {
        return PlanImages.flat(bedside, 6_000_000, MINUTE)
                .bolus(6_000_000, MINUTE, gapMs, 2)
                .prime(6_000_000, MINUTE, 2)
                .flush(6_000_000, MINUTE)
                .kvo(250_000, 15 * MINUTE, 2);
    }

    /** Begins where it is to, and else is refused by state, and changes none. */
    private void ordered(int kind, boolean begins) {
        int state = rig.therapy.state();
        rig.ordered(kind);
        assertEquals(begins ? TherapyState.OVERLAY : state, rig.therapy.state());
        assertEquals(begins, rig.therapy.orderTaken());
        if (begins) {
            rig.ruled(Rule.ACCEPTED, 0, 0);
        } else {
            rig.ruled(Rule.OVERLAY_NOT_NOW, Overlay.order(kind), state);
            assertFalse(rig.target.energise());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void beginsNoneWithoutAPlan(int kind) {
        rig.permit(1_000_000, kind, true);
        rig.step(Overlay.order(kind));
        assertEquals(TherapyState.IDLE, rig.therapy.state());
        rig.ruled(Rule.OVERLAY_NOT_NOW, Overlay.order(kind), TherapyState.IDLE);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void primesBeforeStart(int kind) {
        rig.loaded(plan(0));
        ordered(kind, kind == PlanLayout.PRIME);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void givesABolusWhileInfusing(int kind) {
        rig.loaded(plan(0));
        rig.started();
        if (kind == PlanLayout.BOLUS) {
            ordered(kind, true);
        } else {
            // That only the monitor began it holds the infusion.
            rig.ordered(kind);
            assertEquals(TherapyState.HELD, rig.therapy.state());
            rig.ruled(Rule.OVERLAY_NOT_NOW, Overlay.order(kind), TherapyState.INFUSING);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void givesNoneInAHoldWhoseSafeStateIsStop(int kind) {
        rig.loaded(plan(0));
        rig.started();
        rig.step(Orders.STOP);
        ordered(kind, false);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keepsTheVeinOpenInAHoldWhoseSafeStateIsTheMinimumRate(int kind) {
        rig.loaded(plan(0).minimumRate());
        rig.started();
        rig.step(Orders.STOP);
        ordered(kind, kind == PlanLayout.KVO);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void flushesOrKeepsTheVeinOpenAfterTheEnd(int kind) {
        rig.loaded(plan(0));
        rig.started();
        rig.run(MINUTE + 10);
        assertEquals(TherapyState.DONE, rig.therapy.state());
        ordered(kind, kind == PlanLayout.FLUSH || kind == PlanLayout.KVO);
    }

    @ParameterizedTest
    @ValueSource(ints = {PlanLayout.BOLUS, PlanLayout.FLUSH, PlanLayout.KVO})
    void givesNoOtherWhileAPrimeRuns(int kind) {
        rig.loaded(plan(0));
        rig.begun(PlanLayout.PRIME);
        rig.step(Overlay.order(kind));
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        assertEquals(PlanLayout.PRIME, rig.therapy.overlay().kind());
        rig.ruled(Rule.OVERLAY_NOT_NOW, Overlay.order(kind), TherapyState.OVERLAY);
    }

    /** What was begun under a plan before counts only under one that goes on from it. */
    @Test
    void waitsForNothingUnderAnotherPlan() {
        rig.loaded(plan(HALF_HOUR));
        rig.started();
        rig.begun(PlanLayout.BOLUS);
        rig.step(Orders.STOP);
        rig.permit(1_000_000);
        rig.step(Orders.START);
        rig.ordered(PlanLayout.BOLUS);
        assertEquals(Rule.OVERLAY_TOO_SOON, rig.therapy.verdict().rule());
        rig.cleared();
        rig.loaded(plan(HALF_HOUR).planId(2));
        rig.started();
        rig.begun(PlanLayout.BOLUS);
    }

    /** Nobody tells the core that a patient is on the line still. */
    @Test
    void primesUnderAFurtherPlanThoughTheOneBeforeWasGiven() {
        rig.loaded(plan(0));
        rig.started();
        rig.step(Orders.NONE);
        rig.step(Orders.STOP);
        ordered(PlanLayout.PRIME, false);
        rig.cleared();
        rig.loaded(plan(0).planId(2));
        ordered(PlanLayout.PRIME, true);
    }
}
