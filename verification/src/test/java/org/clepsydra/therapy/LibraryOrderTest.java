package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.journal.EventCode;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.Libraries;
import org.clepsydra.plan.LibraryDraft;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.LibraryLayout;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Drug libraries through the whole core. */
class LibraryOrderTest {
    private final Pump pump = new Pump(Devices.wearable().seal());
    private final List<String> stored = new ArrayList<>();

    private void offer(LibraryDraft draft, boolean authentic) {
        draft.writeTo(pump.order.library());
        pump.order.libraryAuthentic(authentic);
        give(Orders.LOAD_LIBRARY);
    }

    private void offer(long version) {
        offer(Libraries.example(version), true);
    }

    private void give(int order) {
        pump.give(order);
        store();
    }

    private void store() {
        if (pump.out.store().present()) {
            long[] record = pump.out.store().record();
            stored.add(event((int) record[2], record[3], record[4]));
        }
    }

    private static String event(int code, long first, long second) {
        return code + ": " + first + ", " + second;
    }

    private PlanDraft plan(DrugDraft drug) {
        return PlanImages.mfolfox(pump.device).drug(drug);
    }

    private static DrugDraft drug(long version) {
        return new DrugDraft().libraryVersion(version).drugId(101).route(1);
    }

    private void verdict(int rule, long figure, long limit) {
        assertEquals(rule, pump.out.snapshot().verdictRule());
        assertEquals(figure, pump.out.snapshot().verdictFigure());
        assertEquals(limit, pump.out.snapshot().verdictLimit());
    }

    @Test
    @Verifies({"req~library.authentic~1", "req~library.newer~1"})
    void takesALibraryThatIsVouchedForAndNewer() {
        pump.tested();
        assertEquals(0, pump.out.snapshot().libraryVersion());
        // The frame says of no library that it is authentic until it is told so.
        Libraries.example(3).writeTo(pump.order.library());
        give(Orders.LOAD_LIBRARY);
        verdict(Rule.LIBRARY_NOT_AUTHENTIC, 0, 1);
        offer(Libraries.example(3), false);
        verdict(Rule.LIBRARY_NOT_AUTHENTIC, 0, 1);
        assertEquals(0, pump.out.snapshot().libraryVersion());
        offer(3);
        verdict(Rule.ACCEPTED, 0, 0);
        assertEquals(3, pump.out.snapshot().libraryVersion());
        offer(3);
        verdict(Rule.LIBRARY_NOT_NEWER, 3, 4);
        offer(5);
        verdict(Rule.ACCEPTED, 0, 0);
        assertEquals(5, pump.out.snapshot().libraryVersion());
        assertEquals(TherapyState.IDLE, pump.state());
    }

    @Test
    @Verifies("req~library.idle~1")
    void takesNoneWhileAPlanIsLoaded() {
        pump.tested();
        offer(3);
        pump.loaded(plan(drug(3)));
        assertEquals(TherapyState.READY, pump.state());
        offer(4);
        verdict(Rule.LIBRARY_IN_USE, 4, 1);
        assertEquals(TherapyState.READY, pump.state());
        pump.started();
        pump.run(1_000, 10);
        offer(4);
        verdict(Rule.NOT_STOPPED, Orders.LOAD_LIBRARY, Orders.STOP);
        assertEquals(TherapyState.INFUSING, pump.state());
        give(Orders.STOP);
        offer(4);
        verdict(Rule.LIBRARY_IN_USE, 4, 1);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(3, pump.out.snapshot().libraryVersion());
        give(Orders.CLEAR);
        offer(4);
        verdict(Rule.ACCEPTED, 0, 0);
        assertEquals(4, pump.out.snapshot().libraryVersion());
    }

    @Test
    @Verifies("req~library.idle~1")
    void takesNoneWhileAStartIsNewerThanTheLastStop() {
        pump.tested();
        give(Orders.START);
        assertEquals(TherapyState.IDLE, pump.state());
        offer(3);
        verdict(Rule.NOT_STOPPED, Orders.LOAD_LIBRARY, Orders.STOP);
        assertEquals(0, pump.out.snapshot().libraryVersion());
        give(Orders.STOP);
        offer(3);
        assertEquals(3, pump.out.snapshot().libraryVersion());
    }

