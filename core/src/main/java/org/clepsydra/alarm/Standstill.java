package org.clepsydra.alarm;

import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Finds an infusion that stands though nobody stopped it and nobody is at the pump, whatever the
 * reason: what stopped it may have been acknowledged, or may be a fault that announces nothing.
 *
 * <p>It keeps for itself whether an infusion is to run, from what it was last seen to do.
 */
final class Standstill {
    /** Long enough to see to a line and press START: an assumption. */
    private static final long UNATTENDED_MS = 30_000;

    private boolean runs;
    private boolean overlaid;
    private @Ms long leftMs;

    @Realizes("req~alarm.not-infusing~1")
    boolean step(Signals in, int therapyState) {
        boolean overlays = therapyState == TherapyState.OVERLAY;
        boolean moves = therapyState == TherapyState.INFUSING || overlays;
        // A STOP that nobody is known to have given is no reason to stand in silence.
        boolean attended = in.order() != Orders.NONE && !in.orderLost();
        boolean stop = attended && in.order() == Orders.STOP;
        // A prime ends where nothing has begun; whatever else comes there is a fault.
        overlaid = moves ? overlays : overlaid;
        boolean primed = overlaid && therapyState == TherapyState.READY;
        runs = moves || (runs && !stop && !primed && therapyState != TherapyState.DONE);
        if (moves || attended) {
            // Whoever pauses the sound has asked for as long as it pauses.
            boolean pauses = in.order() == Orders.AUDIO_PAUSE;
            leftMs = Units.ms(pauses ? AlarmFigures.PAUSE_MS : UNATTENDED_MS);
        } else {
            leftMs = Units.ms(leftMs - Math.min(in.elapsedMs(), leftMs));
        }
        return runs && leftMs == 0;
    }

    /** Whether an infusion is to run: it was begun, and nobody stopped it. */
    @Realizes({"req~alarm.not-infusing~1", "req~alarm.paused-long~1"})
    boolean runs() {
        return runs;
    }
}
