package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.signal.Signals;

/** Runs every detector, each on the same signals. */
public final class Detectors {
    private final OcclusionDetector occlusion = new OcclusionDetector();
    private final AirDetector air;

    public Detectors(PumpGeometry device) {
        air = new AirDetector(device);
    }

    public void step(Signals in, LoadedPlan plan, Findings out) {
        out.clock(!in.clockTrusted(), in.lostMs() > 0);
        out.occluded(occlusion.step(in, plan));
        air.step(in, plan, out);
    }
}
