package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.clepsydra.gate.ClassFiles;

/** Whatever the device record says: if it is accepted, it is as {@link Geometry} takes it. */
final class GeometryClaims extends Claims {
    private static final String CONDITION = "org/clepsydra/plan/ConditionLimits";

    GeometryClaims(List<ClassFiles> code) {
        super(code);
    }

    void accepted() {
        // Figures out of range may overflow: they are refused, whatever becomes of them.
        machine.letWrap(Geometry.OWNER + ".<init>");
        // What it says of the device's condition is held against nothing that is proved here.
        machine.believe(CONDITION + ".<init>", (path, arguments) -> null);
        machine.believe(CONDITION + ".inRange", (path, arguments) -> path.unknown("limits", 0, 1));
        PathState wanted = prover.path();
        Geometry geometry = new Geometry(wanted, a);
        Reference made = new Reference("made", false);
        Reference record = new Reference("record", true);
        List<Outcome> ends =
                ends(machine.run(Geometry.OWNER, "<init>", prover.path(), made, record));
        for (Outcome end : ends) {
            PathState path = end.path();
            BoolExpr taken = a.equal(path.number(made, "accepted"), number(1));
            if (prover.possible(path, taken)) {
                path.assume(taken);
                for (String field : Geometry.FIELDS) {
                    Whole range = wanted.number(geometry.object, field);
                    Whole value = path.number(made, field);
                    claim(path, field, a.within(value, range.least(), range.most()));
                }
                Whole shortest = path.number(made, "pulsePeriodUsMin");
                Whole longest = path.number(made, "pulsePeriodUsMax");
                Whole full = product(path.number(made, "queueMax"), shortest);
                claim(path, "the queue in a period", a.atMost(full, longest));
                claim(path, "shortest and longest", a.atMost(shortest, longest));
            }
        }
    }
}
