package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
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
        // 10 mL in 10 h are 1,050,000 nL in 63 min; with 4 nL and a stroke 22 strokes.
        plan.offer(PlanImages.image(PlanImages.flat(worn, 10_000_000, 10 * HOUR)));
        assertEquals(1_100_004, plan.hourNlMax());
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
        windows.pass(62 * MINUTE - 1);
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
        windows.pass(24 * HOUR + 30 * MINUTE - 1);
        assertEquals(1, windows.room(16_000));
        windows.pass(1);
        assertEquals(16_001, windows.room(16_000));
    }

    @Test
    void doesNotGiveTheSamePlanTwiceInADay() {
        Pump pump = new Pump(bedside).tested();
        // 2 mL in 2 min.
        PlanDraft twoMl = PlanImages.flat(bedside, 2_000_000, 2 * MINUTE);
        pump.loaded(twoMl).started();
        pump.run(2 * MINUTE + 100, 10);
        assertEquals(TherapyState.DONE, pump.state());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        pump.give(Orders.ACKNOWLEDGE);
        pump.loaded(twoMl.planId(2)).started();
        pump.run(11_000, 10);
        // One microstep is left of the limit, which is the plan's volume and a quantum.
        assertEquals(1, pump.out.snapshot().commanded());
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(1L << AlarmCode.DELIVERY_WITHHELD, pump.out.annunciator().conditions());
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
        // A plan whose limit is what was given, and a microstep less.
        assertEquals(25_601 - 25_600, roomUnder(pump, 25_601));
    }

    /** What a plan with this limit, in microsteps, still lets go after what {@code pump} gave. */
    private long roomUnder(Pump pump, long microsteps) {
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        PlanDraft next = PlanImages.flat(bedside, 10_000_000, HOUR).planId(2);
        next.writeTo(pump.order.image());
        long nl = microsteps * 625 / 10 + 1;
        for (int word :
                new int[] {
                    PlanLayout.HOUR_NL_MAX,
                    PlanLayout.DAY_NL_MAX,
                    PlanLayout.ENVELOPE_HOUR_NL_MAX,
                    PlanLayout.ENVELOPE_DAY_NL_MAX
                }) {
            pump.order.image()[word] = nl;
        }
        PlanImages.seal(pump.order.image());
        pump.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state());
        pump.confirm();
        pump.started();
        pump.run(30_000, 10);
        assertTrue(pump.out.snapshot().state() == TherapyState.HELD);
        return pump.out.snapshot().commanded();
    }
}
