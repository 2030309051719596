package org.clepsydra.detect;

import org.clepsydra.Devices;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.SensorTests;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;

/** The detectors behind the real validator, on a pump of 1 uL a count. */
final class Line {
    static final DeviceRecord PUMP = Devices.bedside().nlPerRev(500_000).countsPerRev(500).seal();

    final SensorFrame in = new SensorFrame();
    final OrderFrame order = new OrderFrame();
    final Findings findings = new Findings();
    final LoadedPlan plan;
    private final Validator validator;
    private final Detectors detectors;
    private final Signals signals = new Signals();
    boolean tested = true;
    boolean primes;

    final DeviceRecord device;

    Line() {
        this(PUMP);
    }

    Line(DeviceRecord device) {
        this.device = device;
        PumpGeometry geometry = new PumpGeometry(device);
        plan = new LoadedPlan(geometry);
        validator = new Validator(geometry);
        detectors = new Detectors(geometry);
        in.pressureFresh(true);
        in.airSamples(1, 0);
        step(10);
    }

    /** Loads 86.4 mL with an occlusion limit of 40 kPa and a bubble limit of 100 uL. */
    Line loaded() {
        plan.offer(PlanImages.image(PlanImages.mfolfox(device)));
        if (!plan.loaded()) {
            throw new IllegalStateException("rule " + plan.verdict().rule());
        }
        return this;
    }

    /** Goes on from air that was kept. */
    Line restored(long bubbleNl, long quarterNl, long dayNl) {
        detectors.restoreAir(bubbleNl, quarterNl, dayNl);
        return this;
    }

    void step(long ms) {
        in.nowMs(in.nowMs() + ms);
        in.monitorNowMs(in.nowMs());
        validator.step(in, order, signals);
        detectors.step(signals, tested, primes, plan, findings);
    }

    void give(int code) {
        order.give(code);
        step(10);
    }

    void pressure(long ms, int pa) {
        in.pressurePa(pa);
        step(ms);
    }

    /** Moves the pump by {@code counts}, of 1 uL each, while the detector takes these samples. */
    void move(long counts, int wet, int dry) {
        in.sensorTestEcho(SensorTests.NONE);
        in.encoderCounts(in.encoderCounts() + counts);
        in.airSamples(wet, dry);
        step(10);
    }
}
