package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.journal.EventCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StoredState;
import org.clepsydra.remote.RemoteVerdict;
import org.clepsydra.remote.Sent;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Proposals through the whole core: when one may be made, how it ends, what is noted. */
class ProposalOnPumpTest {
    private final Afar afar = new Afar();
    private final Pump pump = afar.pump;

    @Test
    @Verifies("req~remote.proposal~1")
    void endsWhereAnyPlanIsLoaded() {
        afar.propose(afar.plan() + 1);
        pump.order.imageRemote(false);
        afar.give(Orders.LOAD);
        assertEquals(0, pump.out.snapshot().proposedPlan());
        afar.give(Orders.CLEAR);
        assertEquals(0, pump.out.snapshot().proposedPlan());
        pump.order.imageRemote(true);
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, afar.plan(), 0);
    }

    @Test
    @Verifies("req~remote.proposal~1")
    void endsAfter600Seconds() {
        afar.propose(afar.plan());
        pump.run(599_990, 10);
        assertEquals(afar.plan(), pump.out.snapshot().proposedPlan());
        afar.step();
        assertEquals(0, pump.out.snapshot().proposedPlan());
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, afar.plan(), 0);
    }

    @Test
    @Verifies("req~remote.proposal~1")
    void endsWithItsSession() {
        afar.propose(afar.plan());
        pump.order.remote().session(Afar.SESSION + 1);
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, afar.plan(), 0);
        assertEquals(Afar.SESSION + 1, pump.out.snapshot().remoteSession());
    }

    @Test
    @Verifies("req~remote.proposal~1")
    void isTakenInTheStepInWhichItComes() {
        pump.order.give(Orders.LOAD);
        afar.proposed(RemoteVerdict.PROPOSED);
        assertEquals(0, pump.out.snapshot().proposedPlan());
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies("req~remote.judged~1")
    void takesNoProposalWhileAPlanIsLoadedOrTherapyIsNotStopped() {
        pump.order.give(Orders.START);
        // As the step before left it.
        afar.proposed(RemoteVerdict.PROPOSED);
        afar.proposed(RemoteVerdict.NOT_NOW);
        pump.order.give(Orders.STOP);
        afar.proposed(RemoteVerdict.NOT_NOW);
        afar.proposed(RemoteVerdict.PROPOSED);
        afar.give(Orders.LOAD);
        afar.proposed(RemoteVerdict.NOT_NOW);
        pump.order.give(Orders.CLEAR);
        afar.proposed(RemoteVerdict.NOT_NOW);
        afar.proposed(RemoteVerdict.PROPOSED);
    }

    @Test
    @Verifies("req~remote.judged~1")
    void takesNoProposalOfAPlanThatWasRestored() {
        DeviceRecord storing = Devices.bedside().storesState(true).seal();
        Pump first = new Pump(storing).restored(new StoredState());
        first.tested().loaded(PlanImages.flat(storing, 36_000_000, 3_600_000));
        first.run(100, 10);
        Pump second = new Pump(storing).restored(first.memory);
        second.order.remote().session(Afar.SESSION);
        Sent.put(second.order.remote(), 1, 10, 1);
        second.step(10);
        assertEquals(TherapyState.READY, second.state());
        assertEquals(RemoteVerdict.NOT_NOW, second.out.snapshot().remoteVerdict());
    }

    @Test
    @Verifies("req~remote.logged~1")
    void notesWhatCameAndWhatWasTaken() {
        afar.number = 6;
        afar.propose(afar.plan());
        pump.order.imageAuthentic(false);
        afar.give(Orders.LOAD);
        pump.order.imageAuthentic(true);
        afar.give(Orders.LOAD);
        for (int i = 0; i < 5; i++) {
            afar.step();
        }
        assertEquals(
                List.of(
                        Afar.event(EventCode.REMOTE, 1L << RemoteVerdict.PROPOSED, 1),
                        Afar.event(EventCode.ORDER_REFUSED, Orders.LOAD, Rule.PLAN_NOT_AUTHENTIC),
                        Afar.event(EventCode.ORDER_TAKEN, Orders.LOAD, TherapyState.READY),
                        Afar.event(EventCode.PROPOSAL_TAKEN, Afar.SESSION, 7),
                        Afar.event(EventCode.STATE, TherapyState.IDLE, TherapyState.READY)),
                afar.stored);
    }

    /** An image of zeros names what stands for no proposal. */
    @Test
    @Verifies("req~remote.plan~1")
    void takesNoImageOfZerosForWhatNobodyProposed() {
        Arrays.fill(pump.order.image(), 0);
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, 0, 0);
    }

    @Test
    @Verifies("req~remote.logged~1")
    void notesAMinuteOfMessagesAtOnce() {
        for (int i = 0; i <= 6_000; i++) {
            afar.proposed(RemoteVerdict.PROPOSED);
        }
        pump.order.remote().present(false);
        for (int i = 0; i < 5; i++) {
            afar.step();
        }
        assertEquals(
                List.of(
                        Afar.event(EventCode.REMOTE, 1L << RemoteVerdict.PROPOSED, 1),
                        Afar.event(EventCode.REMOTE, 1L << RemoteVerdict.PROPOSED, 6_000)),
                afar.stored);
    }

    @Test
    @Verifies("req~remote.logged~1")
    void notesNoProposalTakenByAnImageAtThePump() {
        afar.propose(afar.plan());
        pump.order.imageRemote(false);
        afar.give(Orders.LOAD);
        for (int i = 0; i < 5; i++) {
            afar.step();
        }
        assertEquals(3, afar.stored.size());
        assertFalse(afar.stored.contains(Afar.event(EventCode.PROPOSAL_TAKEN, Afar.SESSION, 1)));
    }
}
