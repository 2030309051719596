package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;

/**
 * Holds what the driver made, and still has to make, against what it was told: commands that arrive
 * twice or not at all, and a driver that goes on by itself, leave pulses and encoder in agreement.
 *
 * <p>Two sums, as those of {@link MotionDetector}, of the whole microsteps that every step's
 * account is off: what was to go and what was told, less what was made and is to go. What a driver
 * drops when it is told to rest is no fault, nor is what one drops that was told nothing for too
 * long: that is announced as a late step.
 */
final class CommandDetector {
    // What was made and what is to go are not read at one moment: a pulse may fall between, at
    // either end of a span.
    private static final long LAG_MICROSTEPS = 2;
    // What a head may lose unseen, a driver may: the same four counts.
    private static final long LAG_COUNTS = 4;
    // Sums are in hundredths, so that a per cent is whole.
    private static final long HUNDREDTHS = 100;
    // A day at full speed of the quickest motor; what a step adds is below 2^19.
    private static final long BEYOND_MAX = 1L << 40;

    private final long countsPerRev;
    private final long enough;
    private boolean begun;
    private @Microsteps long lastToGo;
    private long shortBy;
    private long beyondBy;
    private boolean tooShort;
    private boolean tooFar;

    CommandDetector(PumpGeometry device) {
        countsPerRev = device.countsPerRev();
        long microsteps = LAG_MICROSTEPS * countsPerRev;
        enough = HUNDREDTHS * (LAG_COUNTS * device.microstepsPerRev() + microsteps) + 1;
    }

    /**
     * One step.
     *
     * @param sent what the driver was told to add since the last step, below 0 backward
     * @param rests whether it was told to rest instead
     */
    void step(Signals in, @Microsteps long sent, boolean rests, Findings out) {
        // What the operator has not been shown cannot be acknowledged, so this comes first.
        if ((tooShort || tooFar) && in.order() == Orders.ACKNOWLEDGE) {
            shortBy = 0;
            beyondBy = 0;
            tooShort = false;
            tooFar = false;
        }
        @Microsteps long toGo = Units.microsteps(in.microstepsToGo() - in.backToGo());
        long unordered = 0;
        // Numbers that cannot be believed are a fault of their own, and the next is read anew.
        if (begun && in.motorTrusted()) {
            boolean drops = rests || in.lostMs() > 0;
            unordered =
                    judge(
                            in.drivenMicrosteps() + toGo - lastToGo,
                            sent,
                            lastToGo + sent < 0,
                            drops);
        }
        begun = in.motorTrusted();
        lastToGo = toGo;
        out.commands(tooShort, tooFar, Units.microsteps(unordered));
    }

    /**
     * Judges one step's account; how many microsteps forward it has that were never told.
     *
     * @param took what the driver made, and by how much it has more to go
     * @param back whether it goes backward, where fewer is further
     * @param drops whether it may have dropped any of it
     */
    @Realizes({"req~detect.command-short~1", "req~detect.command-beyond~1"})
    private long judge(long took, @Microsteps long sent, boolean back, boolean drops) {
        long more = back ? sent - took : took - sent;
        long fewer = drops ? 0 : -more;
        long forgiven = Math.max(sent, -sent);
        long offBy = countsPerRev * (HUNDREDTHS * fewer - forgiven);
        shortBy = Math.max(0, Math.min(shortBy + offBy, enough));
        tooShort = tooShort || shortBy >= enough;
        // Of those that come before it is found, all are booked with the one that shows it.
        long known = tooFar ? beyondBy : 0;
        beyondBy = Math.max(0, Math.min(beyondBy + more, BEYOND_MAX));
        tooFar = tooFar || beyondBy > LAG_MICROSTEPS;
        boolean books = tooFar && !back;
        return books ? Math.max(0, beyondBy - known) : 0;
    }
}
