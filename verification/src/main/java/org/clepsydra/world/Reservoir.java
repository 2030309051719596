package org.clepsydra.world;

/** The reservoir of an implant: what was put in, less what the pump head took from it. */
public final class Reservoir {
    private double leftUl;

    /** Empties it and puts {@code ul} in. */
    public void fill(double ul) {
        leftUl = ul;
    }

    /** What a needle would draw. */
    public double leftUl() {
        return leftUl;
    }

    /** Gives the pump head what it asks for, as far as there is any; what comes back goes in. */
    double give(double wantedUl) {
        double givenUl = Math.min(wantedUl, leftUl);
        leftUl -= givenUl;
        return givenUl;
    }
}
