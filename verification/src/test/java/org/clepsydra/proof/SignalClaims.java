package org.clepsydra.proof;

import java.util.List;
import org.clepsydra.gate.ClassFiles;

/**
 * What the release takes as read of the signals: their ranges, from every frame and every state.
 */
final class SignalClaims extends Claims {
    static final String VALIDATOR = "org/clepsydra/signal/Validator";
    static final String CADENCE = "org/clepsydra/signal/Cadence";

    private static final long MOST = 1L << 61;
    private static final List<String> LAST =
            List.of("furthestCounts", "lastCounts", "lastMicrosteps");

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
        // Nor does what the two clocks say of each other.
        machine.believe(
                "org/clepsydra/signal/ClocksApart.step", (path, at) -> path.unknown("apart", 0, 1));
        for (Outcome end : ends(machine.run(CADENCE, "step", any, cadence, frame, signals))) {
            Whole advance = end.path().number(signals, "advanceMs");
            claim(end.path(), "advance", a.within(advance, 0, 1_000));
            Whole elapsed = end.path().number(signals, "elapsedMs");
            claim(end.path(), "elapsed", a.atMost(number(0), elapsed));
        }
    }

    /**
     * What the driver has to go, either way, is 0 to its queue, and one more was made at most,
     * whatever it says.
     */
    void driver() {
        Reference validator = validator();
        for (Outcome end : ends(machine.run(VALIDATOR, "driver", any, validator, frame, signals))) {
            PathState path = end.path();
            Whole toGo = path.number(signals, "microstepsToGo");
            claim(path, "0 <= to go", a.atMost(number(0), toGo));
            claim(path, "to go <= queue", a.atMost(toGo, device.queueMax));
            Whole back = path.number(signals, "backToGo");
            claim(path, "0 <= back", a.atMost(number(0), back));
            claim(path, "back <= queue", a.atMost(back, device.queueMax));
            Whole driven = path.number(signals, "drivenMicrosteps");
            Whole most = a.plus(device.queueMax, number(1));
            claim(path, "driven <= queue + 1", a.atMost(driven, most));
            claim(path, "-driven <= queue + 1", a.atMost(a.minus(number(0), driven), most));
            bounded(path, validator);
        }
    }

    /** No difference of two readings of the encoder overflows, whatever it says. */
    void head() {
        Reference validator = validator();
        for (Outcome end : ends(machine.run(VALIDATOR, "head", any, validator, frame, signals))) {
            bounded(end.path(), validator);
            Whole moved = end.path().number(signals, "movedCounts");
            claim(end.path(), "moved", a.within(moved, -2 * MOST, 2 * MOST));
        }
    }

    private Reference validator() {
        Reference validator = new Reference("validator", true);
        any.set(validator, "device", device.object);
        for (String field : LAST) {
            any.set(validator, field, any.symbol(field, -MOST, MOST));
        }
        return validator;
    }

    private void bounded(PathState path, Reference validator) {
        for (String field : LAST) {
            claim(path, field, a.within(path.number(validator, field), -MOST, MOST));
        }
    }
}
