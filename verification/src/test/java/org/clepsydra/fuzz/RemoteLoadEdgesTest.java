package org.clepsydra.fuzz;

import static org.clepsydra.fuzz.RemoteLink.PLAN;
import static org.clepsydra.fuzz.RemoteLink.SESSION;
import static org.clepsydra.fuzz.RemoteLink.message;
import static org.clepsydra.remote.RemoteVerdict.FORGED;
import static org.clepsydra.remote.RemoteVerdict.NOT_NOW;
import static org.clepsydra.remote.RemoteVerdict.PROPOSED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** How long a proposal stands, and what of it may be loaded. */
@Verifies({"req~remote.proposal~1", "req~remote.plan~1"})
class RemoteLoadEdgesTest {
    private static final long PROPOSAL_MS = 600_000;
    private static final long STEP_MS = RemoteLink.STEP_MS;

    private final RemoteLink link = new RemoteLink();
    private final long[] image = image(60_000);
    private long number;

    private static long[] image(long ms) {
        return PlanImages.image(PlanImages.flat(Devices.bedside().seal(), 1_000_000, ms));
    }

    private void propose(long plan) {
        number++;
        assertEquals(PROPOSED, link.hear(message(SESSION, number, link.nextMs(), plan)));
        assertEquals(plan, link.proposed());
    }

    /** The state after the image came from afar. */
    private int load(long[] from, boolean authentic) {
        System.arraycopy(from, 0, link.pump.order.image(), 0, PlanLayout.WORDS);
        link.pump.order.imageRemote(true);
        link.pump.order.imageAuthentic(authentic);
        link.pump.give(Orders.LOAD);
        return link.pump.state();
    }

    private int rule() {
        return link.pump.out.snapshot().verdictRule();
    }

    private void isRefused(int rule, long[] from, boolean authentic) {
        assertEquals(TherapyState.IDLE, load(from, authentic));
        assertEquals(rule, rule());
    }

    @Test
    void standsForTenMinutes() {
        propose(PLAN);
        link.waits(PROPOSAL_MS - 1);
        assertEquals(PLAN, link.proposed());
        link.waits(1);
        assertEquals(0, link.proposed());
    }

    @Test
    void standsForTenMinutesFromTheLastThatWasRight() {
        propose(PLAN);
        link.waits(PROPOSAL_MS - STEP_MS - 1);
        propose(PLAN);
        link.waits(1_000);
        assertEquals(FORGED, link.hear(link.message(9), false));
        assertEquals(PLAN, link.proposed());
        link.waits(PROPOSAL_MS - 1_000 - STEP_MS - 1);
        assertEquals(PLAN, link.proposed());
        link.waits(1);
        assertEquals(0, link.proposed());
    }

    @Test
    void standsInPlaceOfOneBefore() {
        propose(PLAN);
        propose(RemoteNurse.plan(image));
        assertEquals(TherapyState.READY, load(image, true));
    }

    @Test
    void isLoadedUpToItsEnd() {
        propose(RemoteNurse.plan(image));
        link.waits(PROPOSAL_MS - 1 - STEP_MS);
        assertEquals(TherapyState.READY, load(image, true));
        assertEquals(0, link.proposed());
    }

    @Test
    void isNotLoadedAtItsEnd() {
        propose(RemoteNurse.plan(image));
        link.waits(PROPOSAL_MS - STEP_MS);
        assertEquals(RemoteNurse.plan(image), link.proposed());
        isRefused(Rule.PLAN_NOT_PROPOSED, image, true);
    }

    @Test
    void endsWithTheSession() {
        propose(RemoteNurse.plan(image));
        link.session(SESSION + 1);
        link.waits(10);
        assertEquals(0, link.proposed());
        link.session(SESSION);
        isRefused(Rule.PLAN_NOT_PROPOSED, image, true);
        number = 0;
        propose(RemoteNurse.plan(image));
        link.session(0);
        isRefused(Rule.PLAN_NOT_PROPOSED, image, true);
    }

