package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Orders;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;

/**
 * Compares what the driver made with what the pump head did, over every span of steps at once.
 *
 * <p>Two sums, each never below 0: by how much the head fell short, and by how much it went too
 * far, less one per cent of what was driven. A sum that stands at a value means that over some span
 * that ends now, the one for which it is largest, the difference is that much; so no choice of a
 * window can hide a fault, nothing is kept of the past, and an encoder that misses a count now and
 * then is forgiven. Numbers that cannot be believed are a fault of their own and are not judged
 * here.
 */
final class MotionDetector {
    // What an honest head may be off between two readings: less than two counts while it goes
    // forward, and the two it may have sprung back.
    private static final long LAG_COUNTS = 4;
    // Driver and encoder are not read at one moment: a pulse may fall between, at either end.
    private static final long LAG_MICROSTEPS = 2;
    // Sums are in hundredths, so that a per cent is whole.
    private static final long HUNDREDTHS = 100;

    private final long countsPerRev;
    private final long microstepsPerRev;
    private final long enough;
    private final long stepCountsMax;
    private final LateMotion late;
    private long shortBy;
    private long beyondBy;
    private boolean tooShort;
    private boolean tooFar;

    MotionDetector(PumpGeometry device) {
        // A count is microstepsPerRev parts, a microstep countsPerRev of the same.
        countsPerRev = device.countsPerRev();
        microstepsPerRev = device.microstepsPerRev();
        // More than an honest head, by the least there is; below 2^26.
        enough = HUNDREDTHS * (LAG_COUNTS * microstepsPerRev + LAG_MICROSTEPS * countsPerRev) + 1;
        // What a whole queue makes and more, so that a leap is found and nothing overflows.
        stepCountsMax = 2 * device.queueMax() * countsPerRev + enough;
        late = new LateMotion(device);
    }

    @Realizes({"req~detect.motion-short~1", "req~detect.motion-beyond~1"})
    void step(Signals in, Findings out) {
        // What the operator has not been shown cannot be acknowledged, so this comes first.
        if ((tooShort || tooFar) && in.order() == Orders.ACKNOWLEDGE) {
            shortBy = 0;
            beyondBy = 0;
            tooShort = false;
            tooFar = false;
            late.begin();
        }
        // At most 2^17 * 2^16 and 2^35 * 2^16, so the gap is below 2^59.
        long driven = in.drivenMicrosteps() * countsPerRev;
        long counts = Math.max(-stepCountsMax, Math.min(in.movedCounts(), stepCountsMax));
        long gap = HUNDREDTHS * (driven - counts * microstepsPerRev);
        long slack = Math.max(driven, -driven);
        if (in.motorTrusted()) {
            shortBy = Math.max(0, Math.min(shortBy + gap - slack, enough));
            beyondBy = Math.max(0, Math.min(beyondBy - gap - slack, enough));
            tooShort = late.step(in) || tooShort;
        }
        tooShort = tooShort || shortBy >= enough;
        tooFar = tooFar || beyondBy >= enough;
        out.motion(tooShort, tooFar);
    }
}
