package org.clepsydra.detect;

import org.clepsydra.signal.Signals;

/** Findings as sensors would make them that say yes or no and are believed. */
public final class PlainFindings {
    public boolean occluded;
    public boolean upstreamOccluded;
    public boolean air;
    public boolean doorOpen;
    public boolean batteryLow;
    public boolean batteryEmpty;
    public boolean temperature;
    public boolean motorOverload;
    public boolean wrongContainer;
    public boolean keyStuck;

    public void step(Signals in, Findings out) {
        out.clock(!in.clockTrusted(), in.lostMs() > 0);
        out.occluded(occluded, false);
        out.supply(upstreamOccluded, false);
        out.air(air, false);
        ConditionFindings condition = out.condition();
        condition.door(doorOpen, false);
        condition.battery(batteryLow, batteryEmpty, false);
        condition.temperature(temperature, false);
        condition.motor(motorOverload, false);
        condition.container(false, wrongContainer, false);
        condition.keyStuck(keyStuck);
    }
}
