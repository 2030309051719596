package org.clepsydra.bench.storm;

import java.util.List;

/**
 * A way for a control channel to be wrong: those of storms, and some more.
 *
 * @param name as in tables
 * @param times how many times the curve it drives by
 * @param lie what it says or does besides
 */
record RogueKind(String name, double times, Rogue.Lie lie) {
    private static final List<RogueKind> ALL =
            List.of(
                    new RogueKind("x1.05", 1.05, Rogue.Lie.NONE),
                    new RogueKind("x1.75", 1.75, Rogue.Lie.NONE),
                    new RogueKind("x10", 10, Rogue.Lie.NONE),
                    new RogueKind("x24", 24, Rogue.Lie.NONE),
                    new RogueKind("frozen", 1, Rogue.Lie.FROZEN),
                    new RogueKind("stuck", 1, Rogue.Lie.STUCK),
                    new RogueKind("reversed", 1, Rogue.Lie.REVERSED),
                    new RogueKind("rocks", 2, Rogue.Lie.ROCKS),
                    new RogueKind("says-nothing-to-go", 1.75, Rogue.Lie.NOTHING_TO_GO),
                    new RogueKind("says-it-rests", 1.75, Rogue.Lie.RESTS),
                    new RogueKind("says-it-runs", 1.75, Rogue.Lie.RUNS),
                    new RogueKind("says-all-is-to-go", 1.75, Rogue.Lie.ALL_TO_GO),
                    new RogueKind("says-huge-to-go", 1.75, Rogue.Lie.HUGE_TO_GO),
                    new RogueKind("says-back-to-go", 1.75, Rogue.Lie.BACK_TO_GO),
                    new RogueKind("says-least-to-go", 1.75, Rogue.Lie.LEAST_TO_GO),
                    new RogueKind("says-it-is-idle", 1.75, Rogue.Lie.IDLE),
                    new RogueKind("waits-and-says-it-runs", 10, Rogue.Lie.WAITS));

    static List<RogueKind> all() {
        return ALL;
    }

    static RogueKind named(String name) {
        return ALL.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    }

    /** Whether it goes on at the highest rate when all is given, so that it must be cut. */
    boolean endless() {
        return lie == Rogue.Lie.FROZEN;
    }
}
