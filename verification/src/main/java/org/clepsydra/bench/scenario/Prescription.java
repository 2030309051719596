package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the physician ordered, exactly as written.
 *
 * @param drug its name
 * @param perArea whether {@code doseNg} is for each square metre
 * @param doseNg dose, ng or ng/m2
 * @param bsaCm2 body surface area
 * @param concentrationNg drug in {@code concentrationNl}, ng
 * @param concentrationNl volume that holds it, nL
 * @param durationMs how long the dose shall take
 * @param program its segments
 * @param typedRateNlPerH what the operator typed, 0 when nothing
 * @param doseRateNgPerM2PerHMax the drug's limit; an example, never a clinical figure
 * @param doseNgPerM2Max the drug's limit on the whole dose; an example, never a clinical figure
 */
public record Prescription(
        String drug,
        boolean perArea,
        long doseNg,
        long bsaCm2,
        long concentrationNg,
        long concentrationNl,
        long durationMs,
        Program program,
        long typedRateNlPerH,
        long doseRateNgPerM2PerHMax,
        long doseNgPerM2Max) {
    private static final BigDecimal CM2_PER_M2 = BigDecimal.valueOf(10_000);

    /** The whole dose, ng, not rounded. */
    public BigDecimal massNg() {
        BigDecimal written = BigDecimal.valueOf(doseNg);
        return perArea ? written.multiply(BigDecimal.valueOf(bsaCm2)).divide(CM2_PER_M2) : written;
    }

    /**
     * The volume that holds the dose, nL, rounded down; a cycle may give some nanolitres less, see
     * {@link PrescribedCurve#givenNl}.
     */
    public BigDecimal volumeNl() {
        return massNg().multiply(BigDecimal.valueOf(concentrationNl))
                .divide(BigDecimal.valueOf(concentrationNg), 0, RoundingMode.FLOOR);
    }

    /** What it asks for at each moment. */
    public PrescribedCurve curve() {
        return new PrescribedCurve(program, volumeNl());
    }
}
