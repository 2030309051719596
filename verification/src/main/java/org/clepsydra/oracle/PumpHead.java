package org.clepsydra.oracle;

import java.math.BigInteger;

/** A pump head's quantum as a ratio in lowest terms: {@code dividend / divisor} nL. */
final class PumpHead {
    private final BigInteger dividend;
    private final BigInteger divisor;
    private final Rational quantumNl;

    PumpHead(long nlPerRev, long microstepsPerRev, long microstepsPerQuantum) {
        BigInteger nl =
                BigInteger.valueOf(nlPerRev).multiply(BigInteger.valueOf(microstepsPerQuantum));
        BigInteger microsteps = BigInteger.valueOf(microstepsPerRev);
        BigInteger common = nl.gcd(microsteps);
        dividend = nl.divide(common);
        divisor = microsteps.divide(common);
        quantumNl = Rational.of(nl).dividedBy(Rational.of(microsteps));
    }

    BigInteger dividend() {
        return dividend;
    }

    BigInteger divisor() {
        return divisor;
    }

    Rational quantumNl() {
        return quantumNl;
    }

    /** The quanta in a volume: the whole ones, and what is left as so many parts of dividend. */
    BigInteger[] wholeQuantaAndRest(long nl) {
        return BigInteger.valueOf(nl).multiply(divisor).divideAndRemainder(dividend);
    }
}
