package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.Pa;

/**
 * Reckons what a blocked line holds more than an open one at rest, from the volume that raised its
 * pressure: what would be given at once when it opens.
 *
 * <p>What the head moved since the line was last seen open, and in proportion what it held then for
 * its flow, which an open line gives when the motor stops.
 */
@Realizes("req~delivery.back-off~2")
final class TrappedVolume {
    /** A line no more than this above its rest, and its flow's part, counts as open. */
    private static final long OPEN_PA = 3_000;

    /**
     * A cell of the lowest pressure, of which there are six hours: at 0.1 mL/h an occlusion is
     * found after three, when the line is no longer at rest for the hour that finds it.
     */
    private static final long CELL_MS = 1_800_000;

    /** More is never taken back. */
    private static final long SINCE_OPEN_NL_MAX = 1_000_000;

    private final PumpGeometry device;
    private final RestingPressure open = new RestingPressure(CELL_MS);
    private long sinceOpenParts;
    private long lastOpenPa;

    TrappedVolume(PumpGeometry device) {
        this.device = device;
    }

    /** Takes in a reading, as {@link RestingPressure#step} does. */
    void level(@Pa int pressurePa, @Ms long elapsedMs, boolean suspect, boolean anew) {
        open.step(pressurePa, elapsedMs, suspect, anew);
    }

    /** One step, with the line at {@code meanPa} and its flow's part of that. */
    void step(Signals in, long meanPa, long flowPa, Findings out) {
        boolean known = in.pressurePa() < Integer.MAX_VALUE;
        long abovePa = meanPa - open.pa();
        long since = sinceOpenParts + device.partsMoved(in.forwardCounts());
        sinceOpenParts = Math.min(device.partsOf(SINCE_OPEN_NL_MAX), since);
        if (abovePa <= OPEN_PA + flowPa) {
            sinceOpenParts = 0;
            lastOpenPa = Math.max(OPEN_PA, abovePa);
        }
        // At most 6.6e10 * 2.4e5; nothing where the pressure is lower than that.
        long overOpen = sinceOpenParts * (abovePa - OPEN_PA);
        long trappedParts = overOpen / Math.max(1, abovePa - lastOpenPa);
        @Nl long trappedNl = device.wholeNlOf(Math.min(trappedParts, 2 * sinceOpenParts));
        out.trapped(Units.pa(known ? (int) abovePa : 0), trappedNl);
    }
}
