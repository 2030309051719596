package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.signal.Signals;

/** Runs every detector, each on the same signals. */
public final class Detectors {
    private final OcclusionDetector occlusion = new OcclusionDetector();
    private final AirDetector air;
    private final MotionDetector motion;
    private final ConditionDetectors condition;

    public Detectors(PumpGeometry device) {
        air = new AirDetector(device);
        motion = new MotionDetector(device);
        condition = new ConditionDetectors(device);
    }

    /**
     * One step.
     *
     * @param airTested whether the air detector has passed its test since power-on
     */
    public void step(Signals in, boolean airTested, LoadedPlan plan, Findings out) {
        out.clock(!in.clockTrusted(), in.lostMs() > 0);
        out.occluded(occlusion.step(in, plan));
        air.step(in, airTested, plan, out);
        out.motorFault(!in.motorTrusted());
        motion.step(in, out);
        condition.step(in, out.condition());
    }
}
