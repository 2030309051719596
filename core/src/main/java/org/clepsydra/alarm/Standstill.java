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
    private @Ms long stoodMs;

    @Realizes("req~alarm.not-infusing~1")
    boolean step(Signals in, int therapyState) {
        boolean moves =
                therapyState == TherapyState.INFUSING || therapyState == TherapyState.OVERLAY;
        // A STOP that nobody is known to have given is no reason to stand in silence.
        boolean attended = in.order() != Orders.NONE && !in.orderLost();
        boolean over = (attended && in.order() == Orders.STOP) || therapyState == TherapyState.DONE;
        runs = moves || (runs && !over);
        long sinceMs = Math.min(in.elapsedMs(), UNATTENDED_MS);
        boolean stands = runs && !moves && !attended;
        stoodMs = Units.ms(stands ? Math.min(UNATTENDED_MS, stoodMs + sinceMs) : 0);
        return stoodMs >= UNATTENDED_MS;
    }
}
