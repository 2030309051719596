package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.clepsydra.alarm.AlarmTable.Row;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sound and light of every condition, and of every two, as they are heard and seen in every state,
 * within the bounds of the table of signals.
 */
@Verifies({"req~alarm.sound~1", "req~alarm.light~1"})
class AlarmSignalTest {
    private static final long TICK_MS = 10;

    /** Of low, medium and high priority, which stop nothing. */
    private static final List<Integer> ONE_OF_EACH =
            List.of(AlarmCode.RESERVOIR_LOW, AlarmCode.LATE_STEP, AlarmCode.UNDER_DELIVERY);

    private final SplittableRandom random = new SplittableRandom(608);

    static IntStream states() {
        return AlarmTable.states();
    }

    private LongSupplier steps(long ms) {
        return ms > 0 ? () -> ms : () -> random.nextLong(1, 1_001);
    }

    /** Steps of one length, or of any where it is 0. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 10, 33, 100, 250, 1_000, 10_000, 0})
    void keepsTheFiguresOfEachPriorityAtStepsOfAnyLength(long stepMs) {
        for (int code : ONE_OF_EACH) {
            AlarmRig rig = new AlarmRig();
            rig.tell(code, true);
            rig.step(Orders.NONE, 10);
            Ear ear = new Ear();
            listen(rig, ear, 100_000, steps(stepMs));
            judge(ear, AlarmTable.of(code).priority(), 0, AlarmTable.of(code));
        }
    }

    private static void listen(AlarmRig rig, Ear ear, long forMs, LongSupplier steps) {
        while (ear.nowMs() < forMs) {
            long ms = steps.getAsLong();
            ear.hear(rig.out, ms);
            rig.step(Orders.NONE, ms);
        }
    }

    /** Judges all but the first {@code cut} bursts, which were heard in part. */
    private static void judge(Ear ear, int priority, int cut, Object when) {
        List<List<Ear.On>> bursts = ear.bursts();
        assertTrue(bursts.size() > cut, () -> when + ": bursts");
        for (int i = cut; i < bursts.size(); i++) {
            SignalTable.burst(priority, bursts.get(i), when);
            if (i > 0) {
                SignalTable.interval(priority, bursts.get(i - 1), bursts.get(i), when);
            }
        }
        SignalTable.flashes(priority, ear.flashes(), ear.nowMs(), when);
    }

    /** Three times a burst and what follows it. */
    private static long longEnoughMs(int priority) {
        return switch (priority) {
            case AlarmCode.HIGH -> 26_000;
            case AlarmCode.MEDIUM -> 34_000;
            default -> 63_000;
        };
    }

    @ParameterizedTest
    @MethodSource("states")
    void keepsThemForEachConditionAndForEveryTwo(int state) {
        for (Row row : AlarmTable.rows().values()) {
            if (row.canBe(state)) {
                AlarmRig rig = rig(state, row.code());
                begin(rig, row.code());
                hear(rig, 1, row);
            }
        }
        for (List<Integer> pair : AlarmRig.pairs(state)) {
            // What must be waited for first, and else either.
            boolean turn = pair.stream().noneMatch(AlarmRig.FOUND_IN_TIME::contains);
            boolean later = AlarmRig.FOUND_IN_TIME.contains(pair.get(1));
            boolean back = turn ? random.nextBoolean() : later;
            both(state, pair.get(back ? 1 : 0), pair.get(back ? 0 : 1));
        }
    }

    private void both(int state, int first, int second) {
        Object when = AlarmTable.of(first) + " then " + AlarmTable.of(second) + " in " + state;
        AlarmRig rig = rig(state, first, second);
        begin(rig, first);
        rig.step(Orders.NONE, TICK_MS * random.nextLong(1, 400));
        int before = rig.out.priority();
        long soundMs = rig.out.soundMs();
        long lightMs = rig.out.lightMs();
        begin(rig, second);
        int after = rig.out.priority();
        boolean interrupts = after > before;
        if (!AlarmRig.FOUND_IN_TIME.contains(second)) {
            // A higher one breaks in at once; another goes on as it was.
            boolean none = interrupts || before == AlarmCode.NONE;
            long goesOnMs = (soundMs + TICK_MS) % AlarmPattern.periodMs(before);
            assertEquals(none ? 0 : goesOnMs, rig.out.soundMs(), () -> when + ": sound");
            long shinesOnMs = (lightMs + TICK_MS) % AlarmLight.periodMs(before);
            assertEquals(none ? 0 : shinesOnMs, rig.out.lightMs(), () -> when + ": light");
        }
        hear(rig, interrupts ? 0 : 1, when);
    }

