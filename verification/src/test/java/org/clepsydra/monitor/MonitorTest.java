package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.clepsydra.Devices;
import org.clepsydra.MemoryBits;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bedside at 360 mL/h: 1000 nL every 10 ms; a count is 400 nL, a microstep 62.5 nL. */
class MonitorTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Monitor monitor = new Monitor(bedside);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Permit permit = new Permit();
    private final CutoffCommand cutoff = new CutoffCommand();

    MonitorTest() {
        in.motorEnergised(true);
    }

    @Test
    @Verifies({"req~monitor.cutoff~2", "req~monitor.permit-names-envelope~1"})
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
        assertEquals(order.image()[PlanLayout.ENVELOPE_CRC], permit.envelopeChecksum());
    }

    @Test
    @Verifies("req~monitor.cutoff~2")
    void stopsForStop() {
        started();
        give(Orders.STOP);
        assertDenied(DenyReason.NOT_STARTED);
        step();
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.START);
        assertGranted();
    }

    @Test
    @Verifies({"req~monitor.envelope-kept~2", "req~monitor.cutoff~2"})
    void forgetsItsEnvelopeByClearOnlyWhenStopped() {
        started();
        give(Orders.CLEAR);
        assertGranted();
        give(Orders.STOP);
        give(Orders.CLEAR);
        assertDenied(DenyReason.NO_ENVELOPE);
        load();
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.CLEAR);
        assertDenied(DenyReason.NO_ENVELOPE);
    }

    @Test
    @Verifies({"req~monitor.envelope-kept~2", "req~monitor.cutoff~2"})
    void takesNoEnvelopeAfterAStartThatHadNone() {
        give(Orders.START);
        load();
        assertDenied(DenyReason.NO_ENVELOPE);
        give(Orders.STOP);
        load();
        assertDenied(DenyReason.NOT_STARTED);
        step();
        give(Orders.START);
        assertGranted();
    }

    /** A bit that turned over there must not make it wait for a request that nobody sends. */
    @Test
    @Verifies("req~monitor.cutoff~2")
    void permitsBesideTheControlChannelWhateverWasAskedBefore()
            throws ReflectiveOperationException {
        started();
        Field field = Monitor.class.getDeclaredField("silence");
        field.setAccessible(true);
        Silence silence = (Silence) field.get(monitor);
        Field asked = Silence.class.getDeclaredField("asked");
        asked.setAccessible(true);
        asked.set(silence, false);
        step();
        assertGranted();
    }

    @Test
    @Verifies("req~monitor.envelope-kept~2")
    void takesAnotherEnvelopeUntilItsTimeBegins() {
        load();
        PlanImages.flat(bedside, 180_000_000, HOUR).writeTo(order.image());
        long slower = order.image()[PlanLayout.ENVELOPE_CRC];
        give(Orders.LOAD);
        give(Orders.START);
        assertEquals(slower, permit.envelopeChecksum());
        give(Orders.STOP);
        load();
        give(Orders.START);
        assertEquals(slower, permit.envelopeChecksum());
    }

    @Test
    @Verifies("req~persistence.figures-intact~1")
    void cutsForGoodWhenAFigureOfTheDeviceChanged() throws ReflectiveOperationException {
        started();
        Field device = Monitor.class.getDeclaredField("device");
        device.setAccessible(true);
        MemoryBits.Bit bit = MemoryBits.of(device.get(monitor)).get(5);
        bit.flip();
        step();
        assertDenied(DenyReason.MEMORY);
        assertTrue(DenyReason.cuts(permit.reason()));
        bit.flip();
        give(Orders.STOP);
        give(Orders.START);
        assertDenied(DenyReason.MEMORY);
    }

    @Test
    @Verifies("req~monitor.envelope-kept~2")
    void takesNoEnvelopeFromAfarThatNobodyVouchesFor() {
        load();
        long own = order.image()[PlanLayout.ENVELOPE_CRC];
        PlanImages.flat(bedside, 300_000_000, HOUR).writeTo(order.image());
        order.imageRemote(true);
        give(Orders.LOAD);
        give(Orders.START);
        assertEquals(own, permit.envelopeChecksum());
        give(Orders.STOP);
        give(Orders.CLEAR);
        give(Orders.LOAD);
        assertDenied(DenyReason.NO_ENVELOPE);
        order.imageAuthentic(true);
        give(Orders.LOAD);
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.CLEAR);
        order.imageRemote(false);
        order.imageAuthentic(false);
        give(Orders.LOAD);
        assertDenied(DenyReason.NOT_STARTED);
    }

    /** Halfway through a look at the envelope before, whose words had changed. */
    @Test
    @Verifies("req~persistence.images-intact~1")
    void looksAtEveryEnvelopeFromItsFirstWord() throws ReflectiveOperationException {
        load();
        long[] block = block();
        block[0] ^= 1;
        for (int i = 0; i < 20; i++) {
            step();
        }
        load();
        for (int i = 0; i < 82; i++) {
            step();
        }
        assertDenied(DenyReason.NOT_STARTED);
    }

    private long[] block() throws ReflectiveOperationException {
        Field held = Monitor.class.getDeclaredField("envelope");
        held.setAccessible(true);
        Field words = EnvelopeBlock.class.getDeclaredField("block");
        words.setAccessible(true);
        return (long[]) words.get(((Envelope) held.get(monitor)).block());
    }

    @Test
    @Verifies("req~persistence.images-intact~1")
    void cutsForGoodWhenAWordOfTheEnvelopeChanged() throws ReflectiveOperationException {
        started();
        long[] block = block();
        // The last word of the last overlay, which this plan has none of.
        block[block.length - 1] ^= 1L << 50;
        for (int i = 0; i < 82; i++) {
            step();
        }
        assertDenied(DenyReason.MEMORY);
        block[block.length - 1] ^= 1L << 50;
        give(Orders.STOP);
        give(Orders.START);
        assertDenied(DenyReason.MEMORY);
    }

    @Test
    @Verifies("req~persistence.images-intact~1")
    void looksAtNoEnvelopeThatItDoesNotHold() {
        // The first look would be at all 408 words of an image, at four in each step.
        for (int i = 0; i < 2 * 102; i++) {
            step();
        }
        assertDenied(DenyReason.NO_ENVELOPE);
        // Nor at one that it refused, of which it has a copy.
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        order.image()[PlanLayout.ENVELOPE_CRC]++;
        give(Orders.LOAD);
        for (int i = 0; i < 2 * 102; i++) {
            step();
        }
        assertDenied(DenyReason.NO_ENVELOPE);
    }

    @Test
    @Verifies("req~monitor.lost-order~1")
    void takesALostOrderForStop() {
        started();
        order.give(Orders.ACKNOWLEDGE);
        order.give(Orders.START);
        step();
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.START);
        assertGranted();
    }

    @Test
    @Verifies("req~monitor.cutoff~2")
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
    @Verifies("req~monitor.cutoff~2")
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
    @Verifies("req~monitor.cutoff~2")
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
    @Verifies("req~monitor.cutoff~2")
    void keepsItsEnvelopeWhenAnotherIsOffered() {
        started();
        long own = order.image()[PlanLayout.ENVELOPE_CRC];
        PlanImages.flat(bedside, 999_000_000, HOUR).planId(2).writeTo(order.image());
        give(Orders.LOAD);
        assertEquals(own, permit.envelopeChecksum());
    }

    @Test
    @Verifies("req~monitor.permit~3")
    void permitsWhatTheCeilingAndTheSlackAllow() {
        started();
        // A count of 400 nL: 6.4 microsteps.
        assertEquals(6, permit.microstepsMax());
        step();
        // And 10.1 ms, of which 10 are whole: 1400 nL, 22.4.
        assertEquals(22, permit.microstepsMax());
        in.microstepsToGo(8);
        step();
        // 2000 + 400 - 500 = 1900 nL, 30.4.
        assertEquals(30, permit.microstepsMax());
        in.microstepsToGo(0);
        in.encoderCounts(2);
        step();
        // 3000 + 400 - 800 = 2600 nL, 41.6.
        assertEquals(41, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.permit~3")
    void permitsNoMicrostepWhenTheDriversCountIsBelowZero() {
        in.motorEnergised(true);
        started();
        in.microstepsToGo(-1);
        step();
        assertTrue(permit.granted());
        assertEquals(0, permit.microstepsMax());
        // 2^20 microsteps of 62.5 nL are above every ceiling here; one more is not even counted.
        in.microstepsToGo((1L << 20) + 1);
        step();
        assertTrue(permit.granted());
        assertEquals(0, permit.microstepsMax());
        in.microstepsToGo(0);
        step();
        assertEquals(54, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.permit~3")
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
    @Verifies("req~monitor.permit~3")
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
        // All 25,000 counts are made; one count, 6.4 microsteps, is slack.
        assertEquals(6, permit.microstepsMax());
    }

    @Test
    @Verifies({
        "req~monitor.envelope-time~4",
        "req~monitor.permit~3",
        "req~monitor.over-delivery~3"
    })
    void advancesByNoMoreThanTheLongestPeriod() {
        in.motorEnergised(true);
        started();
        in.monitorNowMs(in.monitorNowMs() + 5_000);
        monitor.step(in, order, permit, cutoff);
        // 1.01 times 101 ms: 10,200 nL and 400: 169.6.
        assertEquals(169, permit.microstepsMax());
    }

    @Test
    @Verifies({"req~monitor.envelope-time~4", "req~monitor.permit~3"})
    void takesTheShorterPeriodWhileTheMotorIsEnergised() {
        DeviceRecord wearable = Devices.wearable().seal();
        for (boolean energised : new boolean[] {false, true}) {
            Monitor strokes = new Monitor(wearable);
            in.motorEnergised(energised);
            in.monitorNowMs(0);
            // 10 nL/ms.
            OrderFrame fresh = new OrderFrame();
            PlanImages.flat(wearable, 36_000_000, HOUR).writeTo(fresh.image());
            fresh.give(Orders.LOAD);
            strokes.step(in, fresh, permit, cutoff);
            fresh.give(Orders.START);
            in.monitorNowMs(10);
            strokes.step(in, fresh, permit, cutoff);
            in.monitorNowMs(1_010);
            strokes.step(in, fresh, permit, cutoff);
            // 10,100 nL or 1,010, and a count of 500, in microsteps of 781.25.
            assertEquals(energised ? 1 : 13, permit.microstepsMax());
        }
    }

    @Test
    @Verifies({
        "req~monitor.envelope-time~4",
        "req~monitor.unintended-motion~4",
        "req~monitor.permit~3"
    })
    void doesNotLetTheCeilingRiseWhileItPermitsNothing() {
        started();
        step();
        give(Orders.STOP);
        for (int i = 0; i < 50; i++) {
            step();
        }
        give(Orders.START);
        // The two steps of 10 ms before the stop took effect: 2000 + 400 nL, 38.4.
        assertEquals(38, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.unintended-motion~4")
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
    @Verifies("req~monitor.unintended-motion~4")
    void letsTheHeadComeToRestForOneStep() {
        for (int late = 0; late <= 1; late++) {
            Monitor other = new Monitor(bedside);
            in.encoderCounts(0);
            startedLongAgo(other);
            order.give(Orders.STOP);
            next(other);
            if (late == 1) {
                next(other);
            }
            // Below the ceiling, so nothing but the leave is at stake: three counts at once.
            in.encoderCounts(in.encoderCounts() + 3);
            next(other);
            next(other);
            assertDenied(late == 1 ? DenyReason.OVER_DELIVERY : DenyReason.NOT_STARTED);
        }
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void waitsForThePumpHeadHoweverLong() {
        in.motorEnergised(true);
        started();
        // The curve is 1000 nL a step; the head stands, for ten minutes.
        for (int i = 0; i < 60_000; i++) {
            step();
        }
        // 217 ms, a microstep and two counts, and to within an eighth of 10.1 ms: 22,562.5 nL at
        // most and 126 less at least; and the count that is permitted above it.
        long most = permit.microstepsMax();
        assertTrue(most <= 367 && most >= 365, "permitted " + most);
        // It goes on with the head, and no further.
        for (int ms = 10; ms <= 60_000; ms += 10) {
            in.encoderCounts(ms * 100L / 400);
            step();
            assertGranted();
        }
        most = permit.microstepsMax();
        assertTrue(most <= 367 + 6 && most >= 365 - 2, "permitted " + most);
    }

    @ParameterizedTest
    @CsvSource({
        // Microsteps to go; whether the current stayed on; what is left to permit at the end.
        "30, false, 8",
        "6, false, 32",
        "30, true, 8",
        "6, true, 38",
        "7, true, 31",
        "0, false, 38",
        "-5, false, 38",
        "1099511627776, false, 38"
    })
    @Verifies("req~monitor.dropped~2")
    void countsWhatWasDroppedWhenTheCurrentWentOff(long toGo, boolean energised, long left) {
        // 1 mL in a minute, of which the head makes 2,495 counts, 998,000 nL: with the count that
        // is slack 2,400 nL are left, 38.4 microsteps, less the 30 that dropped. Under current, 6
        // are less than a count, and 7, of 437.5 nL, are not.
        PlanImages.flat(bedside, 1_000_000, 60_000).writeTo(order.image());
        give(Orders.LOAD);
        in.motorEnergised(true);
        give(Orders.START);
        for (int ms = 10; ms <= 61_000; ms += 10) {
            in.encoderCounts(Math.min(2_495, ms / 24));
            in.microstepsToGo(ms == 30_000 ? toGo : 0);
            in.motorEnergised(ms != 30_010 || energised);
            step();
            assertGranted();
        }
        assertEquals(left, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.dropped~2")
    void countsNothingAsDroppedThatIsStillToGoOrWasMade() {
        started();
        step();
        in.microstepsToGo(16);
        step();
        // 16 microsteps are 1,000 nL: 2,000 + 400 - 1,000 = 1,400 nL, 22.4.
        assertEquals(22, permit.microstepsMax());
        step();
        // 3,000 + 400 - 1,000 = 2,400 nL, 38.4: what still has to be made did not drop.
        assertEquals(38, permit.microstepsMax());
        in.microstepsToGo(0);
        in.encoderCounts(2);
        step();
        // Two counts are 800 nL of the 1,000; 200 may be the encoder's: 4,400 - 800, 57.6.
        assertEquals(57, permit.microstepsMax());
    }

    private void startedLongAgo(Monitor other) {
        in.motorEnergised(true);
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        next(other);
        order.give(Orders.STOP);
        next(other);
        order.give(Orders.LOAD);
        next(other);
        order.give(Orders.START);
        for (int i = 0; i < 100; i++) {
            next(other);
        }
        assertGranted();
    }

    private void next(Monitor other) {
        in.monitorNowMs(in.monitorNowMs() + 10);
        other.step(in, order, permit, cutoff);
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void cutsPowerForMotionFasterThanTheCeilingAndKeepsItCut() {
        started();
        // One step: 1000 nL, and two counts: 1800. Four counts are 1600.
        in.encoderCounts(4);
        step();
        assertGranted();
        // 2000 and 800; seven counts are 2800.
        in.encoderCounts(7);
        step();
        assertGranted();
        // 3000 and 800; ten counts are 4000.
        in.encoderCounts(10);
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
    @Verifies("req~monitor.over-delivery~3")
    void cutsPowerForASlowExcess() {
        started();
        // 1.5 % fast at 100 nL/ms: 0.5 nL/ms above the ceiling, which is 1 % fast.
        int cutAt = 0;
        for (int ms = 10; ms <= 20_000 && cutAt == 0; ms += 10) {
            in.encoderCounts(ms * 100L * 1_015 / 1_000 / 400);
            step();
            cutAt = permit.granted() ? 0 : ms;
        }
        assertDenied(DenyReason.OVER_DELIVERY);
        // Two counts of 400 nL last 1,600 ms; the encoder shows it within a count, 800 ms.
        assertTrue(cutAt > 1_600 && cutAt <= 2_400, "cut at " + cutAt);
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void lets099PerCentPass() {
        started();
        for (int ms = 10; ms <= 60_000; ms += 10) {
            in.encoderCounts(ms * 100L * 1_0099 / 1_0000 / 400);
            step();
            assertGranted();
        }
    }

    @Test
    @Verifies("req~monitor.clock~2")
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
    @Verifies("req~monitor.clock~2")
    void cutsPowerWhenItsClockWrapsAround() {
        in.monitorNowMs(Long.MAX_VALUE);
        monitor.step(in, order, permit, cutoff);
        in.monitorNowMs(Long.MIN_VALUE);
        monitor.step(in, order, permit, cutoff);
        assertDenied(DenyReason.CLOCK);
    }

    @Test
    @Verifies("req~monitor.cutoff~2")
    void keepsTheFirstReasonItCutFor() {
        started();
        monitor.step(in, order, permit, cutoff);
        assertDenied(DenyReason.CLOCK);
        in.encoderCounts(20);
        step();
        assertDenied(DenyReason.CLOCK);
    }

    @Test
    @Verifies("req~monitor.cutoff~2")
    void takesAnImageOnceAndNotWhenItChangesUnderTheSameOrder() {
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        order.image()[PlanLayout.ENVELOPE_CRC]++;
        give(Orders.LOAD);
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        step();
        give(Orders.START);
        assertDenied(DenyReason.NO_ENVELOPE);
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void countsTheNextPlanFromItsOwnBeginning() {
        started();
        for (int i = 1; i <= 100; i++) {
            in.encoderCounts(i * 5 / 2);
            step();
        }
        give(Orders.STOP);
        give(Orders.CLEAR);
        step();
        step();
        load();
        give(Orders.START);
        assertGranted();
        // Nothing is owed and nothing is due: a count of 400 nL.
        assertEquals(6, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.clock~2")
    void hasNoQuarrelWithAClockOneMillisecondOn() {
        started();
        in.monitorNowMs(in.monitorNowMs() + 1);
        monitor.step(in, order, permit, cutoff);
        assertGranted();
    }

    @Test
    @Verifies("req~monitor.clock~2")
    void cutsPowerWhenTheEncoderGoesFurtherThanTheMotorCan() {
        // 10 ms at twice full speed: 20,000 / 150 = 133 microsteps and one, 20 counts; and two.
        for (long leap : new long[] {22, -22}) {
            Monitor fits = new Monitor(bedside);
            twoSteps(fits, leap);
            assertDenied(DenyReason.OVER_DELIVERY);
        }
        for (long leap : new long[] {23, -23}) {
            Monitor beyond = new Monitor(bedside);
            twoSteps(beyond, leap);
            assertDenied(DenyReason.ENCODER);
        }
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void countsForwardMotionOnceOnly() {
        step();
        in.encoderCounts(2);
        step();
        in.encoderCounts(0);
        step();
        in.encoderCounts(2);
        step();
        assertDenied(DenyReason.NO_ENVELOPE);
        in.encoderCounts(3);
        step();
        assertDenied(DenyReason.OVER_DELIVERY);
    }

    @Test
    @Verifies("req~monitor.unintended-motion~4")
    void cutsPowerForMotionBackwards() {
        started();
        in.encoderCounts(-2);
        step();
        assertGranted();
        in.encoderCounts(-3);
        step();
        assertDenied(DenyReason.OVER_DELIVERY);
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void countsFromTheFirstStartUnderAnEnvelope() {
        load();
        // Two counts back at rest; going forward again from there counts from START on.
        in.encoderCounts(-2);
        step();
        give(Orders.START);
        in.encoderCounts(0);
        step();
        // 1000 nL and a count, less two counts: 600 nL, 9.6 microsteps.
        assertEquals(9, permit.microstepsMax());
        give(Orders.STOP);
        step();
        give(Orders.START);
        // 2000 nL by now, a count, less the same two counts: 1600, 25.6.
        assertEquals(25, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void doesNotWaitWhereTheCeilingIsLevel() {
        // 1 mL in a minute, an hour's pause, and 1 mL in a minute. The head falls ten counts short
        // in the first minute.
        PlanImages.flat(bedside, 2_000_000, HOUR + 120_000)
                .flat(1, 60_000)
                .pause(HOUR)
                .flat(1, 60_000)
                .writeTo(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        for (long ms = 10; ms <= HOUR + 60_000; ms += 10) {
            in.encoderCounts(Math.min(2_490, ms / 24));
            step();
        }
        // No more than the ten counts, and the one of slack: 4400 nL, 70.4 microsteps.
        assertEquals(70, permit.microstepsMax());
        for (long ms = 10; ms <= 60_000; ms += 10) {
            in.encoderCounts(2_490 + ms / 24);
            step();
            assertTrue(permit.microstepsMax() > 0, "at " + ms);
        }
        assertGranted();
    }

    /** 1 mL in a minute, which the head gives, and an hour's pause; it ends. */
    private void givenUntilTheEndOfAPause() {
        PlanImages.flat(bedside, 2_000_000, HOUR + 120_000)
                .flat(1, 60_000)
                .pause(HOUR)
                .flat(1, 60_000)
                .writeTo(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        for (long ms = 10; ms <= HOUR + 60_000; ms += 10) {
            in.encoderCounts(Math.min(2_500, ms / 24));
            step();
        }
    }

    /** The head stands for as long as it is told, before it is said and after. */
    private void saidAfter(long fromMs, long untilMs) {
        for (long ms = 10; ms <= fromMs; ms += 10) {
            step();
        }
        assertFalse(permit.underDelivers());
        for (long ms = fromMs; ms <= untilMs; ms += 10) {
            step();
        }
        assertTrue(permit.underDelivers());
    }

    @Test
    @Verifies("req~monitor.under-delivery~2")
    void saysThatAHeadGivesLessAMinuteAfterItStands() {
        started();
        for (long ms = 10; ms <= 600_000; ms += 10) {
            in.encoderCounts(ms / 4);
            step();
        }
        // The ceiling may be six seconds of a hundredth, and a lag, ahead.
        saidAfter(59_000, 68_000);
    }

    @Test
    @Verifies("req~monitor.under-delivery~2")
    void saysItAfterAPauseByTheTimeThatThePauseRanAhead() {
        // The hour took 3,564.4 s, a fiftieth of which is 71.3; it has waited for 35.6.
        givenUntilTheEndOfAPause();
        saidAfter(94_000, 98_000);
    }

    @Test
    @Verifies("req~monitor.under-delivery~2")
    void keepsTheTimeAPauseRanAheadOverAStopAndAStart() {
        givenUntilTheEndOfAPause();
        give(Orders.STOP);
        give(Orders.START);
        saidAfter(94_000, 98_000);
    }

    @Test
    @Verifies("req~monitor.under-delivery~2")
    void forgetsThePauseOfAnotherPlan() {
        givenUntilTheEndOfAPause();
        give(Orders.STOP);
        give(Orders.CLEAR);
        PlanImages.flat(bedside, 360_000_000, HOUR).planId(2).writeTo(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        saidAfter(59_000, 61_000);
    }

    @Test
    @Verifies("req~monitor.clock~2")
    void cutsPowerWhenTheEncoderIsBeyondEveryCount() {
        long most = 1L << 61;
        for (long counts : new long[] {most, -most}) {
            Monitor fits = new Monitor(bedside);
            in.encoderCounts(counts);
            in.monitorNowMs(in.monitorNowMs() + 10);
            fits.step(in, order, permit, cutoff);
            assertDenied(DenyReason.NO_ENVELOPE);
            Monitor beyond = new Monitor(bedside);
            in.encoderCounts(counts + Long.signum(counts));
            in.monitorNowMs(in.monitorNowMs() + 10);
            beyond.step(in, order, permit, cutoff);
            assertDenied(DenyReason.ENCODER);
        }
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
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

    @Test
    @Verifies("req~persistence.restore~2")
    void seesNothingOfTheCurveBeforeItsHeadMoves() {
        started();
        step();
        assertEquals(0, monitor.seenNl());
        assertEquals(0, monitor.curveSeenNl());
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void seesNothingOfTheCurveInAPrime() {
        overlays();
        give(Orders.PRIME);
        in.encoderCounts(3);
        step();
        assertGranted();
        // Three counts of 400 nL, of which the line, at 10 whole ms of 100 nL, holds 1,000.
        assertEquals(1_200, monitor.seenNl());
        assertEquals(0, monitor.curveSeenNl());
    }

    /** A count is a revolution of 10,000 nL. */
    @Test
    @Verifies("req~persistence.restore~2")
    void seesOfTheCurveWhatTheCoarsestEncoderCounted() {
        DeviceRecord coarse = Devices.bedside().nlPerRev(10_000).countsPerRev(1).seal();
        Monitor other = new Monitor(coarse);
        PlanImages.flat(coarse, 360_000_000, HOUR).writeTo(order.image());
        order.give(Orders.LOAD);
        next(other);
        order.give(Orders.START);
        next(other);
        in.encoderCounts(1);
        next(other);
        assertGranted();
        assertEquals(10_000, other.seenNl());
        assertEquals(10_000, other.curveSeenNl());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void takesBackWhatTheHeadOfABolusFellShortOfByTheEnd() {
        overlays();
        give(Orders.START);
        step();
        order.enter(1_000_000, 0, 0);
        give(Orders.BOLUS);
        assertEquals(PlanLayout.BOLUS, permit.overlay());
        for (int i = 1; permit.overlay() == PlanLayout.BOLUS; i++) {
            assertTrue(i <= 1_100);
            in.encoderCounts(Math.min(2_495, i * 5 / 2));
            step();
        }
        // It began at a ceiling of 2,000 nL. The head made five counts less than its 1,000,000 nL,
        // of which four are taken back: 2,400 nL are left, and the count that may be permitted.
        assertGranted();
        assertEquals(44, permit.microstepsMax());
    }

    /** Boluses of 1 mL in 10 s and primes of 2 mL in 20 s, under 360 mL/h. */
    private void overlays() {
        PlanImages.flat(bedside, 360_000_000, HOUR)
                .bolus(1_000_000, 10_000, 0, 9)
                .prime(2_000_000, 20_000, 9)
                .writeTo(order.image());
        give(Orders.LOAD);
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
        assertEquals(0, permit.envelopeChecksum());
        assertFalse(cutoff.closed());
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void countsNothingBeforeTheFirstStart() {
        load();
        in.encoderCounts(2);
        step();
        give(Orders.START);
        // A count of 400 nL, and none of the two that moved before.
        assertEquals(6, permit.microstepsMax());
        give(Orders.STOP);
        in.encoderCounts(3);
        step();
        give(Orders.START);
        // Once time has run under the envelope a START begins nothing anew: 1000 nL and a count,
        // less the count that moved.
        assertEquals(16, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void letsTheHeadTrailByTheGap() {
        // 10 mL in an hour and a gap of 1 %: 100,000 nL more than without.
        PlanImages.flat(bedside, 10_000_000, HOUR).writeTo(order.image());
        order.image()[PlanLayout.ENVELOPE_GAP_NL] = 100_000;
        EnvelopeTest.seal(order.image());
        give(Orders.LOAD);
        in.motorEnergised(true);
        give(Orders.START);
        for (int i = 0; i < 60_000; i++) {
            step();
        }
        // 217 ms of 2.78 nL, a microstep, two counts, the gap, and the count permitted above it:
        // 602.8 + 62.5 + 800 + 100,000 + 400 are 101,865.3 nL, 1,629.8 microsteps; an eighth of
        // 10.1 ms is less than a tenth of one.
        assertEquals(1_629, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void countsNoTimeInWhichAMotorOfSingleMicrostepsHasNoCurrent() {
        started();
        in.motorEnergised(false);
        for (int i = 0; i < 100; i++) {
            step();
        }
        // A count of 400 nL, as at START.
        assertEquals(6, permit.microstepsMax());
        in.motorEnergised(true);
        step();
        assertEquals(22, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.dropped~2")
    void forgivesExactlyACountUnderCurrent() {
        // A microstep is a count of 400 nL.
        DeviceRecord even =
                Devices.bedside().microstepsPerRev(500).rateNlPerHMax(100_000_000).seal();
        for (long dropped = 1; dropped <= 2; dropped++) {
            Monitor other = new Monitor(even);
            OrderFrame fresh = new OrderFrame();
            SensorFrame still = new SensorFrame();
            still.motorEnergised(true);
            PlanImages.flat(even, 1_050_000, 60_000).writeTo(fresh.image());
            fresh.give(Orders.LOAD);
            other.step(still, fresh, permit, cutoff);
            fresh.give(Orders.START);
            for (long ms = 10; ms <= 1_000; ms += 10) {
                still.monitorNowMs(ms);
                still.microstepsToGo(ms == 990 ? dropped : 0);
                other.step(still, fresh, permit, cutoff);
            }
            // The head stands: 217 ms of 17.5 nL, a microstep, two counts, and the count above:
            // 3,797.5 + 400 + 800 + 400 nL, 13 microsteps, less two where two were dropped.
            assertEquals(dropped == 1 ? 13 : 11, permit.microstepsMax());
        }
    }
}
