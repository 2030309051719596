package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.stream.Stream;
import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.alarm.AlarmTable;
import org.clepsydra.alarm.AlarmTable.Row;
import org.clepsydra.detect.Found;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each condition does to delivery in each state, by the table: therapy is brought to the
 * state, then told of the condition by findings, permit, reservoir or mechanism.
 */
@Verifies({"req~alarm.actions~3", "req~delivery.stop~1", "req~overlay.forfeit~2"})
class ConditionDeliveryTest {
    private static final int[] OVERLAYS = {PlanLayout.BOLUS, PlanLayout.PRIME, PlanLayout.KVO};
    private static final long MINUTE = 60_000;

    static Stream<Row> rows() {
        return AlarmTable.rows().values().stream();
    }

    /** A pump with a reservoir of 20 mL, whose mechanism is due at so many microsteps. */
    private static Alone rig(Row row) {
        boolean due = row.code() == AlarmCode.REPLACEMENT_DUE;
        boolean ended = row.code() == AlarmCode.END_OF_SERVICE;
        DeviceRecord device =
                Devices.bedside()
                        .reservoirNl(20_000_000)
                        .reservoirLowNl(row.code() == AlarmCode.RESERVOIR_LOW ? 15_000_000 : 1)
                        .storesState(due || ended)
                        .replacementDueMicrosteps(due ? 1 : 0)
                        .endOfServiceMicrosteps(ended ? 1 : 0)
                        .seal();
        Alone rig = new Alone(device);
        rig.stores = due || ended;
        rig.order.refill(0, row.code() == AlarmCode.RESERVOIR_SHORT ? 5_000_000 : 10_000_000);
        rig.step(Orders.REFILL);
        return rig;
    }

    /** 6 mL in a minute; the KVO of 250 uL at 1 mL/h. */
    private static PlanDraft plan(Alone rig) {
        return PlanImages.flat(rig.device, 6_000_000, MINUTE)
                .bolus(1_000_000, MINUTE, 0, 2)
                .prime(1_000_000, MINUTE, 2)
                .kvo(250_000, 15 * MINUTE, 2);
    }

    private static Alone loaded(Row row) {
        Alone rig = rig(row);
        rig.loaded(plan(rig));
        return rig;
    }

    private static Alone confirmed(Row row) {
        Alone rig = loaded(row);
        Entries.again(rig.order);
        rig.step(Orders.CONFIRM);
        return rig;
    }

    private static Alone infusing(Row row) {
        Alone rig = confirmed(row);
        rig.step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        return rig;
    }

    private static Alone held(Row row) {
        Alone rig = infusing(row);
        rig.run(100);
        rig.step(Orders.STOP);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        return rig;
    }

    private static Alone done(Row row) {
        Alone rig = infusing(row);
        rig.run(MINUTE + 20);
        assertEquals(TherapyState.DONE, rig.therapy.state());
        return rig;
    }

    /** After the end nothing is left for which there could be too little. */
    private static int[] overlays(Row row) {
        boolean tooLittle = row.code() == AlarmCode.RESERVOIR_SHORT;
        return tooLittle ? new int[] {PlanLayout.BOLUS, PlanLayout.PRIME} : OVERLAYS;
    }

    private static Alone overlaid(Row row, int kind) {
        Alone rig =
                switch (kind) {
                    case PlanLayout.BOLUS -> infusing(row);
                    case PlanLayout.PRIME -> loaded(row);
                    default -> done(row);
                };
        rig.begun(kind);
        return rig;
    }

    /** Lets the condition be there from the next step on. */
    private static void tell(Alone rig, Row row) throws Exception {
        rig.findings = Found.announcedBy(Set.of(row.code()));
        switch (row.code()) {
            case AlarmCode.MONITOR_CUT -> rig.permit = Permits.denying(DenyReason.OVER_DELIVERY);
            case AlarmCode.CHANNELS_APART -> rig.permit = Permits.unheard(true);
            case AlarmCode.UNDER_DELIVERY -> Permits.underDelivering(rig.permit);
            case AlarmCode.RESERVOIR_EMPTY -> rig.therapy.reservoir().book(Long.MAX_VALUE);
            case AlarmCode.REPLACEMENT_DUE, AlarmCode.END_OF_SERVICE -> rig.therapy.wear().book(1);
            case AlarmCode.CORE_FAILED -> state(rig, 99);
            default -> {}
        }
    }

    private static void state(Alone rig, int code) throws Exception {
        Field state = Therapy.class.getDeclaredField("state");
        state.setAccessible(true);
        state.setInt(rig.therapy, code);
    }

