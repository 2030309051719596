package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clepsydra.ControlCore;
import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.Therapy;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the whole pump does is what the table of actions says, of what its sensors can bring. */
@Verifies("req~alarm.actions~3")
class AlarmActionTest {
    private static final int LONGEST_STEPS = 7_000;

    private static Arguments by(int code, Consumer<SensorFrame> reading) {
        return Arguments.of(code, reading);
    }

    private static void late(SensorFrame in) {
        in.nowMs(in.nowMs() + 91);
        in.monitorNowMs(in.monitorNowMs() + 91);
    }

    /** Readings that bring a condition whether or not the head moves. */
    static Stream<Arguments> anywhere() {
        return Stream.of(
                by(AlarmCode.MONITOR_CUT, in -> in.monitorNowMs(in.monitorNowMs() - 20)),
                by(AlarmCode.DOWNSTREAM_OCCLUSION, in -> in.pressurePa(50_000)),
                by(AlarmCode.CLOCK_FAULT, in -> in.nowMs(in.nowMs() - 20)),
                by(AlarmCode.LATE_STEP, AlarmActionTest::late),
                by(AlarmCode.MOTOR_FEEDBACK_FAULT, in -> in.microstepsToGo(-1)),
                by(AlarmCode.UPSTREAM_OCCLUSION, in -> in.upstream(-15_001, true)),
                by(AlarmCode.FLOW_SENSOR_FAILED, in -> in.upstream(900_000, true)),
                by(AlarmCode.DOOR_OPEN, in -> in.doorShut(false, false)),
                by(AlarmCode.DOOR_CONTACTS_DISAGREE, in -> in.doorShut(true, false)),
                by(AlarmCode.BATTERY_LOW, in -> in.battery(3_400, true)),
                by(AlarmCode.BATTERY_EMPTY, in -> in.battery(3_100, true)),
                by(AlarmCode.TEMPERATURE, in -> in.temperature(4_001, true)),
                by(AlarmCode.CONDITION_SENSOR_FAILED, in -> in.temperature(0, false)),
                by(AlarmCode.KEY_STUCK, in -> in.keyDown(true)),
                by(AlarmCode.CONTAINER_WRONG, in -> in.containerNumber(78, true)));
    }

    /** Those, and what is found only while the head moves. */
    static Stream<Arguments> moving() {
        return Stream.concat(
                anywhere(),
                Stream.of(
                        by(AlarmCode.MOTOR_OVERLOAD, in -> in.motorMilliamps(201, true)),
                        by(AlarmCode.AIR_IN_LINE, in -> in.airSamples(0, 5)),
                        by(AlarmCode.AIR_DETECTOR_FAILED, in -> in.airSamples(0, 0))));
    }

    private final DeviceRecord device =
            Devices.sensing()
                    .fitted(
                            Fitted.UPSTREAM_PRESSURE
                                    | Fitted.DOOR
                                    | Fitted.BATTERY
                                    | Fitted.THERMOMETER
                                    | Fitted.MOTOR_CURRENT
                                    | Fitted.CONTAINER_READER)
                    .seal();

    private Pump loaded() {
        Pump pump = new Pump(device);
        pump.in.upstream(0, true);
        pump.in.battery(3_700, true);
        pump.in.temperature(2_000, true);
        pump.in.motorMilliamps(100, true);
        pump.in.containerNumber(77, true);
        pump.tested()
                .loaded(
                        PlanImages.flat(device, 360_000_000, 3_600_000)
                                .containerNumber(77)
                                .prime(5_000_000, 180_000, 2));
        pump.run(100, 10);
        assertEquals(0, pump.out.annunciator().conditions());
        return pump;
    }

    private static void raise(Pump pump, int code, Consumer<SensorFrame> reading) {
        int steps = 0;
        while ((pump.out.annunciator().present() & 1L << code) == 0 && steps < LONGEST_STEPS) {
            // A reading that never moves would be found stuck.
            pump.in.upstream(steps % 2 == 0 ? 0 : 100, true);
            reading.accept(pump.in);
            pump.step(10);
            steps++;
        }
        assertTrue(steps < LONGEST_STEPS, "not announced");
    }

    private static void order(Pump pump, int order, Consumer<SensorFrame> reading) {
        reading.accept(pump.in);
        pump.give(order);
    }

    private static boolean goesOn(int code, int state) {
        String cell = AlarmTable.of(code).in(state);
        return cell.equals("runs") || cell.equals("starts");
    }

