package org.clepsydra.selftest;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.quantity.Units;

/** The self-tests alone, of a device that is told what to answer. */
final class PowerOn {
    final SensorFrame in = new SensorFrame();
    final SensorTestCommand out = new SensorTestCommand();
    final PowerOnTests tests;

    PowerOn(int selfTests) {
        tests = new PowerOnTests(new PumpGeometry(Devices.testing(selfTests).seal()));
    }

    /** One step, so long after the last by both clocks. */
    void step(long ms) {
        step(ms, 0);
    }

    /** The same, in which the encoder went so far. */
    void step(long ms, long counts) {
        in.monitorNowMs(Units.ms(in.monitorNowMs() + ms));
        tests.step(in, Units.ms(ms), Units.counts(counts), out);
    }

    /** The device passes what it is asked for, {@code ms} later. */
    void passes(long ms, long figure) {
        in.selfTest().say(out.selfTest(), SelfTestState.PASSED, figure);
        step(ms);
    }
}
