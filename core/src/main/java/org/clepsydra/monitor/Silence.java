package org.clepsydra.monitor;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * For how long a control channel on another processor has asked for nothing, and for how long what
 * was granted last may still move the head: it takes a reply up within one period, and moves the
 * head in another.
 */
@Realizes("req~link.unasked~1")
final class Silence {
    private final MonitorGeometry device;
    private boolean linked;
    private boolean asked = true;
    private @Ms long unaskedMs;
    private @Ms long lingersMs;

    Silence(MonitorGeometry device) {
        this.device = device;
    }

    /** Notes that the control channel is elsewhere, and whether it asks in this step. */
    void hear(boolean asking) {
        linked = true;
        asked = asking;
    }

    /** Whether it asks in this step; where it is not elsewhere it always does. */
    boolean asked() {
        return asked;
    }

    void pass(@Ms long ms) {
        @Ms long mostMs = twoPeriodsMs();
        // Each is bounded before they are added.
        unaskedMs = Quantities.ms(Math.min(mostMs, unaskedMs + Math.min(mostMs, ms)));
        lingersMs = Quantities.ms(Math.max(0, lingersMs - ms));
    }

    /** It asked, and was answered. */
    void answer(boolean granted) {
        unaskedMs = 0;
        // A millisecond more, so that it is 0 only after them.
        lingersMs = granted ? Quantities.ms(twoPeriodsMs() + 1) : lingersMs;
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
