package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.oracle.OverlayLineOracle;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.plan.Verdict;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 2 mL in 2 min, 32000 microsteps of 62.5 nL; a KVO of 250 uL in 15 min, 1 mL/h, 4000 microsteps,
 * one every 225 ms, twice.
 */
class KvoTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long CURVE = 32_000;
    private static final long KVO = 4_000;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final DeviceRecord wearable = Devices.wearable().seal();
    private final Pump pump = new Pump(bedside);

    private PlanDraft plan() {
        return PlanImages.flat(bedside, 2_000_000, 2 * MINUTE).kvo(250_000, 15 * MINUTE, 2);
    }

    private void done(PlanDraft plan) {
        pump.tested().loaded(plan).started();
        pump.run(2 * MINUTE + 1_000, 10);
        assertEquals(TherapyState.DONE, pump.state());
    }

    /** Loads the plan's image with a change in both blocks, and its second entry. */
    private void load(PlanDraft plan, Consumer<long[]> change) {
        long[] image = pump.order.image();
        plan.writeTo(image);
        change.accept(image);
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = image[PlanLayout.HOUR_NL_MAX];
        image[PlanLayout.ENVELOPE_DAY_NL_MAX] = image[PlanLayout.DAY_NL_MAX];
        int words = PlanLayout.OVERLAYS_MAX * PlanLayout.OVERLAY_WORDS;
        System.arraycopy(image, PlanLayout.OVERLAYS, image, PlanLayout.ENVELOPE_OVERLAYS, words);
        PlanImages.seal(image);
        pump.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state());
        pump.confirm();
    }

    /** A hold by STOP after a minute, 16000 microsteps. */
    private void held(PlanDraft plan) {
        pump.tested().loaded(plan).started();
        pump.run(MINUTE, 10);
        pump.give(Orders.STOP);
        assertEquals(TherapyState.HELD, pump.state());
    }

    private long kvo() {
        return pump.out.snapshot().kvoCommanded();
    }

    private boolean alarms(int code) {
        return (pump.out.annunciator().conditions() & 1L << code) != 0;
    }

    private void refused(int rule, long figure, long limit) {
        assertEquals(rule, pump.out.snapshot().verdictRule());
        assertEquals(figure, pump.out.snapshot().verdictFigure());
        assertEquals(limit, pump.out.snapshot().verdictLimit());
    }

    private void runs() {
        assertEquals(TherapyState.OVERLAY, pump.state());
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().verdictRule());
    }

    @Test
    @Verifies({"req~overlay.given~2", "req~overlay.curve~1"})
    void followsItsLineToTheMicrostep() {
        done(plan());
        pump.give(Orders.KVO);
        runs();
        OverlayLineOracle line = new OverlayLineOracle(250_000, 15 * MINUTE, 200_000, 3_200, 1);
        for (int i = 1; i <= 90_000; i++) {
            pump.step(10);
            line.advance(10, true, 100);
            assertTrue(line.judge(kvo()), line::complaint);
            // 10 ms of a microstep each 225 ms, within one
            assertTrue(kvo() >= i * 10L / 225 - 1, "step " + i);
            assertEquals(CURVE + kvo(), pump.received);
        }
        assertEquals(KVO, kvo());
        pump.run(30_000, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(KVO, kvo());
        assertFalse(pump.out.motor().energise());
    }

    @Test
    @Verifies({"req~overlay.accounts~2"})
    void hasAnAccountOfItsOwnAndCountsAsGiven() {
        done(plan().flush(100_000, MINUTE));
        assertEquals(2_000_000, pump.out.snapshot().givenNl());
        pump.give(Orders.KVO);
        pump.run(16 * MINUTE, 10);
        pump.give(Orders.FLUSH);
        pump.run(2 * MINUTE, 10);
        // A flush was counted when it was released into the line: 1600 microsteps
        assertEquals(CURVE, pump.out.snapshot().commanded());
        assertEquals(KVO, kvo());
        assertEquals(1_600, pump.out.snapshot().flushCommanded());
        assertEquals(0, pump.out.snapshot().bolusCommanded());
        assertEquals(0, pump.out.snapshot().primeCommanded());
        assertEquals(2_250_000, pump.out.snapshot().givenNl());
        assertEquals(CURVE + KVO + 1_600, pump.received);
    }

    @Test
    @Verifies({"req~alarm.priority~14", "req~alarm.latch~6"})
    void isToldAtLowPriorityWhileItRuns() {
        done(plan());
        assertTrue(alarms(AlarmCode.END_OF_INFUSION));
        assertEquals(AlarmCode.HIGH, pump.out.annunciator().priority());
        assertFalse(alarms(AlarmCode.KEEPING_OPEN));
        pump.give(Orders.KVO);
        assertTrue(alarms(AlarmCode.KEEPING_OPEN));
        // The end goes on sounding: nobody has acknowledged it
        assertTrue(alarms(AlarmCode.END_OF_INFUSION));
        pump.give(Orders.ACKNOWLEDGE);
        for (int i = 0; i < 80_000; i++) {
            pump.step(10);
            assertTrue(alarms(AlarmCode.KEEPING_OPEN));
        }
        assertEquals(AlarmCode.LOW, AlarmCode.priority(AlarmCode.KEEPING_OPEN));
        // Acknowledging does not end what is still there
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.run(3 * MINUTE, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertFalse(alarms(AlarmCode.KEEPING_OPEN));
    }

    @Test
    @Verifies({"req~alarm.announce~1", "req~alarm.priority~14"})
    void isToldInAHoldAsTheOnlyCondition() {
        held(plan().minimumRate());
        assertEquals(0, pump.out.annunciator().conditions());
        pump.give(Orders.KVO);
        pump.run(MINUTE, 10);
        assertEquals(1L << AlarmCode.KEEPING_OPEN, pump.out.annunciator().conditions());
        assertEquals(AlarmCode.LOW, pump.out.annunciator().priority());
        pump.give(Orders.STOP);
        assertEquals(0, pump.out.annunciator().conditions());
    }

    @Test
    @Verifies("req~overlay.given~2")
    void isRefusedWithoutARow() {
        done(PlanImages.flat(bedside, 2_000_000, 2 * MINUTE));
        pump.give(Orders.KVO);
        assertEquals(TherapyState.DONE, pump.state());
        refused(Rule.OVERLAY_USED_UP, 1, 0);
        pump.run(MINUTE, 10);
        assertEquals(CURVE, pump.received);
    }

    @Test
    @Verifies("req~overlay.given~2")
    void isRefusedInEveryOtherState() {
        pump.tested();
        pump.give(Orders.KVO);
        refused(Rule.OVERLAY_NOT_NOW, Orders.KVO, TherapyState.IDLE);
        pump.give(Orders.STOP);
        pump.loaded(plan().minimumRate().prime(1_000_000, MINUTE, 1));
        pump.give(Orders.KVO);
        refused(Rule.OVERLAY_NOT_NOW, Orders.KVO, TherapyState.READY);
        pump.give(Orders.STOP);
        pump.give(Orders.PRIME);
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.give(Orders.KVO);
        refused(Rule.OVERLAY_NOT_NOW, Orders.KVO, TherapyState.OVERLAY);
        pump.give(Orders.STOP);
        pump.confirm();
        pump.started();
        pump.run(1_000, 10);
        pump.give(Orders.KVO);
        refused(Rule.OVERLAY_NOT_NOW, Orders.KVO, TherapyState.INFUSING);
        assertEquals(0, kvo());
    }

    @Test
    @Verifies({"req~overlay.given~2", "req~delivery.withheld~3"})
    void saysSoWhereAnOrderThatIsRefusedHoldsAnInfusion() {
        // 20 strokes in 10 h. To the monitor the volume is reached but for one stroke; a KVO that
        // is ordered then is begun there, and refused here.
        Pump worn = new Pump(wearable);
        worn.paced = true;
        worn.tested()
                .loaded(PlanImages.flat(wearable, 1_000_000, 10 * HOUR).kvo(50_000, 2 * HOUR, 1));
        worn.started();
        worn.run(HOUR, 100);
        assertEquals(TherapyState.INFUSING, worn.state());
        worn.give(Orders.KVO);
        assertEquals(TherapyState.INFUSING, worn.state());
        assertEquals(0, worn.out.annunciator().conditions());
        worn.run(9 * HOUR - 1_000_000, 100);
        worn.give(Orders.KVO);
        assertEquals(Rule.OVERLAY_NOT_NOW, worn.out.snapshot().verdictRule());
        assertEquals(TherapyState.HELD, worn.state());
        long withheld = 1L << AlarmCode.DELIVERY_WITHHELD;
        // 1,000 s are left of ten hours.
        long near = 1L << AlarmCode.NEAR_END;
        assertEquals(withheld | near, worn.out.annunciator().present());
        worn.step(10);
        assertEquals(near, worn.out.annunciator().present());
        assertEquals(withheld | near, worn.out.annunciator().conditions());
        worn.give(Orders.ACKNOWLEDGE);
        assertEquals(near, worn.out.annunciator().conditions());
        worn.give(Orders.START);
        worn.run(HOUR, 100);
        assertEquals(TherapyState.DONE, worn.state());
        assertEquals(20 * 64, worn.out.snapshot().commanded());
    }

    @Test
    @Verifies("req~overlay.given~2")
    void isRefusedInAHoldWithTheSafeStateStop() {
        held(plan());
        pump.give(Orders.KVO);
        assertEquals(TherapyState.HELD, pump.state());
        refused(Rule.OVERLAY_NOT_NOW, Orders.KVO, TherapyState.HELD);
        pump.run(MINUTE, 10);
        assertEquals(0, kvo());
    }

    @Test
    @Verifies("req~overlay.given~2")
    void isRefusedWhenUsedUp() {
        done(plan());
        for (int i = 0; i < 2; i++) {
            pump.give(Orders.KVO);
            runs();
            pump.run(16 * MINUTE, 10);
            assertEquals(TherapyState.DONE, pump.state());
        }
        pump.give(Orders.KVO);
        assertEquals(TherapyState.DONE, pump.state());
        refused(Rule.OVERLAY_USED_UP, 3, 2);
        pump.run(MINUTE, 10);
        assertEquals(2 * KVO, kvo());
    }

    @Test
    @Verifies("req~overlay.given~2")
    void waitsForItsLeastTime() {
        pump.tested();
        int gap =
                PlanLayout.OVERLAYS
                        + PlanLayout.KVO * PlanLayout.OVERLAY_WORDS
                        + PlanLayout.OVERLAY_GAP_MS;
        load(plan(), image -> image[gap] = MINUTE);
        pump.started();
        pump.run(2 * MINUTE + 1_000, 10);
        pump.give(Orders.KVO);
        pump.give(Orders.STOP);
        assertEquals(TherapyState.DONE, pump.state());
        pump.run(MINUTE - 20, 10);
        pump.give(Orders.KVO);
        refused(Rule.OVERLAY_TOO_SOON, MINUTE - 10, MINUTE);
        pump.give(Orders.STOP);
        pump.give(Orders.KVO);
        runs();
    }

    @Test
    @Verifies({"req~overlay.room~2", "req~overlay.sliding-limits~2"})
    void isGivenWhereTheHourHasExactlyTheRoom() {
        pump.tested();
        load(plan(), image -> image[PlanLayout.HOUR_NL_MAX] = 2_250_000);
        pump.started();
        pump.run(2 * MINUTE + 1_000, 10);
        pump.give(Orders.KVO);
        runs();
        pump.run(16 * MINUTE, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(KVO, kvo());
    }

    @Test
    @Verifies({"req~overlay.room~2", "req~overlay.sliding-limits~2"})
    void isRefusedWhereTheHourHasNoRoom() {
        pump.tested();
        load(plan(), image -> image[PlanLayout.HOUR_NL_MAX] = 2_249_999);
        pump.started();
        pump.run(2 * MINUTE + 1_000, 10);
        pump.give(Orders.KVO);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(Rule.HOUR_USED_UP, pump.out.snapshot().verdictRule());
        assertEquals(2_249_999, pump.out.snapshot().verdictLimit());
        // What was given in the last two minutes leaves an hour of 62 to 63 min
        long waitMs = pump.out.snapshot().verdictFigure();
        assertTrue(waitMs > 59 * MINUTE && waitMs <= 63 * MINUTE, "wait " + waitMs);
        pump.give(Orders.STOP);
        pump.run(waitMs, 50);
        pump.give(Orders.KVO);
        runs();
    }

    @Test
    @Verifies("req~overlay.room~2")
    void isRefusedWhereTheDayHasNoRoom() {
        pump.tested();
        load(
                plan(),
                image -> {
                    image[PlanLayout.HOUR_NL_MAX] = 2_249_999;
                    image[PlanLayout.DAY_NL_MAX] = 2_249_999;
                });
        pump.started();
        pump.run(2 * MINUTE + 1_000, 10);
        pump.give(Orders.KVO);
        assertEquals(TherapyState.DONE, pump.state());
        // The one that is used up for longer
        assertEquals(Rule.DAY_USED_UP, pump.out.snapshot().verdictRule());
        assertEquals(0, kvo());
    }

    @Test
    @Verifies({"req~overlay.given~2", "req~overlay.curve~1", "req~overlay.accounts~2"})
    void runsInAHoldAndLeavesTheCurveWhole() {
        held(plan().minimumRate());
        long therapyMs = pump.out.snapshot().therapyMs();
        long curve = pump.out.snapshot().commanded();
        pump.give(Orders.KVO);
        runs();
        pump.run(16 * MINUTE, 10);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(KVO, kvo());
        assertEquals(therapyMs, pump.out.snapshot().therapyMs());
        assertEquals(curve, pump.out.snapshot().commanded());
        assertFalse(pump.out.motor().energise());
        pump.run(MINUTE, 10);
        assertEquals(KVO, kvo());
        // Going on after a hold needs no second entry
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
        pump.run(MINUTE + 1_000, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(CURVE, pump.out.snapshot().commanded());
        assertEquals(CURVE + KVO, pump.received);
        assertEquals(2_250_000, pump.out.snapshot().givenNl());
    }

    @Test
    @Verifies({"req~overlay.forfeit~2", "req~overlay.given~2"})
    void goesOnWithTheCurveWhereStartCutsItShort() {
        held(plan().minimumRate());
        pump.give(Orders.KVO);
        pump.run(9 * MINUTE, 10);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
        // 9 min of a microstep each 225 ms are 2400
        long cut = kvo();
        assertTrue(cut >= 2_399 && cut <= 2_400, "cut at " + cut);
        pump.run(MINUTE + 1_000, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(CURVE, pump.out.snapshot().commanded());
        assertEquals(cut, kvo());
        assertEquals(CURVE + cut, pump.received);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Verifies("req~overlay.forfeit~2")
    void isOverWhenStopped(boolean inAHold) {
        if (inAHold) {
            held(plan().minimumRate());
        } else {
            done(plan());
        }
        int before = pump.state();
        pump.give(Orders.KVO);
        pump.run(90_000, 10);
        pump.give(Orders.STOP);
        assertEquals(before, pump.state());
        assertEquals(0, pump.out.motor().microsteps());
        assertFalse(pump.out.motor().energise());
        // 90 s are 400 microsteps
        long cut = kvo();
        assertTrue(cut >= 399 && cut <= 400, "cut at " + cut);
        pump.run(MINUTE, 10);
        assertEquals(cut, kvo());
        // What was not given is not given by the next, which is whole
        pump.give(Orders.KVO);
        runs();
        pump.run(16 * MINUTE, 10);
        assertEquals(before, pump.state());
        assertEquals(cut + KVO, kvo());
        pump.give(Orders.STOP);
        pump.give(Orders.KVO);
        refused(Rule.OVERLAY_USED_UP, 3, 2);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Verifies({"req~overlay.forfeit~2", "req~overlay.given~2"})
    void isEndedByAnOcclusion(boolean inAHold) {
        // The one that is refused meanwhile is begun by the monitor, and counts there
        PlanDraft three = plan().kvo(250_000, 15 * MINUTE, 3);
        if (inAHold) {
            held(three.minimumRate());
        } else {
            done(three);
        }
        int before = pump.state();
        pump.give(Orders.KVO);
        pump.run(MINUTE, 10);
        pump.in.pressurePa(41_000);
        pump.run(1_000, 10);
        assertEquals(before, pump.state());
        assertTrue(alarms(AlarmCode.DOWNSTREAM_OCCLUSION));
        long cut = kvo();
        pump.run(MINUTE, 10);
        assertEquals(cut, kvo());
        assertEquals(pump.out.snapshot().commanded() + cut, pump.received);
        // While it is there, none is begun
        pump.give(Orders.STOP);
        pump.give(Orders.KVO);
        assertEquals(before, pump.state());
        pump.in.pressurePa(0);
        pump.run(1_000, 10);
        pump.give(Orders.STOP);
        pump.give(Orders.KVO);
        runs();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Verifies({"req~overlay.forfeit~2", "req~overlay.given~2"})
    void isEndedByAir(boolean inAHold) {
        if (inAHold) {
            held(plan().minimumRate());
        } else {
            done(plan());
        }
        int before = pump.state();
        pump.give(Orders.KVO);
        pump.run(MINUTE, 10);
        pump.in.airSamples(0, 5);
        // The bubble that may pass is 100 uL, 6 min at 1 mL/h
        pump.run(7 * MINUTE, 10);
        assertEquals(before, pump.state());
        assertTrue(alarms(AlarmCode.AIR_IN_LINE));
        long cut = kvo();
        assertTrue(cut < KVO);
        pump.run(MINUTE, 10);
        assertEquals(cut, kvo());
        pump.give(Orders.STOP);
        pump.give(Orders.KVO);
        assertEquals(before, pump.state());
    }

    @Test
    @Verifies({"req~overlay.given~2", "req~monitor.overlay~4"})
    void isGivenInAHoldOnlyAfterAStop() {
        pump.tested().loaded(plan().minimumRate()).started();
        pump.run(MINUTE, 10);
        pump.in.pressurePa(41_000);
        pump.run(1_000, 10);
        assertEquals(TherapyState.HELD, pump.state());
        pump.in.pressurePa(0);
        pump.run(1_000, 10);
        // The START is newer than the last STOP: the monitor permits no KVO
        pump.give(Orders.KVO);
        assertEquals(TherapyState.HELD, pump.state());
        pump.run(1_000, 10);
        assertEquals(0, kvo());
        pump.give(Orders.STOP);
        pump.give(Orders.KVO);
        runs();
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 1_000_001})
    @Verifies("req~plan.overlays~2")
    void isNoFasterThanAMillilitreAnHour(long nl) {
        Verdict verdict = PlanImages.flat(bedside, 9_000_000, HOUR).kvo(nl, HOUR, 1).verdict();
        assertEquals(nl > 1_000_000 ? Rule.KVO_RATE : Rule.ACCEPTED, verdict.rule());
    }

    @ParameterizedTest
    @ValueSource(longs = {500_000, 500_001})
    @Verifies("req~plan.overlays~2")
    void isNoFasterThanTheSlowestSegment(long nl) {
        // 2 mL in 1 h, 500001 nL in 1 h and 4 ms, 500000.44 nL/h, a pause, 9 mL in 1 h
        pump.tested();
        long[] image = pump.order.image();
        PlanImages.flat(bedside, 11_500_001, 4 * HOUR + 4)
                .flat(1, HOUR)
                .flat(1, HOUR + 4)
                .pause(HOUR)
                .flat(1, HOUR)
                .kvo(nl, HOUR, 1)
                .writeTo(image);
        long[] volumes = {2_000_000, 500_001, 0, 9_000_000};
        for (int i = 0; i < volumes.length; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            image[at + PlanLayout.SEGMENT_VOLUME_NL] = volumes[i];
        }
        PlanImages.redraw(image);
        PlanImages.seal(image);
        pump.give(Orders.LOAD);
        int rule = pump.out.snapshot().verdictRule();
        assertEquals(nl > 500_000 ? Rule.KVO_RATE : Rule.ACCEPTED, rule);
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void isNeededForTheMinimumRate() {
        PlanDraft without = PlanImages.flat(bedside, 2_000_000, 2 * MINUTE).minimumRate();
        assertEquals(Rule.SAFE_STATE, without.verdict().rule());
        assertTrue(plan().minimumRate().verdict().accepted());
    }

    @ParameterizedTest
    @CsvSource({"1050, true", "1049, false"})
    @Verifies("req~plan.dose-limit~3")
    void countsInTheWholeDoseAsOftenAsItMayBeBegun(long ugPerM2, boolean accepted) {
        // 2 mL and two of 575 uL of 1 mg/mL, over 3 m2: 3150 ug, 1050 ug/m2
        Verdict verdict =
                PlanImages.flat(bedside, 2_000_000, 2 * MINUTE)
                        .kvo(575_000, HOUR, 2)
                        .doseNgPerM2Max(ugPerM2 * 1_000)
                        .verdict();
        assertEquals(accepted ? Rule.ACCEPTED : Rule.DOSE_TOO_HIGH, verdict.rule());
    }

    @Test
    @Verifies("req~plan.dose-limit~3")
    void roundsTheDrugOfAKvoUp() {
        // 1 ng in 2 nL: 10000000 ng and 500.5 ng, which are 501, over 1.2345 m2 are 8100851.4 ng/m2
        PlanDraft weak =
                PlanImages.flat(bedside, 0, 10 * HOUR)
                        .doseNg(10_000_000)
                        .concentration(1, 2)
                        .bsaCm2(12_345)
                        .kvo(1_001, MINUTE, 1);
        assertEquals(Rule.DOSE_TOO_HIGH, weak.doseNgPerM2Max(8_100_851).verdict().rule());
        assertEquals(Rule.ACCEPTED, weak.doseNgPerM2Max(8_100_852).verdict().rule());
    }

    @Test
    @Verifies({"req~overlay.given~2", "req~overlay.curve~1", "req~overlay.forfeit~2"})
    void isGivenByWholeStrokes() {
        // 1 mL in 30 min, 20 strokes; 520 uL in 32 min, 0.975 mL/h, 10 strokes of 50 uL
        Pump worn = new Pump(wearable);
        worn.paced = true;
        worn.tested();
        worn.loaded(
                PlanImages.flat(wearable, 1_000_000, 30 * MINUTE)
                        .kvo(520_000, 32 * MINUTE, 2)
                        .minimumRate());
        worn.started();
        // The third stroke is due after 4.5 min
        worn.run(5 * MINUTE, 50);
        worn.give(Orders.STOP);
        assertEquals(3 * 64, worn.out.snapshot().commanded());
        worn.give(Orders.KVO);
        assertEquals(TherapyState.OVERLAY, worn.state());
        OverlayLineOracle line = new OverlayLineOracle(520_000, 32 * MINUTE, 50_000, 64, 64);
        for (int i = 1; i <= 38_400; i++) {
            worn.step(50);
            line.advance(50, true, 100);
            long given = worn.out.snapshot().kvoCommanded();
            assertTrue(line.judge(given), line::complaint);
            // A stroke each 184615.4 ms; one behind at most
            assertTrue(given >= 64 * (i * 50L * 520 / (32 * MINUTE * 50) - 1), "step " + i);
        }
        worn.run(MINUTE, 50);
        assertEquals(TherapyState.HELD, worn.state());
        assertEquals(640, worn.out.snapshot().kvoCommanded());
        worn.give(Orders.START);
        worn.run(26 * MINUTE, 50);
        assertEquals(TherapyState.DONE, worn.state());
        assertEquals(1_280, worn.out.snapshot().commanded());
        assertEquals(1_280 + 640, worn.received);
        // The head made it: 100 counts in 64 microsteps
        assertEquals((1_280 + 640) * 100 / 64, worn.in.encoderCounts());
    }
}
