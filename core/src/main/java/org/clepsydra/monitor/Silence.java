package org.clepsydra.monitor;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * For how long a control channel on another processor has asked for nothing, and for how long what
 * was granted last may still move the head: it takes a reply up within one period, and moves the
 * head in another. And over which rests the store reserves on.
 */
@Realizes("req~link.unasked~1")
final class Silence {
    /** As long as the control channel waits for a reply before it ends what runs. */
    private static final long BRIDGED_MS = 300;

    private final MonitorGeometry device;
    private boolean linked;
    private boolean asked = true;
    private @Ms long unaskedMs;
    private @Ms long lingersMs;
    private long restMs = BRIDGED_MS;

    Silence(MonitorGeometry device) {
        this.device = device;
    }

    /** Notes that the control channel is elsewhere, and whether it asks in this step. */
    void hear(boolean asking) {
        linked = true;
        asked = asking;
    }

    /** Notes that the control channel is beside the monitor, and asks; anew in every step. */
    @Realizes("req~monitor.cutoff~2")
    void beside() {
        asked = true;
    }

    /** Whether it asks in this step. */
    boolean asked() {
        return asked;
    }

    void pass(@Ms long ms) {
        @Ms long mostMs = twoPeriodsMs();
        // Each is bounded before they are added.
        unaskedMs = Quantities.ms(Math.min(mostMs, unaskedMs + Math.min(mostMs, ms)));
        lingersMs = Quantities.ms(Math.max(0, lingersMs - ms));
        restMs = Math.min(BRIDGED_MS, restMs + Math.min(BRIDGED_MS, ms));
    }

    /** It asked, and was answered. */
    void answer(boolean granted) {
        unaskedMs = 0;
        // A millisecond more, so that it is 0 only after them.
        lingersMs = granted ? Quantities.ms(twoPeriodsMs() + 1) : lingersMs;
    }

    /** What the monitor ends itself is no rest, and reserves no more. */
    @Realizes("req~persistence.monitor-reserve~3")
    void end() {
        restMs = BRIDGED_MS;
    }

    /**
     * Whether to reserve: while it delivers, and over a link while it rests for a moment. A message
     * that is lost rests the motor; who took back the reservation for that would permit nothing
     * until the store had been written twice.
     */
    @Realizes("req~persistence.monitor-reserve~3")
    boolean reserves(boolean delivers) {
        restMs = delivers ? 0 : restMs;
        return delivers || (linked && restMs < BRIDGED_MS);
    }

    /** Time since it last asked, as far as that is no more than two periods. */
    @Ms
    long unaskedMs() {
        return unaskedMs;
    }

    /** Whether what was granted last may still move a head whose control channel is elsewhere. */
    boolean lingers() {
        return linked && lingersMs > 0;
    }

    private @Ms long twoPeriodsMs() {
        return Quantities.ms(device.longestMs(false) + device.longestMs(true));
    }
}
