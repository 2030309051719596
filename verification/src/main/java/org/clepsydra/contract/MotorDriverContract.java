package org.clepsydra.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.clepsydra.port.MotorDriver;
import org.clepsydra.port.PowerCutoff;

/** What {@link MotorDriver}, {@link PowerCutoff} and the drive lease behind them owe. */
public final class MotorDriverContract {
    static final String PORT = "motor";

    private MotorDriverContract() {}

    /** The clauses, each to be played by itself and in any order. */
    public static List<Clause> clauses(MotorRig rig) {
        List<Clause> all = new ArrayList<>();
        all.addAll(QueueClauses.of(rig));
        all.addAll(ArgumentClauses.of(rig));
        all.addAll(ReadBackClauses.of(rig));
        all.addAll(RestClauses.of(rig));
        all.addAll(LeaseClauses.ofControl(rig));
        all.addAll(LeaseClauses.ofMonitor(rig));
        all.addAll(CutoffClauses.of(rig));
        return List.copyOf(all);
    }

    static Clause clause(
            MotorRig rig, String name, String source, String does, Function<Hands, Finding> check) {
        return new Clause(PORT, name, source, does, () -> check.apply(new Hands(rig)));
    }
}
