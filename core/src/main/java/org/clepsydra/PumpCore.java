package org.clepsydra;

import org.clepsydra.monitor.Monitor;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Realizes;

/** The pump on one processor: the monitor, the control channel, and the step of both. */
public final class PumpCore {
    private final Monitor monitor;
    private final ControlCore control;
    private final StepTrace trace = new StepTrace();

    /**
     * Builds the core for one device.
     *
     * @param device what the mechanism is; a record out of range is not refused here, but no plan
     *     will ever be accepted for it
     */
    public PumpCore(DeviceRecord device) {
        monitor = new Monitor(device);
        control = new ControlCore(device);
    }

    /**
     * Goes on from what the store holds. Called once after power-on, before the first step, where
     * the device stores state; without it the core begins with nothing. Motion is by START only.
     *
     * @param stored every slot as it was read; nothing of it is believed unjudged
     */
    public void restore(StoredState stored) {
        boolean found = monitor.restore(stored);
        monitor.reach(control.reservedMs(stored, monitor.envelopeChecksum()));
        control.restore(stored, found, monitor.envelopeChecksum(), monitor.curveSeenNl());
    }

    /**
     * Senses, decides, acts. Data moves down this method and never up. What each stage gives back
     * goes into the trace; see {@link StepTrace}.
     *
     * @param in what the device measured since the last step
     * @param order what the operator asks
     * @param out filled whole, to be applied before the next step, the cutoff first
     */
    @Realizes("req~structure.flow~1")
    public void step(SensorFrame in, OrderFrame order, OutputFrame out) {
        trace.begin(in.watchdogChallenge());
        trace.mark(monitor.step(in, order, out.permit(), out.cutoff()));
        trace.mark(monitor.keep(in, out.monitorState()));
        control.step(in, order, out.permit(), trace, out);
    }
}
