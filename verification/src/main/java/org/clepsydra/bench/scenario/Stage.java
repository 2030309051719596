package org.clepsydra.bench.scenario;

import org.clepsydra.world.World;

/** What an event can act on. */
public interface Stage {
    World world();

    /** Gives the next step one of {@code Orders}. */
    void order(int order);

    /** Makes the next step come this long after the one that was just made. */
    void nextStepAfterMs(long ms);
}
