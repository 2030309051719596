package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * A head that is driven back. Bedside at 360 mL/h: 1 uL, 2.5 counts of 400 nL, every 10 ms; 40 uL
 * back at most, which are 100 counts or 640 microsteps.
 */
@Verifies("req~monitor.back-off~1")
class MonitorBackTest {
    private final DeviceRecord bedside = Devices.bedside().backOffNlMax(40_000).seal();
    private final Monitor monitor = new Monitor(bedside);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Permit permit = new Permit();
    private final CutoffCommand cutoff = new CutoffCommand();

    private void step() {
        step(10);
    }

    private void step(long ms) {
        in.nowMs(in.nowMs() + ms);
        in.monitorNowMs(in.monitorNowMs() + ms);
        monitor.step(in, order, permit, cutoff);
    }

    private void give(int code) {
        order.give(code);
        step();
    }

    /** Infuses for a while, at the curve's pace. */
    private void started() {
        PlanImages.flat(bedside, 360_000_000, 3_600_000).writeTo(order.image());
        step();
        give(Orders.LOAD);
        in.motorEnergised(true);
        give(Orders.START);
        forward(500);
    }

    private void forward(long counts) {
        for (long i = 0; i < counts; i += 5) {
            step();
            in.encoderCounts(in.encoderCounts() + 5);
            step();
            assertTrue(permit.granted());
        }
    }

    private void back(long counts) {
        in.encoderCounts(in.encoderCounts() - counts);
        // No faster than the motor can: 3.2 microsteps of 150 us for half a count.
        step(10 + counts);
    }

    private void cut() {
        assertFalse(permit.granted());
        assertFalse(cutoff.closed());
        assertEquals(DenyReason.OVER_DELIVERY, permit.reason());
        assertEquals(0, permit.backMicrostepsMax());
    }

    @Test
    void permitsWhatIsLeftOfTheWayBack() {
        assertEquals(0, permit.backMicrostepsMax());
        started();
        assertEquals(640, permit.backMicrostepsMax());
        // Two are the encoder's play.
        back(2);
        assertEquals(640, permit.backMicrostepsMax());
        back(1);
        // 97 counts of 6.4 microsteps, rounded down.
        assertEquals(620, permit.backMicrostepsMax());
        back(50);
        assertEquals(300, permit.backMicrostepsMax());
    }

    @Test
    void cutsWhatGoesBackFurther() {
        started();
        back(105);
        assertTrue(permit.granted());
        assertEquals(0, permit.backMicrostepsMax());
        back(2);
        assertTrue(permit.granted());
        back(1);
        cut();
    }

    @Test
    void countsAllThatWentBackSinceStart() {
        started();
        for (int i = 0; i < 35; i++) {
            back(3);
            assertTrue(permit.granted());
            in.encoderCounts(in.encoderCounts() + 2);
            step();
        }
        back(5);
        cut();
    }

    @Test
    void allowsItAnewAfterStart() {
        started();
        back(105);
        give(Orders.STOP);
        assertEquals(0, permit.backMicrostepsMax());
        give(Orders.START);
        assertEquals(640, permit.backMicrostepsMax());
        back(105);
        assertTrue(permit.granted());
        back(3);
        cut();
    }

    /** 500 counts and the next 100 are 600, whether or not 100 of them were driven back between. */
    @Test
    void keepsWhatWentBackAsGiven() {
        started();
        assertEquals(600 * 400, onAndSeen(100, 0));
        assertEquals(700 * 400, onAndSeen(100, 100));
    }

    private long onAndSeen(long counts, long back) {
        if (back > 0) {
            back(back);
        }
        forward(counts);
        return monitor.seenNl();
    }

    @Test
    @Verifies("req~monitor.unintended-motion~4")
    void cutsWhatGoesBackWithoutLeave() {
        started();
        give(Orders.STOP);
        // One step to come to rest.
        back(3);
        assertEquals(DenyReason.NOT_STARTED, permit.reason());
        back(2);
        assertEquals(DenyReason.NOT_STARTED, permit.reason());
        back(1);
        cut();
    }

    @Test
    @Verifies("req~monitor.unintended-motion~4")
    void seesMotionForwardWithoutLeaveFromWhereTheHeadStands() {
        started();
        back(60);
        give(Orders.STOP);
        step();
        in.encoderCounts(in.encoderCounts() + 2);
        step();
        assertEquals(DenyReason.NOT_STARTED, permit.reason());
        in.encoderCounts(in.encoderCounts() + 1);
        step();
        cut();
    }

    /** A driver that is to make microsteps backward delivers nothing: the ceiling stands. */
    @Test
    @Verifies("req~monitor.envelope-time~4")
    void letsNoTimePassWhileTheDriverGoesBack() {
        started();
        long before = permit.microstepsMax();
        in.microstepsToGo(-1);
        for (int i = 0; i < 10; i++) {
            step();
        }
        in.microstepsToGo(0);
        step();
        // 1.01 uL, 16.16 microsteps, of the one step in which it is not told to go back.
        assertEquals((double) before + 16, (double) permit.microstepsMax(), 1);
    }

    /** A queue backward is made before a step forward, and the other way. */
    @Test
    @Verifies({"req~monitor.back-off~1", "req~monitor.permit~3"})
    void permitsNoStepTheOtherWayWhileThereIsAQueue() {
        started();
        in.microstepsToGo(-1);
        step();
        assertTrue(permit.granted());
        assertEquals(0, permit.microstepsMax());
        assertEquals(639, permit.backMicrostepsMax());
        in.microstepsToGo(1);
        step();
        assertTrue(permit.microstepsMax() > 0);
        assertEquals(0, permit.backMicrostepsMax());
        in.microstepsToGo(-(1L << 20) - 1);
        step();
        assertEquals(0, permit.microstepsMax());
    }

    /** 2^20 microsteps of 40 nL in 3,200 are 13 uL; the ceiling leads by 20 after 200 ms. */
    @Test
    @Verifies("req~monitor.permit~3")
    void permitsNothingForMoreThanADriverCanHave() {
        DeviceRecord fine = Devices.bedside().nlPerRev(40).backOffNlMax(40_000).seal();
        Monitor other = new Monitor(fine);
        PlanImages.flat(fine, 360_000_000, 3_600_000).writeTo(order.image());
        in.motorEnergised(true);
        for (int code : new int[] {Orders.NONE, Orders.LOAD, Orders.START}) {
            if (code != Orders.NONE) {
                order.give(code);
            }
            next(other);
        }
        for (int i = 0; i < 20; i++) {
            next(other);
        }
        // First, as what a driver has no more to go was dropped, which leaves no room either.
        in.microstepsToGo((1L << 20) + 1);
        next(other);
        assertEquals(0, permit.microstepsMax());
        in.microstepsToGo(1L << 20);
        next(other);
        assertTrue(permit.microstepsMax() > 0);
    }

    private void next(Monitor other) {
        in.nowMs(in.nowMs() + 10);
        in.monitorNowMs(in.monitorNowMs() + 10);
        other.step(in, order, permit, cutoff);
    }
}
