package org.clepsydra.alarm;

import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Finds a plan that waits for START, stopped or not begun yet, and nobody is at the pump. Why it
 * waits does not matter, where no other condition says so.
 */
final class LongPause {
    private static final long UNATTENDED_MS = 300_000;

    private boolean keyWasDown;
    private @Ms long leftMs = Units.ms(UNATTENDED_MS);

    /**
     * One step.
     *
     * @param told whether another condition says that it stands: that nobody stopped it, or that it
     *     was restored
     */
    @Realizes("req~alarm.paused-long~1")
    boolean step(Signals in, int therapyState, boolean told) {
        boolean loaded = therapyState == TherapyState.READY || therapyState == TherapyState.HELD;
        boolean ordered = in.order() != Orders.NONE && !in.orderLost();
        // Only as it goes down: one that is stuck is nobody.
        boolean keyDown = in.condition().keyDown();
        boolean pressed = keyDown && !keyWasDown;
        keyWasDown = keyDown;
        boolean waits = loaded && !told && !ordered && !pressed;
        long passedMs = Math.min(in.elapsedMs(), leftMs);
        leftMs = Units.ms(waits ? leftMs - passedMs : UNATTENDED_MS);
        return leftMs == 0;
    }
}
