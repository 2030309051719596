package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PlanDraft;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Overlays and sliding limits as the monitor hears of them. Bedside: a count is 400 nL, a microstep
 * 62.5 nL; boluses of 1 mL in 10 s and primes of 2 mL in 20 s, under 360 mL/h.
 */
class MonitorOverlayTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Monitor monitor = new Monitor(bedside);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Permit permit = new Permit();
    private final CutoffCommand cutoff = new CutoffCommand();

    MonitorOverlayTest() {
        in.motorEnergised(true);
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void hearsTheOrderForABolusItself() {
        load(overlays());
        bolus(1_000_000);
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.START);
        // Without current no time has run yet.
        in.motorEnergised(false);
        bolus(1_000_000);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        in.motorEnergised(true);
        step();
        bolus(999_999_999);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        bolus(1_000_000);
        assertGranted();
        assertEquals(PlanLayout.BOLUS, permit.overlay());
        give(Orders.STOP);
        assertDenied(DenyReason.NOT_STARTED);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        bolus(1_000_000);
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.START);
        bolus(1_000_000);
        assertEquals(PlanLayout.BOLUS, permit.overlay());
        give(Orders.START);
        assertGranted();
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void letsNothingBeLoadedOrClearedAfterAnOrderForAnOverlay() {
        for (int order : new int[] {Orders.BOLUS, Orders.PRIME, Orders.FLUSH, Orders.KVO}) {
            give(Orders.STOP);
            give(Orders.CLEAR);
            give(order);
            load(overlays());
            assertDenied(DenyReason.NO_ENVELOPE);
            give(Orders.STOP);
            load(overlays());
            assertDenied(DenyReason.NOT_STARTED);
            give(order);
            give(Orders.CLEAR);
            give(Orders.STOP);
            assertDenied(DenyReason.NOT_STARTED);
        }
    }

    @Test
    @Verifies({"req~monitor.overlay~4", "req~monitor.over-delivery~3"})
    void cutsAPrimeThatGoesBeyondItsLine() {
        for (long counts = 3; counts <= 4; counts++) {
            Monitor fresh = new Monitor(bedside);
            OrderFrame orders = new OrderFrame();
            SensorFrame head = new SensorFrame();
            head.motorEnergised(true);
            overlays().writeTo(orders.image());
            orders.give(Orders.LOAD);
            fresh.step(head, orders, permit, cutoff);
            orders.give(Orders.PRIME);
            head.monitorNowMs(10);
            fresh.step(head, orders, permit, cutoff);
            assertEquals(PlanLayout.PRIME, permit.overlay());
            // 2 mL in 20 s are 1,000 nL in 10 ms, 1,010 with the margin: two counts and two more
            // of 400 nL.
            assertEquals(6, permit.microstepsMax());
            head.monitorNowMs(20);
            head.encoderCounts(counts);
            fresh.step(head, orders, permit, cutoff);
            assertGranted();
            head.monitorNowMs(30);
            head.encoderCounts(2 * counts);
            // 10 ms, then 20 ms, of which the second step's ceiling is 2,020 nL.
            fresh.step(head, orders, permit, cutoff);
            assertEquals(counts == 3, permit.granted(), "counts " + counts);
        }
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void countsNothingOfAPrimeFromTheFirstStartOn() {
        load(overlays());
        give(Orders.PRIME);
        for (int i = 1; i <= 100; i++) {
            in.encoderCounts(2L * i);
            step();
        }
        assertEquals(PlanLayout.PRIME, permit.overlay());
        give(Orders.START);
        // A count of 400 nL, as at a first START.
        assertGranted();
        assertEquals(6, permit.microstepsMax());
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        step();
        assertEquals(22, permit.microstepsMax());
        give(Orders.PRIME);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void permitsAPrimeWithoutAStartAndNothingAfterIt() {
        give(Orders.PRIME);
        assertDenied(DenyReason.NO_ENVELOPE);
        give(Orders.STOP);
        load(overlays());
        give(Orders.PRIME);
        assertGranted();
        long seen = 0;
        for (int i = 0; i < 2_100; i++) {
            // It follows its permit.
            seen = seen + permit.microstepsMax() * 625 / 10;
            in.encoderCounts(seen / 400);
            step();
        }
        assertDenied(DenyReason.NOT_STARTED);
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void flushesOnlyAtTheEnd() {
        PlanImages.flat(bedside, 6_000_000, 60_000).flush(1_000_000, 60_000).writeTo(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        for (int i = 1; i <= 6_000; i++) {
            in.encoderCounts(i * 1_000L / 400);
            step();
            if (i == 5_000) {
                give(Orders.FLUSH);
                assertEquals(Permit.NO_OVERLAY, permit.overlay());
            }
        }
        order.enter(1_000_000, 0, 0);
        give(Orders.BOLUS);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        give(Orders.STOP);
        give(Orders.FLUSH);
        assertGranted();
        assertEquals(PlanLayout.FLUSH, permit.overlay());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void keepsNoVeinOpenInAHoldWhereTheEnvelopeSaysStop() {
        held(keepsOpen());
        give(Orders.KVO);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        assertFalse(permit.overlayBegins());
        assertDenied(DenyReason.NOT_STARTED);
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void keepsTheVeinOpenInAHoldWhereTheEnvelopeSaysTheMinimumRate() {
        load(keepsOpen().minimumRate());
        // Not before there was a START, nor while it is the newer order.
        give(Orders.KVO);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.START);
        step();
        give(Orders.KVO);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        assertGranted();
        give(Orders.STOP);
        give(Orders.KVO);
        assertEquals(PlanLayout.KVO, permit.overlay());
        assertTrue(permit.overlayBegins());
        assertGranted();
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void takesBackWhatAKvoThatWasCutShortDidNotUse() {
        held(PlanImages.flat(bedside, 360_000_000, HOUR).kvo(1_000_000, 10_000, 9).minimumRate());
        give(Orders.KVO);
        assertEquals(PlanLayout.KVO, permit.overlay());
        steps(10);
        give(Orders.STOP);
        give(Orders.START);
        // It began 2,000 nL (20.2 ms) above the head and rose to 11,100 (111.1 ms), of which a
        // count stays; and the count that may be permitted: 2,800 nL, 44.8 microsteps.
        assertEquals(44, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void countsNoKvoThatItRefusedInAHold() {
        load(PlanImages.flat(bedside, 1_000_000, 10_000).kvo(1_000, 3_600, 1));
        give(Orders.START);
        follow(500);
        give(Orders.STOP);
        for (int i = 0; i < 3; i++) {
            give(Orders.KVO);
            assertDenied(DenyReason.NOT_STARTED);
        }
        give(Orders.START);
        follow(1_200);
        give(Orders.KVO);
        assertEquals(PlanLayout.KVO, permit.overlay());
        give(Orders.STOP);
        give(Orders.KVO);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Verifies({"req~monitor.overlay~4", "req~monitor.unintended-motion~4"})
    void cutsAKvoThatTheControlChannelGivesInAHoldOfAPlanThatStops(boolean minimumRate) {
        held(minimumRate ? keepsOpen().minimumRate() : keepsOpen());
        give(Orders.KVO);
        // 2.78 nL in 10 ms are a count of 400 nL in 144 steps, 143 with the margin.
        for (int i = 1; i <= 143 * 2; i++) {
            in.encoderCounts(i / 143);
            step();
        }
        assertEquals(minimumRate, permit.granted());
        assertEquals(minimumRate ? DenyReason.NONE : DenyReason.NOT_STARTED, permit.reason());
        for (int i = 143 * 2 + 1; i <= 143 * 3; i++) {
            in.encoderCounts(i / 143);
            step();
        }
        // The third count.
        assertEquals(minimumRate ? DenyReason.NONE : DenyReason.OVER_DELIVERY, permit.reason());
        assertEquals(minimumRate, cutoff.closed());
    }

    @Test
    @Verifies("req~monitor.windows~3")
    void keepsWithinTheHoursLimitUnderTwoEnvelopes() {
        // 36 mL in an hour; the hour's limit is the whole of it and a microstep: 36,000,063 nL.
        load(PlanImages.flat(bedside, 36_000_000, HOUR));
        give(Orders.START);
        for (int i = 1; i <= 100_000; i++) {
            in.encoderCounts(i / 4);
            step();
        }
        // 25,000 counts, 10 mL.
        give(Orders.STOP);
        give(Orders.CLEAR);
        PlanImages.flat(bedside, 1_200_000_000, HOUR).planId(2).writeTo(order.image());
        order.image()[PlanLayout.ENVELOPE_HOUR_NL_MAX] = 10_000_000;
        EnvelopeTest.seal(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        step();
        step();
        // What the limit leaves: a microstep and two counts, 862.5 nL, of which a count was made
        // by the reading; the ceiling would leave 6,733 nL.
        assertEquals(13, permit.microstepsMax());
    }

    @ParameterizedTest
    @ValueSource(ints = {Orders.STOP, Orders.START})
    @Verifies("req~monitor.overlay~4")
    void takesBackWhatABolusThatWasCutShortDidNotUse(int end) {
        boluses();
        bolus(1_000_000);
        steps(10);
        give(end);
        give(Orders.START);
        // The head stands. The bolus began at a ceiling of 2,000 nL (20.2 ms) and rose to 11,100
        // (111.1 ms); a count further above the head than it was are 2,400 nL. After a START the
        // program's time went on by a step, of 1,000 nL. And the count that may be permitted:
        // 2,800 or 3,800 nL, 44.8 or 60.8 microsteps.
        assertEquals(end == Orders.STOP ? 44 : 60, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void countsWhatTheDriverStillHasToMakeAsUsedOfABolus() {
        boluses();
        in.microstepsToGo(8);
        bolus(1_000_000);
        steps(10);
        in.microstepsToGo(16);
        give(Orders.STOP);
        give(Orders.START);
        // 2,000 nL less 500 to go when it began, 13,100 less 1,000 when it was cut: 10,600 more,
        // of which a count stays. 13,100 - 10,200 is 2,900; less 1,000 to go, and a count: 2,300.
        assertEquals(36, permit.microstepsMax());
    }

    @ParameterizedTest
    @CsvSource({
        // Which order comes as which step after START; whether it is followed.
        "BOLUS, 989, true",
        "BOLUS, 990, false",
        "FLUSH, 989, false",
        "FLUSH, 990, true"
    })
    @Verifies("req~monitor.overlay~4")
    void changesFromBolusToFlushWhereTheHeadMayBeAtTheEnd(String which, int at, boolean begins) {
        shortProgram();
        for (int i = 1; i < at; i++) {
            in.encoderCounts(i * 101 / 40);
            step();
        }
        // 862.5 nL before the end are 999,137.5: 989 steps of 10.1 ms are 9,988 whole ms, 998,800
        // nL, and 990 are 9,999.
        int row = which.equals("BOLUS") ? PlanLayout.BOLUS : PlanLayout.FLUSH;
        order.enter(500_000, 0, 0);
        give(row == PlanLayout.BOLUS ? Orders.BOLUS : Orders.FLUSH);
        assertEquals(begins ? row : Permit.NO_OVERLAY, permit.overlay());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void takesBackWhatAFlushThatWasCutShortDidNotUse() {
        shortProgram();
        for (int i = 1; i <= 1_000; i++) {
            in.encoderCounts(Math.min(2_495, i * 101 / 40));
            step();
        }
        give(Orders.FLUSH);
        assertEquals(PlanLayout.FLUSH, permit.overlay());
        steps(10);
        give(Orders.STOP);
        give(Orders.START);
        // Five counts, 2,000 nL, were left of the program. The flush rose to 111 ms of 50 nL, of
        // which a count stays: with the count that may be permitted 2,800 nL.
        assertEquals(44, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.windows~3")
    void holdsAPrimeToNoSlidingLimitAndCountsNothingOfIt() {
        limited();
        give(Orders.PRIME);
        in.encoderCounts(2);
        step();
        // 10 ms of 100 nL, less two counts, and a count: 600 nL, 9.6. Then 1,000 and 400 more.
        assertEquals(9, permit.microstepsMax());
        step();
        assertEquals(25, permit.microstepsMax());
        for (int i = 1; i <= 100; i++) {
            in.encoderCounts(2 + 2 * i);
            step();
        }
        give(Orders.START);
        steps(2);
        // 1 nL of the limit, a microstep and two counts: 863.5 nL, and not the ceiling's 2,400.
        assertEquals(13, permit.microstepsMax());
    }

    @ParameterizedTest
    @CsvSource({
        // In which step after the STOP the head moves a count; what is left.
        "1, 7",
        "2, 13"
    })
    @Verifies("req~monitor.windows~3")
    void countsMotionUntilTheHeadMustHaveComeToRest(int moves, long left) {
        limited();
        give(Orders.START);
        step();
        give(Orders.STOP);
        for (int i = 1; i <= 3; i++) {
            in.encoderCounts(i >= moves ? 1 : 0);
            step();
        }
        give(Orders.START);
        // 1 nL, a microstep and two counts: 863.5 nL, less the count that was permitted: 463.5.
        assertEquals(left, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.windows~3")
    void countsMotionFromTheFirstPermitOn() {
        limited();
        give(Orders.START);
        in.encoderCounts(1);
        step();
        // 863.5 nL less a count.
        assertEquals(7, permit.microstepsMax());
    }

    @ParameterizedTest
    @CsvSource({
        // 863.5 nL are 2.16 counts; four more may be read.
        "6, false",
        "7, true"
    })
    @Verifies("req~monitor.windows~3")
    void cutsAHeadThatGoesOnWhereTheLimitLeavesNothing(int counts, boolean cut) {
        limited();
        give(Orders.START);
        // The ceiling rises by a count in four steps, and is not met.
        for (int i = 0; i <= 4 * counts; i++) {
            in.encoderCounts(i / 4);
            step();
        }
        steps(100);
        assertEquals(cut ? DenyReason.OVER_DELIVERY : DenyReason.NONE, permit.reason());
        assertEquals(!cut, cutoff.closed());
    }

    @Test
    @Verifies("req~monitor.windows~3")
    void cutsNoPrimeForASlidingLimit() {
        limited();
        give(Orders.PRIME);
        for (int i = 1; i <= 40; i++) {
            in.encoderCounts(i / 4);
            step();
        }
        assertEquals(DenyReason.NONE, permit.reason());
    }

    @Test
    @Verifies("req~monitor.windows~3")
    void holdsNoEnvelopeOfAFifthDrug() {
        for (int drug = 1; drug <= 4; drug++) {
            drug(drug);
            assertDenied(DenyReason.NOT_STARTED);
            give(Orders.START);
            in.encoderCounts(drug);
            step();
            give(Orders.STOP);
            give(Orders.CLEAR);
        }
        drug(5);
        assertDenied(DenyReason.NO_ENVELOPE);
        give(Orders.START);
        assertDenied(DenyReason.NO_ENVELOPE);
        give(Orders.STOP);
        drug(4);
        assertDenied(DenyReason.NOT_STARTED);
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void saysOfNoOverlayThatItRunsBeforeAnyOrder() {
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        assertFalse(permit.overlayBegins());
        step();
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        assertFalse(permit.overlayBegins());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void beginsNoPrimeUnderAnEnvelopeThatWasForgotten() {
        load(overlays());
        give(Orders.CLEAR);
        give(Orders.PRIME);
        assertDenied(DenyReason.NO_ENVELOPE);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void goesOnWithAPrimeThatIsOrderedAgain() {
        load(overlays());
        give(Orders.PRIME);
        assertTrue(permit.overlayBegins());
        steps(10);
        assertFalse(permit.overlayBegins());
        give(Orders.PRIME);
        assertFalse(permit.overlayBegins());
        // 111 ms of 100 nL and a count: 11,500 nL.
        assertEquals(184, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void beginsEachPrimeFromNothing() {
        load(overlays());
        give(Orders.PRIME);
        for (int i = 1; i <= 10; i++) {
            in.encoderCounts(2L * i);
            step();
        }
        give(Orders.STOP);
        give(Orders.PRIME);
        assertTrue(permit.overlayBegins());
        // A count of 400 nL.
        assertEquals(6, permit.microstepsMax());
    }

    @Test
    @Verifies({"req~monitor.overlay~4", "req~monitor.over-delivery~3"})
    void isNotCutForMicrostepsThatWereLeftWhenAPrimeBegan() {
        load(overlays());
        give(Orders.PRIME);
        // 32 microsteps are 2,000 nL, five counts.
        in.microstepsToGo(32);
        step();
        give(Orders.STOP);
        give(Orders.PRIME);
        in.microstepsToGo(20);
        in.encoderCounts(2);
        step();
        in.microstepsToGo(0);
        in.encoderCounts(5);
        step();
        steps(10);
        give(Orders.STOP);
        step();
        assertDenied(DenyReason.NOT_STARTED);
    }

    @Test
    @Verifies({"req~monitor.overlay~4", "req~monitor.envelope-time~4"})
    void waitsForTheHeadOfAPrimeToTheNanolitre() {
        // A microstep is a nanolitre and a part, a count 3,200 of them; a nanolitre in 10 ms.
        DeviceRecord fine = Devices.bedside().nlPerRev(3_200).countsPerRev(1).seal();
        Monitor other = new Monitor(fine);
        PlanImages.flat(fine, 36_000_000, HOUR).prime(100_000, 1_000_000, 1).writeTo(order.image());
        order.give(Orders.LOAD);
        other.step(in, order, permit, cutoff);
        order.give(Orders.PRIME);
        for (int ms = 10; ms <= 70_000; ms += 10) {
            in.monitorNowMs(ms);
            other.step(in, order, permit, cutoff);
        }
        // The head stands, and may trail by a microstep and two counts, 6,401 nL: the line of 217
        // ms ago is there until 64,019 ms of its time, and it is at 64,236 then. 6,423 nL and a
        // count.
        assertEquals(9_623, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.windows~3")
    void forgetsMotionAfterAnHourOfItsClock() {
        limited();
        give(Orders.START);
        in.encoderCounts(1);
        step();
        assertEquals(7, permit.microstepsMax());
        in.monitorNowMs(in.monitorNowMs() + 61 * 60_000 - 10);
        step();
        // 1 nL, a microstep and two counts: 863.5 nL.
        assertEquals(13, permit.microstepsMax());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void waitsBetweenTwoBolusesByItsClock() {
        load(PlanImages.flat(bedside, 360_000_000, HOUR).bolus(1_000_000, 10_000, 60_000, 9));
        give(Orders.START);
        step();
        bolus(1_000_000);
        give(Orders.STOP);
        give(Orders.START);
        // 10 ms so far: 59,990 with these, and then a minute.
        in.monitorNowMs(in.monitorNowMs() + 59_970);
        bolus(1_000_000);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        bolus(1_000_000);
        assertEquals(PlanLayout.BOLUS, permit.overlay());
    }

    @Test
    @Verifies({"req~monitor.overlay~4", "req~monitor.envelope-kept~2"})
    void takesAnotherEnvelopeAfterAPrimeAndCountsNothingOfIt() {
        load(overlays());
        give(Orders.PRIME);
        for (int i = 1; i <= 10; i++) {
            in.encoderCounts(2L * i);
            step();
        }
        give(Orders.STOP);
        load(overlays());
        step();
        assertDenied(DenyReason.NOT_STARTED);
    }

    /** Boluses of 1 mL in 10 s under 360 mL/h, a step after START. */
    private void boluses() {
        load(overlays());
        give(Orders.START);
        step();
    }

    /** 1 mL in 10 s, with boluses and a flush of 500,000 nL in 10 s, started. */
    private void shortProgram() {
        load(
                PlanImages.flat(bedside, 1_000_000, 10_000)
                        .bolus(500_000, 10_000, 0, 9)
                        .flush(500_000, 10_000));
        give(Orders.START);
    }

    /** A KVO of 1 mL/h, three times. */
    private PlanDraft keepsOpen() {
        return PlanImages.flat(bedside, 360_000_000, HOUR).kvo(500_000, HOUR / 2, 3);
    }

    /** Started and stopped again before the head has moved. */
    private void held(PlanDraft draft) {
        load(draft);
        give(Orders.START);
        step();
        give(Orders.STOP);
        assertDenied(DenyReason.NOT_STARTED);
        step();
    }

    /** So many steps in which the head makes what is permitted. */
    private void follow(int steps) {
        for (int i = 0; i < steps; i++) {
            in.encoderCounts(in.encoderCounts() + permit.microstepsMax() * 625 / 4_000);
            step();
        }
    }

    /** An hour's limit of 1 nL. */
    private void limited() {
        overlays().writeTo(order.image());
        order.image()[PlanLayout.ENVELOPE_HOUR_NL_MAX] = 1;
        EnvelopeTest.seal(order.image());
        give(Orders.LOAD);
    }

    private void drug(long id) {
        overlays().writeTo(order.image());
        order.image()[PlanLayout.ENVELOPE_DRUG_ID] = id;
        EnvelopeTest.seal(order.image());
        give(Orders.LOAD);
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    private PlanDraft overlays() {
        return PlanImages.flat(bedside, 360_000_000, HOUR)
                .bolus(1_000_000, 10_000, 0, 9)
                .prime(2_000_000, 20_000, 9);
    }

    private void load(PlanDraft draft) {
        draft.writeTo(order.image());
        give(Orders.LOAD);
    }

    private void bolus(long enteredNg) {
        order.enter(enteredNg, 0, 0);
        give(Orders.BOLUS);
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
        assertFalse(cutoff.closed());
    }
}
