package org.clepsydra.world;

/**
 * Current of the motor, in milliamperes: none without power, so much for turning alone, more in
 * proportion to the pressure it works against, and most when it is stalled. All figures are
 * assumptions, made so that 60 kPa is 1.6 times the current of an open line.
 */
public final class MotorCurrent {
    static final double TURNING_MA = 100;
    static final double MA_PER_KPA = 1;
    static final double STALLED_MA = 400;

    private static final GaugeSettings GAUGE = new GaugeSettings(10_000, 5, 1, 0, 1_000);

    private final Gauge gauge;
    private double ma;

    MotorCurrent(long seed) {
        gauge = new Gauge(GAUGE, seed);
    }

    void advance(boolean powered, boolean stalled, double kpa, long spanUs) {
        if (powered) {
            double turning = TURNING_MA + MA_PER_KPA * Math.max(0, kpa);
            ma = stalled ? STALLED_MA : Math.min(STALLED_MA, turning);
        } else {
            ma = 0;
        }
        gauge.advance(ma, spanUs);
    }

    /** What flows now, in milliamperes. */
    public double ma() {
        return ma;
    }

    /** The sensor, for its readings and its faults; in milliamperes. */
    public Gauge gauge() {
        return gauge;
    }
}
