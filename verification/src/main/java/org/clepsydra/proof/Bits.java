package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.math.BigInteger;

/**
 * The few operations on bits that the core uses, in terms of whole numbers: each is a division by a
 * power of two, or is taken only as far as it can be known.
 */
final class Bits {
    private static final int WORD_BITS = 64;
    private static final BigInteger WORD = BigInteger.TWO.pow(WORD_BITS);

    private final Arithmetic arithmetic;

    Bits(Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
    }

    /** As much of {@code value} as a number of {@code size} bits keeps. */
    Whole wrapped(PathState path, Whole value, int size) {
        BigInteger half = BigInteger.TWO.pow(size - 1);
        if (value.least().compareTo(half.negate()) >= 0 && value.most().compareTo(half) < 0) {
            return value;
        }
        BigInteger fewest = value.least().add(half).shiftRight(size);
        BigInteger most = value.most().add(half).shiftRight(size);
        Whole turns = path.unknown("turns", fewest, most);
        Whole kept = path.unknown("wrapped", half.negate(), half.subtract(BigInteger.ONE));
        Whole lost = arithmetic.times(turns, arithmetic.constant(BigInteger.TWO.pow(size)));
        path.assume(arithmetic.equal(arithmetic.plus(kept, lost), value));
        return kept;
    }

    /** A long shifted left by a constant; what leaves it on the left is lost. */
    Whole left(PathState path, Whole value, Whole places) {
        Whole power = arithmetic.constant(BigInteger.TWO.pow(constant(places)));
        return wrapped(path, arithmetic.times(value, power), WORD_BITS);
    }

    /** A long shifted right by a constant, zeros coming in on the left. */
    Whole right(PathState path, Whole value, Whole places) {
        Whole zero = arithmetic.constant(0);
        Whole unsigned = value;
        if (value.least().signum() < 0) {
            Whole turned = arithmetic.plus(value, arithmetic.constant(WORD));
            Whole either = arithmetic.either(arithmetic.atMost(zero, value), value, turned);
            unsigned = new Whole(either.term(), BigInteger.ZERO, WORD.subtract(BigInteger.ONE));
        }
        return split(path, unsigned, BigInteger.TWO.pow(constant(places))).quotient();
    }

    /** The low bits, where the mask is a power of two less one. */
    Whole and(PathState path, Whole value, Whole mask) {
        BigInteger power = mask.most().add(BigInteger.ONE);
        if (!mask.constant() || power.bitCount() != 1) {
            throw new Undecided("a mask that is not of low bits");
        }
        return split(path, value, power).rest();
    }

    /**
     * With a single bit exactly; of two others that are not negative it is known that each is at
     * most the result, and the result at most their sum.
     */
    Whole or(PathState path, Whole one, Whole other) {
        if (isBit(other)) {
            return orBit(path, one, other);
        }
        if (isBit(one)) {
            return orBit(path, other, one);
        }
        if (one.least().signum() < 0 || other.least().signum() < 0) {
            throw new Undecided("an OR of numbers below zero");
        }
        Whole sum = arithmetic.plus(one, other);
        Whole result = path.unknown("or", BigInteger.ZERO, sum.most());
        path.assume(arithmetic.atMost(one, result));
        path.assume(arithmetic.atMost(other, result));
        path.assume(arithmetic.atMost(result, sum));
        return result;
    }

    private Whole orBit(PathState path, Whole value, Whole bit) {
        Whole last = split(path, value, BigInteger.TWO).rest();
        Whole zero = arithmetic.constant(0);
        BoolExpr set = arithmetic.all(arithmetic.equal(last, zero), arithmetic.below(zero, bit));
        return arithmetic.either(set, arithmetic.plus(value, arithmetic.constant(1)), value);
    }

    private static boolean isBit(Whole value) {
        return value.least().signum() >= 0 && value.most().compareTo(BigInteger.ONE) <= 0;
    }

    /** Division by a power of two, the rest never below zero, as the bits of a number are. */
    private Division split(PathState path, Whole value, BigInteger power) {
        Whole divisor = arithmetic.constant(power);
        // Of a number that is not below zero the machine's own division is the same.
        Division made = value.least().signum() < 0 ? null : path.made(value, divisor);
        if (made != null) {
            return made;
        }
        Whole quotient =
                path.unknown("high", floor(value.least(), power), floor(value.most(), power));
        Whole rest = path.unknown("low", BigInteger.ZERO, power.subtract(BigInteger.ONE));
        Whole product = arithmetic.times(quotient, divisor);
        path.assume(arithmetic.equal(arithmetic.plus(product, rest), value));
        Division division = new Division(quotient, rest);
        if (value.least().signum() >= 0) {
            path.keep(value, divisor, division);
        }
        return division;
    }

    private static BigInteger floor(BigInteger value, BigInteger power) {
        return value.shiftRight(power.bitLength() - 1);
    }

    private static int constant(Whole places) {
        int count = places.most().intValue();
        if (!places.constant() || count < 0 || count >= WORD_BITS) {
            throw new Undecided("a shift by other than a constant");
        }
        return count;
    }
}
