package org.clepsydra.monitor;

import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/** The ceiling on cumulative volume that the monitor judges by, and the time that has run on it. */
final class Envelope {
    private static final long STEP_MS_MAX = 1_001L;
    // Envelope time is kept in eighths of hundredths of a millisecond, and runs 1 % fast.
    private static final long UNITS_PER_MS = 800L;
    private static final long CLOCK_MARGIN_UNITS = 101L;

    private final MonitorGeometry device;
    private final EnvelopeBlock block;
    private final CeilingCursor now;
    private final CeilingCursor past;
    private boolean held;
    private long timeUnits;
    private long allowedUnits = Long.MAX_VALUE;
    private @Nl long ceilingNl;

    Envelope(MonitorGeometry device) {
        this.device = device;
        block = new EnvelopeBlock(device);
        now = new CeilingCursor(block);
        past = new CeilingCursor(block);
    }

    /** Whether an envelope that passed its checks is held. */
    boolean held() {
        return held;
    }

    /** The envelope's own checksum, by which the other channel knows it; 0 without one. */
    long checksum() {
        return held ? block.checksum() : 0;
    }

    /** Whether time has run under the envelope that is held. */
    boolean begun() {
        return timeUnits != 0;
    }

    /** Envelope time, in 1/800 ms. */
    long timeUnits() {
        return timeUnits;
    }

    /** Lets time run no further than {@code units}, whatever passes. */
    void allow(long units) {
        allowedUnits = units;
    }

    /** Takes the envelope that {@code checksum} names, if {@code image} holds it, at a time. */
    void restore(long[] image, long checksum, long units) {
        take(image);
        held = held && block.checksum() == checksum;
        if (held) {
            timeUnits = units;
            now.seek(units / UNITS_PER_MS);
            past.seek(pastMs(units));
            ceilingNl = now.ceilingNl(units / UNITS_PER_MS);
        }
    }

    /** Ceiling at envelope time. */
    @Nl
    long ceilingNl() {
        return ceilingNl;
    }

    /** The most by which the ceiling may lie above the curve; without meaning without one. */
    @Nl
    long gapNl() {
        return Quantities.nl(block.gapNl());
    }

    void clear() {
        held = false;
        timeUnits = 0;
        ceilingNl = 0;
    }

    /** Takes a copy of the envelope in {@code image}, and holds it if it passes. */
    void take(long[] image) {
        clear();
        held = block.take(image);
        now.begin();
        past.begin();
    }

    /** Ceiling of one lag before the time that is {@code eighths} of {@code ms} from now. */
    @Nl
    long pastCeilingNl(@Ms long ms, int eighths) {
        return past.ceilingNl(pastMs(later(ms, eighths)));
    }

    /**
     * Whether the ceiling is no higher after {@code eighths} of {@code ms}: time that gives no
     * leave to move.
     */
    boolean level(@Ms long ms, int eighths) {
        long atMs = later(ms, eighths) / UNITS_PER_MS;
        return now.ceilingNl(atMs) == ceilingNl;
    }

    /** Lets {@code eighths} of {@code ms} of time run, at most a second and a bit of it. */
    void advance(@Ms long ms, int eighths) {
        timeUnits = later(ms, eighths);
        long atMs = timeUnits / UNITS_PER_MS;
        now.moveTo(atMs);
        ceilingNl = now.ceilingNl(atMs);
        past.moveTo(pastMs(timeUnits));
    }

    private long later(long ms, int eighths) {
        long units = timeUnits + Math.min(ms, STEP_MS_MAX) * CLOCK_MARGIN_UNITS * eighths;
        return Math.max(timeUnits, Math.min(units, allowedUnits));
    }

    private long pastMs(long units) {
        return Math.max(0, units / UNITS_PER_MS - device.lagMs());
    }
}
