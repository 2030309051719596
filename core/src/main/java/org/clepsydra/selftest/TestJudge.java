package org.clepsydra.selftest;

import org.clepsydra.plan.ConditionLimits;
import org.clepsydra.port.SelfTestAnswer;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;

/** How the test that is asked for stands, one of {@link SelfTestState}, and what it found. */
final class TestJudge {
    private static final int PRESSURE_PA_MIN = -5_000;
    private static final int PRESSURE_PA_MAX = 10_000;

    private final ConditionLimits limits;
    private final EncoderAtRest encoder = new EncoderAtRest();
    private final ClockRatio clocks = new ClockRatio();
    private long stepMs;
    private int judged;
    private long figure;

    TestJudge(ConditionLimits limits) {
        this.limits = limits;
    }

    /** Takes in the time of a step, whatever is asked for. */
    void time(long elapsedMs, long monitorNowMs) {
        stepMs = elapsedMs;
        clocks.read(elapsedMs, monitorNowMs);
    }

    /** Judges one step of a test. */
    int step(int test, SensorFrame in, @Counts long movedCounts) {
        if (test != judged) {
            judged = test;
            figure = 0;
        }
        switch (test) {
            case SelfTestBits.ENCODER:
                int rests = encoder.step(stepMs, movedCounts, in.motorEnergised());
                figure = encoder.movedCounts();
                return rests;
            case SelfTestBits.PRESSURE:
                return pressure(in);
            case SelfTestBits.CLOCKS:
                int alike = clocks.step();
                figure = clocks.apartMs();
                return alike;
            case SelfTestBits.DOOR:
                return door(in);
            default:
                return answer(test, in.selfTest());
        }
    }

    /** What the test found so far; 0 for nothing. */
    long figure() {
        return figure;
    }

    /** One that touches the line lifts it for a moment, so that it has the test's time. */
    @Realizes("req~selftest.pressure~1")
    private int pressure(SensorFrame in) {
        int pa = in.pressurePa();
        if (!in.pressureFresh()) {
            return SelfTestState.RUNNING;
        }
        figure = pa;
        boolean rests = pa >= PRESSURE_PA_MIN && pa <= PRESSURE_PA_MAX;
        return rests ? SelfTestState.PASSED : SelfTestState.RUNNING;
    }

    /** They bounce while it is moved. */
    @Realizes("req~selftest.door~1")
    private static int door(SensorFrame in) {
        boolean agree = in.doorShutA() == in.doorShutB();
        return agree ? SelfTestState.PASSED : SelfTestState.RUNNING;
    }

    @Realizes("req~selftest.device~1")
    private int answer(int test, SelfTestAnswer said) {
        if (said.test() != test) {
            return SelfTestState.RUNNING;
        }
        figure = said.figure();
        boolean holds = said.state() != SelfTestState.PASSED || agrees(test);
        return holds ? said.state() : SelfTestState.FAILED;
    }

    /** Whether the figure is what that of a test that passed must be. */
    @Realizes({
        "req~selftest.battery~1",
        "req~selftest.device~1",
        "req~selftest.program~1",
        "req~selftest.sounder~1",
        "req~selftest.switches~1"
    })
    private boolean agrees(int test) {
        switch (test) {
            case SelfTestBits.PROGRAM:
                return figure == limits.programChecksum();
            case SelfTestBits.MOTOR_SWITCHES:
                return figure == SelfTestBits.POWER_BOTH;
            case SelfTestBits.ANNUNCIATOR:
                return figure == SelfTestBits.HEARD_SOUNDING;
            case SelfTestBits.BATTERY_LOAD:
                return figure > limits.batteryEmptyMv();
            default:
                return true;
        }
    }
}
