package org.clepsydra.bench;

import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.alarm.AlarmPattern;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.Plant;
import org.clepsydra.world.PressureSettings;
import org.clepsydra.world.PumpModel;
import org.clepsydra.world.SelfTests;
import org.clepsydra.world.World;

/** The whole core on a pump that carries out every self-test, from power-on. */
final class SelfTestCourse {
    final World world;
    final SensorFrame in = new SensorFrame();
    final OutputFrame out = new OutputFrame();
    private final OrderFrame order = new OrderFrame();
    private final DeviceRecord device;
    private final PumpCore core;
    private final long stepMs;

    SelfTestCourse(Plant plant, long stepMs, long seed) {
        this.stepMs = stepMs;
        Plant testing = testing(plant);
        device = testing.pump().device();
        world = new World(testing, seed);
        core = new PumpCore(device);
    }

    private static Plant testing(Plant plant) {
        PumpModel pump =
                plant.pump()
                        .with(
                                d ->
                                        d.fitted(
                                                        plant.pump().device().fitted()
                                                                | Fitted.SOUND_FEEDBACK)
                                                .selfTests(SelfTestBits.ALL)
                                                .programChecksum(SelfTests.PROGRAM_CHECKSUM));
        PressureSettings pressure = plant.pressure();
        // A set that was primed just now reads up to 10 kPa too high here, and may fail.
        PressureSettings relaxed =
                new PressureSettings(
                        pressure.gauge(), pressure.driftKpaPerH(), 0, pressure.rippleKpa());
        return new Plant(
                pump,
                plant.line(),
                plant.source(),
                plant.tube(),
                plant.containerUl(),
                plant.head(),
                plant.gain(),
                plant.patient(),
                relaxed,
                plant.air(),
                plant.missedCounts(),
                plant.stalls(),
                plant.roomC());
    }

    void load(long nlPerH) {
        PlanImages.flat(device, nlPerH, 3_600_000).writeTo(order.image());
        give(Orders.LOAD);
        Entries.again(order);
        give(Orders.CONFIRM);
    }

    void give(int code) {
        order.give(code);
        step();
    }

    void step() {
        world.read(in);
        // The sounder of the alarms is heard when it sounds.
        in.soundHeard(out.annunciator().pattern() != AlarmPattern.SILENT);
        core.step(in, order, out);
        world.apply(out);
        world.advance(1_000 * stepMs);
    }

    /** Until no test is asked for any more, or 30 s have passed; seconds since power-on. */
    double untilTestedS() {
        do {
            step();
        } while (out.sensorTests().selfTest() != 0 && world.timeUs() < 30_000_000);
        return world.timeUs() / 1e6;
    }

    int rule() {
        return out.snapshot().verdictRule();
    }

    long figure() {
        return out.snapshot().verdictFigure();
    }

    boolean infusing() {
        return out.snapshot().state() == TherapyState.INFUSING;
    }

    boolean failed() {
        return (out.annunciator().present() & 1L << AlarmCode.SELF_TEST_FAILED) != 0;
    }
}
