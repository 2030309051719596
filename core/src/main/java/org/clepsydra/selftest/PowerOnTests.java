package org.clepsydra.selftest;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.SelfTestAnswer;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.Stages;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Ms;

/**
 * Asks the device for the tests of its record, one at a time, and judges each. What failed stays so
 * until power-on.
 */
public final class PowerOnTests {
    private static final long ALL_MS_MAX = 20_000;
    private static final long MEMORY_MS_MAX = 8_000;
    private static final long TEST_MS_MAX = 2_000;

    private final PumpGeometry device;
    private final TestJudge judge;
    private boolean begun;
    private int passed;
    private int failed;
    private long figure;
    private long testMs;
    private long allMs;

    public PowerOnTests(PumpGeometry device) {
        this.device = device;
        judge = new TestJudge(device.condition());
    }

    /**
     * One step.
     *
     * @param elapsedMs since the last, by the control channel's clock, 0 or more
     * @param movedCounts how far the encoder went in it
     */
    @Realizes({
        "req~selftest.encoder~1",
        "req~selftest.sequence~1",
        "req~selftest.time~1",
        "req~structure.flow~1"
    })
    public int step(
            SensorFrame in, @Ms long elapsedMs, @Counts long movedCounts, SensorTestCommand out) {
        // Longer than any test may take, so that no sum can overflow.
        long ms = Math.min(elapsedMs, ALL_MS_MAX);
        judge.time(ms, in.monitorNowMs());
        noteAtAnyTime(in.selfTest());
        // What is said in the first step was asked by nobody.
        if (begun && pending()) {
            int state = judge.step(asked(), in, movedCounts);
            follow(state, ms);
        }
        begun = true;
        out.askSelfTest(asked());
        return Stages.POWER_ON_TESTS;
    }

    /** What fails while the device runs is no better than at power-on. */
    @Realizes("req~selftest.at-any-time~1")
    private void noteAtAnyTime(SelfTestAnswer said) {
        boolean fails = said.state() == SelfTestState.FAILED;
        if (fails && failed == 0) {
            int tested = device.condition().selfTests() & SelfTestBits.AT_ANY_TIME;
            failed = said.test() & tested;
            figure = said.figure();
        }
    }

    @Realizes({"req~selftest.sequence~1", "req~selftest.time~1"})
    private void follow(int state, long ms) {
        int test = asked();
        testMs = testMs + ms;
        allMs = allMs + ms;
        boolean late = testMs > longestMs(test) || allMs > ALL_MS_MAX;
        if (late || state == SelfTestState.FAILED) {
            failed = test;
            figure = judge.figure();
        } else if (state == SelfTestState.PASSED) {
            passed = passed | test;
            testMs = 0;
        }
    }

    private static long longestMs(int test) {
        boolean memory = test == SelfTestBits.RAM || test == SelfTestBits.PROGRAM;
        return memory ? MEMORY_MS_MAX : TEST_MS_MAX;
    }

    private int left() {
        return device.condition().selfTests() & SelfTestBits.ALL & ~passed;
    }

    /** The lowest bit of what is left; none after a failure. */
    private int asked() {
        return failed != 0 ? 0 : left() & -left();
    }

    /** Whether some test has still to pass, and none failed. */
    @Realizes({"req~selftest.logged~1", "req~selftest.no-therapy~1", "req~selftest.sequence~1"})
    public boolean pending() {
        return asked() != 0;
    }

    /** The test that failed, of {@link SelfTestBits}; 0 for none. */
    public int failedTest() {
        return failed;
    }

    /** What that test found; 0 where it found nothing. */
    public long figure() {
        return figure;
    }

    /** The tests that passed. */
    public int passedTests() {
        return passed;
    }

    /** How long they took in all. */
    public @Ms long tookMs() {
        return Units.ms(allMs);
    }
}
