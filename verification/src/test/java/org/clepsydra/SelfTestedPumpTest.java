package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.journal.EventCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The whole core on a device that tests its processor and its store. */
@Verifies("req~selftest.no-therapy~1")
class SelfTestedPumpTest {
    private static final long FAILED = 1L << AlarmCode.SELF_TEST_FAILED;

    private final DeviceRecord device =
            Devices.bedside()
                    .storesState(true)
                    .selfTests(SelfTestBits.CPU | SelfTestBits.STORE)
                    .seal();
    private Pump pump = on();
    private final List<String> noted = new ArrayList<>();

    private Pump on() {
        return new Pump(device).restored(new StoredState()).tested();
    }

    private void loaded() {
        pump.loaded(PlanImages.flat(device, 360_000_000, 3_600_000).prime(5_000_000, 180_000, 2));
        assertEquals(TherapyState.READY, pump.state());
        pump.step(10);
    }

    /** The device says so of what it is asked for. */
    private void answers(int state, long figure) {
        pump.in.selfTest().say(pump.out.sensorTests().selfTest(), state, figure);
        step();
    }

    private void passes() {
        answers(SelfTestState.PASSED, 0);
        answers(SelfTestState.PASSED, 0);
    }

    private void step() {
        pump.step(10);
        if (pump.out.store().present()) {
            long[] record = pump.out.store().record();
            noted.add(record[2] + " " + record[3] + " " + record[4]);
        }
    }

    private void refused(int rule, long figure) {
        pump.give(Orders.START);
        assertEquals(rule, pump.out.snapshot().verdictRule());
        assertEquals(figure, pump.out.snapshot().verdictFigure());
        assertFalse(pump.out.motor().energise());
        assertEquals(0, pump.received);
    }

