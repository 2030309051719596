package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.detect.Findings;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permit;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.therapy.Therapy;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies({"req~alarm.announce~1", "req~alarm.latch~5"})
class AlarmBoardTest {
    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Pump pump =
            new Pump(bedside).tested().loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000));
    private final StateFrame state = new StateFrame();

    @Test
    @Verifies("req~alarm.priority~14")
    void ranksWhatIsNoFaultLowFiveMediumAndAllElseHigh() {
        List<Integer> medium =
                List.of(
                        AlarmCode.LATE_STEP,
                        AlarmCode.RESERVOIR_DISCREPANCY,
                        AlarmCode.END_OF_SERVICE,
                        AlarmCode.BATTERY_LOW,
                        AlarmCode.KEY_STUCK);
        List<Integer> low =
                List.of(
                        AlarmCode.RESERVOIR_LOW,
                        AlarmCode.RESERVOIR_SHORT,
                        AlarmCode.REPLACEMENT_DUE,
                        AlarmCode.RESTORED,
                        AlarmCode.KEEPING_OPEN);
        for (int code = 0; code < AlarmCode.COUNT; code++) {
            int wanted = medium.contains(code) ? AlarmCode.MEDIUM : AlarmCode.HIGH;
            assertEquals(low.contains(code) ? AlarmCode.LOW : wanted, AlarmCode.priority(code));
        }
        assertEquals(AlarmCode.HIGH, AlarmCode.priority(99));
    }

    @Test
    @Verifies("req~alarm.priority~14")
    void looksAtTheHighestCodeToo() {
        // Room for a few more; each is in a word of 64 bits.
        assertTrue(AlarmCode.UNDER_DELIVERY < AlarmCode.COUNT && AlarmCode.COUNT <= 64);
    }

    @Test
    void isQuietWhenAllIsWell() {
        pump.started();
        pump.run(1_000, 10);
        assertAlarms(AlarmCode.NONE);
    }

    @Test
    void keepsALateStepUntilItIsAcknowledged() {
        pump.step(101);
        assertAlarms(AlarmCode.MEDIUM, AlarmCode.LATE_STEP);
        pump.run(1_000, 10);
        assertAlarms(AlarmCode.MEDIUM, AlarmCode.LATE_STEP);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.NONE);
    }

    @Test
    void keepsAnOcclusionUntilItIsGoneAndAcknowledged() {
        pump.in.pressurePa(50_000);
        pump.run(300, 10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.DOWNSTREAM_OCCLUSION);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.HIGH, AlarmCode.DOWNSTREAM_OCCLUSION);
        pump.in.pressurePa(0);
        pump.run(300, 10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.DOWNSTREAM_OCCLUSION);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.NONE);
    }

    @Test
    void presentsSeveralAtOnceByTheHighest() {
        pump.step(101);
        pump.in.pressurePa(50_000);
        pump.run(300, 10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.LATE_STEP, AlarmCode.DOWNSTREAM_OCCLUSION);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.HIGH, AlarmCode.DOWNSTREAM_OCCLUSION);
    }

    @Test
    void announcesAirAndASilentDetector() {
        pump.started();
        // 400 nL a count: 250 are 100 uL.
        pump.in.airSamples(0, 1);
        pump.run(1_010, 10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.AIR_IN_LINE);
        Pump silent = new Pump(bedside).tested();
        silent.loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000)).started();
        silent.in.airSamples(0, 0);
        silent.run(200, 10);
        assertEquals(1L << AlarmCode.AIR_DETECTOR_FAILED, silent.out.annunciator().conditions());
        assertEquals(AlarmCode.HIGH, silent.out.annunciator().priority());
    }

    @Test
    void announcesAClockFaultAndTheMonitorsCut() {
        pump.step(0);
        assertAlarms(AlarmCode.HIGH, AlarmCode.CLOCK_FAULT, AlarmCode.MONITOR_CUT);
        pump.step(10);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.HIGH, AlarmCode.MONITOR_CUT);
    }

    @Test
    void announcesAFaultOfTheControlClockAlone() {
        pump.in.nowMs(pump.in.nowMs() - 10);
        pump.step(10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.CLOCK_FAULT);
    }

    @Test
    void keepsAMonitorCutUntilPowerOn() {
        pump.turns = false;
        pump.in.encoderCounts(3);
        pump.step(10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.MONITOR_CUT);
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.CLEAR);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.HIGH, AlarmCode.MONITOR_CUT);
    }

    @Test
    @Verifies("req~delivery.stop~1")
    void holdsAndSaysSoWhereTheMonitorAloneCuts() {
        pump.started();
        pump.run(1_000, 10);
        pump.in.monitorNowMs(pump.in.monitorNowMs() - 20);
        pump.step(10);
        assertEquals(DenyReason.CLOCK, pump.out.permit().reason());
        assertAlarms(AlarmCode.HIGH, AlarmCode.MONITOR_CUT);
        assertEquals(TherapyState.HELD, pump.state());
    }

    @Test
    void announcesTheCutOfAnEncoderThatLeaps() {
        // 10 ms at twice full speed: 20,000 / 150 = 133 microsteps and one, 20 counts; and three.
        pump.turns = false;
        pump.step(10);
        pump.in.encoderCounts(pump.in.encoderCounts() + 23);
        pump.step(10);
        assertEquals(DenyReason.ENCODER, pump.out.permit().reason());
        assertAlarms(AlarmCode.HIGH, AlarmCode.MONITOR_CUT, AlarmCode.MOTION_BEYOND);
    }

    @Test
    @Verifies("req~detect.motion-short~1")
    void announcesAMotorThatStalls() {
        // Four counts of 6.4 microsteps and two: 28 of them.
        pump.started();
        pump.turns = false;
        standsAt(0);
        standsAt(0);
        standsAt(27);
        assertAlarms(AlarmCode.NONE);
        standsAt(28);
        assertAlarms(AlarmCode.HIGH, AlarmCode.MOTION_SHORT);
    }

    @Test
    @Verifies("req~detect.motion-beyond~1")
    void announcesADriverThatCountsLessThanTheHeadMoves() {
        // 16 microsteps, 2.5 counts, are due in 10 ms; the driver counts none of them.
        pump.started();
        pump.run(1_000, 10);
        pump.turns = false;
        for (int i = 0; i < 2; i++) {
            pump.in.encoderCounts(pump.in.encoderCounts() + 2);
            standsAt(pump.in.motorMicrosteps());
            assertAlarms(AlarmCode.NONE);
        }
        pump.in.encoderCounts(pump.in.encoderCounts() + 1);
        standsAt(pump.in.motorMicrosteps());
        assertAlarms(AlarmCode.HIGH, AlarmCode.MOTION_BEYOND);
    }

    /** A step before which the driver came to {@code made}, and has the rest to go. */
    private void standsAt(long made) {
        pump.in.motorMicrosteps(made);
        pump.in.microstepsToGo(pump.received - made);
        pump.step(10);
    }

    @Test
    @Verifies({"req~detect.command-short~1", "req~detect.command-beyond~1"})
    void announcesCommandsThatWereNotMadeAndMotionThatWasNotCommanded() {
        // Of 16 in each step the driver never had one: 2 * 15.84 are more than 4 * 6.4 and 2.
        pump.started();
        pump.turns = false;
        pump.step(10);
        pump.step(10);
        assertAlarms(AlarmCode.NONE);
        pump.step(10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.MOTION_SHORT);
        Pump twice = new Pump(bedside).tested();
        twice.loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000)).started();
        twice.received += 2;
        twice.step(10);
        assertEquals(0, twice.out.annunciator().conditions());
        twice.received += 1;
        twice.step(10);
        assertEquals(1L << AlarmCode.MOTION_BEYOND, twice.out.annunciator().conditions());
    }

    @Test
    @Verifies("req~alarm.not-infusing~1")
    void announcesAnInfusionThatStandsUnattended() {
        pump.started();
        pump.run(1_000, 10);
        // An occlusion that goes away holds it.
        pump.in.pressurePa(50_000);
        pump.run(300, 10);
        pump.in.pressurePa(0);
        pump.run(300, 10);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.NONE);
        pump.run(29_990, 10);
        assertAlarms(AlarmCode.NONE);
        pump.step(10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.NOT_INFUSING);
        // Looked at, but not seen to: it comes again. One that stopped the pump knows.
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.NONE);
        pump.run(30_000, 10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.NOT_INFUSING);
        pump.give(Orders.STOP);
        pump.give(Orders.ACKNOWLEDGE);
        pump.run(60_000, 10);
        assertAlarms(AlarmCode.NONE);
        pump.give(Orders.START);
        pump.run(60_000, 10);
        assertAlarms(AlarmCode.NONE);
    }

    @Test
    @Verifies({"req~alarm.not-infusing~1", "req~alarm.pause~1"})
    void leavesWhoPausesTheSoundTwoMinutes() {
        pump.started();
        pump.in.pressurePa(50_000);
        pump.run(300, 10);
        pump.give(Orders.AUDIO_PAUSE);
        pump.run(119_990, 10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.DOWNSTREAM_OCCLUSION);
        pump.step(10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.DOWNSTREAM_OCCLUSION, AlarmCode.NOT_INFUSING);
    }

    @Test
    @Verifies("req~alarm.not-infusing~1")
    void expectsNoInfusionAfterAPrimeButWhereAFaultLeadsThere() {
        LineOf of = new LineOf();
        of.step(TherapyState.OVERLAY, 1_000);
        of.step(TherapyState.READY, 60_000);
        assertEquals(0, of.out.conditions());
        of.step(TherapyState.INFUSING, 1_000);
        of.step(TherapyState.READY, 29_999);
        assertEquals(0, of.out.conditions());
        of.step(TherapyState.READY, 1);
        assertEquals(1L << AlarmCode.NOT_INFUSING, of.out.conditions());
    }

    /** The board alone, in a state, for so long. */
    private static final class LineOf {
        final AnnunciatorFrame out = new AnnunciatorFrame();
        private final AlarmBoard board = new AlarmBoard();
        private final SensorFrame in = new SensorFrame();
        private final OrderFrame order = new OrderFrame();
        private final Signals signals = new Signals();
        private final Validator validator =
                new Validator(new PumpGeometry(Devices.wearable().seal()));

        LineOf() {
            step(TherapyState.IDLE, 0);
        }

        void step(int state, long ms) {
            in.nowMs(in.nowMs() + ms);
            in.monitorNowMs(in.nowMs());
            validator.step(in, order, signals);
            Therapy none = none();
            board.step(
                    signals,
                    new Findings(),
                    new Permit(),
                    state,
                    false,
                    false,
                    none.reservoir(),
                    none.wear(),
                    new StateFrame(),
                    out);
        }
    }

    @Test
    @Verifies({"req~alarm.not-infusing~1", "req~signal.lost-order~1"})
    void announcesAStopThatNobodyIsKnownToHaveGiven() {
        pump.started();
        pump.order.give(Orders.NONE);
        pump.order.give(Orders.NONE);
        pump.step(10);
        assertEquals(TherapyState.HELD, pump.state());
        pump.run(29_980, 10);
        assertAlarms(AlarmCode.NONE);
        pump.step(10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.NOT_INFUSING);
    }

    @Test
    @Verifies("req~alarm.not-infusing~1")
    void expectsNoInfusionBeforeOneBeganNorAfterItsEnd() {
        pump.run(60_000, 10);
        assertAlarms(AlarmCode.NONE);
        Pump brief = new Pump(bedside).tested();
        brief.loaded(PlanImages.flat(bedside, 1_000_000, 60_000)).started();
        brief.run(61_000, 10);
        assertEquals(TherapyState.DONE, brief.state());
        brief.give(Orders.ACKNOWLEDGE);
        brief.give(Orders.KVO);
        brief.run(60_000, 10);
        assertEquals(1L << AlarmCode.END_OF_INFUSION, brief.out.annunciator().conditions());
    }

    /** A pump with both sensors before its head, a reading of each in every step. */
    private Pump supplied() {
        return supplied(Fitted.UPSTREAM_PRESSURE | Fitted.CONTAINER_SCALE);
    }

    private Pump supplied(int fitted) {
        DeviceRecord device = Devices.bedside().fitted(fitted).seal();
        Pump supplied = new Pump(device);
        supplied.in.upstream(0, true);
        supplied.in.container(1_000_000, true);
        supplied.tested().loaded(PlanImages.flat(device, 360_000_000, 3_600_000));
        supplied.run(1_000, 10);
        assertEquals(0, supplied.out.annunciator().conditions());
        return supplied;
    }

    private static void assertAlarm(Pump of, int code, boolean present) {
        assertEquals(1L << code, of.out.annunciator().conditions());
        assertEquals(present ? 1L << code : 0, of.out.annunciator().present());
        assertEquals(AlarmCode.HIGH, of.out.annunciator().priority());
    }

    @Test
    @Verifies("req~detect.upstream-occlusion~1")
    void announcesALineThatIsBlockedBeforeTheHead() {
        Pump supplied = supplied().started();
        supplied.in.upstream(-15_001, true);
        supplied.run(210, 10);
        assertAlarm(supplied, AlarmCode.UPSTREAM_OCCLUSION, true);
        assertEquals(TherapyState.HELD, supplied.state());
        supplied.give(Orders.ACKNOWLEDGE);
        supplied.give(Orders.START);
        assertAlarm(supplied, AlarmCode.UPSTREAM_OCCLUSION, true);
        assertEquals(TherapyState.HELD, supplied.state());
        supplied.in.upstream(-7_500, true);
        supplied.step(10);
        assertAlarm(supplied, AlarmCode.UPSTREAM_OCCLUSION, false);
    }

    @Test
    @Verifies({"req~signal.upstream-trust~1", "req~signal.container-trust~1"})
    void announcesASensorBeforeTheHeadThatCannotBeBelieved() {
        Pump supplied = supplied().started();
        supplied.in.container(10_000_001, true);
        supplied.step(10);
        assertAlarm(supplied, AlarmCode.FLOW_SENSOR_FAILED, true);
        assertEquals(TherapyState.HELD, supplied.state());
        supplied.in.container(1_000_000, true);
        supplied.step(10);
        assertAlarm(supplied, AlarmCode.FLOW_SENSOR_FAILED, false);
        supplied.give(Orders.ACKNOWLEDGE);
        assertEquals(0, supplied.out.annunciator().conditions());
    }

    @Test
    @Verifies("req~detect.flow-beyond~1")
    void announcesAFreeFlow() {
        Pump supplied = supplied();
        supplied.in.container(998_000, true);
        supplied.step(10);
        supplied.step(10);
        assertAlarm(supplied, AlarmCode.FLOW_BEYOND, true);
        supplied.give(Orders.START);
        assertEquals(TherapyState.READY, supplied.state());
        supplied.give(Orders.ACKNOWLEDGE);
        assertEquals(0, supplied.out.annunciator().conditions());
    }

    @Test
    @Verifies("req~detect.flow-short~1")
    void announcesAContainerThatLosesNothing() {
        // 100 uL/s: half a millilitre in 5.9 s, at a hundred readings a second.
        Pump supplied = supplied(Fitted.CONTAINER_SCALE).started();
        supplied.run(5_800, 10);
        assertEquals(0, supplied.out.annunciator().conditions());
        supplied.run(1_000, 10);
        assertAlarm(supplied, AlarmCode.FLOW_SHORT, true);
        assertEquals(TherapyState.HELD, supplied.state());
    }

    @Test
    @Verifies("req~detect.stroke-ripple~1")
    void announcesStrokesThatLiftNothing() {
        // 100 mL/h: a stroke of 50 uL every 1.8 s, eight in 14.4 s and 0.3 for the last.
        DeviceRecord device = Devices.wearable().strokePressurePa(8_000).seal();
        Pump worn =
                new Pump(device)
                        .tested()
                        .loaded(PlanImages.flat(device, 100_000_000, 3_600_000))
                        .started();
        worn.run(14_300, 100);
        assertEquals(0, worn.out.annunciator().conditions());
        worn.run(600, 100);
        assertAlarm(worn, AlarmCode.NO_STROKE_SEEN, true);
        assertEquals(TherapyState.HELD, worn.state());
        worn.give(Orders.START);
        assertEquals(TherapyState.HELD, worn.state());
        worn.give(Orders.ACKNOWLEDGE);
        worn.give(Orders.START);
        assertEquals(TherapyState.INFUSING, worn.state());
        assertEquals(0, worn.out.annunciator().conditions());
    }

    @Test
    void keepsAFailureUntilPowerOn() {
        AlarmSystem board = new AlarmSystem();
        AnnunciatorFrame out = new AnnunciatorFrame();
        org.clepsydra.signal.Signals signals = new org.clepsydra.signal.Signals();
        org.clepsydra.detect.Findings findings = new org.clepsydra.detect.Findings();
        org.clepsydra.monitor.Permit permit = new org.clepsydra.monitor.Permit();
        board.step(
                signals,
                findings,
                permit,
                org.clepsydra.therapy.TherapyState.FAILED,
                false,
                false,
                none().reservoir(),
                none().wear(),
                state,
                out);
        assertEquals(1L << AlarmCode.CORE_FAILED, out.conditions());
        board.step(
                signals,
                findings,
                permit,
                org.clepsydra.therapy.TherapyState.IDLE,
                false,
                false,
                none().reservoir(),
                none().wear(),
                state,
                out);
        assertEquals(1L << AlarmCode.CORE_FAILED, out.conditions());
    }

    @Test
    @Verifies("req~signal.motor-trust~2")
    void announcesAMotorThatCannotBeBelieved() {
        pump.in.microstepsToGo(-1);
        pump.step(10);
        assertAlarms(AlarmCode.HIGH, AlarmCode.MOTOR_FEEDBACK_FAULT);
        pump.in.microstepsToGo(0);
        pump.give(Orders.ACKNOWLEDGE);
        assertAlarms(AlarmCode.NONE);
    }

    @Test
    @Verifies("req~delivery.withheld~3")
    void announcesDeliveryWithheld() {
        AlarmSystem board = new AlarmSystem();
        AnnunciatorFrame out = new AnnunciatorFrame();
        org.clepsydra.signal.Signals signals = new org.clepsydra.signal.Signals();
        org.clepsydra.detect.Findings findings = new org.clepsydra.detect.Findings();
        org.clepsydra.monitor.Permit permit = new org.clepsydra.monitor.Permit();
        board.step(
                signals,
                findings,
                permit,
                org.clepsydra.therapy.TherapyState.HELD,
                true,
                false,
                none().reservoir(),
                none().wear(),
                state,
                out);
        assertEquals(1L << AlarmCode.DELIVERY_WITHHELD, out.conditions());
        assertEquals(1L << AlarmCode.DELIVERY_WITHHELD, out.present());
        assertEquals(AlarmCode.HIGH, out.priority());
        board.step(
                signals,
                findings,
                permit,
                org.clepsydra.therapy.TherapyState.HELD,
                false,
                false,
                none().reservoir(),
                none().wear(),
                state,
                out);
        assertEquals(1L << AlarmCode.DELIVERY_WITHHELD, out.conditions());
        assertEquals(0, out.present());
    }

    @Test
    @Verifies({"req~alarm.priority~14", "req~alarm.latch~5"})
    void saysForAsLongAsItRunsThatTheVeinIsKeptOpen() {
        AlarmSystem board = new AlarmSystem();
        AnnunciatorFrame out = new AnnunciatorFrame();
        for (boolean runs : new boolean[] {true, false}) {
            board.step(
                    new org.clepsydra.signal.Signals(),
                    new org.clepsydra.detect.Findings(),
                    new org.clepsydra.monitor.Permit(),
                    org.clepsydra.therapy.TherapyState.OVERLAY,
                    false,
                    runs,
                    none().reservoir(),
                    none().wear(),
                    state,
                    out);
            assertEquals(runs ? 1L << AlarmCode.KEEPING_OPEN : 0, out.conditions());
            assertEquals(runs ? AlarmCode.LOW : AlarmCode.NONE, out.priority());
        }
    }

    @Test
    void announcesTheEndOfTheInfusion() {
        Pump brief = new Pump(bedside).tested();
        brief.loaded(PlanImages.flat(bedside, 1_000_000, 60_000)).started();
        brief.run(60_100, 10);
        assertEquals(1L << AlarmCode.END_OF_INFUSION, brief.out.annunciator().conditions());
        brief.give(Orders.STOP);
        brief.give(Orders.CLEAR);
        brief.give(Orders.ACKNOWLEDGE);
        assertEquals(0, brief.out.annunciator().conditions());
    }

    /** Of a device that has no reservoir and no figures of its life. */
    private static Therapy none() {
        PumpGeometry device = new PumpGeometry(Devices.bedside().seal());
        return new Therapy(device, new LoadedPlan(device));
    }

    private void assertAlarms(int priority, int... codes) {
        long bits = 0;
        for (int code : codes) {
            bits |= 1L << code;
        }
        assertEquals(bits, pump.out.annunciator().conditions());
        assertEquals(priority, pump.out.annunciator().priority());
    }

    @Test
    @Verifies("req~delivery.withheld~3")
    void announcesDeliveryWithheldByTheWholeCore() {
        // Nothing more is reserved: what is due finds no room, and ten seconds later it is said.
        Pump stores = new Pump(Devices.bedside().storesState(true).seal());
        stores.memory = new StoredState();
        stores.tested().loaded(PlanImages.mfolfox(stores.device)).started();
        stores.run(1_000, 10);
        stores.answers = false;
        long released = stores.received;
        long releasedMs = stores.in.nowMs();
        while (stores.out.annunciator().conditions() == 0) {
            assertTrue(stores.in.nowMs() - releasedMs <= 10_130);
            stores.step(10);
            releasedMs = stores.received > released ? stores.in.nowMs() : releasedMs;
            released = stores.received;
        }
        // A microstep of 62.5 nL is due each 120 ms at 1.878 mL/h.
        assertTrue(stores.in.nowMs() - releasedMs > 10_000);
        assertEquals(1L << AlarmCode.DELIVERY_WITHHELD, stores.out.annunciator().conditions());
        assertEquals(AlarmCode.HIGH, stores.out.annunciator().priority());
    }

    @Test
    @Verifies("req~detect.motion-late~1")
    void announcesAQueueThatStaysFullByTheWholeCore() {
        // 16 more each 10 ms: 0.09 of 16, 32 and so on are due; of nine 64.8, of ten 79.2, and 68
        // are enough, a tenth of 666 and two.
        pump.started();
        pump.turns = false;
        while (pump.in.microstepsToGo() < 144) {
            standsAt(0);
            assertAlarms(AlarmCode.NONE);
        }
        standsAt(0);
        assertEquals(160, pump.in.microstepsToGo());
        assertAlarms(AlarmCode.HIGH, AlarmCode.MOTION_SHORT);
    }
}
