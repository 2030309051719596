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
import org.clepsydra.port.StateLayout;
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
        windows.choose();
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
    void countsAStrokeWholeFromItsFirstMicrostep() {
        DeviceRecord worn = Devices.wearable().seal();
        PumpGeometry geometry = new PumpGeometry(worn);
        LoadedPlan plan = new LoadedPlan(geometry);
        // As above: 22 strokes of 64 in an hour.
        plan.offer(PlanImages.image(PlanImages.flat(worn, 10_000_000, 10 * HOUR)));
        DoseWindows windows = new DoseWindows(geometry, plan);
        windows.choose();
        windows.book(0, 1);
        assertEquals(21 * 64 + 63, windows.room(1));
        // For any other account that has no stroke under way.
        assertEquals(21 * 64, windows.room(0));
        assertEquals(21 * 64, windows.room(128));
        windows.book(1, 62);
        assertEquals(21 * 64 + 1, windows.room(63));
        assertEquals(21 * 64, windows.room(0));
    }

    @Test
    void leavesNoMicrostepBeyondTheLimit() {
        PumpGeometry geometry = new PumpGeometry(bedside);
        LoadedPlan plan = new LoadedPlan(geometry);
        // 1 mL in an hour: 1 mL and 63 nL, 16,001 microsteps.
        plan.offer(PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR)));
        DoseWindows windows = new DoseWindows(geometry, plan);
        windows.choose();
        windows.book(0, 16_000);
        assertEquals(1, windows.room(16_000));
        windows.book(16_000, 1);
        assertEquals(0, windows.room(16_001));
        // Nor where another plan of the drug gave more than this one may.
        windows.book(16_001, 1_000);
        assertEquals(0, windows.room(17_001));
    }

    @Test
    void keepsTheDaysLimitToo() {
        PumpGeometry geometry = new PumpGeometry(bedside);
        LoadedPlan plan = new LoadedPlan(geometry);
        // 1 mL in an hour: hour and day have the same limit, 1 mL, 63 nL: 16,001 microsteps.
        plan.offer(PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR)));
        assertEquals(1_000_063, plan.dayNlMax());
        DoseWindows windows = new DoseWindows(geometry, plan);
        windows.choose();
        windows.book(0, 16_000);
        assertEquals(1, windows.room(16_000));
        windows.pass(23 * HOUR + 30 * MINUTE - 1);
        assertEquals(1, windows.room(16_000));
        windows.pass(1);
        assertEquals(16_001, windows.room(16_000));
    }

    @Test
    @Verifies("req~overlay.room~2")
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
    @Verifies("req~overlay.room~2")
    void startsALowerRateAfterAHigherOneWhereItFollowsIt() {
        // 4 mL/h are 4,266,667 nL in 64 min; with 4 and 63 the hour's limit.
        Pump pump = new Pump(bedside).tested();
        PlanDraft first = PlanImages.flat(bedside, 8_000_000, 2 * HOUR);
        pump.loaded(first).started();
        pump.run(2 * HOUR + 100, 10);
        assertEquals(TherapyState.DONE, pump.state());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        PlanDraft next = PlanImages.flat(bedside, 60_000_000, 30 * HOUR).planId(2);
        pump.loaded(next);
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.HOUR_USED_UP, pump.out.snapshot().verdictRule());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        long[] image = PlanImages.image(first);
        long hourNl = image[PlanLayout.HOUR_NL_MAX];
        assertEquals(4_266_734, hourNl);
        pump.loaded(next.planId(3).follows(hourNl, image[PlanLayout.DAY_NL_MAX])).started();
        pump.run(2 * HOUR, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        // 4 mL, less the microstep that the next step gives.
        assertEquals(64_000, (double) pump.out.snapshot().commanded(), 1);
    }

    @Test
    @Verifies("req~overlay.room~2")
    void asksForNoMoreThanTheFirstSegment() {
        // 14.4 mL in 3 min, then 86.4 mL in 46 h: 288 mL/h would be 72 mL in a quarter.
        Pump pump = new Pump(bedside).tested();
        PlanDraft draft =
                PlanImages.flat(bedside, 100_800_000, 46 * HOUR + 3 * MINUTE)
                        .flat(144, 3 * MINUTE)
                        .flat(864, 46 * HOUR);
        pump.loaded(draft).started();
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    @Verifies({"req~overlay.room~2", "req~overlay.given~2"})
    void refusesABolusThatThereIsNoRoomFor() {
        // 1 mL in an hour; two boluses of 2 mL, which the hour before leaves room for one of.
        PlanDraft draft =
                PlanImages.flat(bedside, 1_000_000, HOUR).bolus(2_000_000, MINUTE, MINUTE, 2);
        long[] image = PlanImages.image(draft);
        long nl = 2_000_000 + 1_000_000 + 63 + 4;
        image[PlanLayout.HOUR_NL_MAX] = nl;
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = nl;
        PlanImages.seal(image);
        Pump pump = new Pump(bedside).tested();
        System.arraycopy(image, 0, pump.order.image(), 0, PlanLayout.WORDS);
        pump.give(Orders.LOAD);
        pump.confirm();
        pump.started();
        pump.run(30_000, 10);
        pump.order.enter(2_000_000, 0, 0);
        pump.give(Orders.BOLUS);
        pump.run(3 * MINUTE, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        assertEquals(32_000, pump.out.snapshot().bolusCommanded());
        pump.order.enter(2_000_000, 0, 0);
        pump.give(Orders.BOLUS);
        assertEquals(Rule.HOUR_USED_UP, pump.out.snapshot().verdictRule());
        assertEquals(nl, pump.out.snapshot().verdictLimit());
        pump.run(MINUTE, 10);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(32_000, pump.out.snapshot().bolusCommanded());
    }

    @Test
    @Verifies("req~overlay.room~2")
    void namesTheLimitThatIsUsedUpForLonger() {
        PumpGeometry geometry = new PumpGeometry(bedside);
        LoadedPlan plan = new LoadedPlan(geometry);
        // 1 mL in an hour: both limits are 1 mL and 63 nL, 16,001 microsteps.
        plan.offer(PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR)));
        DoseWindows windows = new DoseWindows(geometry, plan);
        windows.choose();
        windows.book(0, 16_000);
        assertTrue(windows.haveRoom(1, 1));
        assertFalse(windows.haveRoom(2, 1));
        ruled(plan, Rule.HOUR_USED_UP, 63 * MINUTE, 1_000_063);
        assertFalse(windows.haveRoom(1, 2));
        ruled(plan, Rule.DAY_USED_UP, 23 * HOUR + 30 * MINUTE, 1_000_063);
        assertFalse(windows.haveRoom(2, 2));
        ruled(plan, Rule.DAY_USED_UP, 23 * HOUR + 30 * MINUTE, 1_000_063);
        // Never is longest.
        assertFalse(windows.haveRoom(16_002, 2));
        ruled(plan, Rule.HOUR_USED_UP, -1, 1_000_063);
        assertFalse(windows.haveRoom(2, 16_002));
        ruled(plan, Rule.DAY_USED_UP, -1, 1_000_063);
        assertTrue(windows.haveRoom(1, 1));
        windows.pass(23 * HOUR);
        windows.book(0, 16_000);
        windows.pass(10 * MINUTE);
        // The first is a day past in 20 min, the second an hour past in 53.
        assertFalse(windows.haveRoom(2, 1));
        ruled(plan, Rule.HOUR_USED_UP, 53 * MINUTE, 1_000_063);
    }

    @Test
    @Verifies("req~overlay.room~2")
    void asksForRoomForAMinuteAndAQuarterOfAnHour() {
        PumpGeometry geometry = new PumpGeometry(bedside);
        LoadedPlan plan = new LoadedPlan(geometry);
        // 100 mL in 100 h are 1 mL/h: the hour's limit 1,066,667 nL in 64 min, 4 and 63, 17,067
        // microsteps; the day's 23.75 mL and 67 nL, 380,001. A minute is 266, a quarter 4,000.
        plan.offer(PlanImages.image(PlanImages.flat(bedside, 100_000_000, 100 * HOUR)));
        assertEquals(1_066_734, plan.hourNlMax());
        assertEquals(23_750_067, plan.dayNlMax());
        DoseWindows windows = new DoseWindows(geometry, plan);
        windows.choose();
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
    @Verifies("req~overlay.room~2")
    void startsNothingUnderALimitBelowAQuantum() {
        PumpGeometry geometry = new PumpGeometry(Devices.wearable().seal());
        LoadedPlan plan = new LoadedPlan(geometry);
        DoseWindows windows = new DoseWindows(geometry, plan);
        long[] image = PlanImages.image(PlanImages.mfolfox(Devices.wearable().seal()));
        // A stroke is 50,000 nL.
        for (long nl : new long[] {49_999, 50_000}) {
            image[PlanLayout.HOUR_NL_MAX] = nl;
            image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = nl;
            PlanImages.seal(image);
            plan.offer(image);
            assertTrue(plan.loaded());
            windows.choose();
            assertEquals(nl == 50_000, windows.haveRoom(1, 1));
            plan.clear();
        }
        ruled(plan, Rule.ACCEPTED, 0, 0);
        image[PlanLayout.HOUR_NL_MAX] = 49_999;
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = 49_999;
        PlanImages.seal(image);
        plan.offer(image);
        windows.choose();
        assertFalse(windows.haveRoom(0, 0));
        ruled(plan, Rule.HOUR_USED_UP, -1, 49_999);
    }

    @Test
    @Verifies("req~overlay.room~2")
    void refusesToStartTheSamePlanTwiceInADay() {
        Pump pump = new Pump(bedside).tested();
        // 2 mL in 2 min.
        PlanDraft twoMl = PlanImages.flat(bedside, 2_000_000, 2 * MINUTE);
        given(pump, twoMl);
        pump.loaded(twoMl.planId(2));
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.DAY_USED_UP, pump.out.snapshot().verdictRule());
        pump.run(11_000, 10);
        assertEquals(0, pump.out.snapshot().commanded());
        assertEquals(0, pump.out.annunciator().conditions());
    }

    /** The number of no drug is that of every count which nothing was ever booked in. */
    @Test
    @Verifies({"req~overlay.drugs~1", "req~persistence.windows~1"})
    void goesOnWithTheCountThatIsNotEmpty() {
        PumpGeometry geometry = new PumpGeometry(bedside);
        LoadedPlan plan = new LoadedPlan(geometry);
        // 1 mL in an hour: 1 mL and 63 nL, 16,001 microsteps.
        plan.offer(PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR)));
        assertEquals(0, plan.drugId());
        StateRecord record = new StateRecord(geometry);
        record.set(StateLayout.DRUGS + StateLayout.WINDOW_HOUR, 16_000);
        record.set(StateLayout.DRUGS + StateLayout.DRUG_DAY, 16_000);
        DoseWindows windows = new DoseWindows(geometry, plan);
        windows.restore(record);
        windows.choose();
        assertEquals(1, windows.room(16_000));
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
        assertEquals(Rule.DAY_USED_UP, pump.out.snapshot().verdictRule());
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

    @Test
    @Verifies("req~overlay.drugs~1")
    void countsADrugWhereItWasCountedLastAndNotWhereItWasDaysAgo() {
        PumpGeometry geometry = new PumpGeometry(bedside);
        LoadedPlan plan = new LoadedPlan(geometry);
        DoseWindows windows = new DoseWindows(geometry, plan);
        PlanDraft draft = PlanImages.flat(bedside, 1_000_000, HOUR);
        for (int id : new int[] {9, 5}) {
            plan.offer(PlanImages.image(draft.drug(new DrugDraft().drugId(id))));
            windows.choose();
            windows.book(0, 1);
            plan.clear();
        }
        // A day later both are forgotten, and 5 is given again.
        windows.pass(24 * HOUR);
        plan.offer(PlanImages.image(draft.drug(new DrugDraft().drugId(5))));
        windows.choose();
        windows.book(0, 16_000);
        windows.choose();
        assertEquals(1, windows.room(16_000));
    }

    @Test
    @Verifies("req~overlay.room~2")
    void namesTheDaysLimitWhereBothAreUsedUpForEquallyLong() {
        PumpGeometry geometry = new PumpGeometry(bedside);
        LoadedPlan plan = new LoadedPlan(geometry);
        plan.offer(PlanImages.image(PlanImages.flat(bedside, 1_000_000, HOUR)));
        DoseWindows windows = new DoseWindows(geometry, plan);
        windows.choose();
        // A day past after 23 h 30 min; what follows is an hour past in 63 min, at the same time.
        windows.book(0, 16_000);
        windows.pass(23 * HOUR + 30 * MINUTE - 63 * MINUTE);
        windows.book(0, 2);
        assertFalse(windows.haveRoom(16_000, 1));
        ruled(plan, Rule.DAY_USED_UP, 63 * MINUTE, 1_000_063);
        // And what follows a minute after that takes a minute longer.
        windows.pass(MINUTE);
        windows.book(0, 2);
        assertFalse(windows.haveRoom(16_000, 1));
        ruled(plan, Rule.HOUR_USED_UP, 63 * MINUTE, 1_000_063);
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
