package org.clepsydra.monitor;

import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/** The ceiling on cumulative volume that the monitor judges by, and the time that has run on it. */
final class Envelope {
    private static final long STEP_MS_MAX = 1_001L;
    // Envelope time is kept in eighths of hundredths of a millisecond, and runs 1 % fast.
    private static final long UNITS_PER_MS = 800L;
    private static final long CLOCK_MARGIN_UNITS = 101L;

    // A head at the end of its volume is read as up to two counts short of it.
    private static final long END_COUNTS = 2L;

    private final MonitorGeometry device;
    private final EnvelopeBlock block;
    private final CeilingCursor now;
    private final CeilingCursor past;
    private final OverlayCeiling overlay;
    private boolean held;
    private long timeUnits;
    private long allowedUnits = Long.MAX_VALUE;
    private @Nl long ceilingNl;

    Envelope(MonitorGeometry device) {
        this.device = device;
        block = new EnvelopeBlock(device);
        now = new CeilingCursor(block);
        past = new CeilingCursor(block);
        overlay = new OverlayCeiling(device, block);
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

    /** Lets its time run no further than {@code units}, whatever passes. */
    void allow(long units) {
        allowedUnits = units;
    }

    /** Takes the envelope that {@code record} names, if {@code image} holds it, where it was. */
    void restore(long[] image, MonitorRecord record) {
        take(image);
        held = held && block.checksum() == record.word(StateLayout.ENVELOPE_CHECKSUM);
        if (held) {
            seek(record.reachedUnits());
            overlay.restore(record);
        }
    }

    /** Goes on to {@code ms}; whether that is further. */
    boolean reach(@Ms long ms) {
        boolean further = held && ms * UNITS_PER_MS > timeUnits;
        if (further) {
            seek(Math.min(ms * UNITS_PER_MS, endUnits()));
        }
        return further;
    }

    private void seek(long units) {
        timeUnits = units;
        now.seek(units / UNITS_PER_MS);
        past.seek(pastMs(units));
        ceilingNl = now.ceilingNl(units / UNITS_PER_MS);
    }

    /** Ceiling at envelope time, with what overlays added. */
    @Nl
    long ceilingNl() {
        return Quantities.nl(ceilingNl + overlay.ceilingNl());
    }

    /**
     * What of the ceiling may be used: what the store holds is restored as whole quanta, of each
     * source, so no more than those.
     */
    @Nl
    long usableNl() {
        return Quantities.nl(device.restorableNl(ceilingNl) + overlay.usableNl());
    }

    /** Whether the ceiling has come to the whole volume, or as near as the head may be to it. */
    boolean ended() {
        long leftParts = (block.volumeNl() - ceilingNl) * device.partsPerNl();
        // What overlays cut short added too much, the head may be ahead of the ceiling.
        long nearParts = END_COUNTS * device.partsPerCount() + overlay.leadParts();
        return begun() && leftParts <= device.quantumParts() + nearParts;
    }

    /** What overlays there may be, and which one runs. */
    OverlayCeiling overlay() {
        return overlay;
    }

    EnvelopeBlock block() {
        return block;
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
        overlay.clear();
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
        if (overlay.runs()) {
            long overlayMs = overlay.later(units(ms, eighths)) / UNITS_PER_MS - device.lagMs();
            return Quantities.nl(ceilingNl + overlay.ceilingNl(overlayMs));
        }
        long programNl = past.ceilingNl(pastMs(later(ms, eighths)));
        return Quantities.nl(programNl + overlay.ceilingNl());
    }

    /**
     * Whether the ceiling is no higher after {@code eighths} of {@code ms}: time that gives no
     * leave to move.
     */
    boolean level(@Ms long ms, int eighths) {
        long atMs = later(ms, eighths) / UNITS_PER_MS;
        return overlay.runs()
                ? overlay.level(units(ms, eighths))
                : now.ceilingNl(atMs) == ceilingNl;
    }

    /** Whether the program pauses, so that nothing shows whether the head follows. */
    @Realizes("req~monitor.under-delivery~2")
    boolean pauses() {
        return !overlay.runs() && now.flat();
    }

    /**
     * Lets {@code eighths} of {@code ms} of time run, at most a second and a bit of it: the
     * overlay's while one runs, else the program's.
     */
    void advance(@Ms long ms, int eighths) {
        if (overlay.runs()) {
            overlay.advance(units(ms, eighths));
            return;
        }
        timeUnits = later(ms, eighths);
        long atMs = timeUnits / UNITS_PER_MS;
        now.moveTo(atMs);
        ceilingNl = now.ceilingNl(atMs);
        past.moveTo(pastMs(timeUnits));
    }

    private long later(long ms, int eighths) {
        long units = Math.min(timeUnits + units(ms, eighths), endUnits());
        return Math.max(timeUnits, Math.min(units, allowedUnits));
    }

    /**
     * A lag after the last point no ceiling rises, and time stands, so that a record can hold it.
     */
    private long endUnits() {
        return (block.endMs() + device.lagMs()) * UNITS_PER_MS;
    }

    private static long units(long ms, int eighths) {
        return Math.min(ms, STEP_MS_MAX) * CLOCK_MARGIN_UNITS * eighths;
    }

    private long pastMs(long units) {
        return Math.max(0, units / UNITS_PER_MS - device.lagMs());
    }
}
