package org.clepsydra.monitor;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Realizes;

/** A copy of the envelope block of a plan image, checked from scratch. */
final class EnvelopeBlock {
    private static final long VOLUME_NL_MAX = 10_000_000_000L;
    private static final long TIME_MS_MAX = 31L * 24 * 3_600_000L;
    private static final long MS_PER_H = 3_600_000L;
    private static final long REPEATS_MAX = 1_000L;
    // The gap is at most one part in this many of the volume over the runs of the cycle.
    private static final long GAP_PARTS = 100L;
    // No step is longer, so time that passes more than one point in a step is late by a trifle.
    private static final long POINT_GAP_MS_MIN = 1_000L;
    private static final long ROUNDING_NL = 2L;
    private static final long OVERLAY_NL_MAX = 100_000_000L;
    private static final long OVERLAY_MS_MIN = 1_000L;
    private static final long OVERLAY_MS_MAX = 24L * 3_600_000L;
    private static final long OVERLAY_COUNT_MAX = 100L;
    // A program and as many of the largest boluses as there may be.
    private static final long WINDOW_NL_MAX = VOLUME_NL_MAX + OVERLAY_COUNT_MAX * OVERLAY_NL_MAX;
    private static final int WORDS = PlanLayout.WORDS - PlanLayout.ENVELOPE;

    private final MonitorGeometry device;
    private final Castagnoli crc = new Castagnoli();
    private final long[] block = new long[WORDS];

    EnvelopeBlock(MonitorGeometry device) {
        this.device = device;
    }

    /** Takes a copy of the envelope in {@code image}; whether it passes. */
    @Realizes("req~monitor.envelope-integrity~4")
    boolean take(long[] image) {
        for (int i = 0; i < WORDS; i++) {
            block[i] = image[PlanLayout.ENVELOPE + i];
        }
        return device.accepted()
                && sealed()
                && formed()
                && pointsRise()
                && wholeAgrees()
                && overlaysFit();
    }

    long checksum() {
        return word(PlanLayout.ENVELOPE_CRC);
    }

    long gapNl() {
        return word(PlanLayout.ENVELOPE_GAP_NL);
    }

    long hourNlMax() {
        return word(PlanLayout.ENVELOPE_HOUR_NL_MAX);
    }

    @Realizes("req~monitor.windows~3")
    long drugId() {
        return word(PlanLayout.ENVELOPE_DRUG_ID);
    }

    long dayNlMax() {
        return word(PlanLayout.ENVELOPE_DAY_NL_MAX);
    }

    /** Whether a KVO may be ordered in a hold. */
    boolean keepsMinimumRate() {
        return word(PlanLayout.ENVELOPE_SAFE_STATE) == PlanLayout.MINIMUM_RATE;
    }

    /** A figure of the overlay in {@code row}, as in {@link PlanLayout}. */
    long overlay(int row, int figure) {
        return word(PlanLayout.ENVELOPE_OVERLAYS + row * PlanLayout.OVERLAY_WORDS + figure);
    }

    long volumeNl() {
        return word(PlanLayout.ENVELOPE_VOLUME_NL);
    }

    /** Index of the last point. */
    int lastPoint() {
        return (int) word(PlanLayout.ENVELOPE_POINT_COUNT) - 1;
    }

    int cyclePoint() {
        return (int) word(PlanLayout.ENVELOPE_CYCLE_POINT);
    }

    long repeats() {
        return word(PlanLayout.ENVELOPE_REPEATS);
    }

    /** When the last run of the cycle ends. */
    long endMs() {
        long end = pointMs(lastPoint());
        return end + (repeats() - 1) * (end - pointMs(cyclePoint()));
    }

    long pointMs(int index) {
        return word(PlanLayout.ENVELOPE_POINTS + index * PlanLayout.ENVELOPE_POINT_WORDS);
    }

    long pointNl(int index) {
        return word(PlanLayout.ENVELOPE_POINTS + index * PlanLayout.ENVELOPE_POINT_WORDS + 1);
    }

    private boolean sealed() {
        crc.begin();
        for (int i = PlanLayout.ENVELOPE; i < PlanLayout.ENVELOPE_CRC; i++) {
            crc.word(word(i));
        }
        for (int i = PlanLayout.ENVELOPE_POINTS; i < PlanLayout.WORDS; i++) {
            crc.word(word(i));
        }
        return word(PlanLayout.ENVELOPE_CRC) == crc.value();
    }