    private void hear(AlarmRig rig, int cut, Object when) {
        int priority = rig.out.priority();
        Ear ear = new Ear(TICK_MS);
        listen(rig, ear, longEnoughMs(priority), () -> TICK_MS * random.nextLong(20, 101));
        assertEquals(priority, rig.out.priority(), () -> when + ": while heard");
        judge(ear, priority, cut, when);
    }

    /** In the state, or just before what it says of itself. */
    private static AlarmRig rig(int state, int... codes) {
        AlarmRig rig = new AlarmRig();
        if (IntStream.of(codes).anyMatch(code -> code == AlarmCode.NOT_INFUSING)) {
            rig.state(TherapyState.INFUSING);
            rig.step(Orders.NONE, TICK_MS);
        }
        rig.state(state);
        return rig;
    }

    private static void begin(AlarmRig rig, int code) {
        boolean deaf = code == AlarmCode.ANNUNCIATOR_FAILED;
        boolean silent = deaf && rig.out.pattern() == AlarmPattern.SILENT;
        rig.tell(AlarmCode.RESERVOIR_DISCREPANCY, silent);
        rig.tell(code, true);
        rig.step(Orders.NONE, TICK_MS);
        if (AlarmRig.FOUND_IN_TIME.contains(code)) {
            rig.await(code, () -> {});
        }
        assertTrue(rig.presents(code), () -> AlarmTable.of(code) + " begins");
    }

    /** At every ten milliseconds of a burst and what follows it. */
    @ParameterizedTest
    @CsvSource({
        "RESERVOIR_LOW, LATE_STEP, 20600",
        "RESERVOIR_LOW, UNDER_DELIVERY, 20600",
        "LATE_STEP, UNDER_DELIVERY, 11000"
    })
    void breaksIntoALowerBurstWhereverItIs(String lower, String higher, long periodMs)
            throws ReflectiveOperationException {
        int low = AlarmCode.class.getField(lower).getInt(null);
        int high = AlarmCode.class.getField(higher).getInt(null);
        for (long atMs = TICK_MS; atMs <= periodMs; atMs += TICK_MS) {
            AlarmRig rig = new AlarmRig();
            begin(rig, low);
            rig.step(Orders.NONE, atMs);
            begin(rig, high);
            assertEquals(0, rig.out.pulse(), "at " + atMs);
            assertEquals(0, rig.out.soundMs(), "at " + atMs);
            assertTrue(rig.out.lit(), "at " + atMs);
            assertEquals(0, rig.out.lightMs(), "at " + atMs);
            hear(rig, 0, atMs);
        }
    }

    /** A low battery needs nobody to see that it is gone; the reservoir is still low. */
    @Test
    void beginsTheLowerAnewWhenTheHigherIsGone() {
        for (long atMs = TICK_MS; atMs <= 11_000; atMs += 70) {
            AlarmRig rig = new AlarmRig();
            begin(rig, AlarmCode.RESERVOIR_LOW);
            begin(rig, AlarmCode.BATTERY_LOW);
            rig.step(Orders.NONE, atMs);
            assertEquals(AlarmPattern.MEDIUM_BURST, rig.out.pattern());
            rig.tell(AlarmCode.BATTERY_LOW, false);
            rig.step(Orders.NONE, TICK_MS);
            assertEquals(AlarmPattern.LOW_BURST, rig.out.pattern());
            assertEquals(0, rig.out.soundMs());
            assertEquals(AlarmLight.CYAN, rig.out.light());
            hear(rig, 0, "at " + atMs);
        }
    }
}
