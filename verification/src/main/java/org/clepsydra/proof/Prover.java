package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks the solver, and counts what it was asked. */
public final class Prover implements AutoCloseable {
    private static final int PROOF_MS = 30_000;
    // A branch that it cannot rule out is walked, and a claim that it cannot prove is proved
    // afresh,
    // so giving up early costs only time.
    private static final int TRAIL_MS = 500;
    private static final int SEED = 1;

    private final Context z3 = new Context(Map.of("model", "true"));
    private final Arithmetic arithmetic = new Arithmetic(z3);
    private final Trail trail = new Trail(solver(TRAIL_MS));
    private int byBounds;
    private int bySolver;

    /** How terms are made. */
    public Arithmetic arithmetic() {
        return arithmetic;
    }

    /** A path on which nothing is known yet. */
    public PathState path() {
        return new PathState(arithmetic);
    }

    /**
     * Proves that {@code claim} holds wherever the path does, and takes it as known from there on.
     *
     * @throws Refuted with an example where it does not
     * @throws Undecided where the solver finds neither
     */
    public void demand(PathState path, BoolExpr claim, String words) {
        if (claim.simplify().isTrue()) {
            byBounds++;
            return;
        }
        BoolExpr contrary = z3.mkNot(claim);
        if (trail.status(path.known(), contrary) != Status.UNSATISFIABLE) {
            proveAfresh(path, contrary, words);
        }
        bySolver++;
        path.assume(claim);
    }

    /** By a solver that carries nothing along, and has longer. */
    private void proveAfresh(PathState path, BoolExpr contrary, String words) {
        Solver solver = solver(path, PROOF_MS, contrary);
        Status status = solver.check();
        if (status == Status.SATISFIABLE) {
            throw new Refuted(words, figures(solver.getModel()));
        }
        if (status != Status.UNSATISFIABLE) {
            throw new Undecided(words + ": " + solver.getReasonUnknown());
        }
        solver.reset();
    }

    /** Whether the path may be walked where {@code condition} holds too; true when in doubt. */
    public boolean possible(PathState path, BoolExpr condition) {
        if (condition.simplify().isFalse()) {
            return false;
        }
        return trail.status(path.known(), condition) != Status.UNSATISFIABLE;
    }

    /** Whether the solver can name figures for which everything known on the path holds. */
    public boolean real(PathState path) {
        Solver solver = solver(path, PROOF_MS);
        Status status = solver.check();
        // What a solver holds lies outside the heap, where no collector sees how much it is.
        solver.reset();
        return status == Status.SATISFIABLE;
    }

    /** From a ≤ b and 0 ≤ c, both proved here: a c ≤ b c. Spares the solver a product to find. */
    public void scale(PathState path, Whole a, Whole b, Whole c) {
        demand(path, arithmetic.atMost(a, b), "a <= b to scale by");
        demand(path, arithmetic.atMost(arithmetic.constant(0), c), "0 <= c to scale by");
        path.assume(arithmetic.atMost(arithmetic.times(a, c), arithmetic.times(b, c)));
    }

    /** From a = b, proved here: a c = b c. */
    public void multiply(PathState path, Whole a, Whole b, Whole c) {
        demand(path, arithmetic.equal(a, b), "a = b to multiply");
        path.assume(arithmetic.equal(arithmetic.times(a, c), arithmetic.times(b, c)));
    }

    /** From a c &lt; b c + c and 0 &lt; c, both proved here: a ≤ b. */
    public void cancel(PathState path, Whole a, Whole b, Whole c) {
        Whole right = arithmetic.plus(arithmetic.times(b, c), c);
        demand(path, arithmetic.below(arithmetic.constant(0), c), "0 < c to cancel");
        demand(path, arithmetic.below(arithmetic.times(a, c), right), "a c < (b + 1) c to cancel");
        path.assume(arithmetic.atMost(a, b));
    }

    /** Truncating division as the machine does it; that the divisor is 1 or more is proved here. */
    public Division divide(PathState path, Whole dividend, Whole divisor, String words) {
        Arithmetic a = arithmetic;
        demand(path, a.atMost(a.constant(1), divisor), "a divisor of 1 or more: " + words);
        Division made = path.made(dividend, divisor);
        if (made != null) {
            return made;
        }
        BigInteger below = dividend.least().min(BigInteger.ZERO);
        BigInteger above = dividend.most().max(BigInteger.ZERO);
        BigInteger restMost = divisor.most().subtract(BigInteger.ONE);
        Whole quotient =
                path.unknown(
                        "quotient",
                        below.divide(divisor.least().max(BigInteger.ONE)),
                        above.divide(divisor.least().max(BigInteger.ONE)));
        Whole rest = path.unknown("rest", below.max(restMost.negate()), above.min(restMost));
        path.assume(a.equal(a.plus(a.times(quotient, divisor), rest), dividend));
        Whole zero = a.constant(0);
        BoolExpr up = a.all(a.atMost(zero, rest), a.below(rest, divisor));
        BoolExpr down = a.all(a.atMost(rest, zero), a.below(a.minus(zero, divisor), rest));
        path.assume(a.implies(a.atMost(zero, dividend), up));
        path.assume(a.implies(a.below(dividend, zero), down));
        Division division = new Division(quotient, rest);
        path.keep(dividend, divisor, division);
        return division;
    }

    /** Obligations settled by the bounds of the numbers alone. */
    public int byBounds() {
        return byBounds;
    }

    /** Obligations the solver proved. */
    public int bySolver() {
        return bySolver;
    }

    @Override
    public void close() {
        z3.close();
    }

    private Solver solver(PathState path, int mostMs, BoolExpr... more) {
        Solver solver = solver(mostMs);
        solver.add(path.known().toArray(BoolExpr[]::new));
        solver.add(more);
        return solver;
    }

    private Solver solver(int mostMs) {
        Solver solver = z3.mkSimpleSolver();
        Params params = z3.mkParams();
        params.add("timeout", mostMs);
        params.add("random_seed", SEED);
        solver.setParameters(params);
        return solver;
    }

    private static String figures(Model model) {
        return Arrays.stream(model.getConstDecls())
                .map(symbol -> symbol.getName() + " = " + model.getConstInterp(symbol))
                .sorted()
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
