package org.clepsydra.world;

import org.clepsydra.port.DeviceRecord;

/**
 * Volume against position: each microstep gives its share of a revolution, more or less by a cyclic
 * error that comes to nothing over a whole revolution. Tabulated once, so that a step costs a look.
 */
final class PumpHead {
    private final long microstepsPerRev;
    private final double ulPerRev;
    private final double[] ulWithinRev;

    PumpHead(DeviceRecord device, double rippleFraction) {
        microstepsPerRev = device.microstepsPerRev();
        ulPerRev = device.nlPerRev() / 1_000.0;
        ulWithinRev = new double[(int) microstepsPerRev];
        for (int n = 0; n < ulWithinRev.length; n++) {
            double turn = n / (double) microstepsPerRev;
            // The integral of 1 + a sin(2 pi turn).
            double ripple = rippleFraction * (1 - Math.cos(2 * Math.PI * turn)) / (2 * Math.PI);
            ulWithinRev[n] = ulPerRev * (turn + ripple);
        }
    }

    /** Volume displaced between position 0 and {@code position}. */
    double ulAt(long position) {
        long revs = Math.floorDiv(position, microstepsPerRev);
        return revs * ulPerRev + ulWithinRev[(int) (position - revs * microstepsPerRev)];
    }

    /** Part of a revolution that {@code position} is beyond a whole one. */
    double turn(long position) {
        return Math.floorMod(position, microstepsPerRev) / (double) microstepsPerRev;
    }
}