    private boolean formed() {
        long points = word(PlanLayout.ENVELOPE_POINT_COUNT);
        long cycle = word(PlanLayout.ENVELOPE_CYCLE_POINT);
        boolean formed =
                word(PlanLayout.ENVELOPE_MAGIC) == PlanLayout.ENVELOPE_MAGIC_VALUE
                        && word(PlanLayout.ENVELOPE_VERSION) == PlanLayout.LAYOUT_VERSION
                        && word(PlanLayout.ENVELOPE_DEVICE_ID) == device.deviceId()
                        && word(PlanLayout.ENVELOPE_PLAN_ID) >= 1
                        && points >= 2
                        && points <= PlanLayout.ENVELOPE_POINTS_MAX
                        && repeats() >= 1
                        && repeats() <= REPEATS_MAX
                        && cycle >= 0
                        && cycle <= (repeats() == 1 ? 0 : points - 2)
                        && hourNlMax() >= 1
                        && dayNlMax() >= hourNlMax()
                        && dayNlMax() <= WINDOW_NL_MAX
                        && (keepsMinimumRate() || stops());
        for (int i = PlanLayout.ENVELOPE_NAMELESS; i < PlanLayout.ENVELOPE_CRC; i++) {
            formed = formed && word(i) == 0;
        }
        return formed;
    }

    private boolean stops() {
        return word(PlanLayout.ENVELOPE_SAFE_STATE) == PlanLayout.STOP;
    }

    private boolean pointsRise() {
        long points = word(PlanLayout.ENVELOPE_POINT_COUNT);
        boolean rise = pointMs(0) == 0 && pointNl(0) == 0;
        for (int i = 1; i < PlanLayout.ENVELOPE_POINTS_MAX; i++) {
            rise = rise && (i < points ? rises(i) : pointMs(i) == 0 && pointNl(i) == 0);
        }
        return rise;
    }

    /**
     * Whether point {@code i} is in range, late enough, not lower, and not steeper than the device
     * by more than the two nanolitres that points are rounded by.
     */
    private boolean rises(int i) {
        long beforeMs = pointMs(i - 1);
        long beforeNl = pointNl(i - 1);
        long ms = pointMs(i);
        long nl = pointNl(i);
        // The point before is in range, so none of the differences can overflow.
        return ms <= TIME_MS_MAX
                && ms >= beforeMs + POINT_GAP_MS_MIN
                && nl <= VOLUME_NL_MAX
                && nl >= beforeNl
                && (nl - beforeNl - ROUNDING_NL) * MS_PER_H
                        <= device.rateNlPerHMax() * (ms - beforeMs);
    }

    /** Whether all runs of the cycle come to the volume, in time, with a gap that is small. */
    private boolean wholeAgrees() {
        int last = lastPoint();
        // At most 1e10 * 1e3, and 1e2 times that for the gap.
        long again = repeats() - 1;
        long volumeNl = pointNl(last) + again * (pointNl(last) - pointNl(cyclePoint()));
        return volumeNl == word(PlanLayout.ENVELOPE_VOLUME_NL)
                && volumeNl <= VOLUME_NL_MAX
                && endMs() <= TIME_MS_MAX
                && gapNl() >= 0
                && gapNl() <= volumeNl / Math.max(1, GAP_PARTS * repeats());
    }

    private boolean overlaysFit() {
        boolean fit = true;
        for (int row = 0; row < PlanLayout.OVERLAYS_MAX; row++) {
            fit = fit && (absent(row) || fits(row));
        }
        return fit;
    }

    private boolean absent(int row) {
        boolean zero = true;
        for (int i = 0; i < PlanLayout.OVERLAY_WORDS; i++) {
            zero = zero && overlay(row, i) == 0;
        }
        return zero;
    }

    /** Whether an overlay is in range, and not faster than the device. */
    private boolean fits(int row) {
        long nl = overlay(row, PlanLayout.OVERLAY_NL);
        long ms = overlay(row, PlanLayout.OVERLAY_MS);
        long gapMs = overlay(row, PlanLayout.OVERLAY_GAP_MS);
        long count = overlay(row, PlanLayout.OVERLAY_COUNT_MAX);
        long ng = overlay(row, PlanLayout.OVERLAY_NG);
        return nl >= 1
                && nl <= OVERLAY_NL_MAX
                && ms >= OVERLAY_MS_MIN
                && ms <= OVERLAY_MS_MAX
                && gapMs >= 0
                && gapMs <= OVERLAY_MS_MAX
                && count >= 1
                && count <= OVERLAY_COUNT_MAX
                && (row == PlanLayout.BOLUS ? ng >= 1 : ng == 0)
                && nl * MS_PER_H <= device.rateNlPerHMax() * ms;
    }

    /** Word by its place in the whole image. */
    long word(int imageIndex) {
        return block[Math.max(0, Math.min(imageIndex - PlanLayout.ENVELOPE, WORDS - 1))];
    }
}
