package org.clepsydra.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.SensorTests;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    private static final int UNKNOWN = Integer.MAX_VALUE;

    private final Validator validator = new Validator(new PumpGeometry(Devices.wearable().seal()));
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Signals out = new Signals();

    @Test
    @Verifies("req~signal.cadence~1")
    void beginsWithNoTimeElapsed() {
        at(77_000);
        assertEquals(77_000, out.nowMs());
        assertTime(0, 0, 0, true);
    }

    @Test
    @Verifies("req~signal.cadence~1")
    void takesAStepInTimeWhole() {
        at(1_000);
        at(1_001);
        assertTime(1, 1, 0, true);
        at(2_001);
        assertTime(1_000, 1_000, 0, true);
    }

    @Test
    @Verifies({"req~signal.cadence~1", "req~delivery.therapy-time~3"})
    void losesWhatIsBeyondTheLongestIdlePeriod() {
        at(0);
        assertTime(0, 0, 0, true);
        at(1_001);
        assertTime(1_001, 1_000, 1, true);
        at(6_001);
        assertTime(5_000, 1_000, 4_000, true);
    }

    @Test
    @Verifies({"req~signal.cadence~1", "req~delivery.therapy-time~3"})
    void losesWhatIsBeyondTheLongestEnergisedPeriod() {
        in.motorEnergised(true);
        at(0);
        at(100);
        assertTime(100, 100, 0, true);
        at(201);
        assertTime(101, 100, 1, true);
    }

    @Test
    @Verifies("req~signal.cadence~1")
    void doesNotTrustAClockThatStandsOrRunsBackwards() {
        at(500);
        at(500);
        assertTime(0, 0, 0, false);
        at(499);
        assertTime(0, 0, 0, false);
        at(510);
        assertTime(11, 11, 0, true);
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void doesNotTrustAClockThatTheOtherOneLeaves() {
        at(500);
        in.nowMs(510);
        in.monitorNowMs(520);
        validator.step(in, order, out);
        assertTime(10, 10, 0, true);
        in.nowMs(520);
        in.monitorNowMs(531);
        validator.step(in, order, out);
        assertTime(10, 10, 0, false);
    }

    @Test
    @Verifies("req~signal.cadence~1")
    void doesNotTrustAClockThatLeapsTheWholeRange() {
        at(Long.MIN_VALUE);
        at(Long.MAX_VALUE);
        assertTime(0, 0, 0, false);
        at(Long.MIN_VALUE);
        assertTime(0, 0, 0, false);
    }

    @Test
    @Verifies("req~signal.pressure-trust~3")
    void trustsAFreshPressureInRangeOnly() {
        pressure(-20_000, true, -20_000);
        pressure(-20_001, true, UNKNOWN);
        pressure(200_000, true, 200_000);
        pressure(200_001, true, UNKNOWN);
        pressure(5, true, 5);
    }

    @Test
    @Verifies("req~signal.pressure-trust~3")
    void holdsAPressureForTwoSecondsAndNoMore() {
        pressure(7_000, true, 7_000);
        stepMs(1_000, 9_000, false);
        assertEquals(7_000, out.pressurePa());
        stepMs(1_000, 9_000, false);
        assertEquals(7_000, out.pressurePa());
        stepMs(1, 9_000, false);
        assertEquals(UNKNOWN, out.pressurePa());
        stepMs(5_000, 9_000, false);
        assertEquals(UNKNOWN, out.pressurePa());
        stepMs(1, 9_000, true);
        assertEquals(9_000, out.pressurePa());
        stepMs(2_000, 1, false);
        assertEquals(9_000, out.pressurePa());
        stepMs(1, 1, false);
        assertEquals(UNKNOWN, out.pressurePa());
    }

    @Test
    @Verifies("req~signal.pressure-trust~3")
    void knowsNoPressureBeforeTheFirst() {
        pressure(7_000, false, UNKNOWN);
    }

    @Test
    @Verifies("req~detect.single-bubble~3")
    void countsForwardMotionOnceOnly() {
        counts(1_000, 0);
        counts(1_003, 3);
        counts(1_001, 0);
        counts(1_003, 0);
        counts(1_004, 1);
    }

    @Test
    @Verifies("req~detect.single-bubble~3")
    void measuresWhatTheHeadSweptEitherWay() {
        counts(1_000, 0);
        assertEquals(0, out.sweptCounts());
        counts(1_003, 3);
        assertEquals(3, out.sweptCounts());
        counts(998, 0);
        assertEquals(5, out.sweptCounts());
        counts(1_004, 1);
        assertEquals(6, out.sweptCounts());
        counts(1_004, 0);
        assertEquals(0, out.sweptCounts());
    }

    @Test
    @Verifies("req~signal.motor-trust~2")
    void trustsAnEncoderWithinItsBounds() {
        long most = 1L << 61;
        counts(-most, 0);
        assertTrue(out.motorTrusted());
        counts(most, 2 * most);
        assertTrue(out.motorTrusted());
        assertEquals(2 * most, out.sweptCounts());
        counts(most + 1, 0);
        assertFalse(out.motorTrusted());
        counts(Long.MAX_VALUE, 0);
        assertFalse(out.motorTrusted());
        counts(Long.MIN_VALUE, 0);
        assertFalse(out.motorTrusted());
        counts(0, 0);
        assertTrue(out.motorTrusted());
    }

    @Test
    @Verifies("req~signal.motor-trust~2")
    void trustsAQueueUpToTheLongest() {
        // 100 ms of 4 ms each.
        long most = 25;
        for (long toGo : new long[] {0, 1, most}) {
            in.microstepsToGo(toGo);
            step();
            assertTrue(out.motorTrusted());
            assertEquals(toGo, out.microstepsToGo());
        }
        for (long toGo : new long[] {-1, most + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            in.microstepsToGo(toGo);
            step();
            assertFalse(out.motorTrusted());
        }
    }

    @Test
    @Verifies("req~signal.back-motion~1")
    void trustsAQueueBackwardOfADeviceThatMayGoBack() {
        // 100 ms of 150 us each.
        Validator back = of(Devices.bedside().backOffNlMax(1).seal());
        for (long toGo : new long[] {0, -1, -666}) {
            in.microstepsToGo(toGo);
            next(back);
            assertTrue(out.motorTrusted());
            assertEquals(-toGo, out.backToGo());
            assertEquals(0, out.microstepsToGo());
        }
        in.microstepsToGo(5);
        next(back);
        assertEquals(0, out.backToGo());
        assertEquals(5, out.microstepsToGo());
        for (long toGo : new long[] {-667, Long.MIN_VALUE}) {
            in.microstepsToGo(toGo);
            next(back);
            assertFalse(out.motorTrusted());
            assertEquals(666, out.backToGo());
        }
    }

    @Test
    @Verifies("req~signal.back-motion~1")
    void countsForwardAgainWhatTheDriverMadeBackward() {
        Validator back = of(Devices.bedside().backOffNlMax(1).seal());
        in.motorMicrosteps(100);
        in.encoderCounts(1_000);
        next(back);
        in.motorMicrosteps(36);
        in.encoderCounts(990);
        next(back);
        assertEquals(-10, out.movedCounts());
        assertEquals(0, out.forwardCounts());
        in.motorMicrosteps(37);
        in.encoderCounts(991);
        next(back);
        assertEquals(1, out.forwardCounts());
        // What went back without the driver does not count again.
        in.encoderCounts(980);
        next(back);
        in.encoderCounts(993);
        next(back);
        assertEquals(2, out.forwardCounts());
    }

    private static Validator of(DeviceRecord device) {
        return new Validator(new PumpGeometry(device));
    }

    private void next(Validator validator) {
        in.nowMs(in.nowMs() + 10);
        in.monitorNowMs(in.nowMs());
        validator.step(in, order, out);
    }

    @Test
    @Verifies("req~signal.motor-trust~2")
    void trustsADriverThatMadeNoMoreThanItsQueue() {
        // Its count need not begin at 0. 100 ms of 4 ms each, and one.
        made(1_000, 0, true);
        made(1_026, 26, true);
        made(1_000, -26, true);
        made(1_027, 26, false);
        made(1_027, 0, true);
        made(1_000, -26, false);
        made(1_001, 1, true);
    }

    @Test
    @Verifies("req~signal.motor-trust~2")
    void trustsADriversCountWithinItsBounds() {
        long most = 1L << 61;
        made(most - 1, 0, true);
        made(most, 1, true);
        made(most + 1, 0, false);
        made(Long.MAX_VALUE, 0, false);
        made(-most, -26, false);
        made(1 - most, 1, true);
        made(-most, -1, true);
        made(-most - 1, 0, false);
        made(Long.MIN_VALUE, 0, false);
        made(most, 26, false);
    }

    private void made(long total, long driven, boolean trusted) {
        in.motorMicrosteps(total);
        step();
        assertEquals(driven, out.drivenMicrosteps());
        assertEquals(trusted, out.motorTrusted());
    }

    @Test
    @Verifies("req~detect.motion-short~1")
    void tellsWhichWayTheHeadWent() {
        counts(1_000, 0);
        assertEquals(0, out.movedCounts());
        counts(1_003, 3);
        assertEquals(3, out.movedCounts());
        counts(998, 0);
        assertEquals(-5, out.movedCounts());
    }

    @Test
    @Verifies("req~signal.pressure-trust~3")
    void holdsAPressureFor100MicrolitresAndNoMore() {
        pressure(7_000, true, 7_000);
        in.pressureFresh(false);
        // Of 500 nL each.
        long counts = 200;
        in.encoderCounts(counts - 1);
        step();
        assertEquals(7_000, out.pressurePa());
        in.encoderCounts(counts);
        step();
        assertEquals(7_000, out.pressurePa());
        in.encoderCounts(counts + 1);
        step();
        assertEquals(UNKNOWN, out.pressurePa());
        assertTrue(out.pressureNew());
        in.encoderCounts(1L << 40);
        step();
        assertEquals(UNKNOWN, out.pressurePa());
        pressure(8_000, true, 8_000);
        assertTrue(out.pressureNew());
        in.pressureFresh(false);
        in.encoderCounts((1L << 40) + counts);
        step();
        assertEquals(8_000, out.pressurePa());
        assertFalse(out.pressureNew());
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void readsAQueueBelowZeroAsEmpty() {
        in.microstepsToGo(-1);
        step();
        assertEquals(0, out.microstepsToGo());
        in.microstepsToGo(9);
        step();
        assertEquals(9, out.microstepsToGo());
    }

    @Test
    @Verifies("req~detect.single-bubble~3")
    void passesOnSamplesOfTheLine() {
        air(3, 2, SensorTests.NONE, 3, 2);
        air(3, 0, SensorTests.NONE, 3, 0);
        air(0, 2, SensorTests.NONE, 0, 2);
        air(0, 0, SensorTests.NONE, 0, 0);
    }

    @Test
    @Verifies({"req~selftest.air~3", "req~detect.air-silent~2"})
    void leavesOutSamplesThatSayNothingOfTheLine() {
        air(3, 2, SensorTests.AIR_DRY, 0, 0);
        air(-1, 2, SensorTests.NONE, 0, 0);
        air(2, -1, SensorTests.NONE, 0, 0);
    }

    @Test
    @Verifies("req~delivery.stop~1")
    void seesAnOrderOnce() {
        step();
        assertEquals(Orders.NONE, out.order());
        order.give(Orders.STOP);
        step();
        assertEquals(Orders.STOP, out.order());
        step();
        assertEquals(Orders.NONE, out.order());
        order.give(Orders.STOP);
        step();
        assertEquals(Orders.STOP, out.order());
    }

    @Test
    @Verifies("req~signal.lost-order~1")
    void takesAnOrderOutOfTurnForStop() {
        step();
        assertFalse(out.orderLost());
        order.give(Orders.START);
        order.give(Orders.ACKNOWLEDGE);
        step();
        assertEquals(Orders.STOP, out.order());
        assertTrue(out.orderLost());
        order.give(Orders.START);
        step();
        assertEquals(Orders.START, out.order());
        assertFalse(out.orderLost());
        step();
        assertEquals(Orders.NONE, out.order());
        assertFalse(out.orderLost());
    }

    private void assertTime(long elapsed, long advance, long lost, boolean trusted) {
        assertEquals(elapsed, out.elapsedMs());
        assertEquals(advance, out.advanceMs());
        assertEquals(lost, out.lostMs());
        assertEquals(trusted, out.clockTrusted());
    }

    private void pressure(int pa, boolean fresh, int wanted) {
        stepMs(10, pa, fresh);
        assertEquals(wanted, out.pressurePa());
    }

    private void stepMs(long ms, int pa, boolean fresh) {
        in.pressurePa(pa);
        in.pressureFresh(fresh);
        at(in.nowMs() + ms);
    }

    private void counts(long position, long forward) {
        in.encoderCounts(position);
        step();
        assertEquals(forward, out.forwardCounts());
    }

    private void air(int wet, int dry, int echo, int wetWanted, int dryWanted) {
        in.airSamples(wet, dry);
        in.sensorTestEcho(echo);
        step();
        assertEquals(wetWanted, out.airWetSamples());
        assertEquals(dryWanted, out.airDrySamples());
        assertEquals(echo, out.sensorTestEcho());
    }

    private void at(long ms) {
        in.nowMs(ms);
        in.monitorNowMs(ms);
        validator.step(in, order, out);
    }

    private void step() {
        at(in.nowMs() + 10);
    }

    @Test
    @Verifies("req~signal.pressure-trust~3")
    void holdsAPressureToTheLastNanolitre() {
        // A nanolitre a count.
        for (long counts : new long[] {100_000, 100_001}) {
            Validator fine =
                    new Validator(new PumpGeometry(Devices.bedside().nlPerRev(500).seal()));
            in.encoderCounts(0);
            in.pressurePa(5);
            in.pressureFresh(true);
            fine.step(in, order, out);
            in.pressureFresh(false);
            in.encoderCounts(counts);
            fine.step(in, order, out);
            assertEquals(counts == 100_000 ? 5 : UNKNOWN, out.pressurePa());
        }
    }

    @Test
    @Verifies("req~persistence.reserve~2")
    void passesOnWhatTheStoreHoldsOfItsOwnChannel() {
        in.stored(7, 9);
        at(1_000);
        assertEquals(7, out.storedSequence());
        in.stored(-1, 9);
        at(2_000);
        assertEquals(-1, out.storedSequence());
    }
}
