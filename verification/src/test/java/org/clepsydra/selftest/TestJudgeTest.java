package org.clepsydra.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestJudgeTest {
    private final TestJudge judge =
            new TestJudge(new PumpGeometry(Devices.testing(SelfTestBits.ALL).seal()).condition());
    private final SensorFrame in = new SensorFrame();

    private int says(int test, int state, long figure) {
        in.selfTest().say(test, state, figure);
        return judge.step(test, in, Units.counts(0));
    }

    private int step(int test) {
        return judge.step(test, in, Units.counts(0));
    }

    @ParameterizedTest
    @Verifies("req~selftest.device~1")
    @ValueSource(
            ints = {SelfTestBits.CPU, SelfTestBits.RAM, SelfTestBits.STORE, SelfTestBits.WATCHDOG})
    void believesWhatHasNoFigure(int test) {
        assertEquals(SelfTestState.RUNNING, says(test, SelfTestState.RUNNING, 0));
        assertEquals(SelfTestState.NONE, says(test, SelfTestState.NONE, 0));
        assertEquals(SelfTestState.PASSED, says(test, SelfTestState.PASSED, 123));
        assertEquals(123, judge.figure());
        assertEquals(SelfTestState.FAILED, says(test, SelfTestState.FAILED, 5));
        assertEquals(5, judge.figure());
    }

    @Test
    @Verifies("req~selftest.device~1")
    void hearsNothingOfAnotherTest() {
        in.selfTest().say(SelfTestBits.CPU, SelfTestState.PASSED, 5);
        assertEquals(SelfTestState.RUNNING, step(SelfTestBits.RAM));
        in.selfTest().say(SelfTestBits.CPU | SelfTestBits.RAM, SelfTestState.FAILED, 5);
        assertEquals(SelfTestState.RUNNING, step(SelfTestBits.RAM));
        assertEquals(0, judge.figure());
    }

    @ParameterizedTest
    @Verifies("req~selftest.program~1")
    @CsvSource({"0, PASSED", "-1, FAILED", "1, FAILED", "4294967296, FAILED"})
    void comparesTheProgram(long beside, String state) throws ReflectiveOperationException {
        long figure = Devices.PROGRAM_CHECKSUM + beside;
        int wanted = SelfTestState.class.getField(state).getInt(null);
        assertEquals(wanted, says(SelfTestBits.PROGRAM, SelfTestState.PASSED, figure));
        assertEquals(figure, judge.figure());
        assertEquals(
                SelfTestState.RUNNING, says(SelfTestBits.PROGRAM, SelfTestState.RUNNING, figure));
    }

    /** Every combination of the four, and some that are none. */
    @Test
    @Verifies("req~selftest.switches~1")
    void wantsPowerWithBothSwitchesAlone() {
        for (int seen = -1; seen <= 24; seen++) {
            int wanted = seen == 8 ? SelfTestState.PASSED : SelfTestState.FAILED;
            assertEquals(wanted, says(SelfTestBits.MOTOR_SWITCHES, SelfTestState.PASSED, seen));
        }
    }

    @Test
    @Verifies("req~selftest.sounder~1")
    void wantsToHearTheSounderWhenItSoundsAlone() {
        for (int heard = -1; heard <= 6; heard++) {
            int wanted = heard == 2 ? SelfTestState.PASSED : SelfTestState.FAILED;
            assertEquals(wanted, says(SelfTestBits.ANNUNCIATOR, SelfTestState.PASSED, heard));
        }
    }

    /** Empty at 3,200 mV. */
    @Test
    @Verifies("req~selftest.battery~1")
    void wantsABatteryAboveEmptyUnderItsLoad() {
        int test = SelfTestBits.BATTERY_LOAD;
        assertEquals(SelfTestState.PASSED, says(test, SelfTestState.PASSED, 3_201));
        assertEquals(SelfTestState.FAILED, says(test, SelfTestState.PASSED, 3_200));
    }

    @ParameterizedTest
    @Verifies("req~selftest.pressure~1")
    @CsvSource({"-5001, RUNNING", "-5000, PASSED", "0, PASSED", "10000, PASSED", "10001, RUNNING"})
    void wantsThePressureOfALineAtRest(int pa, String state) throws ReflectiveOperationException {
        in.pressurePa(Units.pa(pa));
        assertEquals(SelfTestState.RUNNING, step(SelfTestBits.PRESSURE));
        assertEquals(0, judge.figure());
        in.pressureFresh(true);
        int wanted = SelfTestState.class.getField(state).getInt(null);
        assertEquals(wanted, step(SelfTestBits.PRESSURE));
        assertEquals(pa, judge.figure());
        in.pressureFresh(false);
        assertEquals(SelfTestState.RUNNING, step(SelfTestBits.PRESSURE));
        assertEquals(pa, judge.figure());
    }

    @Test
    @Verifies("req~selftest.door~1")
    void wantsBothContactsAlike() {
        in.doorShut(true, false);
        assertEquals(SelfTestState.RUNNING, step(SelfTestBits.DOOR));
        in.doorShut(false, true);
        assertEquals(SelfTestState.RUNNING, step(SelfTestBits.DOOR));
        in.doorShut(false, false);
        assertEquals(SelfTestState.PASSED, step(SelfTestBits.DOOR));
        in.doorShut(true, true);
        assertEquals(SelfTestState.PASSED, step(SelfTestBits.DOOR));
    }

    @Test
    @Verifies("req~selftest.encoder~1")
    void looksAtTheEncoderWhileTheMotorRests() {
        judge.time(200, 0);
        in.motorEnergised(true);
        assertEquals(SelfTestState.RUNNING, step(SelfTestBits.ENCODER));
        in.motorEnergised(false);
        assertEquals(SelfTestState.FAILED, judge.step(SelfTestBits.ENCODER, in, Units.counts(-3)));
        assertEquals(-3, judge.figure());
    }

    /** The monitor's counts 11 ms in a second less. */
    @Test
    @Verifies("req~selftest.clocks~1")
    void looksAtBothClocks() {
        judge.time(10, 500);
        judge.time(1_000, 1_489);
        assertEquals(SelfTestState.FAILED, step(SelfTestBits.CLOCKS));
        assertEquals(-11, judge.figure());
    }
}
