package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What the physician ordered, exactly as written.
 *
 * @param drug its name
 * @param dose on whatever basis
 * @param banding of the whole dose
 * @param area of the body surface
 * @param concentrationNg drug in {@code concentrationNl}, ng or thousandths of a unit
 * @param concentrationNl volume that holds it, nL
 * @param durationMs how long the dose shall take
 * @param program its segments
 * @param rateSteps of the pump
 * @param typedRateNlPerH what the operator typed, 0 when nothing
 * @param doseRateNgPerM2PerHMax the drug's limit; an example, never a clinical figure
 * @param doseNgPerM2Max the drug's limit on the whole dose; an example, never a clinical figure
 */
public record Prescription(
        String drug,
        OrderedDose dose,
        Banding banding,
        SurfaceArea area,
        long concentrationNg,
        long concentrationNl,
        long durationMs,
        Program program,
        RateSteps rateSteps,
        long typedRateNlPerH,
        long doseRateNgPerM2PerHMax,
        long doseNgPerM2Max) {
    /** Body surface area, cm2. */
    public long bsaCm2() {
        return area.cm2();
    }

    /** The whole dose as derived, ng, rounded down. */
    public BigDecimal derivedNg() {
        return dose.massNg(area.cm2(), durationMs);
    }

    /** The whole dose to be given, ng: that of its band, where one holds it. */
    public BigDecimal massNg() {
        return banding.doseFor(derivedNg()).orElse(derivedNg());
    }

    /**
     * The volume that holds the dose, nL, rounded down; a cycle may give some nanolitres less, see
     * {@link PrescribedCurve#givenNl}.
     */
    public BigDecimal volumeNl() {
        return massNg().multiply(BigDecimal.valueOf(concentrationNl))
                .divide(BigDecimal.valueOf(concentrationNg), 0, RoundingMode.FLOOR);
    }

    /** How long it takes, ms: as prescribed, or more where the rate is rounded. */
    public long realMs() {
        return rateSteps.realMs(volumeNl(), durationMs);
    }

    /** What it asks for at each moment. */
    public PrescribedCurve curve() {
        Program given =
                rateSteps.used() ? Program.once(List.of(Program.Part.flat(1, realMs()))) : program;
        return new PrescribedCurve(given, volumeNl());
    }
}
