package org.clepsydra.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the journal says of alarms. */
@Verifies("req~journal.events~4")
class AlarmEntriesTest {
    private static final long BLOCKED = 1L << AlarmCode.DOWNSTREAM_OCCLUSION;
    private static final long LATE = 1L << AlarmCode.LATE_STEP;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Pump pump = new Pump(bedside);
    private final List<String> stored = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    @BeforeEach
    void loaded() {
        pump.tested().loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000));
        pump.run(100, 10);
    }

    private void step(long ms) {
        pump.step(ms);
        if (pump.out.store().present()) {
            long[] r = pump.out.store().record();
            stored.add(r[2] + ": " + r[3] + ", " + r[4]);
            times.add(r[1]);
        }
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

    private static String taken(int order) {
        return EventCode.ORDER_TAKEN + ": " + order + ", " + TherapyState.READY;
    }

    private static String event(int code, long first, long second) {
        return code + ": " + first + ", " + second;
    }

    private void block() {
        pump.in.pressurePa(50_000);
        while (pump.out.annunciator().present() == 0) {
            step(10);
        }
    }

    @Test
    void notesThatAConditionEndedAndWhen() {
        block();
        pump.in.pressurePa(0);
        while (pump.out.annunciator().present() != 0) {
            step(10);
        }
        assertEquals(
                List.of(
                        event(EventCode.CONDITION, BLOCKED, BLOCKED),
                        event(EventCode.CONDITION_ENDED, BLOCKED, BLOCKED)),
                stored);
        assertEquals(pump.in.nowMs(), times.get(1));
    }

    @Test
    void notesTheAcknowledgementOfWhatWasShownAndWhatIsLeft() {
        block();
        step(101);
        run(50);
        stored.clear();
        give(Orders.ACKNOWLEDGE);
        run(50);
        assertEquals(
                List.of(
                        taken(Orders.ACKNOWLEDGE),
                        event(EventCode.ACKNOWLEDGED, BLOCKED | LATE, BLOCKED)),
                stored);
    }

    @Test
    void notesAPauseAndThatItRanOut() {
        block();
        run(50);
        stored.clear();
        give(Orders.AUDIO_PAUSE);
        run(119_990);
        assertEquals(
                List.of(taken(Orders.AUDIO_PAUSE), event(EventCode.AUDIO_PAUSE, BLOCKED, 120_000)),
                stored);
        run(50);
        assertEquals(event(EventCode.AUDIO_PAUSE_ENDED, BLOCKED, 0), stored.get(2));
        assertEquals(3, stored.size());
    }

    @Test
    void notesThatAPauseRanOutHoweverLittleWasLeft() {
        block();
        run(50);
        give(Orders.AUDIO_PAUSE);
        run(119_990);
        step(9);
        stored.clear();
        // A millisecond is left.
        step(10);
        run(50);
        assertEquals(List.of(event(EventCode.AUDIO_PAUSE_ENDED, BLOCKED, 0)), stored);
    }

    @Test
    void notesNoPauseThatANewConditionEndsAtOnce() {
        block();
        run(50);
        stored.clear();
        pump.order.give(Orders.AUDIO_PAUSE);
        step(101);
        run(50);
        assertEquals(
                List.of(
                        event(EventCode.LATE_STEP, 101, 1),
                        taken(Orders.AUDIO_PAUSE),
                        event(EventCode.CONDITION, LATE, BLOCKED | LATE)),
                stored);
    }

    @Test
    void notesThatANewConditionEndedAPause() {
        block();
        run(50);
        stored.clear();
        give(Orders.AUDIO_PAUSE);
        run(990);
        step(101);
        run(50);
        assertEquals(
                List.of(
                        taken(Orders.AUDIO_PAUSE),
                        event(EventCode.AUDIO_PAUSE, BLOCKED, 120_000),
                        event(EventCode.LATE_STEP, 101, 1),
                        event(EventCode.CONDITION, LATE, BLOCKED | LATE),
                        event(EventCode.AUDIO_PAUSE_ENDED, BLOCKED | LATE, 118_909)),
                stored);
    }

    @Test
    void notesAnotherPauseInAPause() {
        block();
        run(50);
        stored.clear();
        give(Orders.AUDIO_PAUSE);
        give(Orders.AUDIO_PAUSE);
        run(50);
        String pause = event(EventCode.AUDIO_PAUSE, BLOCKED, 120_000);
        String order = taken(Orders.AUDIO_PAUSE);
        assertEquals(List.of(order, pause, order, pause), stored);
    }

    /** An order in each step is as much as there is room for, and each flicker has a beginning. */
    @Test
    void notesAnEndOnlyWhereNothingElseWaits() {
        for (int i = 0; i < 20; i++) {
            pump.in.nowMs(pump.in.nowMs() - 10);
            give(Orders.STOP);
            pump.in.nowMs(pump.in.nowMs() + 10);
            give(Orders.STOP);
        }
        run(500);
        String began = EventCode.CONDITION + ": ";
        String ended = EventCode.CONDITION_ENDED + ": ";
        assertEquals(20, stored.stream().filter(r -> r.startsWith(began)).count());
        assertEquals(1, stored.stream().filter(r -> r.startsWith(ended)).count());
    }

    /** The clock stands in every other step, and catches up; each has a beginning. */
    @Test
    void isNotCrowdedOutByAConditionThatFlickers() {
        for (int i = 0; i < 300; i++) {
            pump.in.nowMs(pump.in.nowMs() - 10);
            step(10);
            pump.in.nowMs(pump.in.nowMs() + 10);
            step(10);
        }
        assertEquals(0, pump.out.store().lost());
        run(100);
        long clock = 1L << AlarmCode.CLOCK_FAULT;
        String end = event(EventCode.CONDITION_ENDED, clock, clock);
        assertEquals(300, stored.stream().filter(r -> r.startsWith("4: ")).count());
        assertEquals(end, stored.get(stored.size() - 1));
    }
}
