package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.alarm.AlarmTable.Row;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is pressed, and whatever else is there: more drug than was ordered is heard and seen,
 * burst after burst, for as long as it is shown.
 */
@Verifies({"req~alarm.quiet~1", "req~alarm.pause~1", "req~alarm.latch~6", "req~alarm.light~1"})
class OverDeliveryAlarmTest {
    private static final long HIGH_PERIOD_MS = 8_500;
    private static final long CUT = 1L << AlarmCode.MONITOR_CUT;

    // Beside every order there is: a code that is none, two orders in one step, and a key held.
    private static final int NO_ORDER = 99;
    private static final int TWO_AT_ONCE = 100;
    private static final int KEY = 101;
    private static final int CLOCK_STANDS = 102;
    private static final int OTHER = 103;

    private static final List<Integer> EVERY_PRESS =
            List.of(
                    Orders.NONE,
                    Orders.LOAD,
                    Orders.START,
                    Orders.STOP,
                    Orders.ACKNOWLEDGE,
                    Orders.CLEAR,
                    Orders.CONFIRM,
                    Orders.BOLUS,
                    Orders.PRIME,
                    Orders.FLUSH,
                    Orders.KVO,
                    Orders.CONFIRM_CHANGE,
                    Orders.AUDIO_PAUSE,
                    Orders.LOAD_LIBRARY,
                    Orders.REFILL,
                    NO_ORDER,
                    TWO_AT_ONCE,
                    KEY);

    private final DeviceRecord bedside = Devices.bedside().seal();

