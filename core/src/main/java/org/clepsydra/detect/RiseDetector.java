package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Pa;

/**
 * Finds a line blocked towards the patient long before the pressure is high: when it stays above
 * where the line rests by more than an open line ever does.
 *
 * <p>What an open line does is the patient lying down and sitting up, the head's own ripple, the
 * zero that wanders, and what the flow itself raises the pressure by.
 */
final class RiseDetector {
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
    private static final long READING_MS_MAX = 60_000;
    private static final long PARTS_MAX = 1L << 61;

    private final PumpGeometry device;
    private final FlowMean flow;
    private final RestingPressure resting = new RestingPressure();
    private final Sustained high;
    private final long risePa;
    private @Ms long sinceReadingMs;
    private boolean begun;
    private long fastPa;
    private boolean found;
    private boolean probation;
    private long probationParts;
    private long clearedPa;

    RiseDetector(PumpGeometry device) {
        this.device = device;
        flow = new FlowMean(device);
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
    boolean step(Signals in, boolean primes, LoadedPlan plan) {
        flow.step(in);
        sinceReadingMs = Units.ms(Math.min(READING_MS_MAX, sinceReadingMs + in.elapsedMs()));
        // One that cannot be trusted is high of itself, and nothing is learned from it.
        boolean trusted = in.pressurePa() < Integer.MAX_VALUE;
        boolean read = in.pressureNew() && trusted;
        if (read) {
            level(in.pressurePa());
            resting.step(in.pressurePa(), sinceReadingMs, found, primes);
            sinceReadingMs = Units.ms(0);
        }
        long openPa = risePa + flow.risePa();
        boolean risen = trusted && begun && fastPa > resting.pa() + openPa;
        boolean again = trusted && probation && fastPa > clearedPa + PROBATION_PA + flow.risePa();
        if (plan.loaded() && high.step(in, risen || again)) {
            found = true;
            probation = false;
        } else if (read && fastPa <= resting.pa() + risePa / 2) {
            cleared();
        }
        probation(in);
        return found;
    }

    /** Readings that come often are averaged; those that are rare stand for themselves. */
    private void level(@Pa int pressurePa) {
        long sharedMs = begun ? Math.min(sinceReadingMs, FAST_MS) : FAST_MS;
        fastPa = fastPa + (pressurePa - fastPa) * sharedMs / FAST_MS;
        begun = true;
    }

    private void cleared() {
        if (found) {
            probation = true;
            probationParts = 0;
            clearedPa = fastPa;
        }
        found = false;
    }

    @Realizes("req~detect.probation~1")
    private void probation(Signals in) {
        clearedPa = Math.min(clearedPa, fastPa);
        long moved = device.partsMoved(in.forwardCounts());
        probationParts = Math.min(PARTS_MAX, probationParts + moved);
        boolean over = probationParts >= device.partsOf(PROBATION_NL);
        probation = probation && !over;
    }
}
