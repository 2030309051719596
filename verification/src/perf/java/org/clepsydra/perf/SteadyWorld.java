package org.clepsydra.perf;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.SensorFrame;

/**
 * The same cheap world for every pump: a bedside pump with every sensor, each of which reads anew
 * before every step, and a motor that makes what it is asked for, but for the last microstep, which
 * falls after the next step. It allocates nothing and divides by nothing.
 */
final class SteadyWorld {
    static final long STEP_MS = 10;
    static final long CONTAINER_NUMBER = 77;
    static final long VOLUME_NL = 10_000_000_000L;

    /** 700 h: so long that no measurement on any machine comes to the end. */
    static final long DURATION_MS = 700L * 3_600_000;

    private static final int PASSED_HEAD_PA = 3_000;
    private static final int BEFORE_HEAD_PA = 1_000;
    private static final int CONTAINER_MG = 10_000_000;

    final SensorFrame in = new SensorFrame();
    private long nowMs;
    private long asked;
    private int ripple;

    /** With a store and a life that is counted. */
    static DeviceRecord device() {
        return draft()
                .storesState(true)
                .replacementDueMicrosteps(1L << 50)
                .endOfServiceMicrosteps(1L << 51)
                .backOffNlMax(200_000)
                .seal();
    }

    /** The same mechanism without. */
    static DeviceRecord plainDevice() {
        return draft().seal();
    }

    /** 0.1 mL a revolution in 6,400 microsteps of 15.625 nL; 500 counts of 200 nL. */
    private static DeviceRecord.Draft draft() {
        return DeviceRecord.draft()
                .deviceId(7_001)
                .nlPerRev(100_000)
                .microstepsPerRev(6_400)
                .microstepsPerQuantum(1)
                .countsPerRev(500)
                .pulsePeriodUsMin(150)
                .longestEnergisedMs(100)
                .longestIdleMs(100)
                .rateNlPerHMax(125_000_000L)
                .pressurePaMax(100_000)
                .fitted(Fitted.ALL & ~Fitted.REMOTE_LINK)
                .linePaPerMlPerH(20)
                .pressureSwingPa(500)
                .pressureNoisePa(50)
                .batteryLowMv(3_500)
                .batteryEmptyMv(3_200)
                .temperatureCentiCMin(500)
                .temperatureCentiCMax(4_000)
                .motorMilliampsMax(200);
    }

    /**
     * Fills the frame for the next step.
     *
     * @param energised whether the motor had current since the last
     */
    void sense(boolean energised) {
        nowMs = nowMs + STEP_MS;
        ripple = (ripple + 5) & 15;
        long toGo = energised ? 1 : 0;
        long made = Math.max(0, asked - toGo);
        in.nowMs(nowMs);
        in.monitorNowMs(nowMs);
        in.motorEnergised(energised);
        in.microstepsToGo(asked - made);
        in.motorMicrosteps(made);
        // 500 counts for 6,400 microsteps, and a milligram for 64.
        in.encoderCounts((made * 5) >> 6);
        in.container(CONTAINER_MG - (int) (made >> 6), true);
        in.pressurePa(PASSED_HEAD_PA + (ripple << 4));
        in.pressureFresh(true);
        in.upstream(BEFORE_HEAD_PA + (ripple << 2), true);
        in.motorMilliamps(80 + ripple, true);
        in.doorShut(true, true);
        in.battery(3_900 + ripple, true);
        in.temperature(2_500 + ripple, true);
        in.containerNumber(CONTAINER_NUMBER, true);
    }

    /** The air detector: ten samples a step, dry under its test. */
    void air(int test) {
        in.sensorTestEcho(test);
        in.airSamples(test == 0 ? 10 : 0, test == 0 ? 0 : 10);
    }

    /** Takes the microsteps of one command. */
    void drive(long microsteps) {
        asked = asked + microsteps;
    }

    /** Microsteps asked for since power-on. */
    long asked() {
        return asked;
    }
}
