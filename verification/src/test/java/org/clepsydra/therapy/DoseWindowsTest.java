package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A microstep of the bedside pump is 62.5 nL; a stroke of the wearable is 64 microsteps, 50 uL. */
@Verifies("req~overlay.sliding-limits~2")
class DoseWindowsTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;

    private final DeviceRecord bedside = Devices.bedside().seal();

    @Test
    void looksBackOverAllCellsButOneAndNeverLess() {
        SlidingWindow window = new SlidingWindow(3, 1_000);
        window.pass(500);
        window.book(7);
        window.pass(499);
        window.book(1);
        assertEquals(8, window.sum());
        // Booked in the first cell; it is forgotten when the fourth begins.
        window.pass(2_000);
        assertEquals(8, window.sum());
        window.book(2);
        window.pass(1);
        assertEquals(2, window.sum());
        window.pass(1_999);
        assertEquals(2, window.sum());
        window.pass(1);
        assertEquals(0, window.sum());
    }

    @Test
    void forgetsEverythingAfterAsLongAsItLooksBack() {
        SlidingWindow window = new SlidingWindow(3, 1_000);
        for (int i = 0; i < 3; i++) {
            window.book(1);
            window.pass(1_000);
        }
        assertEquals(2, window.sum());
        window.book(5);
        window.pass(2_999);
        assertEquals(5, window.sum());
        window.book(5);
        window.pass(Long.MAX_VALUE);
        assertEquals(0, window.sum());
        window.book(1);
        window.pass(2_000);
        assertEquals(1, window.sum());
    }

    @Test
    @Verifies("req~persistence.windows~1")
    void goesOnWhereItWasKept() {
        SlidingWindow window = new SlidingWindow(3, 1_000);
        window.book(1);
        window.pass(1_000);
        window.book(20);
        window.pass(1_000);
        window.book(300);
        window.pass(1_000);
        // The first is forgotten, the ring has gone round.
        window.book(4_000);
        window.pass(250);
        StateRecord record = new StateRecord(new PumpGeometry(bedside));
        window.keep(record, 30, 40);
        assertEquals(250, record.word(30));
        assertEquals(4_000, record.word(40));
        assertEquals(300, record.word(41));
        assertEquals(20, record.word(42));
        assertEquals(0, record.word(43));
        SlidingWindow other = new SlidingWindow(3, 1_000);
        other.book(7);
        other.restore(record, 30, 40);
        assertEquals(4_320, other.sum());
        other.pass(749);
        assertEquals(4_320, other.sum());
        other.pass(1);
        assertEquals(4_300, other.sum());
        other.book(50_000);
        other.pass(1_000);
        assertEquals(54_000, other.sum());
        other.pass(1_000);
        assertEquals(50_000, other.sum());
    }

    @Test
    void leavesRoomForWholeStrokesAndTheRestOfOne() {
        DeviceRecord worn = Devices.wearable().seal();
        PumpGeometry geometry = new PumpGeometry(worn);
        LoadedPlan plan = new LoadedPlan(geometry);
        // 10 mL in 10 h are 1,066,667 nL in 64 min; with 4 nL and a stroke 22 strokes.
        plan.offer(PlanImages.image(PlanImages.flat(worn, 10_000_000, 10 * HOUR)));
        assertEquals(1_116_671, plan.hourNlMax());
        DoseWindows windows = new DoseWindows(geometry, plan);
        assertEquals(22 * 64, windows.room(0));
        windows.book(0, 10);
        // The stroke that was begun counts whole, and may be finished.
        assertEquals(21 * 64 + 54, windows.room(10));
        windows.book(10, 54);
        assertEquals(21 * 64, windows.room(64));
        windows.book(64, 21 * 64 - 1);
        assertEquals(1, windows.room(22 * 64 - 1));
        windows.book(22 * 64 - 1, 1);
        assertEquals(0, windows.room(22 * 64));
        windows.pass(63 * MINUTE - 1);
        assertEquals(0, windows.room(22 * 64));
        windows.pass(1);
        assertEquals(22 * 64, windows.room(22 * 64));
    }

    @Test
    void keepsTheDaysLimitToo() {
        PumpGeometry geometry = new PumpGeometry(bedside);
        LoadedPlan plan = new LoadedPlan(geometry);
        // 1 mL in an hour: hour and day have the same limit, 1 mL, 63 nL: 16,001 microsteps.
        plan.offer(PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR)));
        assertEquals(1_000_063, plan.dayNlMax());
        DoseWindows windows = new DoseWindows(geometry, plan);
        windows.book(0, 16_000);
        assertEquals(1, windows.room(16_000));
        windows.pass(23 * HOUR + 30 * MINUTE - 1);
        assertEquals(1, windows.room(16_000));
        windows.pass(1);
        assertEquals(16_001, windows.room(16_000));
    }

    @Test
    void tellsHowLongItTakesUntilSoMuchIsLeft() {
        SlidingWindow window = new SlidingWindow(3, 1_000);
        window.book(5);
        window.pass(1_400);
        window.book(2);
        assertEquals(0, window.msUntil(7));
        // The five are forgotten three seconds after their cell began, the two a second later.
        assertEquals(1_600, window.msUntil(6));
        assertEquals(1_600, window.msUntil(2));
        assertEquals(2_600, window.msUntil(1));
        assertEquals(2_600, window.msUntil(0));
        assertEquals(-1, window.msUntil(-1));
        window.pass(1_599);
        assertEquals(1, window.msUntil(2));
        assertEquals(7, window.sum());
        window.pass(1);
        assertEquals(0, window.msUntil(2));
        assertEquals(1_000, window.msUntil(0));
    }

    @Test
    @Verifies("req~overlay.limits-at-start~1")
    void asksForRoomForAMinuteAndAQuarterOfAnHour() {
        PumpGeometry geometry = new PumpGeometry(bedside);
        LoadedPlan plan = new LoadedPlan(geometry);
        // 100 mL in 100 h are 1 mL/h: the hour's limit 1,066,667 nL in 64 min, 4 and 63, 17,067
        // microsteps; the day's 23.75 mL and 67 nL, 380,001. A minute is 266, a quarter 4,000.
        plan.offer(PlanImages.image(PlanImages.flat(bedside, 100_000_000, 100 * HOUR)));
        assertEquals(1_066_734, plan.hourNlMax());
        assertEquals(23_750_067, plan.dayNlMax());
        DoseWindows windows = new DoseWindows(geometry, plan);
        windows.book(0, 17_067 - 266);
        assertTrue(windows.haveRoom(266, 4_000));
        windows.pass(20_000);
        windows.book(0, 1);
        assertFalse(windows.haveRoom(266, 4_000));
        ruled(plan, Rule.HOUR_USED_UP, 63 * MINUTE - 20_000, 1_066_734);
        windows.pass(63 * MINUTE - 20_001);
        assertFalse(windows.haveRoom(266, 4_000));
        windows.pass(1);
        assertTrue(windows.haveRoom(266, 4_000));
        // The day: 63 min have passed since the first, in whose quarter all 16,802 are. What brings
        // it to its limit comes 4 h later, and is itself an hour past after 64 min more.
        windows.pass(4 * HOUR);
        windows.book(0, 380_001 - 4_000 - 16_802);
        windows.pass(64 * MINUTE);
        assertTrue(windows.haveRoom(266, 4_000));
        windows.book(0, 1);
        assertFalse(windows.haveRoom(266, 4_000));
        long passedMs = 63 * MINUTE + 4 * HOUR + 64 * MINUTE;
        ruled(plan, Rule.DAY_USED_UP, 23 * HOUR + 30 * MINUTE - passedMs, 23_750_067);
    }

    @Test
    @Verifies("req~overlay.limits-at-start~1")
    void asksForNoLessThanAQuantumAndNoMoreThanThePlan() {
        DeviceRecord worn = Devices.wearable().seal();
        PumpGeometry geometry = new PumpGeometry(worn);
        LoadedPlan plan = new LoadedPlan(geometry);
        // 1 mL: 20 strokes of 64, and one more in the limits.
        plan.offer(PlanImages.image(PlanImages.flat(worn, 1_000_000, 2 * HOUR)));
        DoseWindows windows = new DoseWindows(geometry, plan);
        assertTrue(windows.haveRoom(0, Long.MAX_VALUE));
        windows.book(0, 64);
        assertTrue(windows.haveRoom(0, 0));
        assertTrue(windows.haveRoom(0, 1_280));
        windows.book(64, 64);
        assertFalse(windows.haveRoom(0, Long.MAX_VALUE));
        assertEquals(Rule.DAY_USED_UP, plan.verdict().rule());
        assertTrue(windows.haveRoom(0, 1_216));
        assertFalse(windows.haveRoom(0, 1_217));
        // The hour's limit is 583,338 nL, 746 microsteps: what is left of it is less than a stroke.
        windows.book(128, 9 * 64);
        assertFalse(windows.haveRoom(0, 0));
        assertEquals(Rule.HOUR_USED_UP, plan.verdict().rule());
    }

    @Test
    @Verifies("req~overlay.limits-at-start~1")
    void refusesToStartTheSamePlanTwiceInADay() {
        Pump pump = new Pump(bedside).tested();
        // 2 mL in 2 min.
        PlanDraft twoMl = PlanImages.flat(bedside, 2_000_000, 2 * MINUTE);
        given(pump, twoMl);
        pump.loaded(twoMl.planId(2));
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.HOUR_USED_UP, pump.out.snapshot().verdictRule());
        pump.run(11_000, 10);
        assertEquals(0, pump.out.snapshot().commanded());
        assertEquals(0, pump.out.annunciator().conditions());
    }

    @Test
    @Verifies("req~overlay.drugs~1")
    void countsEachDrugByItself() {
        Pump pump = new Pump(bedside).tested();
        PlanDraft twoMl = PlanImages.flat(bedside, 2_000_000, 2 * MINUTE);
        given(pump, twoMl.drug(new DrugDraft().drugId(5)));
        given(pump, twoMl.planId(2).drug(new DrugDraft().drugId(6)));
        given(pump, twoMl.planId(3).drug(new DrugDraft()));
        // The first again, and nothing of it forgotten.
        pump.loaded(twoMl.planId(4).drug(new DrugDraft().drugId(5)));
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.HOUR_USED_UP, pump.out.snapshot().verdictRule());
    }

    @Test
    @Verifies("req~overlay.drugs~1")
    void refusesAFifthDrugInADay() {
        Pump pump = new Pump(bedside).tested();
        PlanDraft twoMl = PlanImages.flat(bedside, 2_000_000, 2 * MINUTE);
        for (int i = 1; i <= 4; i++) {
            given(pump, twoMl.planId(i).drug(new DrugDraft().drugId(i)));
        }
        twoMl.planId(5).drug(new DrugDraft().drugId(9)).writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(Rule.TOO_MANY_DRUGS, pump.out.snapshot().verdictRule());
        assertEquals(9, pump.out.snapshot().verdictFigure());
        assertEquals(4, pump.out.snapshot().verdictLimit());
        // One of the four is still taken.
        twoMl.planId(5).drug(new DrugDraft().drugId(4)).writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies("req~overlay.drugs~1")
    void takesAnotherDrugWhereOneIsADayOld() {
        PumpGeometry geometry = new PumpGeometry(bedside);
        LoadedPlan plan = new LoadedPlan(geometry);
        DoseWindows windows = new DoseWindows(geometry, plan);
        PlanDraft draft = PlanImages.flat(bedside, 1_000_000, HOUR);
        for (int i = 1; i <= 4; i++) {
            plan.offer(PlanImages.image(draft.drug(new DrugDraft().drugId(i))));
            windows.choose();
            windows.book(0, i);
            assertEquals(16_001 - i, windows.room(i));
            windows.pass(15 * MINUTE);
            plan.clear();
        }
        long[] fifth = PlanImages.image(draft.drug(new DrugDraft().drugId(5)));
        windows.pass(22 * HOUR + 30 * MINUTE - 1);
        plan.offer(fifth);
        windows.choose();
        assertFalse(plan.loaded());
        windows.pass(1);
        plan.offer(fifth);
        windows.choose();
        assertTrue(plan.loaded());
        assertEquals(16_001, windows.room(0));
    }

    private static void given(Pump pump, PlanDraft draft) {
        pump.loaded(draft).started();
        pump.run(2 * MINUTE + 100, 10);
        assertEquals(TherapyState.DONE, pump.state());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        pump.give(Orders.ACKNOWLEDGE);
    }

    private static void ruled(LoadedPlan plan, int rule, long figure, long limit) {
        assertEquals(rule, plan.verdict().rule());
        assertEquals(figure, plan.verdict().figure());
        assertEquals(limit, plan.verdict().limit());
    }

    @Test
    void countsBolusesAndFlushesAndNoPrimes() {
        // 1 mL in 10 min; 0.5 mL of bolus in a minute, once; a flush of 0.1 mL in a minute.
        Pump pump = new Pump(bedside).tested();
        PlanDraft draft =
                PlanImages.flat(bedside, 1_000_000, 10 * MINUTE)
                        .bolus(500_000, MINUTE, 0, 1)
                        .prime(5_000_000, MINUTE, 1)
                        .flush(100_000, MINUTE);
        pump.loaded(draft);
        pump.give(Orders.PRIME);
        pump.run(MINUTE + 2_000, 10);
        pump.confirm();
        pump.started();
        pump.run(MINUTE, 10);
        pump.order.enter(500_000, 0, 0);
        pump.give(Orders.BOLUS);
        pump.run(11 * MINUTE, 10);
        assertEquals(TherapyState.DONE, pump.state());
        pump.give(Orders.FLUSH);
        pump.run(MINUTE + 2_000, 10);
        assertEquals(16_000, pump.out.snapshot().commanded());
        assertEquals(8_000, pump.out.snapshot().bolusCommanded());
        assertEquals(1_600, pump.out.snapshot().flushCommanded());
        assertEquals(80_000, pump.out.snapshot().primeCommanded());
        // 10 mL in an hour are 2,666 microsteps in a minute.
        starts(pump, 25_600 + 2_665, false);
        starts(pump, 25_600 + 2_666, true);
    }

    /** Whether a plan of so many microsteps an hour starts after what {@code pump} gave. */
    private void starts(Pump pump, long microsteps, boolean does) {
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        PlanDraft next = PlanImages.flat(bedside, 10_000_000, HOUR).planId(2);
        next.writeTo(pump.order.image());
        long nl = microsteps * 625 / 10 + 1;
        pump.order.image()[PlanLayout.HOUR_NL_MAX] = nl;
        pump.order.image()[PlanLayout.ENVELOPE_HOUR_NL_MAX] = nl;
        PlanImages.seal(pump.order.image());
        pump.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state());
        pump.confirm();
        pump.give(Orders.START);
        assertEquals(does ? TherapyState.INFUSING : TherapyState.READY, pump.state());
    }
}
