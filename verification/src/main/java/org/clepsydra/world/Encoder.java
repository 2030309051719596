package org.clepsydra.world;

import org.clepsydra.port.DeviceRecord;

/** Counts of the pump head's position, and counts that are missing, made up or backwards. */
public final class Encoder {
    private final long countsPerRev;
    private final long microstepsPerRev;
    private final Gaps missing;
    private final Poisson extra;
    private long passed;
    private long counts;
    private int sign = 1;
    private boolean stuck;

    /**
     * @param missed probability of a count that is not seen
     */
    Encoder(DeviceRecord device, double missed, long seed) {
        countsPerRev = device.countsPerRev();
        microstepsPerRev = device.microstepsPerRev();
        missing = new Gaps(seed, missed);
        extra = new Poisson(~seed, 0);
    }

    /** Fault: the count stands still from now on. */
    public void stick() {
        stuck = true;
    }

    /** Fault: it counts backwards from now on. */
    public void reverse() {
        sign = -1;
    }

    /** Fault: so large a part of the counts is not seen, 0 to below 1. */
    public void miss(double share) {
        missing.probability(share);
    }

    /** Fault: so many counts an hour that nothing moved for, up or down. */
    public void chatter(double perH) {
        extra.perHour(perH);
    }

    void advance(long head, long spanUs) {
        long now = Math.floorDiv(head * countsPerRev, microstepsPerRev);
        long moved = now - passed;
        passed = now;
        if (moved != 0) {
            counts += stuck ? 0 : sign * seen(moved);
        }
        for (int i = extra.due(spanUs); i > 0; i--) {
            counts += stuck ? 0 : extra.draw() < 0.5 ? 1 : -1;
        }
    }

    private long seen(long moved) {
        long lost = missing.among(Math.abs(moved));
        return moved > 0 ? moved - lost : moved + lost;
    }

    long counts() {
        return counts;
    }
}
