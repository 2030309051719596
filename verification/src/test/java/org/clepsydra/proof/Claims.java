package org.clepsydra.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import java.util.function.Consumer;
import org.clepsydra.gate.ClassFiles;

/** What every proof needs: a prover, a machine over some class files, and the words to claim in. */
class Claims implements AutoCloseable {
    final Prover prover = new Prover();
    final Arithmetic a = prover.arithmetic();
    final Machine machine;
    private final long began = System.nanoTime();
    private int paths;

    Claims(List<ClassFiles> code) {
        machine = new Machine(prover, code);
    }

    final Whole number(long value) {
        return a.constant(value);
    }

    final Whole sum(Whole... terms) {
        Whole sum = number(0);
        for (Whole term : terms) {
            sum = a.plus(sum, term);
        }
        return sum;
    }

    final Whole product(Whole... factors) {
        Whole product = number(1);
        for (Whole factor : factors) {
            product = a.times(product, factor);
        }
        return product;
    }

    final void claim(PathState path, String words, BoolExpr claim) {
        prover.demand(path, claim, words);
    }

    /** A claim that follows from a few others; what else is known would only distract. */
    final void claimFrom(PathState path, String words, BoolExpr claim, BoolExpr... others) {
        PathState apart = prover.path();
        for (BoolExpr other : others) {
            claim(path, "what this rests on: " + words, other);
            apart.assume(other);
        }
        claim(apart, words, claim);
        path.assume(claim);
    }

    /** The ends of a run, at least one of which can really be come to. */
    final List<Outcome> ends(List<Outcome> outcomes) {
        assertTrue(outcomes.stream().anyMatch(end -> prover.real(end.path())), "no real end");
        paths += outcomes.size();
        return outcomes;
    }

    /** Hands on each end as the run comes to it; at least one can really be come to. */
    final void eachEnd(
            Consumer<Outcome> claims, String owner, String name, PathState from, Value... values) {
        boolean[] real = {false};
        machine.run(
                end -> {
                    paths++;
                    real[0] = real[0] || prover.real(end.path());
                    claims.accept(end);
                },
                owner,
                name,
                from,
                values);
        assertTrue(real[0], "no real end");
    }

    /** The end of a run that has one path only. */
    final Outcome only(List<Outcome> outcomes) {
        assertEquals(1, outcomes.size(), "paths");
        return ends(outcomes).get(0);
    }

    /** That these fields of an object hold what they held before. */
    final void same(PathState before, PathState path, Reference object, String... fields) {
        for (String field : fields) {
            BoolExpr same = a.equal(before.number(object, field), path.number(object, field));
            claim(path, object.name() + "." + field + " stays", same);
        }
    }

    /** Whether this field holds this number. */
    final BoolExpr holds(PathState path, Reference object, String field, long value) {
        return a.equal(path.number(object, field), number(value));
    }

    /** One line of what was proved, for the log of the build. */
    final void say(String what) {
        System.out.printf(
                "proved %s: %d paths, %d obligations by bounds, %d by the solver, %d ms%n",
                what,
                paths,
                prover.byBounds(),
                prover.bySolver(),
                (System.nanoTime() - began) / 1_000_000);
    }

    @Override
    public void close() {
        prover.close();
    }
}
