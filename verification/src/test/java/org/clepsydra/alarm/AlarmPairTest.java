package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every two conditions in every state, either of them first: how they begin, are paused,
 * acknowledged, end and begin again. Every step is compared with the oracle.
 */
@Verifies({
    "req~alarm.announce~1",
    "req~alarm.ranking~1",
    "req~alarm.latch~6",
    "req~alarm.pause~1",
    "req~alarm.quiet~1",
    "req~alarm.reminder~2",
    "req~alarm.light~1",
    "req~alarm.sound~1"
})
class AlarmPairTest {
    private static final long STEP_MS = 10;

    static IntStream states() {
        return AlarmTable.states();
    }

    @Test
    void leavesOutNoPairButWhatCannotBe() {
        // In a hold all but KEEPING_OPEN, CORE_FAILED and END_OF_INFUSION can be: 42 * 41 / 2, but
        // four that are apart.
        assertEquals(42 * 41 / 2 - 4, AlarmRig.pairs(TherapyState.HELD).size());
        // 39 while it runs, without DELIVERY_WITHHELD, NOT_INFUSING and PAUSED_LONG; 40 in an
        // overlay, with a KVO; 38 after the end, without NEAR_END and a reservoir that is short of
        // a plan, and 41 in a failure, with NOT_INFUSING.
        assertEquals(39 * 38 / 2 - 2, AlarmRig.pairs(TherapyState.INFUSING).size());
        assertEquals(40 * 39 / 2 - 2, AlarmRig.pairs(TherapyState.OVERLAY).size());
        assertEquals(38 * 37 / 2 - 2, AlarmRig.pairs(TherapyState.DONE).size());
        assertEquals(41 * 40 / 2 - 2, AlarmRig.pairs(TherapyState.FAILED).size());
    }

    @ParameterizedTest
    @MethodSource("states")
    void showsBothAndQuietsEachAsItShall(int state) {
        for (List<Integer> pair : AlarmRig.pairs(state)) {
            new Course(state, pair.get(0), pair.get(1)).run();
            new Course(state, pair.get(1), pair.get(0)).run();
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    @Verifies("req~alarm.escalation~2")
    void raisesWhatNobodySeesBesideEachOther(int state) {
        for (List<Integer> pair : AlarmRig.pairs(state)) {
            if (pair.stream().noneMatch(AlarmOracle::isRaised)) {
                continue;
            }
            Course course = new Course(state, pair.get(0), pair.get(1));
            course.begin(pair.get(0));
            course.begin(pair.get(1));
            for (int minute = 0; minute < 16; minute++) {
                course.step(Orders.NONE, 60_000);
            }
        }
    }

    /** One rig and one oracle, in step. */
    private static final class Course {
        private final AlarmRig rig = new AlarmRig();
        private final AlarmOracle oracle = new AlarmOracle();
        private final int state;
        private final int first;
        private final int second;

        Course(int state, int first, int second) {
            this.state = state;
            this.first = first;
            this.second = second;
            if (is(AlarmCode.NOT_INFUSING)) {
                rig.state(TherapyState.INFUSING);
                step(Orders.NONE, STEP_MS);
            }
            // What the state says begins with it.
            boolean later = AlarmTable.saidBy(state).stream().anyMatch(this::is);
            rig.state(later ? TherapyState.HELD : state);
        }

        private boolean is(int code) {
            return first == code || second == code;
        }

        void run() {
            begin(first);
            step(Orders.AUDIO_PAUSE, STEP_MS);
            begin(second);
            // What begins breaks the pause, whatever it is.
            assertEquals(0, rig.out.pausedMs(), this::toString);
            assertTrue(oracle.heard().contains(second), this::toString);
            assertFalse(rig.out.pattern() == AlarmPattern.REMINDER, this::toString);
            step(Orders.NONE, 1_000);
            step(Orders.AUDIO_PAUSE, STEP_MS);
            step(Orders.ACKNOWLEDGE, STEP_MS);
            end(first);
            step(Orders.ACKNOWLEDGE, STEP_MS);
            boolean goes = AlarmTable.of(first).until() != AlarmTable.Until.POWER_ON;
            assertEquals(goes, !oracle.shown().contains(first), this::toString);
            begin(first);
            assertTrue(oracle.heard().contains(first), this::toString);
            end(second);
            step(Orders.ACKNOWLEDGE, STEP_MS);
            step(Orders.NONE, 1_000);
        }

        void begin(int code) {
            if (AlarmTable.saidBy(state).contains(code)) {
                rig.state(state);
            }
            rig.tell(code, true);
            if (AlarmRig.FOUND_IN_TIME.contains(code)) {
                await(code);
            } else {
                step(Orders.NONE, STEP_MS);
            }
            assertTrue(rig.presents(code), () -> this + ": " + AlarmTable.of(code) + " begins");
        }

        /** A sounder that is not heard shows by a sound. */
        private void await(int code) {
            boolean silent = code == AlarmCode.ANNUNCIATOR_FAILED && !sounds();
            boolean low = is(AlarmCode.RESERVOIR_LOW);
            int other = low ? AlarmCode.REPLACEMENT_DUE : AlarmCode.RESERVOIR_LOW;
            if (silent) {
                rig.tell(other, true);
                step(Orders.NONE, STEP_MS);
            }
            rig.await(code, () -> follow(Orders.NONE, AlarmRig.WAIT_STEP_MS));
            if (silent) {
                rig.tell(other, false);
            }
        }

        private boolean sounds() {
            return rig.out.pattern() != AlarmPattern.SILENT;
        }

        private void end(int code) {
            if (AlarmTable.saidBy(state).contains(code)) {
                rig.state(TherapyState.HELD);
            }
            rig.tell(code, false);
            step(Orders.NONE, STEP_MS);
            // Heard again when the burst that sounds is over, or the reminder.
            for (int i = 0; i < 4 && code == AlarmCode.ANNUNCIATOR_FAILED; i++) {
                step(Orders.NONE, AlarmRig.WAIT_STEP_MS);
            }
        }

        void step(int order, long ms) {
            rig.step(order, ms);
            follow(order, ms);
        }

        private void follow(int order, long ms) {
            Set<Integer> there = new HashSet<>(rig.told());
            for (int code : AlarmRig.FOUND_IN_TIME) {
                if (rig.presents(code)) {
                    there.add(code);
                }
            }
            oracle.step(order, ms, there);
            oracle.compare(rig.out, this);
        }

        @Override
        public String toString() {
            return AlarmTable.of(first) + " and " + AlarmTable.of(second) + " in " + state;
        }
    }
}
