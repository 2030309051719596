package org.clepsydra.proof;

import java.math.BigInteger;
import java.util.List;

/** What {@link WideQuotientClaims} proves, believed at each call once its conditions are proved. */
final class Quotients {
    static final String DIVIDE = WideQuotientClaims.OWNER + ".divide";
    private static final long MOST = (1L << 62) - 1;

    private Quotients() {}

    static Value divide(Claims claims, PathState path, List<Value> arguments) {
        Arithmetic a = claims.a;
        Whole one = (Whole) arguments.get(1);
        Whole other = (Whole) arguments.get(2);
        Whole divisor = (Whole) arguments.get(3);
        claims.claim(path, "a of WideQuotient", a.within(one, 0, MOST));
        claims.claim(path, "b of WideQuotient", a.within(other, 0, MOST));
        claims.claim(path, "divisor of WideQuotient", a.within(divisor, 1, MOST));
        Whole product = claims.product(one, other);
        Whole limit = claims.product(a.constant(BigInteger.TWO.pow(63)), divisor);
        claims.claim(path, "a quotient below 2^63", a.below(product, limit));
        Whole quotient = path.unknown("quotient", 0, Long.MAX_VALUE);
        Whole rest = path.unknown("rest", 0, MOST);
        path.assume(a.below(rest, divisor));
        path.assume(a.equal(claims.sum(claims.product(quotient, divisor), rest), product));
        Reference self = (Reference) arguments.get(0);
        path.set(self, "quotient", quotient);
        path.set(self, "remainder", rest);
        return null;
    }
}
