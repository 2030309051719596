package org.clepsydra.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.gate.ClassFiles;

/**
 * That a product is divided exactly, at full width: the upper half of the product, the loop by
 * induction over its turns, and both put together.
 */
final class WideQuotientClaims extends Claims {
    static final String OWNER = "org/clepsydra/quantity/WideQuotient";
    private static final int BITS = 64;
    private static final BigInteger WORD = BigInteger.TWO.pow(BITS);
    private static final BigInteger HALF_WORD = BigInteger.TWO.pow(BITS / 2);
    private static final long MOST = (1L << 62) - 1;

    /** What some turns of the loop have done; gone is done times the divisor. */
    private record Progress(int turn, Whole done, Whole gone, Whole left) {}

    WideQuotientClaims(List<ClassFiles> code) {
        super(code);
    }

    /** high 2^64 ≤ a b &lt; (high + 1) 2^64 for all a and b of 0 to 2^63 - 1. */
    void upperHalf() {
        PathState path = prover.path();
        Whole one = path.symbol("a", 0, Long.MAX_VALUE);
        Whole other = path.symbol("b", 0, Long.MAX_VALUE);
        // A product of two lower halves fills all 64 bits, and is shifted as such.
        machine.letWrap(OWNER + ".high");
        for (Outcome end : ends(machine.run(OWNER, "high", path, one, other))) {
            Division first = halves(end.path(), one);
            Division second = halves(end.path(), other);
            prover.multiply(end.path(), one, joined(first), other);
            prover.multiply(end.path(), other, joined(second), first.quotient());
            prover.multiply(end.path(), other, joined(second), first.rest());
            isHigh(end.path(), (Whole) end.result(), product(one, other), true);
        }
    }

    private Division halves(PathState path, Whole value) {
        return prover.divide(path, value, a.constant(HALF_WORD), "by 2^32");
    }

    private Whole joined(Division halves) {
        return sum(product(halves.quotient(), a.constant(HALF_WORD)), halves.rest());
    }

    /** Quotient and remainder of the 128-bit number, for every divisor and both its halves. */
    void longDivision() {
        PathState path = prover.path();
        List<Outcome> begun =
                ends(
                        machine.runToLoop(
                                OWNER,
                                "divideLong",
                                path,
                                new Reference("this", true),
                                path.symbol("high", 0, MOST),
                                path.symbol("low", Long.MIN_VALUE, Long.MAX_VALUE),
                                path.symbol("divisor", 1, MOST)));
        for (Outcome end : begun) {
            precondition(end.path(), end.locals());
            Progress nothing =
                    new Progress(0, number(0), number(0), unsigned(local(end.locals(), 3)));
            invariant(end.path(), end.locals(), nothing);
        }
        for (int turn = 0; turn < BITS; turn++) {
            turn(turn);
        }
        afterTheLoop();
    }

    private void turn(int turn) {
        PathState path = prover.path();
        List<Value> locals = anyLocals(path, turn);
        Progress before = anyProgress(path, turn);
        assumeInvariant(path, locals, before);
        for (Outcome end : ends(machine.runFromLoop(OWNER, "divideLong", path, locals))) {
            PathState after = end.path();
            Whole half = a.constant(BigInteger.TWO.pow(BITS - 1 - turn));
            Whole bit = prover.divide(after, before.left(), half, "the next bit").quotient();
            Whole left = a.minus(before.left(), product(bit, half));
            Progress even = after(before, number(0), local(locals, 5), left);
            Progress odd = after(before, number(1), local(locals, 5), left);
            // A guess, which the claims that follow hold to account.
            Whole bits = unsigned(local(end.locals(), 9));
            boolean guess = prover.possible(after, a.equal(bits, packed(even)));
            invariant(after, end.locals(), guess ? even : odd);
            claim(after, "the count", a.equal(local(end.locals(), 11), number(turn + 1)));
        }
    }

