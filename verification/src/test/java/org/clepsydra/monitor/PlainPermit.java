package org.clepsydra.monitor;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;

/**
 * What stands where the second channel would: it permits everything, and of an overlay says that it
 * begins when it is ordered and is over when its time is and the driver has made it.
 */
public final class PlainPermit {
    private int row = Permit.NO_OVERLAY;
    private long atMs;

    /**
     * One step.
     *
     * @param overlaid whether an overlay ran after the last
     */
    public void step(Signals in, LoadedPlan plan, boolean overlaid, Permit out) {
        boolean begins = !overlaid && ordered(in.order()) != Permit.NO_OVERLAY;
        if (begins) {
            row = ordered(in.order());
            atMs = 0;
        } else if (overlaid) {
            // What is due at its end is released in the step before.
            boolean over = atMs >= plan.overlayMs(row) && in.microstepsToGo() == 0;
            row = over ? Permit.NO_OVERLAY : row;
            atMs = atMs + in.advanceMs();
        } else {
            row = Permit.NO_OVERLAY;
        }
        out.overlay(row, begins, Units.ms(Long.MAX_VALUE));
        if (plan.loaded()) {
            out.grant(Units.microsteps(Long.MAX_VALUE), 0, plan.envelopeChecksum());
        } else {
            out.deny(DenyReason.NO_ENVELOPE);
        }
    }

    private static int ordered(int order) {
        return switch (order) {
            case Orders.BOLUS -> PlanLayout.BOLUS;
            case Orders.PRIME -> PlanLayout.PRIME;
            case Orders.FLUSH -> PlanLayout.FLUSH;
            case Orders.KVO -> PlanLayout.KVO;
            default -> Permit.NO_OVERLAY;
        };
    }
}
