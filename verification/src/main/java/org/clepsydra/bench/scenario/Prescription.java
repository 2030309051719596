package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the physician ordered, exactly as written.
 *
 * @param drug its name
 * @param dose on whatever basis
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
        OrderedDose dose,
        long bsaCm2,
        long concentrationNg,
        long concentrationNl,
        long durationMs,
        Program program,
        long typedRateNlPerH,
        long doseRateNgPerM2PerHMax,
        long doseNgPerM2Max) {
    /** The whole dose, ng, rounded down. */
    public BigDecimal massNg() {
        return dose.massNg(bsaCm2, durationMs);
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
