package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What quiets the sound, and what does not; what is raised; what is not heard. */
class AttentionTest {
    private static final long BLOCKED = 1L << AlarmCode.DOWNSTREAM_OCCLUSION;
    private static final long BEYOND = 1L << AlarmCode.FLOW_BEYOND;
    private static final long STUCK = 1L << AlarmCode.KEY_STUCK;
    private static final long UNHEARD = 1L << AlarmCode.ANNUNCIATOR_FAILED;

    private final DeviceRecord bedside =
            Devices.bedside()
                    .fitted(Fitted.CONTAINER_SCALE | Fitted.SOUND_FEEDBACK)
                    .storesState(true)
                    .seal();
    private final StoredState memory = new StoredState();
    private boolean deaf;
    private Pump pump = powered();

    private Pump powered() {
        Pump next = new Pump(bedside).restored(memory);
        next.in.container(1_000_000, true);
        return next.tested();
    }

    private void loaded() {
        pump.loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000));
        pump.run(100, 10);
    }

    private void blocked() {
        loaded();
        block();
    }

    private void block() {
        pump.in.pressurePa(50_000);
        while ((present() & BLOCKED) == 0) {
            step(10);
        }
    }

    /** A step after which the sounder is heard if it sounded, unless it is dead. */
    private void step(long ms) {
        pump.step(ms);
        pump.in.soundHeard(!deaf && alarms().sounds());
    }

    private void run(long ms) {
        for (long done = 0; done < ms; done += 10) {
            step(10);
        }
    }

    private void give(int order) {
        pump.order.give(order);
        step(10);
    }

    private AnnunciatorFrame alarms() {
        return pump.out.annunciator();
    }

    private long present() {
        return alarms().present();
    }

    private void heard(int pattern, int light) {
        assertEquals(pattern, alarms().pattern());
        assertEquals(light, alarms().light());
    }

    @Test
    @Verifies("req~alarm.pause~1")
    void pausesTheSoundForTwoMinutesAndNeverTheLight() {
        blocked();
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
        give(Orders.AUDIO_PAUSE);
        heard(AlarmPattern.REMINDER, AlarmLight.RED);
        assertFalse(alarms().sounds());
        assertEquals(120_000, alarms().pausedMs());
        assertEquals(BLOCKED, alarms().conditions());
        assertEquals(AlarmCode.HIGH, alarms().priority());
        run(119_980);
        step(19);
        heard(AlarmPattern.REMINDER, AlarmLight.RED);
        assertEquals(1, alarms().pausedMs());
        step(1);
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
        assertTrue(alarms().sounds());
        assertEquals(0, alarms().pausedMs());
    }

    @Test
    @Verifies("req~alarm.pause~1")
    void pausesForTwoMinutesFromTheLastOrder() {
        blocked();
        give(Orders.AUDIO_PAUSE);
        run(60_000);
        give(Orders.AUDIO_PAUSE);
        assertEquals(120_000, alarms().pausedMs());
        run(119_990);
        heard(AlarmPattern.REMINDER, AlarmLight.RED);
        run(10);
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
    }

    @Test
    @Verifies("req~alarm.pause~1")
    void soundsForWhatBeginsInAPause() {
        blocked();
        give(Orders.AUDIO_PAUSE);
        run(1_000);
        // Of medium priority; what is paused comes back with it.
        step(101);
        assertEquals(0, alarms().pausedMs());
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
        assertTrue(alarms().sounds());
    }

    @Test
    @Verifies("req~alarm.pause~1")
    void isNotPausedByAnOrderThatComesWithANewCondition() {
        loaded();
        pump.order.give(Orders.AUDIO_PAUSE);
        step(101);
        assertEquals(0, alarms().pausedMs());
        heard(AlarmPattern.MEDIUM_BURST, AlarmLight.YELLOW);
    }

    @Test
    @Verifies("req~alarm.pause~1")
    void doesNotPauseWithoutAClock() {
        blocked();
        pump.in.nowMs(pump.in.nowMs() - 10);
        step(10);
        pump.in.nowMs(pump.in.nowMs() - 10);
        pump.order.give(Orders.AUDIO_PAUSE);
        step(10);
        assertEquals(0, alarms().pausedMs());
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
        assertTrue(alarms().sounds());
    }

    @Test
    @Verifies({"req~alarm.sound~1", "req~alarm.quiet~1"})
    void soundsWithoutAClockForWhatWasAcknowledged() {
        blocked();
        pump.in.nowMs(pump.in.nowMs() - 10);
        step(10);
        give(Orders.ACKNOWLEDGE);
        give(Orders.ACKNOWLEDGE);
        heard(AlarmPattern.REMINDER, AlarmLight.RED);
        for (int i = 0; i < 3; i++) {
            pump.in.nowMs(pump.in.nowMs() - 10);
            pump.order.give(Orders.ACKNOWLEDGE);
            step(10);
            heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
            assertTrue(alarms().sounds());
        }
    }

    @Test
    @Verifies({"req~alarm.pause~1", "req~alarm.quiet~1"})
    void isNotQuietedOfAFlowBeyond() {
        loaded();
        pump.in.container(998_000, true);
        run(20);
        assertEquals(BEYOND, alarms().conditions());
        give(Orders.AUDIO_PAUSE);
        assertEquals(120_000, alarms().pausedMs());
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
    }

    @Test
    @Verifies({"req~alarm.pause~1", "req~alarm.quiet~1"})
    void isNotQuietedOfACut() {
        loaded();
        pump.turns = false;
        pump.in.encoderCounts(3);
        run(10);
        assertEquals(1L << AlarmCode.MONITOR_CUT, alarms().conditions());
        give(Orders.ACKNOWLEDGE);
        give(Orders.AUDIO_PAUSE);
        assertEquals(1L << AlarmCode.MONITOR_CUT, alarms().acknowledged());
        assertEquals(1L << AlarmCode.MONITOR_CUT, alarms().conditions());
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
    }

    @Test
    @Verifies({"req~alarm.quiet~1", "req~alarm.reminder~2"})
    void isQuietOfWhatWasAcknowledgedAndReminds() {
        blocked();
        give(Orders.ACKNOWLEDGE);
        assertEquals(BLOCKED, alarms().acknowledged());
        heard(AlarmPattern.REMINDER, AlarmLight.RED);
        // 30 s of silence, a pulse of 200 ms, and again.
        for (int again = 0; again < 3; again++) {
            assertEquals(30_000, alarms().soundChangeMs());
            run(29_990);
            assertFalse(alarms().sounds());
            run(10);
            assertTrue(alarms().sounds());
            assertEquals(200, alarms().soundChangeMs());
            run(190);
            assertTrue(alarms().sounds());
            run(10);
            assertFalse(alarms().sounds());
        }
        // No longer: after five minutes the plan that waits is a condition of its own.
        run(200_000);
        heard(AlarmPattern.REMINDER, AlarmLight.RED);
    }

    @Test
    @Verifies("req~alarm.quiet~1")
    void soundsForWhatBeginsAfterTheAcknowledgementOrWithIt() {
        blocked();
        pump.order.give(Orders.ACKNOWLEDGE);
        step(101);
        assertEquals(BLOCKED, alarms().acknowledged());
        heard(AlarmPattern.MEDIUM_BURST, AlarmLight.RED);
        assertEquals(AlarmCode.DOWNSTREAM_OCCLUSION, alarms().code());
        give(Orders.ACKNOWLEDGE);
        heard(AlarmPattern.REMINDER, AlarmLight.RED);
        step(101);
        heard(AlarmPattern.MEDIUM_BURST, AlarmLight.RED);
    }

    @Test
    @Verifies("req~alarm.quiet~1")
    void soundsForWhatIsGoneAndBeginsAgain() {
        blocked();
        give(Orders.ACKNOWLEDGE);
        pump.in.pressurePa(0);
        run(500);
        assertEquals(0, present());
        assertEquals(BLOCKED, alarms().conditions());
        assertEquals(BLOCKED, alarms().acknowledged());
        block();
        assertEquals(0, alarms().acknowledged());
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
    }

    @Test
    @Verifies("req~alarm.quiet~1")
    void saysNothingOfWhatIsGoneAndAcknowledged() {
        blocked();
        pump.in.pressurePa(0);
        run(500);
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
        give(Orders.ACKNOWLEDGE);
        heard(AlarmPattern.SILENT, AlarmLight.DARK);
        assertEquals(AnnunciatorFrame.NO_CODE, alarms().code());
        assertEquals(0, alarms().acknowledged());
    }

    @Test
    @Verifies("req~alarm.reminder~2")
    void remindsNobodyOfAReservoirThatIsLow() {
        Pump implant = AlarmWaveformTest.low();
        assertEquals(AlarmPattern.LOW_BURST, implant.out.annunciator().pattern());
        implant.give(Orders.ACKNOWLEDGE);
        assertEquals(AlarmPattern.SILENT, implant.out.annunciator().pattern());
        assertEquals(AlarmLight.CYAN, implant.out.annunciator().light());
        // Nor is it ever raised.
        implant.run(3_600_000, 1_000);
        assertEquals(AlarmPattern.SILENT, implant.out.annunciator().pattern());
        assertEquals(AlarmCode.LOW, implant.out.annunciator().priority());
    }

    @Test
    @Verifies({"req~alarm.reminder~2", "req~alarm.pause~1"})
    void remindsInAPauseOfWhatNobodyAcknowledged() {
        Pump implant = AlarmWaveformTest.low();
        implant.give(Orders.AUDIO_PAUSE);
        assertEquals(AlarmPattern.REMINDER, implant.out.annunciator().pattern());
    }

    @Test
    @Verifies("req~alarm.escalation~2")
    void raisesNoReservoirThatIsLow() {
        Pump implant = AlarmWaveformTest.low();
        implant.run(3_600_000, 1_000);
        assertEquals(AlarmPattern.LOW_BURST, implant.out.annunciator().pattern());
        assertEquals(AlarmCode.LOW, implant.out.annunciator().priority());
    }

    private void stuck() {
        pump.in.keyDown(true);
        while ((present() & STUCK) == 0) {
            step(10);
        }
    }

    @Test
    @Verifies("req~alarm.escalation~2")
    void raisesAStuckKeyAfterTenMinutes() {
        stuck();
        // The step it began in counts too: ten milliseconds of it.
        run(599_980);
        assertEquals(AlarmCode.MEDIUM, alarms().priority());
        run(10);
        assertEquals(AlarmCode.HIGH, alarms().priority());
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
        give(Orders.ACKNOWLEDGE);
        assertEquals(AlarmCode.HIGH, alarms().priority());
        run(1_000_000);
        heard(AlarmPattern.REMINDER, AlarmLight.RED);
        pump.in.keyDown(false);
        run(1_000);
        give(Orders.ACKNOWLEDGE);
        assertEquals(0, alarms().conditions());
        stuck();
        heard(AlarmPattern.MEDIUM_BURST, AlarmLight.YELLOW);
    }

    @Test
    @Verifies("req~alarm.escalation~2")
    void raisesNothingThatWasAcknowledged() {
        stuck();
        run(599_970);
        give(Orders.ACKNOWLEDGE);
        run(1_000_000);
        assertEquals(AlarmCode.MEDIUM, alarms().priority());
        heard(AlarmPattern.REMINDER, AlarmLight.YELLOW);
    }

    @Test
    @Verifies("req~alarm.escalation~2")
    void raisesARestoredTherapyTwice() {
        loaded();
        pump.started();
        pump.run(3_000, 10);
        pump = powered();
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(1L << AlarmCode.RESTORED, alarms().conditions());
        // Tested in three steps of 10 ms, of which the first has no time before it.
        run(299_970);
        assertEquals(AlarmCode.LOW, alarms().priority());
        run(10);
        assertEquals(AlarmCode.MEDIUM, alarms().priority());
        run(599_990);
        assertEquals(AlarmCode.MEDIUM, alarms().priority());
        run(10);
        assertEquals(AlarmCode.HIGH, alarms().priority());
        run(1_000_000);
        assertEquals(AlarmCode.HIGH, alarms().priority());
        assertEquals(1L << AlarmCode.RESTORED, alarms().conditions());
        give(Orders.ACKNOWLEDGE);
        assertEquals(0, alarms().conditions());
    }

    @Test
    @Verifies("req~alarm.escalation~2")
    void raisesABatteryThatIsLow() {
        DeviceRecord device = Devices.sensing().seal();
        Pump sensing = new Pump(device);
        sensing.in.battery(3_400, true);
        sensing.in.temperature(2_000, true);
        sensing.in.motorMilliamps(0, true);
        sensing.tested();
        while (sensing.out.annunciator().conditions() == 0) {
            sensing.step(10);
        }
        assertEquals(1L << AlarmCode.BATTERY_LOW, sensing.out.annunciator().conditions());
        sensing.run(599_980, 10);
        assertEquals(AlarmCode.MEDIUM, sensing.out.annunciator().priority());
        sensing.run(10, 10);
        assertEquals(AlarmCode.HIGH, sensing.out.annunciator().priority());
    }

    @Test
    @Verifies("req~alarm.escalation~2")
    void raisesADiscrepancyThatNobodySaw() {
        Pump implant = AlarmWaveformTest.low();
        implant.refilled(20_000_000, 20_000_000);
        assertEquals(1L << AlarmCode.RESERVOIR_DISCREPANCY, implant.out.annunciator().conditions());
        implant.run(599_980, 10);
        assertEquals(AlarmCode.MEDIUM, implant.out.annunciator().priority());
        implant.run(10, 10);
        assertEquals(AlarmCode.HIGH, implant.out.annunciator().priority());
    }

    @Test
    @Verifies("req~alarm.heard~1")
    void findsASounderThatIsNotHeardInThreeBursts() {
        deaf = true;
        blocked();
        // Bursts of high priority, 8.5 s each; shown a step after the third is over.
        run(25_500);
        assertEquals(BLOCKED, alarms().conditions());
        run(10);
        assertEquals(BLOCKED | UNHEARD, alarms().conditions());
        assertEquals(AlarmCode.HIGH, alarms().priority());
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
        give(Orders.ACKNOWLEDGE);
        run(100_000);
        assertEquals(BLOCKED | UNHEARD, alarms().conditions());
        deaf = false;
        // By reminders, of which one may be under way.
        run(2 * 30_200 + 10);
        assertEquals(BLOCKED, alarms().present());
        give(Orders.ACKNOWLEDGE);
        assertEquals(BLOCKED, alarms().conditions());
    }

    @Test
    @Verifies("req~alarm.heard~1")
    void findsNothingWhereOneBurstOfThreeIsHeard() {
        deaf = true;
        blocked();
        for (int i = 0; i < 10; i++) {
            run(17_000);
            deaf = false;
            run(8_500);
            deaf = true;
        }
        assertEquals(BLOCKED, alarms().conditions());
    }

    @Test
    @Verifies("req~alarm.heard~1")
    void listensNotBeforeASoundIsTold() {
        deaf = true;
        loaded();
        run(200_000);
        assertEquals(0, alarms().conditions());
    }

    @Test
    @Verifies("req~alarm.heard~1")
    void doesNotAskForWhatIsNotFitted() {
        Pump other = AlarmWaveformTest.blocked();
        other.run(100_000, 10);
        assertEquals(BLOCKED, other.out.annunciator().conditions());
    }

    private void powerCycle() {
        pump = new Pump(bedside).restored(memory);
        pump.in.container(1_000_000, true);
        pump.in.soundHeard(true);
        pump.step(10);
    }

    @Test
    @Verifies("req~alarm.restored~1")
    void keepsOverALossOfPowerWhatNobodyAcknowledged() {
        blocked();
        pump.in.pressurePa(0);
        run(500);
        powerCycle();
        long restored = 1L << AlarmCode.RESTORED;
        assertEquals(BLOCKED | restored, alarms().conditions());
        assertEquals(0, present() & BLOCKED);
        heard(AlarmPattern.HIGH_BURST, AlarmLight.RED);
        pump.run(100, 10);
        powerCycle();
        assertEquals(BLOCKED | restored, alarms().conditions());
        give(Orders.ACKNOWLEDGE);
        assertEquals(0, alarms().conditions());
        run(100);
        powerCycle();
        assertEquals(restored, alarms().conditions());
    }

    @Test
    @Verifies({"req~alarm.restored~1", "req~persistence.announced~3"})
    void acknowledgesNothingInTheStepThatFirstShowsIt() {
        blocked();
        pump.in.pressurePa(0);
        run(500);
        pump = new Pump(bedside).restored(memory);
        pump.in.container(1_000_000, true);
        pump.in.soundHeard(true);
        give(Orders.ACKNOWLEDGE);
        long shown = BLOCKED | 1L << AlarmCode.RESTORED;
        assertEquals(shown, alarms().conditions() & shown);
        give(Orders.ACKNOWLEDGE);
        assertEquals(0, alarms().conditions() & shown);
    }

    @Test
    @Verifies("req~alarm.pause~1")
    void pausesNothingForAKeyThatIsStuck() {
        Attention attention = new Attention();
        OrderFrame order = new OrderFrame();
        Validator validator = new Validator(new PumpGeometry(bedside));
        SensorFrame in = new SensorFrame();
        Signals signals = new Signals();
        for (int i = 0; i < 3; i++) {
            in.nowMs(in.nowMs() + 10);
            in.monitorNowMs(in.nowMs());
            order.give(i > 0 ? Orders.AUDIO_PAUSE : Orders.NONE);
            validator.step(in, order, signals);
            attention.step(signals, BLOCKED | (i < 2 ? STUCK : 0), BLOCKED);
            // The key was shown as stuck in the step before; then it is not any more.
            assertEquals(0, attention.pausedMs(), "step " + i);
        }
        order.give(Orders.AUDIO_PAUSE);
        in.nowMs(in.nowMs() + 10);
        in.monitorNowMs(in.nowMs());
        validator.step(in, order, signals);
        attention.step(signals, BLOCKED, BLOCKED);
        assertEquals(120_000, attention.pausedMs());
    }

    @Test
    @Verifies("req~alarm.escalation~2")
    void staysRaisedWhateverTheClockDoes() {
        Unseen key = new Unseen(STUCK);
        key.step(Units.ms(600_000), STUCK, 0);
        assertEquals(AlarmCode.HIGH, key.raised(AlarmCode.MEDIUM));
        key.step(Units.ms(Long.MAX_VALUE), STUCK, 0);
        assertEquals(AlarmCode.HIGH, key.raised(AlarmCode.MEDIUM));
    }

    @Test
    @Verifies("req~alarm.escalation~2")
    void raisesNothingForACutThatNobodyAcknowledges() {
        Escalation escalation = new Escalation();
        escalation.step(Units.ms(900_000), 1L << AlarmCode.MONITOR_CUT, 0);
        escalation.step(Units.ms(1), -1, 0);
        assertEquals(AlarmCode.LOW, escalation.priority(AlarmCode.RESTORED));
        assertEquals(AlarmCode.MEDIUM, escalation.priority(AlarmCode.RESERVOIR_DISCREPANCY));
        assertEquals(AlarmCode.MEDIUM, escalation.priority(AlarmCode.BATTERY_LOW));
        assertEquals(AlarmCode.MEDIUM, escalation.priority(AlarmCode.KEY_STUCK));
        assertEquals(AlarmCode.MEDIUM, escalation.priority(AlarmCode.PAUSED_LONG));
    }

    @Test
    @Verifies("req~alarm.escalation~2")
    void beginsAnewWithWhatWasGone() {
        Unseen key = new Unseen(STUCK);
        key.step(Units.ms(5), STUCK, 0);
        key.step(Units.ms(5), 0, 0);
        key.step(Units.ms(AlarmFigures.MEDIUM_UNSEEN_MS - 1), STUCK, 0);
        assertEquals(AlarmCode.MEDIUM, key.raised(AlarmCode.MEDIUM));
        key.step(Units.ms(1), STUCK, 0);
        assertEquals(AlarmCode.HIGH, key.raised(AlarmCode.MEDIUM));
    }

    @Test
    @Verifies({"req~alarm.restored~1", "req~alarm.latch~6"})
    void letsACutThatIsOverBeAcknowledgedAfterPowerOn() {
        loaded();
        pump.turns = false;
        pump.in.nowMs(pump.in.nowMs() - 10);
        pump.in.monitorNowMs(pump.in.monitorNowMs() - 10);
        run(10);
        long both = 1L << AlarmCode.MONITOR_CUT | 1L << AlarmCode.CLOCK_FAULT;
        assertEquals(both, alarms().conditions());
        run(100);
        give(Orders.ACKNOWLEDGE);
        assertEquals(1L << AlarmCode.MONITOR_CUT, alarms().conditions());
        run(100);
        powerCycle();
        assertEquals(1L << AlarmCode.MONITOR_CUT, alarms().conditions() & both);
        long present = present();
        give(Orders.ACKNOWLEDGE);
        assertEquals(present & both, alarms().conditions());
    }

    @Test
    @Verifies("req~alarm.restored~1")
    void keepsNothingOfWhatHasNoLatch() {
        AlarmSystem alarms = new AlarmSystem();
        alarms.restore(-1);
        long latching = 0;
        for (int code = 0; code < AlarmCode.COUNT; code++) {
            boolean whilePresent =
                    code == AlarmCode.RESERVOIR_LOW
                            || code == AlarmCode.RESERVOIR_SHORT
                            || code == AlarmCode.REPLACEMENT_DUE
                            || code == AlarmCode.BATTERY_LOW
                            || code == AlarmCode.KEEPING_OPEN
                            || code == AlarmCode.PAUSED_LONG
                            || code == AlarmCode.NEAR_END
                            || code == AlarmCode.COMMS_LOST
                            || code == AlarmCode.STORE_WORN;
            latching |= whilePresent || code == AlarmCode.RESTORED ? 0 : 1L << code;
        }
        assertEquals(latching, alarms.kept());
    }
}
