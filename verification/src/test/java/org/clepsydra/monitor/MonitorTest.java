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

/** Bedside at 360 mL/h: 1000 nL every 10 ms; a count is 400 nL, a microstep 62.5 nL. */
class MonitorTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Monitor monitor = new Monitor(bedside);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Permit permit = new Permit();
    private final CutoffCommand cutoff = new CutoffCommand();

    @Test
    @Verifies("req~monitor.cutoff~1")
    void permitsNothingBeforeAnEnvelopeAndAStart() {
        step();
        assertDenied(DenyReason.NO_ENVELOPE);
        give(Orders.START);
        assertDenied(DenyReason.NO_ENVELOPE);
        give(Orders.STOP);
        load();
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.START);
        assertGranted();
        assertEquals(1, permit.planId());
    }

    @Test
    @Verifies("req~monitor.cutoff~1")
    void stopsForStopAndForClear() {
        started();
        give(Orders.STOP);
        assertDenied(DenyReason.NOT_STARTED);
        step();
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.START);
        assertGranted();
        give(Orders.CLEAR);
        assertDenied(DenyReason.NO_ENVELOPE);
        load();
        assertDenied(DenyReason.NOT_STARTED);
    }

    @Test
    @Verifies("req~monitor.cutoff~1")
    void goesOnThroughOtherOrders() {
        started();
        give(Orders.ACKNOWLEDGE);
        assertGranted();
        give(99);
        assertGranted();
        give(Orders.NONE);
        assertGranted();
    }

    @Test
    @Verifies("req~monitor.cutoff~1")
    void seesAnOrderOnce() {
        started();
        give(Orders.STOP);
        order.give(Orders.START);
        step();
        assertGranted();
        // The same frame again is not a new order.
        step();
        assertGranted();
    }

    @Test
    @Verifies("req~monitor.cutoff~1")
    void permitsNothingOnADeviceOutOfRange() {
        Monitor none = new Monitor(Devices.bedside().countsPerRev(0).seal());
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        order.give(Orders.LOAD);
        none.step(in, order, permit, cutoff);
        order.give(Orders.START);
        in.monitorNowMs(10);
        none.step(in, order, permit, cutoff);
        assertDenied(DenyReason.BAD_DEVICE);
    }

    @Test
    @Verifies("req~monitor.cutoff~1")
    void keepsItsEnvelopeWhenAnotherIsOffered() {
        started();
        PlanImages.flat(bedside, 999_000_000, HOUR).planId(2).writeTo(order.image());
        give(Orders.LOAD);
        assertEquals(1, permit.planId());
    }

    @Test
    @Verifies("req~monitor.permit~1")
    void permitsWhatTheCeilingAndTheSlackAllow() {
        started();
        // 800 nL of slack: 12.8 microsteps.
        assertEquals(12, permit.microstepsMax());
        step();
        // And 1.01 times 1000 nL: 1810 nL, 28.96.
        assertEquals(28, permit.microstepsMax());
        in.microstepsToGo(8);
        step();
        // 2020 + 800 - 500 = 2320 nL, 37.12.
        assertEquals(37, permit.microstepsMax());
        in.microstepsToGo(0);
        in.encoderCounts(2);
        step();
        // 3030 + 800 - 800 = 3030 nL, 48.48.
        assertEquals(48, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.permit~1")
    void permitsNoMicrostepWhenTheDriversCountIsBelowZero() {
        started();
        in.microstepsToGo(-1);
        step();
        assertTrue(permit.granted());
        assertEquals(0, permit.microstepsMax());
        in.microstepsToGo(0);
        step();
        assertTrue(permit.microstepsMax() > 0);
    }

    @Test
    @Verifies("req~monitor.permit~1")
    void permitsNoneOfTheSmallestMicrostepsEither() {
        // One part is three microsteps.
        DeviceRecord tiny =
                Devices.bedside()
                        .nlPerRev(1)
                        .countsPerRev(1)
                        .microstepsPerRev(3)
                        .rateNlPerHMax(60_000)
                        .seal();
        Monitor small = new Monitor(tiny);
        PlanImages.flat(tiny, 1_000, 60_000).writeTo(order.image());
        order.give(Orders.LOAD);
        small.step(in, order, permit, cutoff);
        order.give(Orders.START);
        in.monitorNowMs(10);
        in.microstepsToGo(-1);
        small.step(in, order, permit, cutoff);
        assertTrue(permit.granted());
        assertEquals(0, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.permit~1")
    void permitsNoMoreThanTheWholeVolume() {
        PlanImages.flat(bedside, 10_000_000, 60_000).writeTo(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        // 10 mL in a minute, then a minute more: the encoder follows at 400 nL a count.
        for (int ms = 10; ms <= 120_000; ms += 10) {
            in.encoderCounts(Math.min(25_000, ms * 10_000L / 60_000 * 1_000 / 400));
            step();
            assertTrue(permit.granted(), "at " + ms);
        }
        // All 25,000 counts are made; two counts, 12.8 microsteps, are slack.
        assertEquals(12, permit.microstepsMax());
    }

    @Test
    @Verifies({"req~monitor.permit~1", "req~monitor.over-delivery~1"})
    void advancesByNoMoreThanTheLongestPeriod() {
        started();
        in.monitorNowMs(in.monitorNowMs() + 5_000);
        monitor.step(in, order, permit, cutoff);
        // 100 ms: 10,000 nL and 1 %, and 800: 10,900 nL, 174.4.
        assertEquals(174, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.permit~1")
    void takesTheShorterPeriodWhileTheMotorIsEnergised() {
        DeviceRecord wearable = Devices.wearable().seal();
        for (boolean energised : new boolean[] {false, true}) {
            Monitor strokes = new Monitor(wearable);
            in.motorEnergised(energised);
            in.monitorNowMs(0);
            // 10 nL/ms.
            PlanImages.flat(wearable, 36_000_000, HOUR).writeTo(order.image());
            order.give(Orders.LOAD);
            strokes.step(in, order, permit, cutoff);
            order.give(Orders.START);
            in.monitorNowMs(10);
            strokes.step(in, order, permit, cutoff);
            in.monitorNowMs(1_010);
            strokes.step(in, order, permit, cutoff);
            // 10,100 nL or 1,010, and 1,000 of slack, in microsteps of 781.25.
            assertEquals(energised ? 2 : 14, permit.microstepsMax());
        }
    }

    @Test
    @Verifies({"req~monitor.unintended-motion~1", "req~monitor.permit~1"})
    void doesNotLetTheCeilingRiseWhileItPermitsNothing() {
        started();
        step();
        give(Orders.STOP);
        for (int i = 0; i < 50; i++) {
            step();
        }
        give(Orders.START);
        // The two steps of 10 ms before the stop took effect: 2020 + 800 nL, 45.1.
        assertEquals(45, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.unintended-motion~1")
    void cutsPowerForMotionBeforeAnyStart() {
        step();
        in.encoderCounts(2);
        step();
        assertDenied(DenyReason.NO_ENVELOPE);
        in.encoderCounts(3);
        step();
        assertDenied(DenyReason.OVER_DELIVERY);
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void cutsPowerForMotionFasterThanTheCeilingAndKeepsItCut() {
        started();
        // One step: 1000 nL at 1.01 is 1010; with the slack 1810 nL: four counts, 1600 nL.
        in.encoderCounts(4);
        step();
        assertGranted();
        // 590 + 1600 - 1010 = 1180, above 800.
        in.encoderCounts(8);
        step();
        assertDenied(DenyReason.OVER_DELIVERY);
        give(Orders.ACKNOWLEDGE);
        give(Orders.STOP);
        give(Orders.CLEAR);
        load();
        give(Orders.START);
        for (int i = 0; i < 1_000; i++) {
            step();
        }
        assertDenied(DenyReason.OVER_DELIVERY);
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void cutsPowerForASlowExcess() {
        started();
        // 1.5 % fast at 100 nL/ms: 0.5 nL/ms above the allowance.
        int cutAt = 0;
        for (int ms = 10; ms <= 20_000 && cutAt == 0; ms += 10) {
            in.encoderCounts(ms * 100L * 1_015 / 1_000 / 400);
            step();
            cutAt = permit.granted() ? 0 : ms;
        }
        assertDenied(DenyReason.OVER_DELIVERY);
        // The slack of 800 nL lasts 1600 ms; the encoder shows it within a count, 800 ms.
        assertTrue(cutAt > 1_600 && cutAt <= 2_400, "cut at " + cutAt);
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void lets099PerCentPass() {
        started();
        for (int ms = 10; ms <= 60_000; ms += 10) {
            in.encoderCounts(ms * 100L * 1_0099 / 1_0000 / 400);
            step();
            assertGranted();
        }
    }

    @Test
    @Verifies("req~monitor.clock~1")
    void cutsPowerWhenItsClockStandsOrRunsBack() {
        started();
        monitor.step(in, order, permit, cutoff);
        assertDenied(DenyReason.CLOCK);
        step();
        assertDenied(DenyReason.CLOCK);

        Monitor other = new Monitor(bedside);
        in.monitorNowMs(500);
        other.step(in, order, permit, cutoff);
        in.monitorNowMs(499);
        other.step(in, order, permit, cutoff);
        assertDenied(DenyReason.CLOCK);

        Monitor leap = new Monitor(bedside);
        in.monitorNowMs(Long.MIN_VALUE);
        leap.step(in, order, permit, cutoff);
        in.monitorNowMs(Long.MAX_VALUE);
        leap.step(in, order, permit, cutoff);
        assertDenied(DenyReason.CLOCK);
    }

    @Test
    @Verifies("req~monitor.clock~1")
    void cutsPowerWhenItsClockWrapsAround() {
        in.monitorNowMs(Long.MAX_VALUE);
        monitor.step(in, order, permit, cutoff);
        in.monitorNowMs(Long.MIN_VALUE);
        monitor.step(in, order, permit, cutoff);
        assertDenied(DenyReason.CLOCK);
    }

    @Test
    @Verifies("req~monitor.cutoff~1")
    void keepsTheFirstReasonItCutFor() {
        started();
        monitor.step(in, order, permit, cutoff);
        assertDenied(DenyReason.CLOCK);
        in.encoderCounts(20);
        step();
        assertDenied(DenyReason.CLOCK);
    }

    @Test
    @Verifies("req~monitor.cutoff~1")
    void takesAnImageOnceAndNotWhenItChangesUnderTheSameOrder() {
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        order.image()[org.clepsydra.port.PlanLayout.ENVELOPE_CRC]++;
        give(Orders.LOAD);
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        step();
        give(Orders.START);
        assertDenied(DenyReason.NO_ENVELOPE);
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void countsTheNextPlanFromItsOwnBeginning() {
        started();
        for (int i = 1; i <= 100; i++) {
            in.encoderCounts(i * 5 / 2);
            step();
        }
        give(Orders.CLEAR);
        step();
        step();
        load();
        give(Orders.START);
        assertGranted();
        // Nothing is owed and nothing is due: the slack of 800 nL.
        assertEquals(12, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.clock~1")
    void hasNoQuarrelWithAClockOneMillisecondOn() {
        started();
        in.monitorNowMs(in.monitorNowMs() + 1);
        monitor.step(in, order, permit, cutoff);
        assertGranted();
    }

    @Test
    @Verifies("req~monitor.clock~1")
    void cutsPowerWhenTheEncoderGoesFurtherThanTheMotorCan() {
        // 10 ms at twice full speed: 20,000 / 150 = 133 microsteps, 20 counts; and two.
        for (long leap : new long[] {22, -22}) {
            Monitor fits = new Monitor(bedside);
            twoSteps(fits, leap);
            assertEquals(
                    leap > 0 ? DenyReason.OVER_DELIVERY : DenyReason.NO_ENVELOPE, permit.reason());
        }
        for (long leap : new long[] {23, -23}) {
            Monitor beyond = new Monitor(bedside);
            twoSteps(beyond, leap);
            assertDenied(DenyReason.ENCODER);
        }
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void countsForwardMotionOnceOnly() {
        step();
        in.encoderCounts(2);
        step();
        in.encoderCounts(-2);
        step();
        in.encoderCounts(2);
        step();
        assertDenied(DenyReason.NO_ENVELOPE);
        in.encoderCounts(3);
        step();
        assertDenied(DenyReason.OVER_DELIVERY);
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void takesTheFirstPositionAsItsMark() {
        in.encoderCounts(1_000_000);
        step();
        step();
        assertDenied(DenyReason.NO_ENVELOPE);
    }

    @Test
    @Verifies("req~monitor.lease~1")
    void givesTheNextTokenWhilePowerIsOnAndNoneElse() {
        step();
        assertEquals(0, cutoff.leaseToken());
        started();
        int token = cutoff.leaseToken();
        assertEquals(4_567, token);
        for (int i = 0; i < 70_000; i++) {
            step();
            int next = (token * 13 + 4_567) % 65_536;
            token = next == 0 ? 4_567 : next;
            assertEquals(token, cutoff.leaseToken());
        }
        give(Orders.STOP);
        assertEquals(0, cutoff.leaseToken());
        assertFalse(cutoff.closed());
    }

    private void twoSteps(Monitor fresh, long leap) {
        in.encoderCounts(0);
        in.monitorNowMs(in.monitorNowMs() + 10);
        fresh.step(in, order, permit, cutoff);
        in.encoderCounts(leap);
        in.monitorNowMs(in.monitorNowMs() + 10);
        fresh.step(in, order, permit, cutoff);
    }

    private void started() {
        load();
        give(Orders.START);
        assertGranted();
    }

    private void load() {
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        give(Orders.LOAD);
    }

    private void give(int code) {
        order.give(code);
        step();
    }

    private void step() {
        in.monitorNowMs(in.monitorNowMs() + 10);
        monitor.step(in, order, permit, cutoff);
    }

    private void assertGranted() {
        assertTrue(permit.granted());
        assertEquals(DenyReason.NONE, permit.reason());
        assertTrue(cutoff.closed());
    }

    private void assertDenied(int reason) {
        assertFalse(permit.granted());
        assertEquals(reason, permit.reason());
        assertEquals(0, permit.microstepsMax());
        assertEquals(0, permit.planId());
        assertFalse(cutoff.closed());
    }
}
