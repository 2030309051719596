package org.clepsydra.monitor;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/**
 * The ceiling on cumulative volume that the monitor judges by: a copy of the envelope block,
 * checked from scratch, and the time that has run under it.
 *
 * <p>The ceiling between two points is interpolated without a 128-bit product, by whole slope and
 * rest, so that it shares no method with the schedule it guards.
 */
final class Envelope {
    private static final long VOLUME_NL_MAX = 10_000_000_000L;
    private static final long TIME_MS_MAX = 31L * 24 * 3_600_000L;
    private static final long MS_PER_H = 3_600_000L;
    // No step is longer, so at most one point is passed in a step.
    private static final long POINT_GAP_MS_MIN = 1_000L;
    private static final int BLOCK_WORDS = PlanLayout.WORDS - PlanLayout.ENVELOPE;

    private final MonitorGeometry device;
    private final Castagnoli crc = new Castagnoli();
    private final long[] block = new long[BLOCK_WORDS];
    private boolean held;
    private @Ms long timeMs;
    private int point;
    private @Nl long ceilingNl;

    Envelope(MonitorGeometry device) {
        this.device = device;
    }

    /** Whether an envelope that passed its checks is held. */
    boolean held() {
        return held;
    }

    long planId() {
        return held ? word(PlanLayout.ENVELOPE_PLAN_ID) : 0;
    }

    /** Most that may be given. */
    @Nl
    long volumeNl() {
        return Quantities.nl(held ? word(PlanLayout.ENVELOPE_VOLUME_NL) : 0);
    }

    /** Ceiling at the time that has run. */
    @Nl
    long ceilingNl() {
        return ceilingNl;
    }

    /**
     * What the ceiling rises in one longest energised period, rounded up, in the steeper of this
     * stretch and the last: the most the driver's queue may honestly hold.
     */
    @Nl
    long queueNl() {
        return Quantities.nl(
                held ? Math.max(stretchNl(point), stretchNl(Math.max(0, point - 1))) : 0);
    }

    private long stretchNl(int from) {
        long spanMs = Math.max(1, pointMs(from + 1) - pointMs(from));
        long riseNl = pointNl(from + 1) - pointNl(from);
        return (riseNl * device.longestMs(true) + spanMs - 1) / spanMs;
    }

    void clear() {
        held = false;
        timeMs = 0;
        point = 0;
        ceilingNl = 0;
    }

    /** Takes a copy of the envelope in {@code image}, and holds it if it passes. */
    @Realizes("req~monitor.envelope-integrity~1")
    void take(long[] image) {
        clear();
        for (int i = 0; i < BLOCK_WORDS; i++) {
            block[i] = image[PlanLayout.ENVELOPE + i];
        }
        held = device.accepted() && sealed() && formed() && pointsRise();
    }

    /** Lets {@code ms} of time run, at most a second of it. */
    void advance(@Ms long ms) {
        long last = word(PlanLayout.ENVELOPE_POINT_COUNT) - 1;
        timeMs = Quantities.ms(timeMs + Math.min(ms, POINT_GAP_MS_MIN));
        if (point < last - 1 && timeMs >= pointMs(point + 1)) {
            point = point + 1;
        }
        ceilingNl = Quantities.nl(ceilingAt(Math.min(timeMs, pointMs(point + 1))));
    }

    private long ceilingAt(long atMs) {
        long spanMs = Math.max(1, pointMs(point + 1) - pointMs(point));
        long riseNl = pointNl(point + 1) - pointNl(point);
        long intoMs = atMs - pointMs(point);
        // The rest is below the span: at most 2.7e9 * 2.7e9, below 2^63.
        return pointNl(point) + riseNl / spanMs * intoMs + riseNl % spanMs * intoMs / spanMs;
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
        boolean formed =
                word(PlanLayout.ENVELOPE_MAGIC) == PlanLayout.ENVELOPE_MAGIC_VALUE
                        && word(PlanLayout.ENVELOPE_VERSION) == PlanLayout.LAYOUT_VERSION
                        && word(PlanLayout.ENVELOPE_DEVICE_ID) == device.deviceId()
                        && word(PlanLayout.ENVELOPE_PLAN_ID) >= 1
                        && word(PlanLayout.ENVELOPE_REPEATS) == 1
                        && points >= 2
                        && points <= PlanLayout.ENVELOPE_POINTS_MAX;
        for (int i = PlanLayout.ENVELOPE_WINDOWS; i < PlanLayout.ENVELOPE_CRC; i++) {
            formed = formed && word(i) == 0;
        }
        return formed;
    }

    private boolean pointsRise() {
        long points = word(PlanLayout.ENVELOPE_POINT_COUNT);
        boolean rise = pointMs(0) == 0 && pointNl(0) == 0;
        for (int i = 1; i < PlanLayout.ENVELOPE_POINTS_MAX; i++) {
            rise = rise && (i < points ? rises(i) : pointMs(i) == 0 && pointNl(i) == 0);
        }
        return rise && pointNl((int) points - 1) == word(PlanLayout.ENVELOPE_VOLUME_NL);
    }

    /**
     * Whether point {@code i} is in range, late enough, not lower, and not steeper than the device.
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
                && (nl - beforeNl) * MS_PER_H <= device.rateNlPerHMax() * (ms - beforeMs);
    }

    private long pointMs(int index) {
        return word(PlanLayout.ENVELOPE_POINTS + index * PlanLayout.ENVELOPE_POINT_WORDS);
    }

    private long pointNl(int index) {
        return word(PlanLayout.ENVELOPE_POINTS + index * PlanLayout.ENVELOPE_POINT_WORDS + 1);
    }

    /** Word by its place in the whole image. */
    private long word(int imageIndex) {
        return block[Math.max(0, Math.min(imageIndex - PlanLayout.ENVELOPE, BLOCK_WORDS - 1))];
    }
}
