package org.clepsydra.world;

/**
 * A battery of one cell: from 4.2 V full to 3.4 V with a tenth left and 3.0 V empty, less what its
 * resistance takes of the load. All figures are assumptions.
 */
public final class Battery {
    static final double CAPACITY_MAH = 2_000;
    static final double RESISTANCE_OHM = 0.15;

    private static final double FULL_V = 4.2;
    private static final double KNEE_V = 3.4;
    private static final double EMPTY_V = 3.0;
    private static final double KNEE = 0.1;
    private static final double US_PER_H = 3.6e9;
    private static final GaugeSettings GAUGE = new GaugeSettings(1_000_000, 5, 10, 0, 5_000);

    private final Gauge gauge;
    private double capacityMah = CAPACITY_MAH;
    private double resistanceOhm = RESISTANCE_OHM;
    private double charge = 1;
    private double loadMa;

    Battery(long seed) {
        gauge = new Gauge(GAUGE, seed);
    }

    /** Puts in one that is full to so large a part, 0 to 1. */
    public void charge(double part) {
        charge = part;
    }

    /** Fault: it is old; it holds so much less and resists so much more, 1 or more times. */
    public void age(double times) {
        capacityMah = CAPACITY_MAH / times;
        resistanceOhm = RESISTANCE_OHM * times;
    }

    void advance(double ma, long spanUs) {
        loadMa = ma;
        charge = Math.max(0, charge - ma * spanUs / US_PER_H / capacityMah);
        gauge.advance(volts() * 1_000, spanUs);
    }

    /** What is left of its charge, 0 to 1. */
    public double charge() {
        return charge;
    }

    /** Voltage under the load of the last span; none when it is empty. */
    public double volts() {
        return voltsUnder(loadMa);
    }

    /** Voltage under so heavy a load. */
    double voltsUnder(double ma) {
        if (charge == 0) {
            return 0;
        }
        double open =
                charge > KNEE
                        ? KNEE_V + (FULL_V - KNEE_V) * (charge - KNEE) / (1 - KNEE)
                        : EMPTY_V + (KNEE_V - EMPTY_V) * charge / KNEE;
        return open - ma / 1_000 * resistanceOhm;
    }

    /** The sensor, for its readings and its faults; in millivolts. */
    public Gauge gauge() {
        return gauge;
    }
}
