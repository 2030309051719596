package org.clepsydra.world;

/** How what the head displaces becomes what enters the line. */
interface Outlet {
    /** What enters {@code line} now, for what the head displaced within the span. */
    double give(double displacedUl, FluidLine line);
}
