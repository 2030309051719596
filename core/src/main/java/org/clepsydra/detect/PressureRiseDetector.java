package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Pa;

/**
 * Finds a line blocked towards the patient long before the pressure is high: when it stays above
 * where the line rests by more than an open line ever does.
 *
 * <p>What an open line does is the patient lying down and sitting up, the head's own ripple, the
 * zero that wanders, and what the flow itself raises the pressure by.
 */
final class PressureRiseDetector {
    /**
     * Bed up and bed down, 9.8; an hour of a zero, 2; noise. Beside that the device's own swing.
     */
    private static final long RISE_PA = 12_500;

    /**
     * After an occlusion the line must be seen to be open: no more than this from where it cleared.
     */
    private static final long PROBATION_PA = 10_000;

    /** So much as is trapped by that rise in 20 uL/kPa. */
    private static final long PROBATION_NL = 200_000;

    private static final long CONFIRM_MS = 200;

    /** A stroke's own pressure has gone by then. */
    private static final long CONFIRM_STROKES_MS = 1_000;

    private static final long FAST_MS = 80;
    private static final long HOUR_CELL_MS = 300_000;

    private static final long READING_MS_MAX = 60_000;

    private final PumpGeometry device;
    private final FlowMean flow;
    private final RestingPressure resting = new RestingPressure(HOUR_CELL_MS);
    private final TrappedVolume trapped;
    private final Sustained high;
    private final long risePa;
    private long sinceReadingMs = READING_MS_MAX;
    private long fastPa;
    private boolean found;
    private long probationParts;
    private long clearedPa;

    PressureRiseDetector(PumpGeometry device) {
        this.device = device;
        flow = new FlowMean(device);
        trapped = new TrappedVolume(device);
        risePa = RISE_PA + device.pressureSwingPa();
        boolean strokes = device.microstepsPerQuantum() > 1;
        high = new Sustained(Units.ms(strokes ? CONFIRM_STROKES_MS : CONFIRM_MS));
    }

    /**
     * One step.
     *
     * @param primes whether a prime runs: the line is open and new, so that it rests where it is
     */
    @Realizes("req~detect.pressure-rise~1")
    boolean step(Signals in, boolean primes, LoadedPlan plan, Findings out) {
        flow.step(in);
        sinceReadingMs = Math.min(READING_MS_MAX, sinceReadingMs + in.elapsedMs());
        // One that cannot be trusted is high of itself, and nothing is learned from it.
        if (in.pressureNew() && in.pressurePa() < Integer.MAX_VALUE) {
            level(in.pressurePa(), primes);
        }
        trapped.step(in, fastPa, flow.risePa(), out);
        boolean fallsBack = fallsBack(in);
        boolean risen = fastPa > resting.pa() + risePa + flow.risePa();
        boolean above = plan.loaded() && (risen || fallsBack);
        if (high.step(above, in.pressureNew(), in.elapsedMs())) {
            found = true;
        } else if (found && fastPa <= resting.pa() + risePa / 2) {
            found = false;
            probationParts = device.partsOf(PROBATION_NL);
            clearedPa = fastPa;
        }
        return found;
    }

    /** Readings that come often are averaged; those that are rare stand for themselves. */
    private void level(@Pa int pressurePa, boolean primes) {
        long sharedMs = Math.min(sinceReadingMs, FAST_MS);
        fastPa = fastPa + (pressurePa - fastPa) * sharedMs / FAST_MS;
        resting.step(pressurePa, Units.ms(sinceReadingMs), found, primes);
        trapped.level(pressurePa, Units.ms(sinceReadingMs), found, primes);
        sinceReadingMs = 0;
    }

    /** Whether a line on probation rises again. */
    @Realizes("req~detect.probation~1")
    private boolean fallsBack(Signals in) {
        clearedPa = Math.min(clearedPa, fastPa);
        long moved = device.partsMoved(in.forwardCounts());
        probationParts = Math.max(0, probationParts - moved);
        return probationParts > 0 && fastPa > clearedPa + PROBATION_PA + flow.risePa();
    }
}
