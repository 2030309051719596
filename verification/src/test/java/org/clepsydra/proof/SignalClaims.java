package org.clepsydra.proof;

import java.util.List;
import org.clepsydra.gate.ClassFiles;

/**
 * What the release takes as read of the signals: their ranges, from every frame and every state.
 */
final class SignalClaims extends Claims {
    static final String VALIDATOR = "org/clepsydra/signal/Validator";
    static final String CADENCE = "org/clepsydra/signal/Cadence";

    private final PathState any = prover.path();
    private final Geometry device = new Geometry(any, a);
    private final Reference frame = new Reference("frame", true);
    private final Reference signals = new Reference("signals", true);

    SignalClaims(List<ClassFiles> code) {
        super(code);
    }

    /** Time never runs backwards, and therapy time never advances by more than a second. */
    void advance() {
        Reference cadence = new Reference("cadence", true);
        any.set(cadence, "device", device.object);
        // Two readings of a clock may lie any way apart; what wraps around reads as backwards.
        machine.letWrap(CADENCE + ".step");
        for (Outcome end : ends(machine.run(CADENCE, "step", any, cadence, frame, signals))) {
            Whole advance = end.path().number(signals, "advanceMs");
            claim(end.path(), "advance", a.within(advance, 0, 1_000));
            Whole elapsed = end.path().number(signals, "elapsedMs");
            claim(end.path(), "elapsed", a.atMost(number(0), elapsed));
        }
    }

    /** What the driver has to go is 0 to its queue, whatever it says. */
    void toGo() {
        Reference validator = new Reference("validator", true);
        any.set(validator, "device", device.object);
        long most = 1L << 61;
        for (String field : List.of("furthestCounts", "lastCounts")) {
            any.set(validator, field, any.symbol(field, -most, most));
        }
        for (Outcome end : ends(machine.run(VALIDATOR, "motion", any, validator, frame, signals))) {
            PathState path = end.path();
            Whole toGo = path.number(signals, "microstepsToGo");
            claim(path, "0 <= to go", a.atMost(number(0), toGo));
            claim(path, "to go <= queue", a.atMost(toGo, device.queueMax));
            for (String field : List.of("furthestCounts", "lastCounts")) {
                claim(path, field, a.within(path.number(validator, field), -most, most));
            }
        }
    }
}
