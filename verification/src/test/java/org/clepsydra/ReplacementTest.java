package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * The life of a mechanism, from power-on to the end of its service. 2 mL in 2 min are 32,000
 * microsteps of 62.5 nL. Figures are made up.
 */
class ReplacementTest {
    private static final long MINUTE = 60_000L;
    private static final long WHOLE = 32_000;
    private static final long DUE = 1L << AlarmCode.REPLACEMENT_DUE;
    private static final long ENDED = 1L << AlarmCode.END_OF_SERVICE;

    private static DeviceRecord device(long due, long end) {
        return Devices.bedside()
                .storesState(true)
                .replacementDueMicrosteps(due)
                .endOfServiceMicrosteps(end)
                .seal();
    }

    private static Pump pump(long due, long end) {
        return new Pump(device(due, end)).restored(new StoredState()).tested();
    }

    private static PlanDraft plan(Pump pump, long id) {
        return PlanImages.flat(pump.device, 2_000_000, 2 * MINUTE).planId(id);
    }

    private static void given(Pump pump, long id) {
        begun(pump, id);
        pump.run(2 * MINUTE + 1_000, 10);
        assertEquals(TherapyState.DONE, pump.state());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        pump.give(Orders.ACKNOWLEDGE);
        assertEquals(TherapyState.IDLE, pump.state());
    }

    private static void begun(Pump pump, long id) {
        pump.loaded(plan(pump, id));
        pump.run(200, 10);
        pump.started();
    }

    private static long ever(Pump pump) {
        return pump.out.snapshot().everCommanded();
    }

    private static long conditions(Pump pump) {
        return pump.out.annunciator().conditions();
    }

    @Test
    @Verifies("req~replacement.count~1")
    void countsEveryPurposeUnderEveryPlan() {
        Pump pump = pump(0, 0);
        pump.loaded(plan(pump, 1).prime(100_000, 10_000, 1).flush(100_000, MINUTE));
        pump.run(200, 10);
        pump.give(Orders.PRIME);
        pump.run(20_000, 10);
        assertEquals(1_600, ever(pump));
        assertEquals(TherapyState.READY, pump.state());
        pump.confirm();
        pump.started();
        pump.run(2 * MINUTE + 1_000, 10);
        pump.give(Orders.FLUSH);
        pump.run(2 * MINUTE, 10);
        assertEquals(1_600 + WHOLE + 1_600, ever(pump));
        assertEquals(pump.received, ever(pump));
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        assertEquals(pump.received, ever(pump));
        // Another drug, of which nothing is in the hour.
        plan(pump, 2).writeTo(pump.order.image());
        pump.order.image()[PlanLayout.DRUG_ID] = 5;
        pump.order.image()[PlanLayout.ENVELOPE_DRUG_ID] = 5;
        PlanImages.seal(pump.order.image());
        pump.give(Orders.LOAD);
        pump.confirm();
        pump.run(200, 10);
        pump.started();
        pump.run(2 * MINUTE + 1_000, 10);
        assertEquals(3_200 + 2 * WHOLE, ever(pump));
        assertEquals(pump.received, ever(pump));
        assertEquals(0, conditions(pump) & (DUE | ENDED));
    }

    @Test
    @Verifies("req~replacement.count~1")
    void countsFromPowerOnWhereNothingIsStored() {
        Pump pump = new Pump(Devices.bedside().seal()).tested();
        pump.loaded(plan(pump, 1)).started();
        pump.run(2 * MINUTE + 1_000, 10);
        assertEquals(WHOLE, ever(pump));
    }

    @Test
    @Verifies({"req~replacement.announced~1", "req~alarm.priority~14", "req~alarm.latch~5"})
    void announcesEachFromItsFigureOnAndLetsTherapyGoOn() {
        Pump pump = pump(8_000, 16_000);
        begun(pump, 1);
        for (int i = 0; i < 2 * MINUTE / 10 + 100; i++) {
            pump.step(10);
            boolean due = ever(pump) >= 8_000 && ever(pump) < 16_000;
            boolean ended = ever(pump) >= 16_000;
            long wanted = (due ? DUE : 0) | (ended ? ENDED : 0);
            assertEquals(wanted, conditions(pump) & (DUE | ENDED), "at " + ever(pump));
            if (pump.state() == TherapyState.INFUSING) {
                int priority = ended ? AlarmCode.MEDIUM : due ? AlarmCode.LOW : AlarmCode.NONE;
                assertEquals(priority, pump.out.annunciator().priority());
            }
        }
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(WHOLE, pump.received);
        // Acknowledging does not end what is still so.
        pump.give(Orders.STOP);
        pump.give(Orders.ACKNOWLEDGE);
        assertEquals(ENDED, conditions(pump) & ENDED);
    }

