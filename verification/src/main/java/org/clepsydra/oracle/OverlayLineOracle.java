package org.clepsydra.oracle;

import java.math.BigInteger;

/**
 * How much of an overlay may be released at each step, exactly: {@code req~overlay.curve~1}. Its
 * line rises from zero to its volume over its time; what is released of it is to be at or below the
 * line, rounded down to whole quanta. It keeps its own overlay time. Per step of the pump call
 * {@link #advance} once.
 *
 * <p>Only the upper bound is judged: the requirement has no lower one before the overlay ends. What
 * else it asks in the step, such as what is due of the curve first, is not known here.
 */
public final class OverlayLineOracle {
    private final long volumeNl;
    private final long lineMs;
    private final long microstepsPerQuantum;
    private final PumpHead head;

    private long overlayMs;
    private long steps;
    private String complaint = "";

    /**
     * An overlay of {@code volumeNl} nL over {@code ms} ms, both 1 or more, for a pump head whose
     * quantum is {@code microstepsPerQuantum × nlPerRev / microstepsPerRev} nL.
     */
    public OverlayLineOracle(
            long volumeNl,
            long ms,
            long nlPerRev,
            long microstepsPerRev,
            long microstepsPerQuantum) {
        require(volumeNl > 0 && ms > 0, "a volume and a time");
        require(nlPerRev > 0 && microstepsPerRev > 0 && microstepsPerQuantum > 0, "a pump head");
        this.volumeNl = volumeNl;
        this.lineMs = ms;
        this.microstepsPerQuantum = microstepsPerQuantum;
        head = new PumpHead(nlPerRev, microstepsPerRev, microstepsPerQuantum);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("needed: " + what);
        }
    }

    /**
     * One step of the pump, {@code sinceLastStepMs} after the last. Overlay time advances as
     * therapy time would: only while the overlay is {@code running}, by that time but at most
     * {@code longestPeriodMs}, and not by a clock that stands still or runs backwards.
     */
    public void advance(long sinceLastStepMs, boolean running, long longestPeriodMs) {
        steps++;
        if (running && sinceLastStepMs > 0) {
            overlayMs = Math.addExact(overlayMs, Math.min(sinceLastStepMs, longestPeriodMs));
        }
    }

    /** The most quanta that may have been released of the overlay, this step included. */
    public long mostQuanta() {
        return mostQuantaAt(overlayMs);
    }

    /** The same at any overlay time; after the end of the line the whole. */
    public long mostQuantaAt(long ms) {
        BigInteger time = BigInteger.valueOf(Math.min(Math.max(ms, 0), lineMs));
        // volume × time / line, over a quantum of dividend / divisor
        BigInteger up = BigInteger.valueOf(volumeNl).multiply(time).multiply(head.divisor());
        return up.divide(BigInteger.valueOf(lineMs).multiply(head.dividend())).longValueExact();
    }

    /** The whole volume, rounded down to whole quanta. */
    public long wholeQuanta() {
        return mostQuantaAt(lineMs);
    }

    /** Whether the time of the line is over. */
    public boolean over() {
        return overlayMs >= lineMs;
    }

    /**
     * Whether the microsteps released of the overlay since it was begun keep to the line at this
     * step. A stroke counts whole from its first microstep.
     */
    public boolean judge(long microstepsOfOverlay) {
        long most = mostQuanta();
        long quanta = quantaBegun(microstepsOfOverlay);
        boolean keeps = quanta <= most;
        if (!keeps && complaint.isEmpty()) {
            complaint =
                    String.format(
                            "released %d quanta of %s nL, the line allows %d,"
                                    + " at overlay time %d ms, step %d",
                            quanta, head.quantumNl(), most, overlayMs, steps);
        }
        return keeps;
    }

    /** Whether these microsteps are the whole volume and the time of the line is over. */
    public boolean complete(long microstepsOfOverlay) {
        return over() && microstepsOfOverlay == wholeQuanta() * microstepsPerQuantum;
    }

    private long quantaBegun(long microsteps) {
        return -Math.floorDiv(-microsteps, microstepsPerQuantum);
    }

    /** The first complaint: by how much and when; empty when there is none. */
    public String complaint() {
        return complaint;
    }

    /** Overlay time, ms. */
    public long overlayMs() {
        return overlayMs;
    }
}
