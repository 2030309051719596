package org.clepsydra.bench.scenario;

import org.clepsydra.world.World;

/** What an event can act on. */
public interface Stage {
    World world();

    /** Gives the next step one of {@code Orders}. */
    void order(int order);

    /**
     * Empties the reservoir, fills it with so much and says so in the next step.
     *
     * @param drawnNl what is said to have been drawn; below zero for what it really held
     */
    void refill(long drawnNl, long fillNl);

    /** Makes the next step come this long after the one that was just made. */
    void nextStepAfterMs(long ms);
}
