package org.clepsydra.monitor;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;

/** How far the monitor lets the motor go in this step. Written by the monitor alone. */
@Realizes("req~structure.frames~1")
public final class Permit {
    /** No overlay runs. */
    public static final int NO_OVERLAY = -1;

    private boolean granted;
    private @Microsteps long microstepsMax;
    private @Microsteps long backMicrostepsMax;
    private int reason;
    private long envelopeChecksum;
    private int overlay = NO_OVERLAY;
    private boolean overlayBegins;
    private @Ms long overlayMsMax;
    private boolean underDelivers;
    private boolean apart;

    /** Whether any motion is permitted. */
    public boolean granted() {
        return granted;
    }

    /** The most microsteps this step may release, 0 or more; 0 when not granted. */
    public @Microsteps long microstepsMax() {
        return microstepsMax;
    }

    /** The most microsteps the head may still be driven back, 0 or more; 0 when not granted. */
    public @Microsteps long backMicrostepsMax() {
        return backMicrostepsMax;
    }

    /** Why motion is not permitted, one of {@link DenyReason}; {@link DenyReason#NONE} if it is. */
    public int reason() {
        return reason;
    }

    /** Checksum of the envelope this permit stands on; 0 when not granted. */
    public long envelopeChecksum() {
        return envelopeChecksum;
    }

    /** The overlay that the monitor has begun, by its row in the plan, or {@link #NO_OVERLAY}. */
    @Realizes("req~monitor.overlay~4")
    public int overlay() {
        return overlay;
    }

    /** Whether that is a prime. */
    @Realizes("req~detect.air-prime~1")
    public boolean primes() {
        return overlay == PlanLayout.PRIME;
    }

    /** Whether it began in this step. */
    public boolean overlayBegins() {
        return overlayBegins;
    }

    /** Up to which of its time the monitor has reserved; beyond it the monitor's own stands. */
    public @Ms long overlayMsMax() {
        return overlayMsMax;
    }

    /** Whether the head gives less than the envelope, for long. */
    public boolean underDelivers() {
        return underDelivers;
    }

    /** Whether the monitor, on a processor of its own, was not heard for long. */
    public boolean apart() {
        return apart;
    }

    /** Whether it was not heard in this step, but not for long: nothing moves, nothing ends. */
    public boolean waits() {
        return reason == DenyReason.LINK && !apart;
    }

    /** Notes whether the monitor was not heard for long. */
    void apart(boolean value) {
        apart = value;
    }

    void underDelivers(boolean found) {
        underDelivers = found;
    }

    void overlay(int row, boolean begins, @Ms long msMax) {
        overlay = row;
        overlayBegins = begins;
        overlayMsMax = msMax;
    }

    void grant(@Microsteps long most, @Microsteps long backMost, long checksum) {
        granted = true;
        envelopeChecksum = checksum;
        microstepsMax = most;
        backMicrostepsMax = backMost;
        reason = DenyReason.NONE;
    }

    void deny(int why) {
        granted = false;
        envelopeChecksum = 0;
        microstepsMax = 0;
        backMicrostepsMax = 0;
        reason = why;
    }
}
