package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.remote.RemoteVerdict;
import org.clepsydra.remote.Sent;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Plans from afar through the whole core. */
class ProposedPlanTest {
    private final Afar afar = new Afar();
    private final Pump pump = afar.pump;

    @Test
    @Verifies("req~remote.plan~1")
    void takesWhatIsVouchedForAndProposed() {
        afar.proposed(RemoteVerdict.PROPOSED);
        assertEquals(afar.plan(), pump.out.snapshot().proposedPlan());
        assertEquals(Afar.SESSION, pump.out.snapshot().remoteSession());
        assertEquals(TherapyState.IDLE, pump.state());
        afar.give(Orders.LOAD);
        afar.says(Rule.ACCEPTED, 0, 0);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(RemoteVerdict.NONE, pump.out.snapshot().remoteVerdict());
        // Entry and START are asked for as of any plan.
        afar.give(Orders.START);
        afar.says(Rule.NOT_CONFIRMED, Orders.START, Orders.CONFIRM);
        pump.confirm();
        pump.started();
        pump.run(1_000, 10);
        assertEquals(10_000, pump.out.snapshot().givenNl());
    }

    @Test
    @Verifies("req~remote.plan~1")
    void refusesWhatNobodyVouchesFor() {
        afar.propose(afar.plan());
        pump.order.imageAuthentic(false);
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_AUTHENTIC, 0, 1);
        assertEquals(TherapyState.IDLE, pump.state());
        // It is not used up.
        assertEquals(afar.plan(), pump.out.snapshot().proposedPlan());
        pump.order.imageAuthentic(true);
        afar.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies("req~remote.plan~1")
    void refusesWhatNobodyProposed() {
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, afar.plan(), 0);
        afar.propose(afar.plan() + 1);
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, afar.plan(), afar.plan() + 1);
        afar.propose(afar.plan() + (1L << 32));
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, afar.plan(), afar.plan() + (1L << 32));
        assertEquals(TherapyState.IDLE, pump.state());
        afar.propose(afar.plan());
        afar.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies("req~remote.plan~1")
    void takesNoImageOfZerosForWhatIsNotProposed() {
        pump.order.image()[PlanLayout.CONTROL_CRC] = 0;
        pump.order.image()[PlanLayout.ENVELOPE_CRC] = 0;
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, 0, 0);
    }

    /** Checksums of 32 bits: of eight plans each half has the highest in some and not in others. */
    @Test
    @Verifies("req~remote.plan~1")
    void takesAnyChecksums() {
        int control = 0;
        int envelope = 0;
        for (int id = 1; id <= 8; id++) {
            PlanImages.flat(afar.bedside, 36_000_000, 3_600_000)
                    .planId(id)
                    .writeTo(pump.order.image());
            control += pump.order.image()[PlanLayout.CONTROL_CRC] >= 1L << 31 ? 1 : 0;
            envelope += pump.order.image()[PlanLayout.ENVELOPE_CRC] >= 1L << 31 ? 1 : 0;
            afar.give(Orders.LOAD);
            afar.says(Rule.PLAN_NOT_PROPOSED, afar.plan(), 0);
            afar.propose(afar.plan());
            afar.give(Orders.LOAD);
            assertEquals(TherapyState.READY, pump.state(), "plan " + id);
            afar.give(Orders.CLEAR);
        }
        assertTrue(control > 0 && control < 8 && envelope > 0 && envelope < 8);
    }

    /** Bits above a checksum are of its word, and no plan that can be proposed has them. */
    @Test
    @Verifies("req~remote.plan~1")
    void comparesWholeWords() {
        long plan = afar.plan();
        afar.propose(plan);
        pump.order.image()[PlanLayout.CONTROL_CRC] += 1L << 32;
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, plan, plan);
        pump.order.image()[PlanLayout.CONTROL_CRC] -= 1L << 32;
        pump.order.image()[PlanLayout.ENVELOPE_CRC] += 1L << 32;
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, plan, plan);
        pump.order.image()[PlanLayout.ENVELOPE_CRC] -= 1L << 32;
        afar.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies("req~remote.plan~1")
    void makesEveryOtherCheckOfAPlan() {
        pump.order.image()[PlanLayout.DOSE_NG] = 0;
        PlanImages.seal(pump.order.image());
        afar.propose(afar.plan());
        afar.give(Orders.LOAD);
        assertEquals(Rule.DOSE, pump.out.snapshot().verdictRule());
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(afar.plan(), pump.out.snapshot().proposedPlan());
    }

    @Test
    @Verifies("req~remote.plan~1")
    void asksNothingOfAnImageAtThePump() {
        OrderFrame fresh = new OrderFrame();
        assertFalse(fresh.imageRemote());
        assertFalse(fresh.imageAuthentic());
        afar.propose(afar.plan() + 1);
        pump.order.imageRemote(false);
        pump.order.imageAuthentic(false);
        afar.give(Orders.LOAD);
        afar.says(Rule.ACCEPTED, 0, 0);
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies("req~remote.plan~1")
    void judgesWhenceBeforeWhetherOneIsLoadedButAfterTheStop() {
        pump.order.imageRemote(false);
        afar.give(Orders.LOAD);
        pump.order.imageRemote(true);
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_PROPOSED, afar.plan(), 0);
        pump.order.imageAuthentic(false);
        afar.give(Orders.LOAD);
        afar.says(Rule.PLAN_NOT_AUTHENTIC, 0, 1);
        pump.confirm();
        pump.started();
        afar.give(Orders.LOAD);
        afar.says(Rule.NOT_STOPPED, Orders.LOAD, Orders.STOP);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    /** A worn mechanism refuses what is new, from afar too, but asks first whence it is. */
    @Test
    @Verifies({"req~remote.plan~1", "req~replacement.no-new-plan~1"})
    void asksWhenceFirstAtTheEndOfService() {
        // 2 mL in 32,000 microsteps of 62.5 nL.
        DeviceRecord used =
                Devices.bedside().storesState(true).endOfServiceMicrosteps(32_000).seal();
        Pump worn = new Pump(used).restored(new StoredState()).tested();
        worn.loaded(PlanImages.flat(used, 2_000_000, 60_000));
        worn.run(200, 10);
        worn.started().run(61_000, 10);
        assertEquals(TherapyState.DONE, worn.state());
        worn.give(Orders.STOP);
        worn.give(Orders.CLEAR);
        PlanImages.flat(used, 2_000_000, 60_000).planId(2).writeTo(worn.order.image());
        worn.order.remote().session(Afar.SESSION);
        worn.order.imageRemote(true);
        worn.order.imageAuthentic(true);
        worn.give(Orders.LOAD);
        assertEquals(Rule.PLAN_NOT_PROPOSED, worn.out.snapshot().verdictRule());
        Sent.put(worn.order.remote(), 1, worn.in.nowMs(), Sent.planOf(worn.order.image()));
        worn.give(Orders.LOAD);
        assertEquals(Rule.END_OF_SERVICE, worn.out.snapshot().verdictRule());
    }
}