    private static boolean moves(Alone rig) {
        return rig.target.energise() && rig.target.microsteps() > 0;
    }

    private static void starts(Alone rig, String cell, int order, int from, int to) {
        rig.step(order);
        boolean starts = cell.equals("starts");
        assertTrue(starts || cell.equals("bars"), cell);
        assertEquals(starts ? to : from, rig.therapy.state());
        assertFalse(!starts && moves(rig));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void takesAPlanOrNot(Row row) throws Exception {
        if (row.canBe(TherapyState.IDLE)) {
            Alone rig = rig(row);
            tell(rig, row);
            plan(rig).writeTo(rig.order.image());
            PlanImages.seal(rig.order.image());
            rig.step(Orders.LOAD);
            boolean refuses = row.in(TherapyState.IDLE).equals("refuses");
            assertEquals(refuses ? TherapyState.IDLE : TherapyState.READY, rig.therapy.state());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void startsOrNot(Row row) throws Exception {
        if (row.canBe(TherapyState.READY)) {
            Alone rig = confirmed(row);
            tell(rig, row);
            String cell = row.in(TherapyState.READY);
            starts(rig, cell, Orders.START, TherapyState.READY, TherapyState.INFUSING);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void goesOnFromAHoldOrNot(Row row) throws Exception {
        if (row.canBe(TherapyState.HELD)) {
            Alone rig = held(row);
            tell(rig, row);
            rig.step(Orders.NONE);
            assertEquals(TherapyState.HELD, rig.therapy.state());
            String cell = row.in(TherapyState.HELD);
            starts(rig, cell, Orders.START, TherapyState.HELD, TherapyState.INFUSING);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keepsTheVeinOpenAfterTheEndOrNot(Row row) throws Exception {
        if (row.canBe(TherapyState.DONE)) {
            Alone rig = done(row);
            tell(rig, row);
            rig.step(Orders.NONE);
            assertEquals(TherapyState.DONE, rig.therapy.state());
            if (row.code() != AlarmCode.MONITOR_CUT && row.code() != AlarmCode.CHANNELS_APART) {
                rig.permit(1_000_000, PlanLayout.KVO, true);
            }
            String cell = row.in(TherapyState.DONE);
            starts(rig, cell, Orders.KVO, TherapyState.DONE, TherapyState.OVERLAY);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsAnInfusionGoOnOrStopsIt(Row row) throws Exception {
        if (row.canBe(TherapyState.INFUSING)) {
            Alone rig = infusing(row);
            rig.run(100);
            tell(rig, row);
            rig.step(Orders.NONE);
            boolean runs = row.in(TherapyState.INFUSING).equals("runs");
            assertEquals(runs ? TherapyState.INFUSING : TherapyState.HELD, rig.therapy.state());
            assertEquals(runs, moves(rig));
            assertFalse(rig.therapy.withheld());
            assertFalse(rig.therapy.keepsOpen());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsAnOverlayGoOnOrStopsIt(Row row) throws Exception {
        if (row.canBe(TherapyState.OVERLAY)) {
            for (int kind : overlays(row)) {
                Alone rig = overlaid(row, kind);
                rig.run(100);
                tell(rig, row);
                // Drug of a KVO is due every 225 ms, which is when an empty reservoir is found.
                rig.run(row.code() == AlarmCode.RESERVOIR_EMPTY ? 230 : 10);
                String cell = row.in(TherapyState.OVERLAY);
                boolean primes = cell.equals("primes") && kind == PlanLayout.PRIME;
                boolean runs = primes || cell.equals("runs");
                assertEquals(runs, rig.therapy.state() == TherapyState.OVERLAY, row + " " + kind);
                assertEquals(runs && kind == PlanLayout.KVO, rig.therapy.keepsOpen());
                assertFalse(rig.therapy.withheld());
                assertFalse(!runs && moves(rig));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void movesNothingInAFailureWhateverElseIs(Row row) throws Exception {
        Alone rig = infusing(row);
        rig.run(100);
        state(rig, 99);
        tell(rig, row);
        for (int order = Orders.NONE; order <= Orders.REFILL; order++) {
            rig.step(order);
            assertEquals(TherapyState.FAILED, rig.therapy.state());
            assertFalse(rig.target.energise());
            assertFalse(rig.therapy.keepsOpen());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysThatAVeinIsKeptOpenNowhereElse(Row row) {
        assertFalse(rig(row).therapy.keepsOpen());
        assertFalse(loaded(row).therapy.keepsOpen());
        assertFalse(held(row).therapy.keepsOpen());
        assertFalse(row.canBe(TherapyState.DONE) && done(row).therapy.keepsOpen());
    }
}
