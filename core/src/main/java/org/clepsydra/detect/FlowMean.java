package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.signal.Signals;

/** What the flow itself raises the pressure by: a mean of how the pump head moved just now. */
final class FlowMean {
    /** Shorter than a line takes to follow, long enough that a microstep is no flow. */
    private static final long MEAN_MS = 128;

    /** A millilitre in the mean, 28 L/h, on the finest encoder: beyond every pump. */
    private static final long MEAN_NL_MAX = 1_000_000;

    /** mL/h of a nanolitre in {@link #MEAN_MS}: 3,600,000 / 1,000,000 / 128, in lowest terms. */
    private static final long ML_PER_H = 9;

    private static final long OF_MEANS = 320;

    private final PumpGeometry device;
    private long meanParts;

    FlowMean(PumpGeometry device) {
        this.device = device;
    }

    void step(Signals in) {
        long elapsedMs = Math.max(1, in.elapsedMs());
        long sharedMs = Math.min(elapsedMs, MEAN_MS);
        // At most 2^16 * 1e6 parts, below 2^36, so that no product here overflows.
        long most = device.partsOf(MEAN_NL_MAX);
        long moved = Math.min(most, device.partsMoved(in.sweptCounts()));
        // As if it had gone on so for all of the mean.
        long rate = moved * MEAN_MS / elapsedMs;
        meanParts = Math.min(most, meanParts + (rate - meanParts) * sharedMs / MEAN_MS);
    }

    /** By how much an open line may stand above where it rests, for its flow; Pa. */
    long risePa() {
        // Below 2^36 * 1000 * 9; a device that is not accepted may have no counts.
        long perMean = device.linePaPerMlPerH() * meanParts * ML_PER_H;
        return perMean / Math.max(1, device.partsOf(OF_MEANS));
    }
}
