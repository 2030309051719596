package org.clepsydra.bench.powercut;

import java.util.List;
import org.clepsydra.oracle.Curves;
import org.clepsydra.oracle.Stretch;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;

/**
 * A plan as its image says it, read without the core: what those who order it and judge it know.
 *
 * @param image sealed
 */
record Plan(long[] image) {
    private static final long MS_PER_H = 3_600_000;

    long id() {
        return image[PlanLayout.PLAN_ID];
    }

    /** The plan it goes on from, 0 for none. */
    long continues() {
        return image[PlanLayout.CONTINUES];
    }

    long volumeNl() {
        return image[PlanLayout.VOLUME_NL];
    }

    long hourNlMax() {
        return image[PlanLayout.HOUR_NL_MAX];
    }

    long dayNlMax() {
        return image[PlanLayout.DAY_NL_MAX];
    }

    /** The most by which the monitor's ceiling may lie above the curve. */
    long gapNl() {
        return image[PlanLayout.ENVELOPE_GAP_NL];
    }

    long envelopeChecksum() {
        return image[PlanLayout.ENVELOPE_CRC];
    }

    boolean keepsMinimumRate() {
        return image[PlanLayout.SAFE_STATE] == PlanLayout.MINIMUM_RATE;
    }

    /** Whether there is an overlay in that row. */
    boolean has(int row) {
        return overlay(row, PlanLayout.OVERLAY_NL) > 0;
    }

    /** A word of an overlay's row. */
    long overlay(int row, int word) {
        return image[PlanLayout.OVERLAYS + row * PlanLayout.OVERLAY_WORDS + word];
    }

    /** How often an overlay may be begun. */
    long overlaysMost(int row) {
        return overlay(row, PlanLayout.OVERLAY_COUNT_MAX);
    }

    List<Stretch> curve() {
        return Curves.of(image);
    }

    /** Enters dose, duration and mean rate. */
    void enterAgain(OrderFrame order) {
        long durationMs = image[PlanLayout.DURATION_MS];
        order.enter(image[PlanLayout.DOSE_NG], durationMs, volumeNl() * MS_PER_H / durationMs);
    }

    /** Enters the highest rate of the first segment that gives drug. */
    void enterRate(OrderFrame order) {
        long nlPerH = 0;
        for (Stretch one : curve()) {
            nlPerH = nlPerH == 0 ? peakNl(one) * MS_PER_H / one.ms() : nlPerH;
        }
        order.enter(0, 0, nlPerH);
    }

    private static long peakNl(Stretch one) {
        return switch (one.shape()) {
            case FLAT -> one.volumeNl();
            case RAMP -> Math.max(one.firstNl(), 2 * one.volumeNl() - one.firstNl());
            case RAISED_COSINE -> 2 * one.volumeNl();
        };
    }

    /** Enters the dose of its bolus. */
    void enterBolus(OrderFrame order) {
        order.enter(overlay(PlanLayout.BOLUS, PlanLayout.OVERLAY_NG), 0, 0);
    }
}