    @Test
    void endsWithPowerAndIsNoneAtFirst() {
        propose(RemoteNurse.plan(image));
        RemoteLink again = new RemoteLink();
        again.waits(10);
        assertEquals(0, again.proposed());
    }

    @Test
    void endsWhereAnyPlanIsLoaded() {
        propose(RemoteNurse.plan(image));
        System.arraycopy(image(90_000), 0, link.pump.order.image(), 0, PlanLayout.WORDS);
        link.pump.give(Orders.LOAD);
        assertEquals(TherapyState.READY, link.pump.state());
        assertEquals(0, link.proposed());
        link.pump.give(Orders.CLEAR);
        isRefused(Rule.PLAN_NOT_PROPOSED, image, true);
    }

    @Test
    void loadsOnlyWhatTheVerifierVouchesFor() {
        isRefused(Rule.PLAN_NOT_AUTHENTIC, image, false);
        propose(RemoteNurse.plan(image));
        isRefused(Rule.PLAN_NOT_AUTHENTIC, image, false);
        assertEquals(TherapyState.READY, load(image, true));
    }

    @Test
    void loadsOnlyWhatBothChecksumsName() {
        long plan = RemoteNurse.plan(image);
        isRefused(Rule.PLAN_NOT_PROPOSED, image, true);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            propose(plan ^ 1L << bit);
            isRefused(Rule.PLAN_NOT_PROPOSED, image, true);
        }
        propose(Long.rotateLeft(plan, 32));
        isRefused(Rule.PLAN_NOT_PROPOSED, image, true);
        propose(plan);
        assertEquals(TherapyState.READY, load(image, true));
    }

    @Test
    void judgesWhatWasProposedAsAnyPlan() {
        image[PlanLayout.PRESSURE_LIMIT_PA] = 0;
        PlanImages.seal(image);
        propose(RemoteNurse.plan(image));
        isRefused(Rule.PRESSURE_LIMIT, image, true);
        // It was not loaded, so it stands.
        assertEquals(RemoteNurse.plan(image), link.proposed());
    }

    @Test
    void asksForNothingAtThePanel() {
        System.arraycopy(image, 0, link.pump.order.image(), 0, PlanLayout.WORDS);
        link.pump.give(Orders.LOAD);
        assertEquals(TherapyState.READY, link.pump.state());
    }

    @Test
    void isEnteredAndStartedAtThePump() {
        propose(RemoteNurse.plan(image));
        load(image, true);
        link.waits(1_000);
        assertEquals(TherapyState.READY, link.pump.state());
        link.pump.give(Orders.START);
        assertEquals(TherapyState.READY, link.pump.state());
        assertEquals(Rule.NOT_CONFIRMED, rule());
        Entries.again(link.pump.order, image);
        link.pump.give(Orders.CONFIRM);
        link.waits(1_000);
        assertEquals(TherapyState.READY, link.pump.state());
        link.pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, link.pump.state());
    }

    @Test
    @Verifies("req~remote.judged~1")
    void proposesNothingUnderAPlan() {
        propose(RemoteNurse.plan(image));
        load(image, true);
        assertEquals(NOT_NOW, link.hear(link.message(2)));
        Entries.again(link.pump.order, image);
        link.pump.give(Orders.CONFIRM);
        link.pump.give(Orders.START);
        assertEquals(NOT_NOW, link.hear(link.message(3)));
        assertEquals(TherapyState.INFUSING, link.pump.state());
        link.pump.give(Orders.STOP);
        assertEquals(NOT_NOW, link.hear(link.message(4)));
        assertEquals(TherapyState.HELD, link.pump.state());
        link.pump.give(Orders.START);
        link.waits(61_000);
        assertEquals(TherapyState.DONE, link.pump.state());
        assertEquals(NOT_NOW, link.hear(link.message(5)));
        link.pump.give(Orders.STOP);
        assertEquals(NOT_NOW, link.hear(link.message(6)));
        link.pump.give(Orders.CLEAR);
        assertEquals(0, link.proposed());
        assertEquals(PROPOSED, link.hear(link.message(7)));
    }
}
