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
    // No step is longer, so time that passes more than one point in a step is late by a trifle.
    private static final long POINT_GAP_MS_MIN = 1_000L;
    // Envelope time is kept in eighths of hundredths of a millisecond, and runs 1 % fast.
    private static final long UNITS_PER_MS = 800L;
    private static final long CLOCK_MARGIN_UNITS = 101L;
    private static final int BLOCK_WORDS = PlanLayout.WORDS - PlanLayout.ENVELOPE;

    private final MonitorGeometry device;
    private final Castagnoli crc = new Castagnoli();
    private final long[] block = new long[BLOCK_WORDS];
    private boolean held;
    private long timeUnits;
    private int point;
    private int pastPoint;
    private @Nl long ceilingNl;

    Envelope(MonitorGeometry device) {
        this.device = device;
    }

    /** Whether an envelope that passed its checks is held. */
    boolean held() {
        return held;
    }

    /** The envelope's own checksum, by which the other channel knows it; 0 without one. */
    long checksum() {
        return held ? word(PlanLayout.ENVELOPE_CRC) : 0;
    }

    /** Whether time has run under the envelope that is held. */
    boolean begun() {
        return timeUnits != 0;
    }

    /** Ceiling at envelope time. */
    @Nl
    long ceilingNl() {
        return ceilingNl;
    }

    void clear() {
        held = false;
        timeUnits = 0;
        point = 0;
        pastPoint = 0;
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

    /** Ceiling of one lag before the time that is {@code eighths} of {@code ms} from now. */
    @Nl
    long pastCeilingNl(@Ms long ms, int eighths) {
        long atMs = pastMs(later(ms, eighths));
        return Quantities.nl(ceilingAt(pointAt(pastPoint, atMs), atMs));
    }

    /** Lets {@code eighths} of {@code ms} of time run, at most a second of it. */
    void advance(@Ms long ms, int eighths) {
        timeUnits = later(ms, eighths);
        long atMs = timeUnits / UNITS_PER_MS;
        point = pointAt(point, atMs);
        ceilingNl = Quantities.nl(ceilingAt(point, atMs));
        pastPoint = pointAt(pastPoint, pastMs(timeUnits));
    }

    private long later(long ms, int eighths) {
        return timeUnits + Math.min(ms, POINT_GAP_MS_MIN) * CLOCK_MARGIN_UNITS * eighths;
    }

    private long pastMs(long units) {
        return Math.max(0, units / UNITS_PER_MS - device.lagMs());
    }

    /** The point that begins the stretch of {@code atMs}: {@code from}, or the next. */
    private int pointAt(int from, long atMs) {
        long last = word(PlanLayout.ENVELOPE_POINT_COUNT) - 1;
        return from < last - 1 && atMs >= pointMs(from + 1) ? from + 1 : from;
    }

    private long ceilingAt(int from, long atMs) {
        long spanMs = Math.max(1, pointMs(from + 1) - pointMs(from));
        long riseNl = pointNl(from + 1) - pointNl(from);
        long intoMs = Math.min(atMs - pointMs(from), spanMs);
        // The rest is below the span: at most 2.7e9 * 2.7e9, below 2^63.
        return pointNl(from) + riseNl / spanMs * intoMs + riseNl % spanMs * intoMs / spanMs;
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
