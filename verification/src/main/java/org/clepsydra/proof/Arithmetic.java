package org.clepsydra.proof;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.IntSort;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** Sums, products and comparisons of whole numbers. Nothing here wraps around. */
public final class Arithmetic {
    private final Context z3;
    private int made;

    Arithmetic(Context z3) {
        this.z3 = z3;
    }

    /** This number. */
    public Whole constant(long value) {
        return constant(BigInteger.valueOf(value));
    }

    /** This number. */
    public Whole constant(BigInteger value) {
        return new Whole(z3.mkInt(value.toString()), value, value);
    }

    /** A symbol. Who makes it must also assume its bounds, as {@link PathState#symbol} does. */
    Whole symbol(String name, BigInteger least, BigInteger most) {
        return new Whole(z3.mkIntConst(name), least, most);
    }

    /** A name that no other symbol has. */
    String unused(String hint) {
        made++;
        return hint + "#" + made;
    }

    /** The value at {@code index} of a function that nothing is known of but what is assumed. */
    public Whole valueOf(String function, Whole index, long least, long most) {
        var symbol = z3.mkFuncDecl(function, z3.getIntSort(), z3.getIntSort());
        ArithExpr<IntSort> term = (ArithExpr<IntSort>) z3.mkApp(symbol, index.term());
        return new Whole(term, BigInteger.valueOf(least), BigInteger.valueOf(most));
    }

    /** Sum. */
    public Whole plus(Whole a, Whole b) {
        return folded(
                z3.mkAdd(a.term(), b.term()), a.least().add(b.least()), a.most().add(b.most()));
    }

    /** Difference. */
    public Whole minus(Whole a, Whole b) {
        return folded(
                z3.mkSub(a.term(), b.term()),
                a.least().subtract(b.most()),
                a.most().subtract(b.least()));
    }

    /** Product. */
    public Whole times(Whole a, Whole b) {
        List<BigInteger> corners =
                Stream.of(a.least(), a.most())
                        .flatMap(x -> Stream.of(x.multiply(b.least()), x.multiply(b.most())))
                        .sorted()
                        .toList();
        return folded(z3.mkMul(a.term(), b.term()), corners.get(0), corners.get(3));
    }

    /** The lesser of two. */
    public Whole lesser(Whole a, Whole b) {
        ArithExpr<IntSort> term = (ArithExpr<IntSort>) z3.mkITE(atMost(a, b), a.term(), b.term());
        return folded(term, a.least().min(b.least()), a.most().min(b.most()));
    }

    /** The greater of two. */
    public Whole greater(Whole a, Whole b) {
        ArithExpr<IntSort> term = (ArithExpr<IntSort>) z3.mkITE(atMost(a, b), b.term(), a.term());
        return folded(term, a.least().max(b.least()), a.most().max(b.most()));
    }

    /** {@code a} where the condition holds, else {@code b}. */
    public Whole either(BoolExpr condition, Whole a, Whole b) {
        ArithExpr<IntSort> term = (ArithExpr<IntSort>) z3.mkITE(condition, a.term(), b.term());
        return folded(term, a.least().min(b.least()), a.most().max(b.most()));
    }

    /** a ≤ b, settled at once where the bounds do. */
    public BoolExpr atMost(Whole a, Whole b) {
        if (a.most().compareTo(b.least()) <= 0) {
            return z3.mkTrue();
        }
        if (a.least().compareTo(b.most()) > 0) {
            return z3.mkFalse();
        }
        return z3.mkLe(a.term(), b.term());
    }

    /** a &lt; b. */
    public BoolExpr below(Whole a, Whole b) {
        return z3.mkNot(atMost(b, a));
    }

    /** a = b. */
    public BoolExpr equal(Whole a, Whole b) {
        if (a.constant() && b.constant()) {
            return z3.mkBool(a.least().equals(b.least()));
        }
        return z3.mkEq(a.term(), b.term());
    }

    /** least ≤ a ≤ most. */
    public BoolExpr within(Whole a, BigInteger least, BigInteger most) {
        return all(atMost(constant(least), a), atMost(a, constant(most)));
    }

    /** least ≤ a ≤ most. */
    public BoolExpr within(Whole a, long least, long most) {
        return within(a, BigInteger.valueOf(least), BigInteger.valueOf(most));
    }

    /** The bounds of a number, spelt out for the solver, which does not know them. */
    List<BoolExpr> bounds(Whole a) {
        return List.of(
                z3.mkLe(constant(a.least()).term(), a.term()),
                z3.mkLe(a.term(), constant(a.most()).term()));
    }

    /** Every one of them. */
    public BoolExpr all(BoolExpr... conditions) {
        return z3.mkAnd(conditions);
    }

    /** At least one of them. */
    public BoolExpr any(BoolExpr... conditions) {
        return z3.mkOr(conditions);
    }

    /** The contrary. */
    public BoolExpr not(BoolExpr condition) {
        return z3.mkNot(condition);
    }

    /** If the one, then the other. */
    public BoolExpr implies(BoolExpr one, BoolExpr other) {
        return z3.mkImplies(one, other);
    }

    private Whole folded(ArithExpr<IntSort> term, BigInteger least, BigInteger most) {
        return least.equals(most) ? constant(least) : new Whole(term, least, most);
    }
}
