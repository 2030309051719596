package org.clepsydra.contract;

import org.clepsydra.port.SensorFrame;

/**
 * Reads a {@link SensorsRig}. Before each reading every field holds what no sensor gives, so that a
 * field which is left out is never taken for a reading.
 */
final class Eyes {
    static final long NO_LONG = Long.MIN_VALUE + 7;
    static final int NO_INT = Integer.MIN_VALUE + 7;

    final SensorsRig rig;
    final Hands hands;
    final SensorFrame frame = new SensorFrame();
    private boolean poison;

    Eyes(SensorsRig rig) {
        this.rig = rig;
        hands = new Hands(rig.motor());
    }

    /** Lets time pass, then reads. */
    SensorFrame after(int ms) {
        rig.motor().pass(ms);
        return read();
    }

    SensorFrame read() {
        poison = !poison;
        frame.nowMs(NO_LONG);
        frame.monitorNowMs(NO_LONG);
        frame.encoderCounts(NO_LONG);
        frame.microstepsToGo(NO_LONG);
        frame.motorMicrosteps(NO_LONG);
        frame.motorEnergised(poison);
        frame.pressurePa(NO_INT);
        frame.pressureFresh(poison);
        frame.airSamples(NO_INT, NO_INT);
        frame.sensorTestEcho(NO_INT);
        frame.stored(NO_LONG, NO_LONG);
        frame.watchdogChallenge(NO_INT);
        rig.sensors().read(frame);
        return frame;
    }

    /** What the switched fields held before the last reading. */
    boolean poison() {
        return poison;
    }
}