    /** Every sequence of so many of these; one of fewer is the beginning of one of these. */
    private static List<List<Integer>> sequences(List<Integer> presses, int length) {
        List<List<Integer>> sequences = List.of(List.of());
        for (int i = 0; i < length; i++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> before : sequences) {
                for (int press : presses) {
                    List<Integer> next = new ArrayList<>(before);
                    next.add(press);
                    longer.add(next);
                }
            }
            sequences = longer;
        }
        return sequences;
    }

    @Test
    void pressesEveryOrderThereIs() throws IllegalAccessException {
        Set<Integer> pressed = new HashSet<>(EVERY_PRESS);
        for (Field order : Orders.class.getFields()) {
            assertTrue(pressed.remove(order.getInt(null)), order.getName());
        }
        assertEquals(Set.of(NO_ORDER, TWO_AT_ONCE, KEY), pressed);
    }

    @Test
    void isHeardThroughEveryThreePressesAfterACutOfAnInfusion() {
        for (List<Integer> presses : sequences(EVERY_PRESS, 3)) {
            Pump pump = loaded().started();
            pump.run(50, 10);
            cut(pump);
            press(pump, presses);
        }
    }

    @Test
    void isHeardThroughEveryTwoPressesAfterACutWithoutOne() {
        for (List<Integer> presses : sequences(EVERY_PRESS, 2)) {
            Pump ready = loaded();
            cut(ready);
            press(ready, presses);
            Pump idle = new Pump(bedside).tested();
            cut(idle);
            press(idle, presses);
        }
    }

    private Pump loaded() {
        return new Pump(bedside).tested().loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000));
    }

    /** The head turns by forty counts, and nobody told it to. */
    private static void cut(Pump pump) {
        pump.turns = false;
        pump.in.encoderCounts(pump.in.encoderCounts() + 40);
        pump.step(10);
        assertTrue((pump.out.annunciator().present() & CUT) != 0);
    }

    private static void press(Pump pump, List<Integer> presses) {
        AnnunciatorFrame out = pump.out.annunciator();
        assertEquals(0, out.soundMs());
        long soundMs = 0;
        for (int press : presses) {
            switch (press) {
                case KEY -> pump.in.keyDown(true);
                case TWO_AT_ONCE -> {
                    pump.order.give(Orders.ACKNOWLEDGE);
                    pump.order.give(Orders.AUDIO_PAUSE);
                }
                case Orders.NONE -> {}
                default -> pump.order.give(press);
            }
            pump.step(10);
            soundMs += 10;
            sounds(out, soundMs, presses);
        }
        // Longer than a burst and what follows it.
        for (int i = 0; i < 9; i++) {
            pump.step(1_000);
            soundMs += 1_000;
            sounds(out, soundMs, presses);
        }
        assertFalse(pump.out.motor().energise());
        assertFalse(pump.out.permit().granted());
    }

    /** Not only is it told: nothing puts its burst back or forward. */
    private static void sounds(AnnunciatorFrame out, long soundMs, Object when) {
        assertTrue((out.conditions() & CUT) != 0, () -> when + ": shown");
        assertEquals(AlarmCode.MONITOR_CUT, out.code(), () -> when + ": named");
        assertEquals(AlarmPattern.HIGH_BURST, out.pattern(), () -> when + ": heard");
        assertEquals(soundMs % HIGH_PERIOD_MS, out.soundMs(), () -> when + ": into its burst");
        assertEquals(AlarmLight.RED, out.light(), () -> when + ": seen");
        assertEquals(soundMs % 500, out.lightMs(), () -> when + ": into its flash");
    }

    static IntStream states() {
        return AlarmTable.states();
    }

    /** The other begins and ends as if by a key too. */
    @ParameterizedTest
    @MethodSource("states")
    void isHeardThroughEveryThreePressesBesideEveryOtherCondition(int state) {
        List<List<Integer>> all =
                sequences(
                        List.of(
                                Orders.ACKNOWLEDGE,
                                Orders.AUDIO_PAUSE,
                                Orders.STOP,
                                OTHER,
                                CLOCK_STANDS),
                        3);
        for (Row never : AlarmTable.rows().values()) {
            if (never.quiet() == AlarmTable.Quiet.NEVER && never.canBe(state)) {
                for (Row other : AlarmTable.rows().values()) {
                    if (other.code() != never.code() && other.canBe(state)) {
                        all.forEach(presses -> beside(state, never, other, presses));
                    }
                }
            }
        }
    }

    private static void beside(int state, Row never, Row other, List<Integer> presses) {
        AlarmRig rig = new AlarmRig();
        rig.tell(never.code(), true);
        if (other.code() == AlarmCode.NOT_INFUSING) {
            rig.state(TherapyState.INFUSING);
            rig.step(Orders.NONE, 10);
        }
        rig.state(state);
        rig.tell(other.code(), true);
        rig.step(Orders.NONE, 10);
        if (AlarmRig.FOUND_IN_TIME.contains(other.code())) {
            rig.await(other.code(), () -> {});
        }
        assertTrue(rig.presents(other.code()), () -> other + " beside " + never);
        boolean there = true;
        for (int press : presses) {
            if (press == OTHER) {
                there = !there;
                rig.tell(other.code(), there);
            }
            rig.step(press >= NO_ORDER ? Orders.NONE : press, press == CLOCK_STANDS ? 0 : 10);
            loud(rig, never, other, presses);
        }
        rig.step(Orders.NONE, 30_200);
        loud(rig, never, other, presses);
    }

    private static void loud(AlarmRig rig, Row never, Row other, Object presses) {
        AnnunciatorFrame out = rig.out;
        assertTrue((out.conditions() & 1L << never.code()) != 0, () -> never + " is shown");
        assertEquals(
                AlarmPattern.HIGH_BURST,
                out.pattern(),
                () -> never + " is heard beside " + other + " after " + presses);
        assertEquals(AlarmLight.RED, out.light(), () -> never + " is seen beside " + other);
    }

    /** Kept over a loss of power it is as loud, until it is gone and somebody has seen it. */
    @Test
    @Verifies("req~alarm.restored~1")
    void isHeardAfterPowerOnUntilItWasSeen() {
        for (List<Integer> presses : sequences(EVERY_PRESS, 2)) {
            if (presses.contains(Orders.ACKNOWLEDGE)) {
                continue;
            }
            AlarmRig rig = new AlarmRig();
            rig.restore(CUT);
            rig.step(Orders.NONE, 10);
            for (int press : presses) {
                rig.step(press >= NO_ORDER ? Orders.NONE : press, 10);
                loud(rig, AlarmTable.of(AlarmCode.MONITOR_CUT), null, presses);
            }
        }
    }

    @Test
    @Verifies("req~alarm.restored~1")
    void isLatchedUntilPowerOnAndShownAfterIt() {
        DeviceRecord stores = Devices.bedside().storesState(true).seal();
        StoredState memory = new StoredState();
        Pump pump = new Pump(stores).restored(memory).tested();
        pump.loaded(PlanImages.flat(stores, 360_000_000, 3_600_000));
        pump.run(100, 10);
        cut(pump);
        pump.run(100, 10);
        for (int i = 0; i < 3; i++) {
            pump.give(Orders.ACKNOWLEDGE);
            assertTrue((pump.out.annunciator().conditions() & CUT) != 0);
        }
        Pump again = new Pump(stores).restored(memory);
        again.step(10);
        assertTrue((again.out.annunciator().conditions() & CUT) != 0);
        assertEquals(AlarmPattern.HIGH_BURST, again.out.annunciator().pattern());
        again.give(Orders.AUDIO_PAUSE);
        assertEquals(AlarmPattern.HIGH_BURST, again.out.annunciator().pattern());
        // The volume that was seen is kept, and is still beyond the ceiling.
        again.give(Orders.ACKNOWLEDGE);
        assertTrue((again.out.annunciator().present() & CUT) != 0);
        assertEquals(AlarmPattern.HIGH_BURST, again.out.annunciator().pattern());
    }
}
