package org.clepsydra.contract;

import org.clepsydra.port.SelfTestAnswer;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.SensorTests;
import org.clepsydra.port.Sensors;

/** The simulated pump's sensors with one thing wrong or nothing. */
final class SeededSensors implements SensorsRig, Sensors {
    private final SensorsRig rig;
    private final SensorsFault fault;
    private final SensorFrame truth = new SensorFrame();
    private long lastNowMs;
    private long lastMonitorMs;
    private long beganMs;
    private int reads;
    private int fresh;
    private int tests;
    private int wet;
    private int dry;
    private Tokens control = Tokens.ofControl();
    private Tokens monitor = Tokens.ofMonitor();

    SeededSensors(SensorsRig rig, SensorsFault fault) {
        this.rig = rig;
        this.fault = fault;
    }

    private boolean has(SensorsFault one) {
        return fault == one;
    }

    @Override
    public void read(SensorFrame into) {
        rig.sensors().read(truth);
        if (reads == 0 || truth.nowMs() < beganMs + 2 || truth.nowMs() < lastNowMs) {
            begin();
        }
        reads++;
        if (has(SensorsFault.WAITS_FOR_A_CONVERSION) && reads < 45) {
            Waiting.twoAndAHalfMs();
        }
        clocks(into);
        motion(into);
        pressure(into);
        air(into);
        selfTest(into);
        if (!has(SensorsFault.NO_CHALLENGE)) {
            into.watchdogChallenge(truth.watchdogChallenge());
        }
    }

    private void selfTest(SensorFrame into) {
        SelfTestAnswer said = truth.selfTest();
        boolean over = said.state() == SelfTestState.PASSED;
        boolean goesOn = over && has(SensorsFault.SELF_TEST_WITHOUT_AN_END);
        int state = goesOn ? SelfTestState.RUNNING : said.state();
        into.selfTest().say(said.test(), state, said.figure());
        if (said.test() == 0 && has(SensorsFault.SELF_TEST_SPEAKS_UNASKED)) {
            into.selfTest().say(SelfTestBits.CPU, SelfTestState.PASSED, 0);
        }
    }

    /** A clock that reads less than before is that of a new power-on. */
    private void begin() {
        reads = 0;
        fresh = 0;
        tests = 0;
        wet = 0;
        dry = 0;
        beganMs = truth.nowMs();
        lastMonitorMs = 0;
        control = Tokens.ofControl();
        monitor = Tokens.ofMonitor();
    }

    private void clocks(SensorFrame into) {
        boolean stops = reads % 100 == 99;
        long now = truth.nowMs();
        long monitor = truth.monitorNowMs();
        into.nowMs(stops && has(SensorsFault.CONTROL_CLOCK_STOPS_NOW_AND_THEN) ? lastNowMs : now);
        into.monitorNowMs(
                stops && has(SensorsFault.MONITOR_CLOCK_STOPS_NOW_AND_THEN)
                        ? lastMonitorMs
                        : monitor);
        if (has(SensorsFault.CONTROL_CLOCK_FAST)) {
            into.nowMs(now * 102 / 100);
        }
        lastNowMs = now;
        lastMonitorMs = monitor;
    }

    private void motion(SensorFrame into) {
        long counts = truth.encoderCounts();
        long creptCounts = (truth.nowMs() - beganMs) / 4_000;
        into.encoderCounts(
                has(SensorsFault.ENCODER_REVERSED)
                        ? -counts
                        : has(SensorsFault.ENCODER_CREEPS) ? counts + creptCounts : counts);
        into.motorEnergised(
                has(SensorsFault.ENERGISED_IS_CURRENT)
                        ? rig.motor().current()
                        : truth.motorEnergised());
        into.motorMicrosteps(
                has(SensorsFault.MADE_IN_EITHER_DIRECTION)
                        ? rig.motor().pulses()
                        : has(SensorsFault.MADE_IS_WHAT_WAS_GIVEN)
                                ? truth.motorMicrosteps() + truth.microstepsToGo()
                                : truth.motorMicrosteps());
        into.microstepsToGo(
                has(SensorsFault.TO_GO_IN_HALF_STEPS)
                        ? 2 * truth.microstepsToGo()
                        : truth.microstepsToGo());
    }

    private void pressure(SensorFrame into) {
        fresh += truth.pressureFresh() ? 1 : 0;
        boolean drops =
                has(SensorsFault.NEVER_FRESH)
                        || (has(SensorsFault.EVERY_OTHER_FRESH) && fresh % 2 == 1);
        into.pressureFresh((truth.pressureFresh() && !drops) || has(SensorsFault.ALWAYS_FRESH));
        if (truth.pressureFresh() || !has(SensorsFault.LEAVES_OLD_PRESSURE)) {
            into.pressurePa(truth.pressurePa() / (has(SensorsFault.KILOPASCALS) ? 1_000 : 1));
        }
    }

    private void air(SensorFrame into) {
        int all = truth.airWetSamples() + truth.airDrySamples();
        wet += truth.airWetSamples();
        dry += truth.airDrySamples();
        into.airSamples(truth.airWetSamples(), truth.airDrySamples());
        into.stored(truth.controlStored(), truth.monitorStored());
        into.sensorTestEcho(has(SensorsFault.NO_ECHO) ? 0 : truth.sensorTestEcho());
        if (has(SensorsFault.EACH_SAMPLE_COUNTED_TWICE)) {
            into.airSamples(2 * truth.airWetSamples(), 2 * truth.airDrySamples());
        } else if (has(SensorsFault.SAMPLES_SINCE_POWER_ON)) {
            into.airSamples(wet, dry);
        } else if (has(SensorsFault.AIR_NOT_SEEN) && tests == SensorTests.NONE) {
            into.airSamples(all, 0);
        } else if (has(SensorsFault.TEST_ANSWERED_BY_SOFTWARE) && tests == SensorTests.AIR_DRY) {
            into.airSamples(0, all);
        }
    }

    @Override
    public void test(int bits) {
        if (has(SensorsFault.THROWS_AT_AN_UNKNOWN_TEST) && (bits & ~SensorTests.AIR_DRY) != 0) {
            throw new IllegalArgumentException("no such test");
        }
        if (bits != SensorTests.NONE || !has(SensorsFault.TEST_GOES_ON)) {
            tests = bits;
            rig.sensors().test(bits);
        }
    }

    @Override
    public void selfTest(int test) {
        rig.sensors().selfTest(test);
        if (test == SelfTestBits.MOTOR_SWITCHES && has(SensorsFault.SELF_TEST_TURNS_THE_MOTOR)) {
            rig.motor().cutoff().close(monitor.next());
            long periodUs = rig.motor().device().pulsePeriodUsMin();
            rig.motor().driver().drive(1, periodUs, 1, control.next());
        }
    }

    @Override
    public MotorRig motor() {
        return rig.motor();
    }

    @Override
    public Sensors sensors() {
        return this;
    }

    @Override
    public long pressureReadings() {
        return rig.pressureReadings();
    }

    @Override
    public void freezePressure() {
        rig.freezePressure();
    }

    @Override
    public int applyPressure(int pa) {
        return rig.applyPressure(pa);
    }

    @Override
    public long airSamples() {
        return rig.airSamples();
    }

    @Override
    public void showAir() {
        rig.showAir();
    }

    @Override
    public void holdAirDetectorAtLiquid() {
        rig.holdAirDetectorAtLiquid();
    }
}