    private Progress after(Progress before, Whole bit, Whole divisor, Whole left) {
        Whole done = sum(product(before.done(), number(2)), bit);
        Whole gone = sum(product(before.gone(), number(2)), product(bit, divisor));
        // That gone = done d is kept, proved apart from the rest so that no product is left in it.
        PathState path = prover.path();
        path.assume(a.equal(before.gone(), product(before.done(), divisor)));
        claim(path, "gone = done d", a.equal(gone, product(done, divisor)));
        return new Progress(before.turn() + 1, done, gone, left);
    }

    private Progress anyProgress(PathState path, int turn) {
        BigInteger doneMost = BigInteger.TWO.pow(turn).subtract(BigInteger.ONE);
        BigInteger leftMost = BigInteger.TWO.pow(BITS - turn).subtract(BigInteger.ONE);
        return new Progress(
                turn,
                path.symbol("done", BigInteger.ZERO, doneMost),
                path.symbol("gone", BigInteger.ZERO, WORD.multiply(WORD)),
                path.symbol("left", BigInteger.ZERO, leftMost));
    }

    private void afterTheLoop() {
        PathState path = prover.path();
        List<Value> locals = anyLocals(path, BITS);
        Progress all = anyProgress(path, BITS);
        precondition(path, locals);
        assumeInvariant(path, locals, all);
        path.assume(a.equal(all.gone(), product(all.done(), local(locals, 5))));
        for (Outcome end : ends(machine.runFromLoop(OWNER, "divideLong", path, locals))) {
            Reference self = (Reference) locals.get(0);
            Whole quotient = end.path().number(self, "quotient");
            Whole rest = end.path().number(self, "remainder");
            Whole divisor = local(locals, 5);
            Whole given = sum(product(quotient, divisor), rest);
            claim(end.path(), "N = q d + r", a.equal(given, dividend(locals)));
            claim(end.path(), "0 <= r", a.atMost(number(0), rest));
            claim(end.path(), "r < d", a.below(rest, divisor));
        }
    }

    /** a b = q d + r and 0 ≤ r &lt; d, for all that the contract allows. */
    void whole() {
        machine.letWrap(OWNER + ".divide");
        machine.believe(OWNER + ".high", this::high);
        machine.believe(OWNER + ".divideLong", this::divideLong);
        PathState path = prover.path();
        Reference self = new Reference("this", true);
        Whole one = path.symbol("a", 0, MOST);
        Whole other = path.symbol("b", 0, MOST);
        Whole divisor = path.symbol("divisor", 1, MOST);
        Whole limit = product(a.constant(BigInteger.TWO.pow(63)), divisor);
        path.assume(a.below(product(one, other), limit));
        for (Outcome end : ends(machine.run(OWNER, "divide", path, self, one, other, divisor))) {
            Whole quotient = end.path().number(self, "quotient");
            Whole rest = end.path().number(self, "remainder");
            Whole back = sum(product(quotient, divisor), rest);
            claim(end.path(), "a b = q d + r", a.equal(back, product(one, other)));
            claim(end.path(), "0 <= r", a.atMost(number(0), rest));
            claim(end.path(), "r < d", a.below(rest, divisor));
            claim(end.path(), "0 <= q", a.atMost(number(0), quotient));
        }
    }

    private Value high(PathState path, List<Value> arguments) {
        Whole one = (Whole) arguments.get(0);
        Whole other = (Whole) arguments.get(1);
        claim(path, "a of high", a.within(one, 0, Long.MAX_VALUE));
        claim(path, "b of high", a.within(other, 0, Long.MAX_VALUE));
        Whole high = path.unknown("high", 0, Long.MAX_VALUE);
        isHigh(path, high, product(one, other), false);
        return high;
    }

    private void isHigh(PathState path, Whole high, Whole product, boolean prove) {
        Whole word = a.constant(WORD);
        var low = a.atMost(product(high, word), product);
        var up = a.below(product, product(sum(high, number(1)), word));
        if (prove) {
            claim(path, "high 2^64 <= a b < (high + 1) 2^64", a.all(low, up));
        } else {
            path.assume(a.all(low, up));
        }
    }

