package org.clepsydra.bench.storm;

import java.util.List;

/** A control channel that is wrong and obeys nobody, so that only the monitor can stop it. */
final class ControlFaults {
    private ControlFaults() {}

    static List<Fault> all() {
        return List.of(
                times("control-x1.05", 1.05),
                times("control-x1.75", 1.75),
                times("control-x10", 10),
                times("control-x24", 24),
                rogue("control-frozen", 1, Rogue.Lie.FROZEN),
                rogue("control-reversed", 1, Rogue.Lie.REVERSED).with(Fault.TURNS_BACK),
                rogue("control-rocks", 2, Rogue.Lie.ROCKS).with(Fault.TURNS_BACK),
                rogue("control-says-nothing-to-go", 1.75, Rogue.Lie.NOTHING_TO_GO),
                rogue("control-says-it-rests", 1.75, Rogue.Lie.RESTS),
                rogue("control-says-it-runs", 1.75, Rogue.Lie.RUNS),
                rogue("control-says-all-is-to-go", 1.75, Rogue.Lie.ALL_TO_GO));
    }

    private static Fault times(String name, double times) {
        return rogue(name, times, Rogue.Lie.NONE);
    }

    private static Fault rogue(String name, double times, Rogue.Lie lie) {
        return Fault.of(name, Bound.control(times), (r, x) -> Rogue.take(r, times, lie))
                .with(
                        Fault.ROGUE
                                | Fault.MOVES_UNTOLD
                                | Fault.COMMANDS_CHANGED
                                | Fault.MAY_FALL_SHORT);
    }
}
