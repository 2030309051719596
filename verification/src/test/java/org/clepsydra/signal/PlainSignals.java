package org.clepsydra.signal;

import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.quantity.Units;

/** What a pump that judges no sensor still must know: the time, its driver's queue, the order. */
public final class PlainSignals {
    private static final long LONGEST_MS = 100;

    private boolean begun;
    private long lastMs;
    private long lastMicrosteps;
    private int lastSequence;

    public void step(SensorFrame in, OrderFrame asked, Signals out) {
        long elapsedMs = begun ? Math.max(0, in.nowMs() - lastMs) : 0;
        long advanceMs = Math.min(elapsedMs, LONGEST_MS);
        out.time(
                in.nowMs(),
                Units.ms(elapsedMs),
                Units.ms(advanceMs),
                Units.ms(elapsedMs - advanceMs),
                elapsedMs > 0 || !begun);
        long made = in.motorMicrosteps() - lastMicrosteps;
        out.driver(Units.microsteps(made), in.microstepsToGo());
        out.condition().sound(in.soundHeard());
        out.linked(true);
        out.order(asked.sequence() != lastSequence ? asked.order() : Orders.NONE, false);
        begun = true;
        lastMs = in.nowMs();
        lastMicrosteps = in.motorMicrosteps();
        lastSequence = asked.sequence();
    }
}
