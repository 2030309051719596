package org.clepsydra.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.clepsydra.port.Sensors;

/** What {@link Sensors} and the fields of a frame owe. */
public final class SensorsContract {
    static final String PORT = "sensors";

    private SensorsContract() {}

    /** The clauses, each to be played by itself and in any order. */
    public static List<Clause> clauses(SensorsRig rig) {
        List<Clause> all = new ArrayList<>();
        all.addAll(FrameClauses.of(rig));
        all.addAll(MotionReadingClauses.of(rig));
        all.addAll(LineReadingClauses.of(rig));
        all.addAll(SelfTestClauses.of(rig));
        return List.copyOf(all);
    }

    static Clause clause(
            SensorsRig rig,
            String name,
            String source,
            String does,
            Function<Eyes, Finding> check) {
        return new Clause(PORT, name, source, does, () -> check.apply(new Eyes(rig)));
    }
}
