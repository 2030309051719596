package org.clepsydra.world;

/** The reservoir of an implant: what was put in, less what the pump head took from it. */
public final class Reservoir implements Inlet {
    private double leftUl;

    /** Empties it and puts {@code ul} in. */
    public void fill(double ul) {
        leftUl = ul;
    }

    /** What a needle would draw. */
    public double leftUl() {
        return leftUl;
    }

    @Override
    public double give(double wantedUl, long busyUs, long spanUs) {
        double givenUl = Math.min(wantedUl, leftUl);
        leftUl -= givenUl;
        return givenUl;
    }
}
