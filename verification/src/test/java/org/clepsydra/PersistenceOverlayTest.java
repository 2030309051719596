package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.Libraries;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * Bedside at 360 mL/h with a store and a reservoir: a microstep is 62.5 nL. A bolus, a prime and a
 * flush of 6 mL in a minute are 1.6 microsteps in a millisecond, as the curve is.
 */
class PersistenceOverlayTest {
    private static final long HOUR = 3_600_000L;
    private static final long MINUTE = 60_000L;
    private static final long BOLUS_NL = 6_000_000L;

    private final DeviceRecord bedside =
            Devices.bedside().storesState(true).reservoirNl(500_000_000).seal();
    private final StoredState memory = new StoredState();
    private Pump pump = new Pump(bedside).restored(memory).tested().refilled(0, 500_000_000);

    @Test
    @Verifies({"req~persistence.restore~2", "req~persistence.reserve~2"})
    void countsABolusToTheTimeReservedAndNeverGoesOnWithIt() {
        infusing(3_000);
        long curveMs = pump.out.snapshot().therapyMs();
        bolus();
        // Its first record is held in the step after; then 7 s of it, renewed after 5.01 s.
        pump.run(7_020, 10);
        assertEquals(TherapyState.OVERLAY, pump.state());
        powerCycle();
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(curveMs, pump.out.snapshot().therapyMs());
        // 15,010 ms of 1.6 microsteps.
        assertEquals(24_016, pump.out.snapshot().bolusCommanded());
        // 1.6 for each ms of the curve; the monitor's time is 1 % ahead, and a step.
        long curve = pump.out.snapshot().commanded();
        assertTrue(curve >= curveMs * 16 / 10, "" + curve);
        assertTrue(curve <= (curveMs + 10) * 101 / 100 * 16 / 10 + 1, "" + curve);
        pump.started();
        pump.run(70_000, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        assertEquals(24_016, pump.out.snapshot().bolusCommanded());
        assertEquals(pump.received, pump.out.snapshot().commanded() - curve);
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void countsNoMoreOfABolusThanItHasAndNoLessThanWasReleased() {
        infusing(1_000);
        bolus();
        // At 57 s of it more is reserved than it lasts.
        pump.run(57_000, 10);
        powerCycle();
        assertEquals(96_000, pump.out.snapshot().bolusCommanded());
        powerCycle();
        assertEquals(96_000, pump.out.snapshot().bolusCommanded());
    }

    @Test
    @Verifies({"req~persistence.restore~2", "req~persistence.monitor-restore~3"})
    void restoresHowOftenEachWasBegunAndWaitsAnew() {
        infusing(1_000);
        bolus();
        pump.run(10_000, 10);
        powerCycle();
        pump.started();
        // The least time between two is a minute, and begins anew with the power: 3 steps of test,
        // START, this and the BOLUS are two steps short of it in the monitor, three in the other.
        pump.run(MINUTE - 70, 10);
        bolus();
        assertEquals(TherapyState.INFUSING, pump.state());
        assertEquals(Rule.OVERLAY_TOO_SOON, pump.out.snapshot().verdictRule());
        assertEquals(MINUTE, pump.out.snapshot().verdictLimit());
        pump.run(MINUTE, 10);
        bolus();
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.run(65_000, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        powerCycle();
        pump.started();
        pump.run(2 * MINUTE, 10);
        bolus();
        assertEquals(Rule.OVERLAY_USED_UP, pump.out.snapshot().verdictRule());
        assertEquals(3, pump.out.snapshot().verdictFigure());
        assertEquals(2, pump.out.snapshot().verdictLimit());
    }

    @Test
    @Verifies({
        "req~persistence.reserve~2",
        "req~persistence.monitor-reserve~3",
        "req~delivery.withheld~3"
    })
    void givesNothingOfABolusBeforeTheStoreNamesIt() {
        infusing(1_000);
        pump.answers = false;
        bolus();
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.run(10_000, 10);
        assertEquals(TherapyState.OVERLAY, pump.state());
        assertEquals(0, pump.out.snapshot().bolusCommanded());
        pump.step(10);
        assertEquals(TherapyState.HELD, pump.state());
        assertTrue(alarm(AlarmCode.DELIVERY_WITHHELD));
    }

    @Test
    @Verifies({"req~persistence.reserve~2", "req~persistence.monitor-reserve~3"})
    void stopsABolusAtTheEndOfWhatIsReserved() {
        infusing(1_000);
        bolus();
        pump.run(1_000, 10);
        pump.answers = false;
        pump.run(15_000, 10);
        assertEquals(16_000, pump.out.snapshot().bolusCommanded());
    }

    @Test
    @Verifies("req~persistence.reserve~2")
    void writesOfABolusThatFollowsAnother() {
        infusing(1_000);
        bolus();
        pump.run(1_000, 10);
        long first = pump.out.snapshot().bolusCommanded();
        pump.answers = false;
        pump.give(Orders.START);
        pump.run(9_000, 10);
        pump.answers = true;
        pump.run(MINUTE, 10);
        // While the store answers nothing, the record of the first reserves nothing for a second.
        pump.answers = false;
        bolus();
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.run(5_000, 10);
        assertEquals(first, pump.out.snapshot().bolusCommanded());
        pump.answers = true;
        pump.run(1_000, 10);
        assertTrue(pump.out.snapshot().bolusCommanded() > first);
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void leavesAPrimeReadyAndAFlushDone() {
        load(plan(1, 6_000_000, MINUTE));
        pump.give(Orders.PRIME);
        pump.run(7_020, 10);
        assertEquals(TherapyState.OVERLAY, pump.state());
        powerCycle();
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(24_016, pump.out.snapshot().primeCommanded());
        assertEquals(0, pump.out.snapshot().commanded());
        assertEquals(0, pump.out.snapshot().givenNl());
        plan(1, 6_000_000, MINUTE).writeTo(pump.order.image());
        pump.confirm();
        pump.started();
        pump.run(MINUTE + 200, 10);
        assertEquals(TherapyState.DONE, pump.state());
        pump.give(Orders.FLUSH);
        pump.run(7_020, 10);
        powerCycle();
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(24_016, pump.out.snapshot().flushCommanded());
        assertEquals(96_000, pump.out.snapshot().commanded());
        pump.give(Orders.FLUSH);
        assertEquals(Rule.OVERLAY_USED_UP, pump.out.snapshot().verdictRule());
    }

    @Test
    @Verifies({"req~persistence.windows~1", "req~persistence.monitor-windows~1"})
    void holdsTheNextPlanToWhatWasGivenBeforeTheLossOfPower() {
        load(PlanImages.flat(bedside, 1_000_000, MINUTE));
        pump.started();
        pump.run(MINUTE + 200, 10);
        assertEquals(TherapyState.DONE, pump.state());
        powerCycle();
        pump.give(Orders.CLEAR);
        load(PlanImages.flat(bedside, 1_000_000, MINUTE).planId(2));
        pump.run(100, 10);
        pump.give(Orders.START);
        pump.run(MINUTE, 10);
        // The hour's limit is the plan's volume, a microstep and 4 nL: one microstep is left.
        assertTrue(pump.received <= 1, "" + pump.received);
    }

    @Test
    @Verifies("req~persistence.reservoir~2")
    void restoresTheReservoirLessWhatMayHaveBeenGiven() {
        powerCycle();
        assertEquals(500_000_000, pump.out.snapshot().remainingNl());
        infusing(7_000);
        powerCycle();
        // 15,010 ms were reserved: 24,016 microsteps.
        assertEquals(500_000_000 - 1_501_000, pump.out.snapshot().remainingNl());
        // Another fill of the same volume is written too.
        pump.refilled(498_499_000, 500_000_000);
        pump.run(50, 10);
        powerCycle();
        assertEquals(500_000_000, pump.out.snapshot().remainingNl());
    }

    @Test
    @Verifies({"req~persistence.reservoir~2", "req~persistence.windows~1"})
    void countsTheReservoirAsEmptyWhereThePlanIsLost() {
        infusing(7_000);
        memory.slot(StateLayout.PLAN)[40] ^= 1;
        powerCycle();
        assertEquals(TherapyState.IDLE, pump.state());
        assertTrue(alarm(AlarmCode.STATE_LOST));
        assertEquals(0, pump.out.snapshot().remainingNl());
        assertTrue(alarm(AlarmCode.RESERVOIR_EMPTY));
        // What was released until the last record stays in the limits.
        pump.refilled(0, 500_000_000);
        load(PlanImages.flat(bedside, 400_000, MINUTE).planId(2));
        pump.run(100, 10);
        pump.give(Orders.START);
        pump.run(MINUTE, 10);
        assertTrue(pump.received <= 1, "" + pump.received);
    }

    @Test
    @Verifies({"req~persistence.restore~2", "req~persistence.windows~1"})
    void restoresNoPlanOfAFifthDrug() {
        infusing(1_000);
        for (int slot : new int[] {StateLayout.CONTROL_A, StateLayout.CONTROL_B}) {
            long[] words = memory.slot(slot);
            for (int i = 0; i < 4; i++) {
                int at = StateLayout.DRUGS + i * StateLayout.DRUG_WORDS;
                words[at + StateLayout.WINDOW_DRUG_ID] = i + 1L;
                words[at + StateLayout.DRUG_DAY] = 1;
            }
            seal(words);
        }
        powerCycle();
        assertEquals(TherapyState.IDLE, pump.state());
        assertTrue(alarm(AlarmCode.STATE_LOST));
        assertFalse(alarm(AlarmCode.RESTORED));
        assertEquals(0, pump.out.snapshot().remainingNl());
    }

    @Test
    @Verifies({"req~persistence.reservoir~2", "req~persistence.restore~2"})
    void countsNoMoreOfTheReservoirThanItCanHold() {
        infusing(1_000);
        for (int slot : new int[] {StateLayout.CONTROL_A, StateLayout.CONTROL_B}) {
            long[] words = memory.slot(slot);
            words[StateLayout.FILL_NL] = 500_000_001;
            seal(words);
        }
        powerCycle();
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(0, pump.out.snapshot().remainingNl());
        for (int slot : new int[] {StateLayout.CONTROL_A, StateLayout.CONTROL_B}) {
            long[] words = memory.slot(slot);
            words[StateLayout.FILL_NL] = 500_000_000;
            words[StateLayout.FILL_RELEASED] = 8_000_001;
            seal(words);
        }
        powerCycle();
        // More than was in it: 8,000,000 microsteps of 62.5 nL.
        assertEquals(0, pump.out.snapshot().remainingNl());
    }

    private static void seal(long[] words) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * StateLayout.CRC).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(words).limit(StateLayout.CRC).forEach(bytes::putLong);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        words[StateLayout.CRC] = crc.getValue();
    }

    @Test
    @Verifies("req~persistence.stored-plan~1")
    void restoresAPlanOfALibraryThatIsNotHeldAnyMore() {
        library();
        loadOfLibrary(1);
        pump.run(100, 10);
        pump.started();
        pump.run(1_000, 10);
        powerCycle();
        assertEquals(0, pump.out.snapshot().libraryVersion());
        assertEquals(TherapyState.HELD, pump.state());
        pump.started();
        // What is offered anew is held against a library, and none is.
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        loadOfLibrary(2);
        assertEquals(Rule.NO_LIBRARY, pump.out.snapshot().verdictRule());
        assertEquals(TherapyState.IDLE, pump.state());
        library();
        loadOfLibrary(2);
        assertEquals(TherapyState.READY, pump.state());
        assertFalse(alarm(AlarmCode.STATE_LOST));
    }

    private void library() {
        Libraries.example(3).writeTo(pump.order.library());
        pump.order.libraryAuthentic(true);
        pump.give(Orders.LOAD_LIBRARY);
        assertEquals(3, pump.out.snapshot().libraryVersion());
    }

    private void loadOfLibrary(long number) {
        DrugDraft drug = new DrugDraft().libraryVersion(3).drugId(101).route(1);
        pump.loaded(PlanImages.mfolfox(bedside).drug(drug).planId(number));
    }

    private PlanDraft plan(long number, long nl, long ms) {
        return PlanImages.flat(bedside, nl, ms)
                .planId(number)
                .bolus(BOLUS_NL, MINUTE, MINUTE, 2)
                .prime(BOLUS_NL, MINUTE, 1)
                .flush(BOLUS_NL, MINUTE);
    }

    private void infusing(long ms) {
        load(plan(1, 360_000_000, HOUR));
        pump.run(100, 10);
        pump.started();
        pump.run(ms, 10);
    }

    private void bolus() {
        pump.order.enter(BOLUS_NL, 0, 0);
        pump.give(Orders.BOLUS);
    }

    private void load(PlanDraft draft) {
        pump.loaded(draft);
    }

    private void powerCycle() {
        pump = new Pump(bedside).restored(memory).tested();
    }

    private boolean alarm(int code) {
        return (pump.out.annunciator().conditions() >>> code & 1) != 0;
    }
}
