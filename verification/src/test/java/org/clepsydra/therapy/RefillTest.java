package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.journal.EventCode;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * The reservoir through the whole core, on an implanted pump: strokes of 1 uL, one every 3.6 s at 1
 * mL/h.
 */
class RefillTest {
    private static final long ML = 1_000_000L;
    private static final long LOW = 1L << AlarmCode.RESERVOIR_LOW;
    private static final long EMPTY = 1L << AlarmCode.RESERVOIR_EMPTY;
    private static final long DISCREPANCY = 1L << AlarmCode.RESERVOIR_DISCREPANCY;
    private static final long SHORT = 1L << AlarmCode.RESERVOIR_SHORT;

    private final DeviceRecord implant = Devices.implant().seal();
    private final Pump pump = implanted();

    private Pump implanted() {
        Pump made = new Pump(implant);
        made.paced = true;
        return made.tested();
    }

    /** Twenty strokes in 72 s. */
    private Pump loaded() {
        return pump.loaded(PlanImages.flat(implant, 20_000, 72_000));
    }

    private void assertAlarms(int priority, long bits) {
        assertEquals(bits, pump.out.annunciator().conditions());
        assertEquals(priority, pump.out.annunciator().priority());
    }

    @Test
    @Verifies({"req~reservoir.start~1", "req~reservoir.announced~1", "req~reservoir.remaining~2"})
    void doesNotStartBeforeItWasFilled() {
        assertAlarms(AlarmCode.HIGH, EMPTY);
        loaded();
        assertAlarms(AlarmCode.HIGH, EMPTY | SHORT);
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.RESERVOIR_EMPTY, pump.out.snapshot().verdictRule());
        assertEquals(0, pump.out.snapshot().verdictFigure());
        assertEquals(1_000, pump.out.snapshot().verdictLimit());
        pump.give(Orders.STOP);
        pump.refilled(0, 10 * ML);
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().verdictRule());
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.NONE, 0);
        pump.started();
    }

    @Test
    @Verifies("req~reservoir.refill~1")
    void takesARefillOnlyWhenStopped() {
        pump.refilled(0, 10 * ML);
        loaded().started();
        pump.run(10_000, 10);
        pump.refilled(ML, 20 * ML);
        assertEquals(Rule.NOT_STOPPED, pump.out.snapshot().verdictRule());
        assertEquals(Orders.REFILL, pump.out.snapshot().verdictFigure());
        assertEquals(Orders.STOP, pump.out.snapshot().verdictLimit());
        assertEquals(TherapyState.INFUSING, pump.state());
        // Two strokes, at 3.6 and 7.2 s.
        assertEquals(9_998_000, pump.out.snapshot().remainingNl());
        pump.give(Orders.STOP);
        pump.refilled(10 * ML, 20 * ML);
        assertEquals(20 * ML, pump.out.snapshot().remainingNl());
        assertEquals(TherapyState.HELD, pump.state());
    }

    @Test
    @Verifies({"req~reservoir.empty~1", "req~reservoir.announced~1", "req~reservoir.start~1"})
    void runsDryAndGoesOnAfterARefill() {
        // Three strokes and half of one.
        pump.refilled(0, 3_500);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.LOW, LOW);
        loaded();
        assertAlarms(AlarmCode.LOW, LOW | SHORT);
        pump.started();
        pump.run(10_790, 10);
        assertEquals(8, pump.received);
        pump.step(10);
        assertEquals(12, pump.received);
        assertAlarms(AlarmCode.HIGH, EMPTY | SHORT);
        pump.run(3_590, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        pump.step(10);
        assertEquals(TherapyState.HELD, pump.state());
        assertFalse(pump.out.motor().energise());
        pump.run(20_000, 10);
        assertEquals(12, pump.received);
        assertAlarms(AlarmCode.HIGH, EMPTY | SHORT);
        pump.give(Orders.START);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(Rule.RESERVOIR_EMPTY, pump.out.snapshot().verdictRule());
        assertEquals(500, pump.out.snapshot().verdictFigure());
        pump.give(Orders.STOP);
        pump.refilled(500, 17_000);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.LOW, LOW);
        pump.started();
        pump.run(61_200 - 3_600 + 200, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(80, pump.received);
        assertEquals(0, pump.out.snapshot().remainingNl());
    }

    @Test
    @Verifies("req~reservoir.empty~1")
    void endsWholeWithTheLastStrokeOfTheReservoir() {
        pump.refilled(0, 20_000);
        loaded().started();
        pump.run(72_200, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(80, pump.received);
    }

    @Test
    @Verifies("req~reservoir.empty~1")
    void waitsForTheLastStrokeToBeMade() {
        // 1 uL in 3.6 s of therapy; the motor is slow today, which nobody here looks at.
        Alone slow = new Alone(Devices.implant().seal());
        slow.order.refill(0, 1_000);
        slow.step(Orders.REFILL);
        slow.started(1_000_000);
        slow.run(3_600);
        slow.in.microstepsToGo(1);
        slow.run(3_600);
        assertEquals(TherapyState.INFUSING, slow.therapy.state());
        assertTrue(slow.target.energise());
        slow.in.microstepsToGo(0);
        slow.run(10);
        assertEquals(TherapyState.HELD, slow.therapy.state());
    }

    @Test
    @Verifies("req~reservoir.remaining~2")
    void isNotFilledByClearNorByANewPlan() {
        pump.refilled(0, 10 * ML);
        loaded().started();
        pump.run(72_200, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(9_980_000, pump.out.snapshot().remainingNl());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        // Another drug, which the limits of the first do not hold back.
        PlanDraft next = PlanImages.flat(implant, 20_000, 72_000).planId(2);
        pump.loaded(next.drug(new DrugDraft().drugId(2)));
        assertEquals(9_980_000, pump.out.snapshot().remainingNl());
        pump.started();
        pump.run(3_600, 10);
        assertEquals(9_979_000, pump.out.snapshot().remainingNl());
    }

    @Test
    @Verifies("req~reservoir.shown~1")
    void showsHowLongItLasts() {
        // A minute at 0.9 mL/h, one of nothing, one at 0.3 mL/h.
        pump.refilled(0, 100_000);
        pump.loaded(
                PlanImages.flat(implant, 20_000, 180_000)
                        .flat(3, 60_000)
                        .pause(60_000)
                        .flat(1, 60_000));
        assertEquals(-1, pump.out.snapshot().timeToEmptyMs());
        pump.started();
        pump.step(10);
        // 100 uL of 15 uL a minute: 400 s.
        assertEquals(400_000, pump.out.snapshot().timeToEmptyMs());
        pump.run(60_000, 10);
        assertEquals(85_000, pump.out.snapshot().remainingNl());
        assertEquals(-1, pump.out.snapshot().timeToEmptyMs());
        pump.run(60_000, 10);
        // 85 uL of 5 uL a minute.
        assertEquals(1_020_000, pump.out.snapshot().timeToEmptyMs());
        pump.give(Orders.STOP);
        assertEquals(-1, pump.out.snapshot().timeToEmptyMs());
        Pump none = new Pump(Devices.bedside().seal()).tested();
        none.loaded(PlanImages.flat(none.device, ML, 3_600_000)).started();
        none.step(10);
        assertEquals(-1, none.out.snapshot().timeToEmptyMs());
    }

    private long lasts(PlanDraft plan) {
        pump.loaded(plan).started();
        pump.step(10);
        long ms = pump.out.snapshot().timeToEmptyMs();
        assertEquals(100_000, pump.out.snapshot().remainingNl());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        assertEquals(-1, pump.out.snapshot().timeToEmptyMs());
        return ms;
    }

    @Test
    @Verifies("req~reservoir.shown~1")
    void showsHowLongItLastsAtTheHighestRateRoundedDown() {
        pump.refilled(0, 100_000);
        // 100 uL at 7 uL a minute are 857,142.86 ms.
        assertEquals(857_142, lasts(PlanImages.flat(implant, 7_000, 60_000)));
        // A ramp from nothing, or to it, comes to twice its mean: to 14 uL a minute.
        PlanDraft rise = PlanImages.flat(implant, 7_000, 60_000).planId(2);
        assertEquals(428_571, lasts(rise.ramp(1, 60_000, 0)));
        PlanDraft fall = PlanImages.flat(implant, 7_000, 60_000).planId(3);
        assertEquals(428_571, lasts(fall.ramp(1, 60_000, 200)));
        PlanDraft bell = PlanImages.flat(implant, 7_000, 60_000).planId(4);
        assertEquals(428_571, lasts(bell.raisedCosine(1, 60_000)));
    }

    @Test
    @Verifies("req~reservoir.shown~1")
    void showsNoTimeWhileABolusIsGiven() {
        pump.refilled(0, 100_000);
        pump.loaded(PlanImages.flat(implant, 20_000, 180_000).bolus(5_000, 60_000, 0, 1)).started();
        pump.step(10);
        assertEquals(900_000, pump.out.snapshot().timeToEmptyMs());
        pump.order.enter(5_000, 0, 0);
        pump.give(Orders.BOLUS);
        assertEquals(TherapyState.OVERLAY, pump.state());
        assertEquals(-1, pump.out.snapshot().timeToEmptyMs());
        for (int i = 0; i < 9_000 && pump.state() == TherapyState.OVERLAY; i++) {
            pump.step(10);
        }
        assertEquals(TherapyState.INFUSING, pump.state());
        // What the bolus gave is no longer there.
        assertEquals(95_000, pump.out.snapshot().remainingNl());
        assertEquals(855_000, pump.out.snapshot().timeToEmptyMs());
    }

    @Test
    @Verifies({"req~reservoir.residual~1", "req~reservoir.announced~1", "req~reservoir.refill~1"})
    void tellsADiscrepancyAndWritesItDown() {
        pump.refilled(0, 10 * ML);
        loaded().started();
        pump.run(72_200, 10);
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        pump.run(500, 10);
        pump.give(Orders.ACKNOWLEDGE);
        pump.run(100, 10);
        List<String> stored = new ArrayList<>();
        pump.order.refill(7_979_999, 20 * ML);
        pump.order.give(Orders.REFILL);
        for (int i = 0; i < 6; i++) {
            pump.step(10);
            if (pump.out.store().present()) {
                long[] r = pump.out.store().record();
                stored.add(r[2] + ": " + r[3] + ", " + r[4]);
            }
        }
        // 9.98 mL should be left, and 2 mL less may.
        assertEquals(
                List.of(
                        EventCode.ORDER_TAKEN + ": " + Orders.REFILL + ", " + TherapyState.IDLE,
                        EventCode.REFILL_RESIDUAL + ": 9980000, 7979999",
                        EventCode.REFILL + ": 20000000, " + Rule.OVER_DELIVERED,
                        EventCode.CONDITION + ": " + DISCREPANCY + ", " + DISCREPANCY,
                        EventCode.CONDITION_ENDED + ": " + DISCREPANCY + ", " + DISCREPANCY),
                stored);
        assertEquals(Rule.OVER_DELIVERED, pump.out.snapshot().residualRule());
        assertAlarms(AlarmCode.MEDIUM, DISCREPANCY);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.NONE, 0);
        pump.refilled(20 * ML, 20 * ML);
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().residualRule());
        assertAlarms(AlarmCode.NONE, 0);
    }

    @Test
    @Verifies("req~alarm.latch~6")
    void saysLowOnlyWhileItIs() {
        pump.refilled(0, 2 * ML);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.LOW, LOW);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.LOW, LOW);
        pump.refilled(2 * ML, 20 * ML);
        assertAlarms(AlarmCode.NONE, 0);
    }
}
