package org.clepsydra.contract;

import static org.clepsydra.contract.SensorsContract.clause;

import java.util.List;
import org.clepsydra.port.SelfTestAnswer;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.port.SensorFrame;

/**
 * What a device answers that tests itself. One whose record names no test keeps them all by saying
 * nothing. That it finds a fault is shown by putting faults in, which is the maker's (ASM-054).
 */
final class SelfTestClauses {
    private static final int STEP_MS = 100;
    private static final int MEMORY_FRAMES = 80;
    private static final int TEST_FRAMES = 20;

    /** What the core judges from the frame: the device need not answer. */
    private static final int FROM_THE_FRAME =
            SelfTestBits.ENCODER | SelfTestBits.PRESSURE | SelfTestBits.CLOCKS | SelfTestBits.DOOR;

    private SelfTestClauses() {}

    static List<Clause> of(SensorsRig rig) {
        return List.of(
                clause(
                        rig,
                        "self-test-passes",
                        "SelfTestBits, ASM-054",
                        "tests of the record that did not pass in their time",
                        SelfTestClauses::passes),
                clause(
                        rig,
                        "self-test-unasked",
                        "SelfTestBits, SelfTestAnswer",
                        "before, during and after each test: frames that say something of another",
                        SelfTestClauses::unasked),
                clause(
                        rig,
                        "self-test-no-pulse",
                        "SelfTestBits, ASM-054",
                        "every test, one after the other: pulses",
                        SelfTestClauses::noPulse));
    }

    private static int tests(Eyes e) {
        return e.rig.motor().device().selfTests() & ~FROM_THE_FRAME;
    }

    private static SelfTestAnswer asked(Eyes e, int test) {
        e.rig.sensors().selfTest(test);
        SensorFrame f = e.after(STEP_MS);
        return f.selfTest();
    }

    /** Frames until it is over, or its time is. */
    private static int frames(int test) {
        boolean memory = test == SelfTestBits.RAM || test == SelfTestBits.PROGRAM;
        return memory ? MEMORY_FRAMES : TEST_FRAMES;
    }

    private static boolean passed(SelfTestAnswer said, int test) {
        return said.test() == test && said.state() == SelfTestState.PASSED;
    }

    private static Finding passes(Eyes e) {
        long failed = 0;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            int test = tests(e) & 1 << bit;
            boolean passed = test == 0;
            for (int i = 0; i < frames(test) && !passed; i++) {
                passed = passed(asked(e, test), test);
            }
            failed += passed ? 0 : 1;
        }
        e.rig.sensors().selfTest(0);
        return Finding.exactly(failed, 0, "tests");
    }

    private static Finding unasked(Eyes e) {
        long wrong = 0;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            int test = tests(e) & 1 << bit;
            for (int i = 0; i < 5; i++) {
                wrong += saysOther(asked(e, 0), 0);
            }
            for (int i = 0; i < 5; i++) {
                wrong += saysOther(asked(e, test), test);
            }
        }
        wrong += saysOther(asked(e, 0), 0);
        return Finding.exactly(wrong, 0, "frames");
    }

    private static int saysOther(SelfTestAnswer said, int test) {
        boolean silent = said.test() == 0 && said.state() == SelfTestState.NONE;
        boolean ofIt = test != 0 && said.test() == test;
        return silent || ofIt ? 0 : 1;
    }

    private static Finding noPulse(Eyes e) {
        long before = e.rig.motor().pulses();
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            int test = tests(e) & 1 << bit;
            for (int i = 0; i < frames(test) && test != 0; i++) {
                asked(e, test);
            }
        }
        e.rig.sensors().selfTest(0);
        return Finding.exactly(e.rig.motor().pulses() - before, 0, "pulses");
    }
}
