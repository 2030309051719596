package org.clepsydra.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("req~selftest.sequence~1")
class PowerOnTestsTest {
    private static final int FOUR =
            SelfTestBits.CPU | SelfTestBits.RAM | SelfTestBits.PROGRAM | SelfTestBits.STORE;

    private static long goodFigure(int test) {
        return switch (test) {
            case SelfTestBits.PROGRAM -> Devices.PROGRAM_CHECKSUM;
            case SelfTestBits.MOTOR_SWITCHES -> SelfTestBits.POWER_BOTH;
            case SelfTestBits.ANNUNCIATOR -> SelfTestBits.HEARD_SOUNDING;
            case SelfTestBits.BATTERY_LOAD -> 3_700;
            default -> 0;
        };
    }

    private static void failed(PowerOn device, int test, long figure) {
        assertEquals(test, device.tests.failedTest());
        assertEquals(figure, device.tests.figure());
        assertFalse(device.tests.pending());
        assertEquals(0, device.out.selfTest());
    }

    @Test
    void asksForNothingWhereTheRecordNamesNone() {
        PowerOn device = new PowerOn(0);
        assertFalse(device.tests.pending());
        device.step(0);
        assertEquals(0, device.out.selfTest());
        device.step(30_000);
        assertFalse(device.tests.pending());
        assertEquals(0, device.tests.failedTest());
        assertEquals(0, device.tests.tookMs());
    }

    @Test
    void asksForOneAfterTheOther() {
        PowerOn device = new PowerOn(SelfTestBits.ALL);
        device.in.pressureFresh(true);
        device.step(0);
        for (int i = 0; i < 12; i++) {
            int test = 1 << i;
            assertTrue(device.tests.pending());
            assertEquals(test, device.out.selfTest());
            assertEquals(test - 1, device.tests.passedTests());
            // 200 ms of rest and a second of both clocks; the others as they like.
            device.passes(1_000, goodFigure(test));
        }
        assertFalse(device.tests.pending());
        assertEquals(0, device.tests.failedTest());
        assertEquals(SelfTestBits.ALL, device.tests.passedTests());
        assertEquals(12_000, device.tests.tookMs());
        assertEquals(0, device.out.selfTest());
    }

    @Test
    void leavesOutWhatTheRecordDoesNotName() {
        PowerOn device = new PowerOn(SelfTestBits.RAM | SelfTestBits.WATCHDOG);
        device.step(0);
        assertEquals(SelfTestBits.RAM, device.out.selfTest());
        device.passes(10, 0);
        assertEquals(SelfTestBits.WATCHDOG, device.out.selfTest());
        device.passes(10, 0);
        assertFalse(device.tests.pending());
    }

    @Test
    void asksForNoneThatThereIsNot() {
        PowerOn device = new PowerOn(SelfTestBits.CPU | 1 << 12 | Integer.MIN_VALUE);
        device.step(0);
        device.passes(10, 0);
        assertFalse(device.tests.pending());
        assertEquals(0, device.out.selfTest());
    }

    @Test
    void hearsNothingInTheFirstStep() {
        PowerOn device = new PowerOn(SelfTestBits.STORE);
        device.in.selfTest().say(SelfTestBits.STORE, SelfTestState.PASSED, 0);
        device.step(0);
        assertEquals(SelfTestBits.STORE, device.out.selfTest());
        assertTrue(device.tests.pending());
        device.step(10);
        assertFalse(device.tests.pending());
    }

    @Test
    void goesOnAskingWhileItGoesOn() {
        PowerOn device = new PowerOn(FOUR);
        device.step(0);
        device.in.selfTest().say(SelfTestBits.CPU, SelfTestState.RUNNING, 0);
        device.step(2_000);
        assertEquals(SelfTestBits.CPU, device.out.selfTest());
        assertEquals(0, device.tests.passedTests());
    }

