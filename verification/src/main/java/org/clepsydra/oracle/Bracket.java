package org.clepsydra.oracle;

/** A number known to lie between two others, or to be {@code low} where the two are equal. */
record Bracket(Rational low, Rational high) {
    /** A number that is known exactly. */
    static Bracket exactly(Rational value) {
        return new Bracket(value, value);
    }

    /** A number at most {@code reach} away from {@code value}. */
    static Bracket around(Rational value, Rational reach) {
        return new Bracket(value.minus(reach), value.plus(reach));
    }

    /** The number times {@code factor}, which is 0 or more. */
    Bracket times(Rational factor) {
        return new Bracket(low.times(factor), high.times(factor));
    }

    Bracket plus(Rational other) {
        return new Bracket(low.plus(other), high.plus(other));
    }

    /** The number rounded down; ArithmeticException when that is not known. */
    long floor() {
        if (!low.floor().equals(high.floor())) {
            throw new ArithmeticException("a whole number lies between " + low + " and " + high);
        }
        return low.floor().longValueExact();
    }

    /** Whether the number is below {@code bound}; ArithmeticException when that is not known. */
    boolean isBelow(Rational bound) {
        boolean lowIs = low.compareTo(bound) < 0;
        if (lowIs != high.compareTo(bound) < 0) {
            throw new ArithmeticException(bound + " lies between " + low + " and " + high);
        }
        return lowIs;
    }
}
