package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Stages;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Nl;

/** Runs every detector, each on the same signals. */
public final class Detectors {
    private final OcclusionDetector occlusion = new OcclusionDetector();
    private final PressureRiseDetector rise;
    private final PressureSlope slope;
    private final AirDetector air;
    private final MotionDetector motion;
    private final CommandDetector command;
    private final ConditionDetectors condition;
    private final UpstreamDetector upstream = new UpstreamDetector();
    private final FlowDetector flow;
    private final StrokeRipple stroke;

    public Detectors(PumpGeometry device) {
        rise = new PressureRiseDetector(device);
        slope = new PressureSlope(device);
        air = new AirDetector(device);
        motion = new MotionDetector(device);
        command = new CommandDetector(device);
        condition = new ConditionDetectors(device);
        flow = new FlowDetector(device);
        stroke = new StrokeRipple(device);
    }

    /**
     * Goes on after a loss of power, before the first step, from the air that was kept: of the
     * bubble at the detector, and what passed in a quarter of an hour and in 24 h, each of 0 to
     * {@code HardLimits.AIR_NL_MAX} nL.
     */
    public void restoreAir(@Nl long bubbleNl, @Nl long quarterNl, @Nl long dayNl) {
        air.restore(bubbleNl, quarterNl, dayNl);
    }

    /**
     * One step.
     *
     * @param airTested whether the air detector has passed its test since power-on
     * @param primes whether a prime runs from this step on
     */
    public int step(Signals in, boolean airTested, boolean primes, LoadedPlan plan, Findings out) {
        out.clock(!in.clockTrusted(), in.lostMs() > 0);
        boolean high = occlusion.step(in, plan);
        boolean risen = rise.step(in, primes, plan, out);
        out.occluded(high, risen);
        slope.step(in, primes, plan, out);
        air.step(in, airTested, primes, plan, out);
        out.motorFault(!in.motorTrusted());
        motion.step(in, out);
        condition.step(in, out.stops(), plan, out.condition());
        out.supply(upstream.step(in), !in.supplyTrusted());
        flow.step(in, out);
        stroke.step(in, primes, out);
        return Stages.DETECTORS;
    }

    /** Takes in whether the figures of the device are intact. */
    @Realizes({
        "req~persistence.figures-intact~1",
        "req~persistence.images-intact~1",
        "req~structure.flow~1"
    })
    public int figures(boolean intact, Findings out) {
        out.unsound(!intact);
        return Stages.FIGURES;
    }

    /** Takes in whether self-tests are still to pass, and which failed, 0 for none. */
    @Realizes({"req~selftest.no-therapy~1", "req~structure.flow~1"})
    public int selfTests(boolean pending, int failed, Findings out) {
        out.selfTests(pending, failed);
        return Stages.SELF_TESTS;
    }

    /**
     * Holds the driver to what it was told in the last step.
     *
     * @param sent microsteps that it was to add, below 0 backward
     * @param rests whether it was to rest
     */
    @Realizes({"req~detect.command-beyond~1", "req~detect.command-short~1", "req~structure.flow~1"})
    public int compare(Signals in, @Microsteps long sent, boolean rests, Findings out) {
        command.step(in, sent, rests, out);
        return Stages.COMPARISON;
    }
}
