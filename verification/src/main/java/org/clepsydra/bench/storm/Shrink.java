package org.clepsydra.bench.storm;

import java.util.List;

/** Makes a storm that failed as small as it still fails. */
final class Shrink {
    private Shrink() {}

    /** The same storm with the fewest faults, and if it may be with a plain program. */
    static Draw smallest(Draw failing) {
        Draw small = failing;
        for (Fault fault : failing.faults()) {
            Draw alone = failing.with(List.of(fault));
            if (failing.faults().size() > 1 && Storm.run(alone).failed()) {
                small = alone;
                break;
            }
        }
        return Storm.run(small.plain()).failed() ? small.plain() : small;
    }
}