    private static boolean primes(int code) {
        String cell = AlarmTable.of(code).in(TherapyState.OVERLAY);
        return cell.equals("runs") || cell.equals("primes");
    }

    /** It, and the highest priority of what is shown: others may come of the same reading. */
    private static void shown(Pump pump, int code) {
        AnnunciatorFrame out = pump.out.annunciator();
        assertTrue((out.conditions() & 1L << code) != 0, "shown");
        int highest = AlarmCode.NONE;
        for (AlarmTable.Row row : AlarmTable.rows().values()) {
            boolean there = (out.conditions() & 1L << row.code()) != 0;
            highest = there ? Math.max(highest, row.priority()) : highest;
        }
        assertEquals(highest, out.priority());
        assertTrue(highest >= AlarmTable.of(code).priority());
    }

    @ParameterizedTest
    @MethodSource("moving")
    void holdsAnInfusionOrLetsItGoOn(int code, Consumer<SensorFrame> reading) {
        Pump pump = loaded().started();
        pump.run(100, 10);
        raise(pump, code, reading);
        shown(pump, code);
        boolean runs = goesOn(code, TherapyState.INFUSING);
        assertEquals(runs ? TherapyState.INFUSING : TherapyState.HELD, pump.state());
        // Within that step: a motor that is to stand has no current, and one that is cut no power.
        assertEquals(runs, pump.out.motor().energise());
        powered(pump, code);
        order(pump, Orders.STOP, reading);
        order(pump, Orders.START, reading);
        shown(pump, code);
        boolean starts = goesOn(code, TherapyState.HELD);
        assertEquals(starts ? TherapyState.INFUSING : TherapyState.HELD, pump.state());
        powered(pump, code);
    }

    /** The cutoff is open where the table says that power is taken away, and nowhere else. */
    private static void powered(Pump pump, int code) {
        boolean cut = AlarmTable.of(code).action() == AlarmAction.CUTS_POWER;
        assertEquals(!cut, pump.out.cutoff().closed());
        assertEquals(cut, pump.out.cutoff().leaseToken() == 0);
    }

    /** A state that is none, which only a fault in memory leads to. */
    @Test
    void givesUpTheLeaseOfAFailureUntilPowerOn() throws ReflectiveOperationException {
        Pump pump = loaded().started();
        pump.run(100, 10);
        assertTrue(pump.out.motor().leaseToken() != 0);
        Field therapy = ControlCore.class.getDeclaredField("therapy");
        therapy.setAccessible(true);
        Field state = Therapy.class.getDeclaredField("state");
        state.setAccessible(true);
        state.setInt(therapy.get(pump.control()), 99);
        for (int order : new int[] {Orders.NONE, Orders.STOP, Orders.START, Orders.PRIME}) {
            pump.give(order);
            shown(pump, AlarmCode.CORE_FAILED);
            assertEquals(TherapyState.FAILED, pump.state());
            assertFalse(pump.out.motor().energise());
            assertEquals(0, pump.out.motor().leaseToken());
        }
    }

    @ParameterizedTest
    @MethodSource("anywhere")
    void refusesAStartOrTakesIt(int code, Consumer<SensorFrame> reading) {
        Pump pump = loaded();
        raise(pump, code, reading);
        assertEquals(TherapyState.READY, pump.state());
        shown(pump, code);
        order(pump, Orders.START, reading);
        boolean starts = goesOn(code, TherapyState.READY);
        assertEquals(starts ? TherapyState.INFUSING : TherapyState.READY, pump.state());
    }

    @ParameterizedTest
    @MethodSource("anywhere")
    void refusesAPrimeOrGivesIt(int code, Consumer<SensorFrame> reading) {
        Pump pump = loaded();
        raise(pump, code, reading);
        order(pump, Orders.PRIME, reading);
        assertEquals(primes(code) ? TherapyState.OVERLAY : TherapyState.READY, pump.state());
    }

    @ParameterizedTest
    @MethodSource("moving")
    void stopsAPrimeOrLetsItGoOn(int code, Consumer<SensorFrame> reading) {
        Pump pump = loaded();
        pump.give(Orders.PRIME);
        pump.run(100, 10);
        assertEquals(TherapyState.OVERLAY, pump.state());
        if (code != AlarmCode.AIR_IN_LINE) {
            raise(pump, code, reading);
        } else {
            // In a prime air is what is expected, and is not even announced.
            for (int i = 0; i < 1_000; i++) {
                order(pump, Orders.NONE, reading);
            }
        }
        assertEquals(primes(code) ? TherapyState.OVERLAY : TherapyState.READY, pump.state());
    }
}
