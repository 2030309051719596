package org.clepsydra.proof;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.IntSort;
import java.math.BigInteger;

/**
 * A whole number of any size, as a term of the solver, and two bounds known without asking it. The
 * bounds settle most questions of overflow, and leave the solver those that need the path.
 */
public record Whole(ArithExpr<IntSort> term, BigInteger least, BigInteger most) implements Value {
    boolean constant() {
        return least.equals(most);
    }
}
