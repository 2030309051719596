package org.clepsydra.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a prescription means, worked out in decimals.
 *
 * @param doseMg whole dose
 * @param bsaM2 body surface area
 * @param mgPerMl concentration
 * @param hours duration
 */
public record PrescriptionOracle(
        BigDecimal doseMg, BigDecimal bsaM2, BigDecimal mgPerMl, BigDecimal hours) {
    private static final BigDecimal NL_PER_ML = new BigDecimal(1_000_000);
    private static final BigDecimal TWENTY = new BigDecimal(20);

    /** A dose given per square metre. */
    public static PrescriptionOracle perArea(
            String mgPerM2, String bsaM2, String mgPerMl, String hours) {
        BigDecimal area = new BigDecimal(bsaM2);
        return new PrescriptionOracle(
                new BigDecimal(mgPerM2).multiply(area),
                area,
                new BigDecimal(mgPerMl),
                new BigDecimal(hours));
    }

    /** A dose given whole. */
    public static PrescriptionOracle whole(
            String doseMg, String bsaM2, String mgPerMl, String hours) {
        return new PrescriptionOracle(
                new BigDecimal(doseMg),
                new BigDecimal(bsaM2),
                new BigDecimal(mgPerMl),
                new BigDecimal(hours));
    }

    /** Volume rounded down to the nanolitre. */
    public BigInteger volumeNl() {
        return doseMg.multiply(NL_PER_ML).divide(mgPerMl, 0, RoundingMode.DOWN).toBigInteger();
    }

    /** Rate in mL/h, to sixteen digits. */
    public BigDecimal mlPerH() {
        return doseMg.divide(mgPerMl.multiply(hours), MathContext.DECIMAL64);
    }

    /** Hours in which a typed rate would give the volume. */
    public BigDecimal impliedHours(BigDecimal typedMlPerH) {
        return new BigDecimal(volumeNl())
                .divide(NL_PER_ML.multiply(typedMlPerH), MathContext.DECIMAL64);
    }

    /** Drug per hour at a typed rate. */
    public BigDecimal impliedMgPerH(BigDecimal typedMlPerH) {
        return typedMlPerH.multiply(mgPerMl);
    }

    /** Whether typed rate times duration lies within 5 % of the volume, both ends included. */
    public boolean agrees(BigDecimal typedMlPerH) {
        BigDecimal volume = new BigDecimal(volumeNl());
        BigDecimal typed = typedMlPerH.multiply(NL_PER_ML).multiply(hours);
        return typed.subtract(volume).abs().multiply(TWENTY).compareTo(volume) <= 0;
    }

    /** Drug per square metre and hour. */
    public BigDecimal mgPerM2PerH() {
        return doseMg.divide(bsaM2.multiply(hours), MathContext.DECIMAL64);
    }
}