    @Test
    @Verifies("req~replacement.no-new-plan~1")
    void takesTheLastPlanOneMicrostepBeforeTheEnd() {
        Pump pump = pump(0, WHOLE + 1);
        given(pump, 1);
        pump.loaded(plan(pump, 2));
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies("req~replacement.no-new-plan~1")
    void takesNoNewPlanAtTheEnd() {
        Pump pump = pump(0, WHOLE);
        given(pump, 1);
        pump.loaded(plan(pump, 2));
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(Rule.END_OF_SERVICE, pump.out.snapshot().verdictRule());
        assertEquals(WHOLE, pump.out.snapshot().verdictFigure());
        assertEquals(WHOLE, pump.out.snapshot().verdictLimit());
        pump.give(Orders.START);
        pump.run(MINUTE, 10);
        assertEquals(WHOLE, pump.received);
    }

    @Test
    @Verifies({"req~replacement.no-new-plan~1", "req~plan.continues~2"})
    void takesTheRestOfAPlanAtTheEnd() {
        Pump pump = pump(0, 8_000);
        begun(pump, 1);
        pump.run(MINUTE, 10);
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        assertTrue(ever(pump) >= 8_000);
        PlanDraft rest = PlanImages.flat(pump.device, 900_000, MINUTE).planId(2);
        pump.loaded(rest);
        assertEquals(Rule.END_OF_SERVICE, pump.out.snapshot().verdictRule());
        // Judged as ever: no plan of that number was cleared.
        pump.loaded(rest.planId(9).continues(PlanImages.image(plan(pump, 7))));
        assertEquals(Rule.CONTINUES_OTHER_PLAN, pump.out.snapshot().verdictRule());
        pump.loaded(rest.planId(2).continues(PlanImages.image(plan(pump, 1))));
        assertEquals(TherapyState.READY, pump.state());
        pump.run(200, 10);
        pump.started();
        pump.run(MINUTE + 1_000, 10);
        assertEquals(TherapyState.DONE, pump.state());
    }

    @Test
    @Verifies({"req~replacement.count~1", "req~replacement.no-new-plan~1"})
    void goesOnAfterALossOfPowerAtTheEnd() {
        Pump pump = pump(0, 8_000);
        begun(pump, 1);
        pump.run(MINUTE, 10);
        long before = ever(pump);
        Pump next = new Pump(pump.device).restored(pump.memory).tested();
        assertEquals(TherapyState.HELD, next.state());
        // Ten seconds of 266.7 microsteps a second at most, and the monitor's count and quantum.
        assertTrue(ever(next) >= before && ever(next) <= before + 2_700, "ever " + ever(next));
        // As much as the ledger.
        assertEquals(next.out.snapshot().commanded(), ever(next));
        assertEquals(ENDED, conditions(next) & ENDED);
        next.run(200, 10);
        next.started();
        next.run(2 * MINUTE, 10);
        assertEquals(TherapyState.DONE, next.state());
        assertEquals(WHOLE, ever(next));
        next.give(Orders.STOP);
        next.give(Orders.CLEAR);
        // And it is kept where no plan is named.
        next.run(200, 10);
        Pump last = new Pump(pump.device).restored(next.memory).tested();
        assertEquals(TherapyState.IDLE, last.state());
        assertEquals(WHOLE, ever(last));
        last.loaded(plan(last, 2));
        assertEquals(Rule.END_OF_SERVICE, last.out.snapshot().verdictRule());
        assertFalse(last.out.motor().energise());
    }

    @Test
    @Verifies({"req~replacement.count~1", "req~persistence.records~3"})
    void believesNoCountOfAnotherMechanism() {
        Pump pump = pump(0, WHOLE);
        given(pump, 1);
        pump.run(200, 10);
        DeviceRecord exchanged =
                Devices.bedside()
                        .deviceId(Devices.ID + 1)
                        .storesState(true)
                        .endOfServiceMicrosteps(WHOLE)
                        .seal();
        Pump next = new Pump(exchanged).restored(pump.memory).tested();
        assertEquals(0, ever(next));
        next.loaded(plan(next, 2));
        assertEquals(TherapyState.READY, next.state());
    }
}
