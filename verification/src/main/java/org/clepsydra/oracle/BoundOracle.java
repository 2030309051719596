package org.clepsydra.oracle;

import java.math.BigDecimal;
import java.math.MathContext;

/** Bounds that requirements state by formula. */
public final class BoundOracle {
    private static final BigDecimal CUT_S = new BigDecimal("0.15");
    private static final BigDecimal PLAIN_THRESHOLD_KPA = new BigDecimal(70);

    private BoundOracle() {}

    /**
     * Most the pump head may go beyond the curve with its driver stuck on: the motor's speed for
     * 0.15 s, two encoder counts, and a stroke where strokes are indexed.
     *
     * @param nlPerS volume a second at the motor's speed
     * @param nlPerCount volume of one encoder count
     * @param strokeNl volume of a stroke, 0 where the motor may stop anywhere
     */
    public static BigDecimal overDeliveryNl(
            BigDecimal nlPerS, BigDecimal nlPerCount, BigDecimal strokeNl) {
        return nlPerS.multiply(CUT_S).add(nlPerCount).add(nlPerCount).add(strokeNl);
    }

    /** Volume a pump with a plain threshold of 70 kPa traps before its alarm. */
    public static BigDecimal trappedUl(BigDecimal complianceUlPerKpa) {
        return complianceUlPerKpa.multiply(PLAIN_THRESHOLD_KPA, MathContext.DECIMAL64);
    }
}
