package org.clepsydra.world;

/** Where the pump head takes from. */
interface Inlet {
    /**
     * What the head gets of what it asks for, evenly over the first {@code busyUs} of the span;
     * what comes back goes in. Called once for each span, also when nothing is asked for.
     */
    double give(double wantedUl, long busyUs, long spanUs);
}
