package org.clepsydra.perf;

import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.port.DeviceRecord;

/** The whole core on the steady world: tested, loaded, confirmed, started, with a store. */
final class WholePump extends SteadyPump {
    private final PumpCore core;
    private final OutputFrame out = new OutputFrame();
    private long controlStored;
    private long monitorStored;

    /** Brings it to where it infuses. */
    WholePump() {
        DeviceRecord device = SteadyWorld.device();
        core = new PumpCore(device);
        // The self-test, and the first readings of each sensor.
        for (int i = 0; i < 200; i++) {
            step();
        }
        infuse(device);
    }

    /** What is measured: the world, one step, and what the device does with it. */
    @Override
    long step() {
        world.sense(out.motor().energise());
        world.air(out.sensorTests().tests());
        world.in.soundHeard(out.annunciator().sounds());
        world.in.stored(controlStored, monitorStored);
        core.step(world.in, order, out);
        world.drive(out.motor().microsteps());
        // The store is quick and keeps what it is shown.
        if (out.state().present()) {
            controlStored = out.state().sequence();
        }
        if (out.monitorState().present()) {
            monitorStored = out.monitorState().sequence();
        }
        return world.asked();
    }

    @Override
    int state() {
        return out.snapshot().state();
    }

    @Override
    boolean energised() {
        return out.motor().energise();
    }

    @Override
    long conditions() {
        return out.annunciator().conditions();
    }

    @Override
    int verdictRule() {
        return out.snapshot().verdictRule();
    }
}