    @Test
    void endsWithTheFirstThatFails() {
        PowerOn device = new PowerOn(FOUR | SelfTestBits.WATCHDOG);
        device.step(0);
        device.passes(10, 0);
        device.passes(10, 0);
        device.passes(10, Devices.PROGRAM_CHECKSUM);
        device.in.selfTest().say(SelfTestBits.STORE, SelfTestState.FAILED, 77);
        device.step(10);
        failed(device, SelfTestBits.STORE, 77);
        device.in.selfTest().say(SelfTestBits.STORE, SelfTestState.PASSED, 78);
        device.step(10);
        failed(device, SelfTestBits.STORE, 77);
        device.in.selfTest().say(SelfTestBits.WATCHDOG, SelfTestState.FAILED, 79);
        device.step(30_000);
        failed(device, SelfTestBits.STORE, 77);
        assertEquals(7, device.tests.passedTests());
    }

    @ParameterizedTest
    @Verifies("req~selftest.time~1")
    @ValueSource(
            ints = {
                SelfTestBits.CPU,
                SelfTestBits.STORE,
                SelfTestBits.MOTOR_SWITCHES,
                SelfTestBits.WATCHDOG,
                SelfTestBits.ANNUNCIATOR,
                SelfTestBits.BATTERY_LOAD
            })
    void givesEachTwoSeconds(int test) {
        assertInTime(test, 2_000);
    }

    @ParameterizedTest
    @Verifies("req~selftest.time~1")
    @ValueSource(ints = {SelfTestBits.RAM, SelfTestBits.PROGRAM})
    void givesMemoryAndProgramEight(int test) {
        assertInTime(test, 8_000);
    }

    private static void assertInTime(int test, long longestMs) {
        PowerOn inTime = new PowerOn(test);
        inTime.step(0);
        inTime.step(longestMs - 1);
        assertTrue(inTime.tests.pending());
        inTime.passes(1, goodFigure(test));
        assertFalse(inTime.tests.pending());
        assertEquals(0, inTime.tests.failedTest());
        PowerOn late = new PowerOn(test);
        late.step(0);
        late.step(longestMs);
        assertTrue(late.tests.pending());
        late.passes(1, goodFigure(test));
        failed(late, test, goodFigure(test));
    }

    /** 2 + 8 + 8 + 2 s. */
    @Test
    @Verifies("req~selftest.time~1")
    void givesAllTwentySeconds() {
        PowerOn inTime = new PowerOn(FOUR);
        PowerOn late = new PowerOn(FOUR | SelfTestBits.MOTOR_SWITCHES);
        for (PowerOn device : new PowerOn[] {inTime, late}) {
            device.step(0);
            device.passes(2_000, 0);
            device.passes(8_000, 0);
            device.passes(8_000, Devices.PROGRAM_CHECKSUM);
            device.passes(2_000, 0);
            assertEquals(FOUR, device.tests.passedTests());
        }
        assertFalse(inTime.tests.pending());
        assertEquals(0, inTime.tests.failedTest());
        assertEquals(20_000, inTime.tests.tookMs());
        late.passes(1, SelfTestBits.POWER_BOTH);
        failed(late, SelfTestBits.MOTOR_SWITCHES, SelfTestBits.POWER_BOTH);
    }

    @Test
    @Verifies("req~selftest.time~1")
    void takesNoSpanForAShortOne() {
        PowerOn device = new PowerOn(SelfTestBits.RAM);
        device.step(0);
        device.step(1);
        device.in.selfTest().say(SelfTestBits.RAM, SelfTestState.PASSED, 0);
        device.step(Long.MAX_VALUE);
        failed(device, SelfTestBits.RAM, 0);
        // A step counts as 20 s at most.
        assertEquals(20_001, device.tests.tookMs());
    }

    /** What the one before found is not what this one did. */
    @Test
    @Verifies("req~selftest.time~1")
    void saysThatOneWithoutAnAnswerFoundNothing() {
        PowerOn device = new PowerOn(SelfTestBits.CPU | SelfTestBits.STORE);
        device.step(0);
        device.passes(10, 55);
        device.step(2_001);
        failed(device, SelfTestBits.STORE, 0);
    }

