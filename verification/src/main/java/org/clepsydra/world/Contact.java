package org.clepsydra.world;

/**
 * A switch, of a door or a cassette: bounces for 20 ms when it changes, which is an assumption, and
 * may flicker or stick. A door has two.
 */
public final class Contact {
    static final long BOUNCES_US = 20_000;

    /** A flicker is over after this: an assumption. */
    static final long FLICKER_US = 100_000;

    private final Poisson flicker;
    private boolean shut = true;
    private boolean reading = true;
    private boolean stuck;
    private long unsteadyUs;

    Contact(long seed) {
        flicker = new Poisson(seed, 0);
    }

    /** Opens or shuts what it looks at. */
    public void shut(boolean value) {
        unsteadyUs = value == shut ? unsteadyUs : BOUNCES_US;
        shut = value;
    }

    /** Fault: it says for good what it said last. */
    public void stick() {
        stuck = true;
    }

    /** Fault: so often an hour it says anything for a tenth of a second. */
    public void flicker(double perH) {
        flicker.perHour(perH);
    }

    void advance(long spanUs) {
        if (flicker.due(spanUs) > 0) {
            unsteadyUs = spanUs + FLICKER_US;
        }
        unsteadyUs = Math.max(0, unsteadyUs - spanUs);
        if (!stuck) {
            reading = unsteadyUs > 0 ? flicker.draw() < 0.5 : shut;
        }
    }

    /** What it says now. */
    boolean saysShut() {
        return reading;
    }
}
