package org.clepsydra;

import org.clepsydra.link.MonitorLink;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Realizes;

/**
 * The control channel on a processor of its own; the other is a {@link
 * org.clepsydra.monitor.MonitorUnit}. What of an {@link OutputFrame} is the monitor's, the cutoff
 * and its own state, is filled there.
 */
public final class ControlUnit {
    private final ControlCore core;
    private final MonitorLink link;
    private final StepTrace trace = new StepTrace();
    private final StoredState stored = new StoredState();
    private boolean restores;

    /**
     * Builds the channel for one device.
     *
     * @param challenge of this power-on; its upper half no power-on before had
     */
    public ControlUnit(DeviceRecord device, long challenge) {
        core = new ControlCore(device);
        link = new MonitorLink(challenge);
    }

    /**
     * Notes what the store holds, which is gone on from as soon as the monitor has said what it
     * holds. Called once after power-on where the device stores state.
     */
    @Realizes("req~link.restore~2")
    public void restore(StoredState found) {
        stored.copy(found);
        long envelope = core.storedEnvelope(stored);
        link.reached(envelope, core.reservedMs(stored, envelope));
        restores = true;
    }

    /** Writes the request that the first step takes the reply to; after {@link #restore}. */
    @Realizes({"req~link.request~1", "req~link.restore~2"})
    public void begin(LinkFrame request) {
        link.ask(request);
    }

    /**
     * Takes the monitor's reply, decides, acts, and asks for the next.
     *
     * @param in what the device measured since the last step
     * @param order what the operator asks
     * @param reply what came since the last step, the last where there are several
     * @param request to be sent once {@code out} is applied
     * @param out filled but for what is the monitor's
     */
    public void step(
            SensorFrame in, OrderFrame order, LinkFrame reply, LinkFrame request, OutputFrame out) {
        trace.begin(in.watchdogChallenge());
        trace.mark(link.read(reply, in.nowMs(), out.permit()));
        if (restores && link.taken()) {
            restores = false;
            core.restore(stored, link.found(), link.heldEnvelope(), link.heldSeenNl());
        }
        if (restores) {
            core.await(in, order, out.permit(), trace, out);
        } else {
            core.step(in, order, out.permit(), trace, out);
        }
        link.ask(request);
    }
}