    @Test
    void takesAPlanButNoStartBeforeAllPassed() {
        loaded();
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().verdictRule());
        refused(Rule.SELF_TESTS_PENDING, 0);
        assertEquals(0, pump.out.snapshot().verdictLimit());
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(0, pump.out.annunciator().conditions());
        answers(SelfTestState.PASSED, 0);
        refused(Rule.SELF_TESTS_PENDING, 0);
        answers(SelfTestState.PASSED, 0);
        pump.started();
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().verdictRule());
        pump.run(1_000, 10);
        assertTrue(pump.received > 0);
        assertEquals(0, pump.out.annunciator().conditions());
    }

    @Test
    void saysSoWhateverElseStartLacks() {
        refused(Rule.SELF_TESTS_PENDING, 0);
        assertEquals(TherapyState.IDLE, pump.state());
        pump.give(Orders.STOP);
        PlanImages.flat(device, 360_000_000, 3_600_000).writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        refused(Rule.SELF_TESTS_PENDING, 0);
        passes();
        // Nobody has entered it again.
        refused(Rule.NOT_CONFIRMED, Orders.START);
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    void primesOnlyAfterAllPassed() {
        loaded();
        pump.give(Orders.PRIME);
        assertEquals(TherapyState.READY, pump.state());
        passes();
        // To the monitor it began.
        pump.give(Orders.STOP);
        pump.give(Orders.PRIME);
        assertEquals(TherapyState.OVERLAY, pump.state());
    }

    @Test
    @Verifies({"req~selftest.announced~1", "req~alarm.latch~6"})
    void givesNothingAfterOneFailed() {
        loaded();
        answers(SelfTestState.PASSED, 0);
        answers(SelfTestState.FAILED, 7);
        assertEquals(FAILED, pump.out.annunciator().conditions());
        assertEquals(AlarmCode.HIGH, pump.out.annunciator().priority());
        refused(Rule.SELF_TEST_FAILED, SelfTestBits.STORE);
        assertEquals(0, pump.out.snapshot().verdictLimit());
        pump.in.selfTest().say(SelfTestBits.STORE, SelfTestState.PASSED, 0);
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.ACKNOWLEDGE);
        assertEquals(FAILED, pump.out.annunciator().conditions());
        pump.give(Orders.PRIME);
        assertEquals(TherapyState.READY, pump.state());
        refused(Rule.SELF_TEST_FAILED, SelfTestBits.STORE);
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(FAILED, pump.out.annunciator().present());
    }

    @Test
    @Verifies({"req~selftest.announced~1", "req~selftest.logged~1"})
    void isAsNewAfterPowerOn() {
        StoredState kept = new StoredState();
        pump = new Pump(device).restored(kept).tested();
        answers(SelfTestState.FAILED, 7);
        pump.run(100, 10);
        pump = new Pump(device).restored(kept).tested();
        assertEquals(FAILED, pump.out.annunciator().conditions());
        assertEquals(0, pump.out.annunciator().present());
        pump.give(Orders.ACKNOWLEDGE);
        passes();
        assertEquals(0, pump.out.annunciator().conditions());
        loaded();
        pump.started();
    }

    @Test
    @Verifies("req~selftest.at-any-time~1")
    void stopsAnInfusionWhenOneFailsLater() {
        loaded();
        passes();
        pump.started();
        pump.run(1_000, 10);
        pump.in.selfTest().say(SelfTestBits.CPU, SelfTestState.FAILED, 9);
        pump.step(10);
        assertEquals(TherapyState.HELD, pump.state());
        assertFalse(pump.out.motor().energise());
        assertEquals(FAILED, pump.out.annunciator().conditions());
        long received = pump.received;
        pump.in.selfTest().say(0, SelfTestState.NONE, 0);
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.START);
        assertEquals(Rule.SELF_TEST_FAILED, pump.out.snapshot().verdictRule());
        assertEquals(SelfTestBits.CPU, pump.out.snapshot().verdictFigure());
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(received, pump.received);
    }

    /** One count is the reading's own; the second is motion. */
    @Test
    @Verifies("req~selftest.encoder~1")
    void findsAnEncoderThatCountsAtRest() {
        for (int counts = 1; counts <= 2; counts++) {
            DeviceRecord turned = Devices.bedside().selfTests(SelfTestBits.ENCODER).seal();
            pump = new Pump(turned);
            pump.turns = false;
            pump.run(50, 10);
            pump.in.encoderCounts(counts);
            pump.run(500, 10);
            long failed = pump.out.annunciator().conditions() & FAILED;
            assertEquals(counts == 2 ? FAILED : 0, failed, counts + " counts");
        }
    }

    private List<String> notedAbout(int... codes) {
        for (int i = 0; i < 20; i++) {
            step();
        }
        List<String> about = new ArrayList<>();
        for (String one : noted) {
            for (int code : codes) {
                if (one.startsWith(code + " ")) {
                    about.add(one);
                }
            }
        }
        return about;
    }

    /** Asked in the first step; the second and third of 10 ms passed without an answer. */
    @Test
    @Verifies("req~selftest.logged~1")
    void notesThatAllPassedOnce() {
        passes();
        assertEquals(
                List.of(EventCode.SELF_TESTS_PASSED + " 9 40"),
                notedAbout(EventCode.SELF_TESTS_PASSED, EventCode.SELF_TEST_FAILED));
    }

    @Test
    @Verifies("req~selftest.logged~1")
    void notesWhichFailedAndWhatItFoundOnce() {
        answers(SelfTestState.PASSED, 3);
        answers(SelfTestState.FAILED, 7);
        assertEquals(
                List.of(EventCode.SELF_TEST_FAILED + " 8 7"),
                notedAbout(EventCode.SELF_TESTS_PASSED, EventCode.SELF_TEST_FAILED));
    }

    @Test
    @Verifies("req~selftest.logged~1")
    void notesOneThatFailsAfterAllPassed() {
        passes();
        for (int i = 0; i < 10; i++) {
            step();
        }
        pump.in.selfTest().say(SelfTestBits.CPU, SelfTestState.FAILED, 9);
        assertEquals(
                List.of(EventCode.SELF_TESTS_PASSED + " 9 40", EventCode.SELF_TEST_FAILED + " 1 9"),
                notedAbout(EventCode.SELF_TESTS_PASSED, EventCode.SELF_TEST_FAILED));
    }

    @Test
    @Verifies("req~selftest.logged~1")
    void notesNothingWhereThereIsNoTest() {
        pump = new Pump(Devices.bedside().seal()).tested();
        assertEquals(
                List.of(), notedAbout(EventCode.SELF_TESTS_PASSED, EventCode.SELF_TEST_FAILED));
    }

    /** One damaged record was handed over: the chain broke at 0, and goes on at 1. */
    @Test
    @Verifies("req~journal.restore~1")
    void notesBeforeItThatTheJournalIsBroken() {
        StoredState kept = new StoredState();
        kept.records(1);
        kept.record(0, 0, -1);
        pump = new Pump(device).restored(kept);
        pump.in.selfTest().say(SelfTestBits.CPU, SelfTestState.FAILED, 9);
        assertEquals(
                List.of(EventCode.JOURNAL_BROKEN + " 0 1", EventCode.SELF_TEST_FAILED + " 1 9"),
                notedAbout(EventCode.JOURNAL_BROKEN, EventCode.SELF_TEST_FAILED));
    }

    @Test
    @Verifies("req~selftest.logged~1")
    void notesWhenItWas() {
        answers(SelfTestState.PASSED, 0);
        answers(SelfTestState.PASSED, 0);
        assertNotedNow(EventCode.SELF_TESTS_PASSED);
        pump.in.selfTest().say(SelfTestBits.CPU, SelfTestState.FAILED, 9);
        pump.step(10);
        assertNotedNow(EventCode.SELF_TEST_FAILED);
    }

    /** With the core's time of this step, though the store may take it later. */
    private void assertNotedNow(int code) {
        long nowMs = pump.in.nowMs();
        assertTrue(nowMs > 0);
        for (int i = 0; i < 20; i++) {
            long[] record = pump.out.store().record();
            if (pump.out.store().present() && record[2] == code) {
                assertEquals(nowMs, record[1]);
                return;
            }
            pump.step(10);
        }
        throw new AssertionError("not noted: " + code);
    }
}