    @Test
    @Verifies("req~library.idle~1")
    void takesNoneAtTheEndOfAnInfusionBeforeItIsCleared() {
        Pump bedside = new Pump(Devices.bedside().seal());
        bedside.tested();
        bedside.loaded(PlanImages.flat(bedside.device, 1_000_000, 60_000)).started();
        bedside.run(61_000, 10);
        assertEquals(TherapyState.DONE, bedside.state());
        bedside.give(Orders.STOP);
        Libraries.example(3).writeTo(bedside.order.library());
        bedside.order.libraryAuthentic(true);
        bedside.give(Orders.LOAD_LIBRARY);
        assertEquals(Rule.LIBRARY_IN_USE, bedside.out.snapshot().verdictRule());
        assertEquals(0, bedside.out.snapshot().libraryVersion());
    }

    @Test
    @Verifies("req~library.idle~1")
    void changesNothingOfAPlanThatRuns() {
        Pump other = new Pump(Devices.wearable().seal());
        pump.paced = true;
        other.paced = true;
        PlanDraft plan = PlanImages.flat(pump.device, 10_000_000, 600_000);
        pump.tested().loaded(plan).started();
        other.tested().loaded(plan).started();
        for (int i = 0; i < 600; i++) {
            if (i % 7 == 0) {
                Libraries.example(3 + i).writeTo(pump.order.library());
                pump.order.libraryAuthentic(true);
                pump.order.give(Orders.LOAD_LIBRARY);
                other.order.give(Orders.NONE);
            }
            pump.step(100);
            other.step(100);
            assertEquals(other.received, pump.received);
            assertEquals(other.out.permit().granted(), pump.out.permit().granted());
        }
        assertTrue(pump.received > 0);
        assertEquals(0, pump.out.snapshot().libraryVersion());
    }

    @Test
    @Verifies({"req~library.entry~1", "req~library.without~2"})
    void holdsEachPlanAgainstTheLibrary() {
        pump.tested();
        pump.loaded(plan(drug(3)));
        verdict(Rule.NO_LIBRARY, 1, 0);
        offer(3);
        pump.loaded(plan(new DrugDraft()));
        verdict(Rule.LIBRARY_VERSION_DIFFERS, 0, 3);
        pump.loaded(plan(drug(3).softReason(9)));
        verdict(Rule.SOFT_REASON_NEEDLESS, 9, 0);
        pump.loaded(plan(drug(3))).started();
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    @Verifies("req~library.logged~1")
    void recordsLibrariesAndReasons() {
        pump.tested();
        offer(3);
        offer(3);
        long checksum = pump.order.library()[LibraryLayout.CRC];
        long hour = 3_600_000;
        plan(drug(3).softReason(12)).planId(77).durationMs(49 * hour).writeTo(pump.order.image());
        give(Orders.LOAD);
        give(Orders.LOAD);
        give(Orders.CLEAR);
        plan(drug(3)).planId(78).writeTo(pump.order.image());
        give(Orders.LOAD);
        for (int i = 0; i < 20; i++) {
            pump.step(10);
            store();
        }
        assertEquals(
                List.of(
                        event(EventCode.ORDER_TAKEN, Orders.LOAD_LIBRARY, TherapyState.IDLE),
                        event(EventCode.LIBRARY, 3, checksum),
                        event(EventCode.ORDER_REFUSED, Orders.LOAD_LIBRARY, Rule.LIBRARY_NOT_NEWER),
                        event(EventCode.ORDER_TAKEN, Orders.LOAD, TherapyState.READY),
                        event(EventCode.SOFT_LIMIT, 12, 77),
                        event(EventCode.STATE, TherapyState.IDLE, TherapyState.READY),
                        event(EventCode.ORDER_REFUSED, Orders.LOAD, Rule.PLAN_LOADED),
                        event(EventCode.ORDER_TAKEN, Orders.CLEAR, TherapyState.IDLE),
                        event(EventCode.STATE, TherapyState.READY, TherapyState.IDLE),
                        event(EventCode.ORDER_TAKEN, Orders.LOAD, TherapyState.READY),
                        event(EventCode.STATE, TherapyState.IDLE, TherapyState.READY)),
                stored);
    }

    @Test
    @Verifies("req~library.idle~1")
    void leavesTheMonitorAsItWas() {
        pump.tested().loaded(plan(new DrugDraft()));
        offer(3);
        // It still has the envelope of the plan: START needs it.
        pump.started();
    }

    @Test
    @Verifies("req~library.logged~1")
    void recordsTheLeastReason() {
        pump.tested();
        offer(3);
        PlanDraft longer = plan(drug(3).softReason(1)).planId(77).durationMs(49L * 3_600_000);
        longer.writeTo(pump.order.image());
        give(Orders.LOAD);
        for (int i = 0; i < 5; i++) {
            pump.step(10);
            store();
        }
        assertTrue(stored.contains(event(EventCode.SOFT_LIMIT, 1, 77)));
    }
}
