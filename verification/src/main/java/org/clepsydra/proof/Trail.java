package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A solver that walks along: it holds what is known on the path that it was last asked of. The next
 * path most often begins as that one did, so only what differs is taken back and told.
 */
final class Trail {
    private final Solver solver;
    private final List<BoolExpr> held = new ArrayList<>();
    // How many of those were held before each scope of the solver.
    private final Deque<Integer> scopes = new ArrayDeque<>();

    Trail(Solver solver) {
        this.solver = solver;
    }

    /** Whether everything known, and one thing more, can hold at once. */
    Status status(List<BoolExpr> known, BoolExpr more) {
        follow(known);
        solver.push();
        solver.add(new BoolExpr[] {more});
        Status status = solver.check();
        solver.pop();
        return status;
    }

    @SuppressWarnings("ReferenceEquality") // the same term, not one that is equal
    private void follow(List<BoolExpr> known) {
        int shared = 0;
        int most = Math.min(held.size(), known.size());
        while (shared < most && held.get(shared) == known.get(shared)) {
            shared++;
        }
        while (held.size() > shared) {
            solver.pop();
            held.subList(scopes.pop(), held.size()).clear();
        }
        if (held.size() < known.size()) {
            scopes.push(held.size());
            solver.push();
            List<BoolExpr> told = known.subList(held.size(), known.size());
            solver.add(told.toArray(BoolExpr[]::new));
            held.addAll(told);
        }
    }
}