    private Value divideLong(PathState path, List<Value> arguments) {
        List<Value> locals = new ArrayList<>();
        for (Value argument : arguments) {
            locals.add(argument);
            locals.add(null);
        }
        locals.remove(1);
        Whole divisor = local(locals, 5);
        claim(path, "the divisor of divideLong", a.within(divisor, 1, MOST));
        claim(path, "high of divideLong", a.atMost(number(0), local(locals, 1)));
        claim(path, "high below divisor", a.below(local(locals, 1), divisor));
        Whole limit = product(a.constant(BigInteger.TWO.pow(63)), divisor);
        claim(path, "a quotient below 2^63", a.below(dividend(locals), limit));
        Whole quotient = path.unknown("quotient", 0, Long.MAX_VALUE);
        Whole rest = path.unknown("rest", 0, MOST);
        path.assume(a.below(rest, divisor));
        path.assume(a.equal(sum(product(quotient, divisor), rest), dividend(locals)));
        Reference self = (Reference) arguments.get(0);
        path.set(self, "quotient", quotient);
        path.set(self, "remainder", rest);
        return null;
    }

    private void precondition(PathState path, List<Value> locals) {
        path.assume(a.below(local(locals, 1), local(locals, 5)));
        Whole limit = product(a.constant(BigInteger.TWO.pow(63)), local(locals, 5));
        path.assume(a.below(dividend(locals), limit));
    }

    private List<Value> anyLocals(PathState path, int turn) {
        List<Value> locals = new ArrayList<>();
        locals.add(new Reference("this", true));
        for (String name : List.of("high", "low", "divisor", "rest", "bits")) {
            boolean bits = name.equals("low") || name.equals("bits");
            long least = name.equals("divisor") ? 1 : 0;
            locals.add(
                    path.symbol(name, bits ? Long.MIN_VALUE : least, bits ? Long.MAX_VALUE : MOST));
            locals.add(null);
        }
        locals.add(number(turn));
        return locals;
    }

    private void assumeInvariant(PathState path, List<Value> locals, Progress progress) {
        path.assume(a.below(local(locals, 7), local(locals, 5)));
        path.assume(a.equal(dividend(locals), accounted(locals, progress)));
        path.assume(a.equal(unsigned(local(locals, 9)), packed(progress)));
    }

    /**
     * After some turns the divisor went into the upper bits {@code done} times, with a rest below
     * it, and the bits hold what is still to come above what is done.
     */
    private void invariant(PathState path, List<Value> locals, Progress progress) {
        Progress bounds = anyProgress(prover.path(), progress.turn());
        BigInteger zero = BigInteger.ZERO;
        claim(path, "done in range", a.within(progress.done(), zero, bounds.done().most()));
        claim(path, "left in range", a.within(progress.left(), zero, bounds.left().most()));
        claim(path, "0 <= rest", a.atMost(number(0), local(locals, 7)));
        claim(path, "rest < d", a.below(local(locals, 7), local(locals, 5)));
        claim(path, "bits", a.equal(unsigned(local(locals, 9)), packed(progress)));
        claim(
                path,
                "nothing is lost in turn " + progress.turn(),
                a.equal(dividend(locals), accounted(locals, progress)));
    }

    private Whole packed(Progress progress) {
        BigInteger places = BigInteger.TWO.pow(progress.turn());
        return sum(product(progress.left(), a.constant(places)), progress.done());
    }

    private Whole accounted(List<Value> locals, Progress progress) {
        BigInteger places = BigInteger.TWO.pow(BITS - progress.turn());
        Whole upper = sum(progress.gone(), local(locals, 7));
        return sum(product(upper, a.constant(places)), progress.left());
    }

    private Whole dividend(List<Value> locals) {
        Whole word = a.constant(WORD);
        return sum(product(local(locals, 1), word), unsigned(local(locals, 3)));
    }

    private Whole unsigned(Whole bits) {
        return a.either(a.atMost(number(0), bits), bits, sum(bits, a.constant(WORD)));
    }

    private static Whole local(List<Value> locals, int slot) {
        return (Whole) locals.get(slot);
    }
}
