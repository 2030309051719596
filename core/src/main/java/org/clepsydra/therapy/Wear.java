package org.clepsydra.therapy;

import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.StateLayout;
import org.clepsydra.quantity.Doubled;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;

/**
 * How much of its life the mechanism has behind it: every microstep ever released, for whatever
 * purpose and under whatever plan.
 *
 * <p>Booked before it is made, and after a loss of power with all that may have been: it errs to
 * more. A device without a store for state counts from power-on only, and states no life.
 */
@Realizes("req~replacement.count~1")
public final class Wear {
    private final PumpGeometry device;
    private final Doubled released = new Doubled();

    Wear(PumpGeometry device) {
        this.device = device;
    }

    /** Counts what is released, or may have been; it stays at the most there can be. */
    void book(long microsteps) {
        long sum = released.greater() + microsteps;
        released.set(Math.min(sum, HardLimits.LIFE_MICROSTEPS_MAX));
    }

    void keep(StateRecord record) {
        record.set(StateLayout.EVER_RELEASED, released.greater());
    }

    /** Goes on from {@code record}. */
    void restore(StateRecord record) {
        released.set(record.word(StateLayout.EVER_RELEASED));
    }

    /** Whether the count is as it was written. */
    boolean intact() {
        return released.intact();
    }

    /** Microsteps ever released, up to 2^52. */
    public @Microsteps long released() {
        return Units.microsteps(released.greater());
    }

    /** Whether the mechanism is due to be replaced, and not yet at the end of its service. */
    @Realizes("req~replacement.announced~1")
    public boolean replacementDue() {
        return reached(device.replacementDueMicrosteps()) && !ended();
    }

    /** Whether it is at the end of its service: it shall begin no new plan. */
    @Realizes("req~replacement.announced~1")
    public boolean ended() {
        return reached(device.endOfServiceMicrosteps());
    }

    /** A figure of 0 is none. */
    private boolean reached(@Microsteps long figure) {
        return figure > 0 && released.greater() >= figure;
    }
}