    @ParameterizedTest
    @Verifies("req~selftest.at-any-time~1")
    @ValueSource(ints = {SelfTestBits.CPU, SelfTestBits.RAM, SelfTestBits.PROGRAM})
    void failsWithWhatFailsLater(int test) {
        PowerOn device = new PowerOn(FOUR);
        device.step(0);
        for (int i = 0; i < 4; i++) {
            device.passes(10, i == 2 ? Devices.PROGRAM_CHECKSUM : 0);
        }
        device.in.selfTest().say(test, SelfTestState.RUNNING, 8);
        device.step(10);
        device.in.selfTest().say(test, SelfTestState.PASSED, 8);
        device.step(10);
        device.in.selfTest().say(SelfTestBits.STORE, SelfTestState.FAILED, 8);
        device.step(10);
        assertEquals(0, device.tests.failedTest());
        device.in.selfTest().say(test, SelfTestState.FAILED, 9);
        device.step(10);
        failed(device, test, 9);
        device.in.selfTest().say(7 - test, SelfTestState.FAILED, 10);
        device.step(10);
        failed(device, test, 9);
    }

    @Test
    @Verifies("req~selftest.at-any-time~1")
    void failsWithItBesideAnotherTest() {
        PowerOn device = new PowerOn(FOUR);
        device.step(0);
        device.passes(10, 0);
        device.passes(10, 0);
        assertEquals(SelfTestBits.PROGRAM, device.out.selfTest());
        device.in.selfTest().say(SelfTestBits.RAM, SelfTestState.FAILED, 9);
        device.step(10);
        failed(device, SelfTestBits.RAM, 9);
    }

    @Test
    @Verifies("req~selftest.at-any-time~1")
    void hearsNothingOfATestThatTheRecordDoesNotName() {
        PowerOn device = new PowerOn(SelfTestBits.CPU);
        device.step(0);
        device.in.selfTest().say(SelfTestBits.RAM, SelfTestState.FAILED, 9);
        device.step(10);
        assertEquals(0, device.tests.failedTest());
        assertTrue(device.tests.pending());
    }

    /**
     * Whatever is said, and whenever: what failed stays, what passed does, and one is asked for.
     */
    @Test
    @Verifies("req~selftest.no-therapy~1")
    void goesBackForNoFrame() {
        SplittableRandom random = new SplittableRandom(162);
        for (int run = 0; run < 2_000; run++) {
            PowerOn device = new PowerOn(random.nextInt(SelfTestBits.ALL + 1));
            int failed = 0;
            int passed = 0;
            for (int i = 0; i < 100; i++) {
                int asked = device.out.selfTest();
                int test = random.nextInt(3) == 0 ? random.nextInt() : asked;
                long figure = random.nextInt(3) == 0 ? random.nextLong() : goodFigure(asked);
                int state = random.nextInt(20) == 0 ? random.nextInt(5) : SelfTestState.PASSED;
                device.in.selfTest().say(test, state, figure);
                device.in.pressurePa(Units.pa(random.nextInt(-5_100, 10_100)));
                device.in.pressureFresh(random.nextBoolean());
                device.in.doorShut(random.nextBoolean(), random.nextBoolean());
                device.in.motorEnergised(random.nextInt(10) == 0);
                boolean jumps = random.nextInt(1_000) == 0;
                device.step(jumps ? Long.MAX_VALUE : random.nextInt(300));
                assertTrue(failed == 0 || device.tests.failedTest() == failed);
                assertEquals(passed, device.tests.passedTests() & passed);
                assertTrue(Integer.bitCount(device.out.selfTest()) <= 1);
                assertEquals(device.out.selfTest() != 0, device.tests.pending());
                failed = device.tests.failedTest();
                passed = device.tests.passedTests();
            }
        }
    }

    @Test
    void isOfTheRecordThatWasGiven() {
        assertFalse(new PumpGeometry(Devices.testing(1 << 12).seal()).accepted());
        assertTrue(new PumpGeometry(Devices.testing(SelfTestBits.ALL).seal()).accepted());
    }
}
