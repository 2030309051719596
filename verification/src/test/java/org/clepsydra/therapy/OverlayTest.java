package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Boluses of 720 mg, 14.4 mL in 4 min; primes of 2 mL in 1 min; a flush of 1 mL in 40 min; with
 * mFOLFOX6 at 1.878 mL/h. A microstep of the bedside pump is 62.5 nL.
 */
class OverlayTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    // 14.4 mL, 2 mL and 1 mL.
    private static final long BOLUS_MICROSTEPS = 230_400;
    private static final long PRIME_MICROSTEPS = 32_000;
    private static final long FLUSH_MICROSTEPS = 16_000;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Pump pump = new Pump(bedside);

    @Test
    @Verifies({"req~overlay.given~2", "req~overlay.curve~1", "req~overlay.accounts~2"})
    void givesABolusOnItsLineWhileTheCurveWaits() {
        infusing(MINUTE);
        long basal = pump.out.snapshot().commanded();
        bolus(720_000_000L);
        assertEquals(TherapyState.OVERLAY, pump.state());
        long therapyMs = pump.out.snapshot().therapyMs();
        for (int i = 1; i <= 24_000; i++) {
            pump.step(10);
            // 230,400 microsteps in 24,000 steps are 9.6 a step.
            assertTrue(pump.out.snapshot().bolusCommanded() <= i * 96L / 10, "step " + i);
        }
        assertEquals(BOLUS_MICROSTEPS, pump.out.snapshot().bolusCommanded());
        assertEquals(therapyMs, pump.out.snapshot().therapyMs());
        assertEquals(basal, pump.out.snapshot().commanded());
        pump.run(MINUTE, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        assertEquals(BOLUS_MICROSTEPS, pump.out.snapshot().bolusCommanded());
        long made = pump.out.snapshot().commanded() + BOLUS_MICROSTEPS;
        assertEquals(made, pump.received);
        assertEquals((made * 625 + 9) / 10, pump.out.snapshot().givenNl());
    }

    @Test
    @Verifies("req~overlay.curve~1")
    void endsThePlanAsIfThereHadBeenNoBolus() {
        pump.tested().loaded(flat().bolus(1_000_000, MINUTE, 0, 1)).started();
        pump.run(MINUTE, 10);
        bolus(1_000_000);
        pump.run(4 * MINUTE, 10);
        assertEquals(TherapyState.DONE, pump.state());
        // 2 mL and 1 mL.
        assertEquals(32_000, pump.out.snapshot().commanded());
        assertEquals(16_000, pump.out.snapshot().bolusCommanded());
        assertEquals(0, pump.out.annunciator().conditions() & ~(1L << AlarmCode.END_OF_INFUSION));
    }

    @ParameterizedTest
    @ValueSource(longs = {712_799_999, 727_200_001, 0, -1, 4_320_000_000L})
    @Verifies("req~overlay.bolus-entry~1")
    void refusesABolusOfAnotherDose(long enteredNg) {
        infusing(MINUTE);
        bolus(enteredNg);
        assertEquals(TherapyState.INFUSING, pump.state());
        refused(Rule.REENTRY_DOSE, enteredNg, enteredNg < 720_000_000 ? 712_800_000 : 727_200_000);
        pump.step(10);
        assertEquals(0, pump.out.permit().overlay() + 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {712_800_000, 727_200_000})
    @Verifies("req~overlay.bolus-entry~1")
    void takesABolusThatIsEnteredToAPercent(long enteredNg) {
        infusing(MINUTE);
        bolus(enteredNg);
        assertEquals(TherapyState.OVERLAY, pump.state());
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().verdictRule());
    }

    @Test
    @Verifies("req~overlay.given~2")
    void givesEachOverlayOnlyInItsState() {
        pump.tested();
        // As in a plan's place: no plan, no overlay.
        refuses(Orders.BOLUS, Orders.PRIME, Orders.FLUSH);
        pump.give(Orders.STOP);
        pump.loaded(plan());
        refuses(Orders.BOLUS, Orders.FLUSH);
        pump.confirm();
        pump.started();
        refuses(Orders.PRIME, Orders.FLUSH);
        pump.give(Orders.STOP);
        refuses(Orders.BOLUS, Orders.PRIME, Orders.FLUSH);
        assertEquals(TherapyState.HELD, pump.state());
    }

    @Test
    @Verifies("req~overlay.given~2")
    void countsThemAndWaitsBetweenTwo() {
        infusing(MINUTE);
        bolusWhole();
        bolus(720_000_000L);
        refused(Rule.OVERLAY_TOO_SOON, pump.out.snapshot().verdictFigure(), 30 * MINUTE);
        pump.run(30 * MINUTE, 50);
        bolusWhole();
        pump.run(30 * MINUTE, 50);
        bolus(720_000_000L);
        assertEquals(TherapyState.INFUSING, pump.state());
        refused(Rule.OVERLAY_USED_UP, 3, 2);
        assertEquals(2 * BOLUS_MICROSTEPS, pump.out.snapshot().bolusCommanded());
    }

    @Test
    @Verifies("req~overlay.given~2")
    void waitsToTheMillisecond() {
        infusing(MINUTE);
        bolus(720_000_000L);
        pump.give(Orders.STOP);
        pump.give(Orders.START);
        pump.run(30 * MINUTE - 30, 10);
        bolus(720_000_000L);
        refused(Rule.OVERLAY_TOO_SOON, 30 * MINUTE - 10, 30 * MINUTE);
        bolus(720_000_000L);
        assertEquals(TherapyState.OVERLAY, pump.state());
    }

    @Test
    @Verifies("req~overlay.forfeit~2")
    void givesNoMoreOfABolusThatWasStopped() {
        infusing(MINUTE);
        bolus(720_000_000L);
        pump.run(MINUTE, 10);
        pump.give(Orders.STOP);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(0, pump.out.motor().microsteps());
        long given = pump.out.snapshot().bolusCommanded();
        // 9.6 a step, in 6,000 steps.
        assertEquals(57_600, given);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
        pump.run(29 * MINUTE, 50);
        assertEquals(given, pump.out.snapshot().bolusCommanded());
        pump.run(MINUTE, 50);
        bolusWhole();
        assertEquals(given + BOLUS_MICROSTEPS, pump.out.snapshot().bolusCommanded());
    }

    @Test
    @Verifies("req~overlay.forfeit~2")
    void goesOnWithTheCurveWhereStartCutsABolusShort() {
        infusing(MINUTE);
        bolus(720_000_000L);
        pump.run(MINUTE, 10);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
        long given = pump.out.snapshot().bolusCommanded();
        pump.run(MINUTE, 10);
        assertEquals(given, pump.out.snapshot().bolusCommanded());
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    @Verifies({"req~overlay.forfeit~2", "req~overlay.given~2"})
    void endsABolusForAnyFinding() {
        infusing(MINUTE);
        bolus(720_000_000L);
        pump.run(MINUTE, 10);
        pump.in.pressurePa(41_000);
        pump.run(1_000, 10);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(0, pump.out.motor().microsteps());
    }

    @Test
    @Verifies({"req~overlay.forfeit~2", "req~overlay.given~2"})
    void doesNotPrimeAgainstABlockedLine() {
        pump.tested().loaded(plan());
        pump.in.pressurePa(41_000);
        pump.run(1_000, 10);
        pump.give(Orders.PRIME);
        assertEquals(TherapyState.READY, pump.state());
        pump.in.pressurePa(0);
        pump.run(1_000, 10);
        pump.give(Orders.STOP);
        pump.give(Orders.PRIME);
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.in.pressurePa(41_000);
        pump.run(1_000, 10);
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies({"req~overlay.given~2", "req~overlay.accounts~2"})
    void primesTheLineThroughAirBeforeTheFirstStart() {
        pump.tested().loaded(plan());
        pump.in.airSamples(0, 5);
        pump.give(Orders.PRIME);
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.run(MINUTE + 2_000, 10);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(PRIME_MICROSTEPS, pump.out.snapshot().primeCommanded());
        assertEquals(PRIME_MICROSTEPS, pump.received);
        assertEquals(0, pump.out.snapshot().givenNl());
        pump.in.airSamples(5, 0);
        pump.give(Orders.ACKNOWLEDGE);
        // The second entry was before the line was primed.
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.NOT_CONFIRMED, pump.out.snapshot().verdictRule());
        pump.confirm();
        pump.started();
        pump.run(MINUTE, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        // 86.4 mL in 46 h are 500.83 microsteps a minute.
        assertEquals(500, pump.out.snapshot().commanded());
        assertEquals(DenyReason.NONE, pump.out.permit().reason());
    }

    @Test
    @Verifies({"req~overlay.given~2", "req~monitor.overlay~4"})
    void beginsNoSecondPrimeWhileOneRuns() {
        pump.tested().loaded(plan());
        pump.give(Orders.PRIME);
        pump.run(30_000, 10);
        pump.give(Orders.PRIME);
        assertEquals(TherapyState.OVERLAY, pump.state());
        refused(Rule.OVERLAY_NOT_NOW, Orders.PRIME, TherapyState.OVERLAY);
        pump.run(32_000, 10);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(PRIME_MICROSTEPS, pump.out.snapshot().primeCommanded());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void takesAnotherPlanAfterAPrime() {
        pump.tested().loaded(plan());
        pump.give(Orders.PRIME);
        pump.run(MINUTE + 2_000, 10);
        pump.give(Orders.STOP);
        // Refused, as a plan is loaded; the monitor takes its envelope, and cuts nobody.
        plan().writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        pump.run(1_000, 10);
        pump.confirm();
        pump.started();
        pump.run(MINUTE, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        assertEquals(DenyReason.NONE, pump.out.permit().reason());
    }

    @Test
    @Verifies({"req~overlay.forfeit~2", "req~delivery.start~4"})
    void doesNotGoOnFromABolusWithAFinding() {
        infusing(MINUTE);
        bolus(720_000_000L);
        pump.run(MINUTE, 10);
        // The control clock stands still in the step of START.
        pump.order.give(Orders.START);
        pump.in.nowMs(pump.in.nowMs() - 10);
        pump.step(10);
        assertEquals(TherapyState.HELD, pump.state());
    }

    @ParameterizedTest
    @ValueSource(ints = {Orders.STOP, Orders.START})
    @Verifies("req~overlay.forfeit~2")
    void leavesThePlanReadyWhenAPrimeIsCutShort(int order) {
        pump.tested().loaded(plan());
        pump.give(Orders.PRIME);
        pump.run(10_000, 10);
        pump.give(order);
        assertEquals(TherapyState.READY, pump.state());
        long given = pump.out.snapshot().primeCommanded();
        pump.run(MINUTE, 10);
        assertEquals(given, pump.out.snapshot().primeCommanded());
        assertFalse(pump.out.motor().energise());
    }

    @Test
    @Verifies({"req~overlay.given~2", "req~overlay.accounts~2", "req~overlay.curve~1"})
    void flushesTheLineOnceAfterTheEnd() {
        pump.tested().loaded(flat().flush(1_000_000, MINUTE)).started();
        pump.run(2 * MINUTE + 1_000, 10);
        assertEquals(TherapyState.DONE, pump.state());
        long given = pump.out.snapshot().givenNl();
        pump.give(Orders.FLUSH);
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.run(MINUTE + 2_000, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(FLUSH_MICROSTEPS, pump.out.snapshot().flushCommanded());
        assertEquals(given, pump.out.snapshot().givenNl());
        assertEquals(32_000 + FLUSH_MICROSTEPS, pump.received);
        pump.give(Orders.FLUSH);
        assertEquals(TherapyState.DONE, pump.state());
        refused(Rule.OVERLAY_USED_UP, 2, 1);
    }

    @Test
    @Verifies("req~overlay.curve~1")
    void givesWholeStrokesOnAWearable() {
        Pump worn = new Pump(Devices.wearable().seal());
        worn.paced = true;
        // 1 mL and 0.12 mL, of which two strokes of 50 uL are made.
        worn.tested();
        worn.loaded(PlanImages.flat(worn.device, 1_000_000, HOUR).bolus(120_000, 2 * MINUTE, 0, 1));
        worn.started();
        worn.run(10 * MINUTE, 10);
        worn.order.enter(120_000, 0, 0);
        worn.give(Orders.BOLUS);
        assertEquals(TherapyState.OVERLAY, worn.state());
        // 50 uL are due after 50 s.
        worn.run(49_900, 10);
        assertEquals(0, worn.out.snapshot().bolusCommanded());
        worn.run(MINUTE + 24_000, 10);
        assertEquals(128, worn.out.snapshot().bolusCommanded());
        assertEquals(TherapyState.INFUSING, worn.state());
        worn.run(50 * MINUTE, 10);
        assertEquals(TherapyState.DONE, worn.state());
        assertEquals(20 * 64, worn.out.snapshot().commanded());
    }

    private void infusing(long ms) {
        pump.tested().loaded(plan()).started();
        pump.run(ms, 10);
    }

    private void bolus(long enteredNg) {
        pump.order.enter(enteredNg, 0, 0);
        pump.give(Orders.BOLUS);
    }

    private void bolusWhole() {
        bolus(720_000_000L);
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.run(4 * MINUTE + 6_000, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    private void refuses(int... orders) {
        for (int order : orders) {
            int state = pump.state();
            pump.order.enter(720_000_000L, 0, 0);
            pump.give(order);
            assertEquals(state, pump.state());
            refused(Rule.OVERLAY_NOT_NOW, order, state);
        }
    }

    private void refused(int rule, long figure, long limit) {
        assertEquals(rule, pump.out.snapshot().verdictRule());
        assertEquals(figure, pump.out.snapshot().verdictFigure());
        assertEquals(limit, pump.out.snapshot().verdictLimit());
    }

    private PlanDraft plan() {
        return PlanImages.mfolfox(bedside)
                .doseNgPerM2Max(3_200_000_000L)
                .bolus(720_000_000L, 4 * MINUTE, 30 * MINUTE, 2)
                .prime(2_000_000, MINUTE, 3)
                .flush(1_000_000, 40 * MINUTE);
    }

    /** 2 mL in 2 min. */
    private PlanDraft flat() {
        return PlanImages.flat(bedside, 2_000_000, 2 * MINUTE);
    }
}
