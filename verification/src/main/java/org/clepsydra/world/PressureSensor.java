package org.clepsydra.world;

import java.util.SplittableRandom;

/**
 * Pressure as the device reads it: a gauge, 100 samples a second and 0.5 kPa rms of noise in whole
 * 10 Pa unless it is set otherwise, whose zero wanders, is off after a prime until the tube has
 * relaxed, and trembles as the head turns.
 */
public final class PressureSensor {
    /** No further does the zero wander: an assumption. */
    private static final double WANDERS_KPA = 10;

    /** Time in which a primed tube relaxes to 1/e: an assumption. */
    private static final double RELAXES_US = 3.6e9;

    private final PressureSettings settings;
    private final Gauge gauge;
    private final Wander zero;
    private final SplittableRandom random;
    private double primedKpa;
    private double sincePrimeUs;

    PressureSensor(PressureSettings settings, long seed) {
        this.settings = settings;
        gauge = new Gauge(settings.gauge(), seed);
        zero = new Wander(settings.driftKpaPerH(), WANDERS_KPA, ~seed);
        random = new SplittableRandom(Long.rotateLeft(~seed, 32));
        prime();
    }

    /** The set was primed just now: the offset is drawn anew. */
    public void prime() {
        primedKpa = settings.primeKpa() * random.nextDouble();
        sincePrimeUs = 0;
    }

    /** Fault: no sample from now on. */
    public void silence() {
        gauge.silence();
    }

    /** Fault: every sample from now on repeats the last. */
    public void stick() {
        gauge.stick();
    }

    /** The gauge, for its other faults; in pascals. */
    public Gauge gauge() {
        return gauge;
    }

    /** Measures {@code kpa} with a head that stands at {@code turn} of a revolution. */
    void advance(double kpa, double turn, long spanUs) {
        zero.advance(spanUs);
        sincePrimeUs += spanUs;
        gauge.advance((kpa + zeroKpa(turn)) * 1_000.0, spanUs);
    }

    private double zeroKpa(double turn) {
        double ripple =
                settings.rippleKpa() == 0 ? 0 : settings.rippleKpa() * Math.sin(2 * Math.PI * turn);
        double primed = primedKpa == 0 ? 0 : primedKpa * Math.exp(-sincePrimeUs / RELAXES_US);
        return zero.now() + primed + ripple;
    }

    boolean fresh() {
        return gauge.fresh();
    }

    int pa() {
        return gauge.reading();
    }
}
