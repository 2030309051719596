package org.clepsydra.signal;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * What is before the pump head, as far as the device has sensors for it: the pressure there, and
 * what is left in the container. Each is believed while it is in range and not silent, and the
 * pressure while it is not always the same.
 */
final class SupplyTrust {
    // A vacuum, and ten metres of water: no pressure before a head is beyond either.
    private static final int UPSTREAM_PA_MIN = -100_000;
    private static final int UPSTREAM_PA_MAX = 100_000;
    // As downstream. Longer errs to what is drawn from a closed line unseen.
    private static final long UPSTREAM_GAP_MS = 2_000;
    private static final long UPSTREAM_GAP_NL = 100_000;
    // Ten strokes of 50 uL, each of which any sensor of it feels. Less errs to false alarms of one
    // that is coarse, more to what is drawn from a closed line unseen.
    private static final long STUCK_NL = 500_000;
    // A container that was taken away reads less than nothing, by its own weight.
    private static final int CONTAINER_MG_MIN = -1_000_000;
    private static final int CONTAINER_MG_MAX = 10_000_000;
    // Ten readings of one a second. Longer errs to what flows freely unseen.
    private static final long CONTAINER_GAP_MS = 10_000;
    // Beyond every limit on any encoder; what a step adds is less, so that no sum overflows.
    private static final long PARTS_MAX = 1L << 61;

    private final PumpGeometry device;
    private @Ms long upstreamGapMs;
    private long upstreamGapParts;
    private boolean upstreamInRange = true;
    private int sameRaw;
    private long sameParts;
    private @Ms long containerGapMs;
    private boolean containerInRange = true;

    SupplyTrust(PumpGeometry device) {
        this.device = device;
    }

    /** One step, after the time and the head's motion are known. */
    void step(SensorFrame in, Signals out) {
        boolean upstream = !device.has(Fitted.UPSTREAM_PRESSURE) || upstream(in, out);
        boolean container = !device.has(Fitted.CONTAINER_SCALE) || container(in, out);
        out.supplyTrusted(upstream && container);
    }

    @Realizes("req~signal.upstream-trust~1")
    private boolean upstream(SensorFrame in, Signals out) {
        int raw = in.upstreamPa();
        boolean moving = moving(in.upstreamFresh(), raw, out);
        if (in.upstreamFresh()) {
            upstreamInRange = raw >= UPSTREAM_PA_MIN && raw <= UPSTREAM_PA_MAX;
            upstreamGapMs = 0;
            upstreamGapParts = 0;
        } else {
            long sinceMs = Math.min(out.elapsedMs(), UPSTREAM_GAP_MS + 1);
            upstreamGapMs = Units.ms(upstreamGapMs + sinceMs);
            long moved = device.partsMoved(out.forwardCounts());
            upstreamGapParts = Math.min(PARTS_MAX, upstreamGapParts + moved);
        }
        boolean usable = in.upstreamFresh() && upstreamInRange;
        out.upstream(usable ? Units.pa(raw) : out.upstreamPa(), usable);
        return moving
                && upstreamInRange
                && upstreamGapMs <= UPSTREAM_GAP_MS
                && upstreamGapParts <= device.partsOf(UPSTREAM_GAP_NL);
    }

    /** Whether a reading was another than the last within what such a sensor must feel. */
    @Realizes("req~signal.upstream-trust~1")
    private boolean moving(boolean fresh, int raw, Signals out) {
        long moved = device.partsMoved(out.forwardCounts());
        boolean other = fresh && raw != sameRaw;
        sameRaw = other ? raw : sameRaw;
        sameParts = other ? 0 : Math.min(PARTS_MAX, sameParts + moved);
        return sameParts <= device.partsOf(STUCK_NL);
    }

    @Realizes("req~signal.container-trust~1")
    private boolean container(SensorFrame in, Signals out) {
        int raw = in.containerMg();
        if (in.containerFresh()) {
            containerInRange = raw >= CONTAINER_MG_MIN && raw <= CONTAINER_MG_MAX;
            containerGapMs = 0;
        } else {
            long sinceMs = Math.min(out.elapsedMs(), CONTAINER_GAP_MS + 1);
            containerGapMs = Units.ms(containerGapMs + sinceMs);
        }
        boolean usable = in.containerFresh() && containerInRange;
        out.container(usable ? raw : out.containerMg(), usable);
        return containerInRange && containerGapMs <= CONTAINER_GAP_MS;
    }
}
