package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.util.List;
import org.clepsydra.plan.HardLimits;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what the physician ordered, and refuses what no pump could be asked for. */
final class PrescriptionReader {
    static final List<String> KEYS =
            List.of(
                    "drug",
                    "dose",
                    "weight",
                    "height",
                    "gfr",
                    "body surface area",
                    "formula",
                    "dose bands",
                    "dose bands within",
                    "concentration",
                    "duration",
                    "program",
                    "rate step",
                    "typed rate",
                    "highest dose rate",
                    "highest dose",
                    "route",
                    "reason",
                    "given before",
                    "given before in this cycle",
                    "library version");
    private static final Field CONCENTRATION =
            Field.of(
                    Dimension.CONCENTRATION,
                    "0.000001",
                    "1000",
                    "1 ng/mL to 1000 mg/mL or 0.001 units/mL to 1000000 units/mL");
    private static final Field DURATION =
            Field.of(
                    Dimension.TIME,
                    HardLimits.SEGMENT_MS_MIN,
                    HardLimits.DURATION_MS_MAX,
                    "1 min to 31 d");
    private static final Field TYPED_RATE =
            Field.of(Dimension.RATE, 1, 1_000_000_000_000L, "0.000001 mL/h to 1000000 mL/h");
    private static final Field DOSE_RATE_MAX =
            Field.of(
                    Dimension.DOSE_RATE,
                    1,
                    HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX,
                    "0.000001 mg/m2/h to 100 g/m2/h");

    private static final Field DOSE_MAX =
            Field.of(
                    Dimension.MASS_PER_AREA,
                    1,
                    HardLimits.DOSE_NG_PER_M2_MAX,
                    "0.000001 mg/m2 to 500 g/m2");

    /** Digits behind the point a concentration may have: the image keeps it as ng over nL. */
    private static final int CONCENTRATION_DIGITS = 6;

    private PrescriptionReader() {}

    static Prescription read(String file, Node node) throws BadScenario {
        Entries entries = Entries.read(file, node, "prescription", KEYS);
        long durationMs = entries.text("duration").whole(DURATION);
        Text dose = entries.text("dose");
        BigDecimal concentration = concentration(entries.text("concentration"));
        int digits = Math.max(0, concentration.scale());
        Body body = Body.read(entries);
        Prescription prescription =
                new Prescription(
                        entries.text("drug").value(),
                        OrderedDose.read(entries, body),
                        Banding.read(file, entries, dose.massUnit()),
                        SurfaceArea.read(entries, body),
                        concentration.movePointRight(digits).longValueExact(),
                        BigDecimal.ONE.movePointRight(digits).longValueExact(),
                        durationMs,
                        ProgramReader.read(file, entries, durationMs),
                        RateSteps.read(entries),
                        entries.has("typed rate")
                                ? entries.text("typed rate").whole(TYPED_RATE)
                                : 0,
                        entries.text("highest dose rate").whole(DOSE_RATE_MAX),
                        entries.text("highest dose").whole(DOSE_MAX));
        for (String amount : List.of("concentration", "highest dose rate", "highest dose")) {
            dose.massUnit().requireSame(entries.text(amount));
        }
        requirePossible(dose, prescription);
        return prescription;
    }

    private static BigDecimal concentration(Text text) throws BadScenario {
        BigDecimal value = text.figure(CONCENTRATION).stripTrailingZeros();
        if (value.scale() > CONCENTRATION_DIGITS) {
            String finest = text.massUnit() == MassUnit.UNITS ? "0.001 units/mL" : "1 ng/mL";
            throw text.bad(text.value() + " is finer than " + finest);
        }
        return value;
    }

    private static void requirePossible(Text dose, Prescription prescription) throws BadScenario {
        if (prescription.massNg().compareTo(BigDecimal.valueOf(HardLimits.DOSE_NG_MAX)) > 0) {
            boolean units = dose.massUnit() == MassUnit.UNITS;
            MassUnit unit = units ? MassUnit.UNITS : MassUnit.G;
            throw dose.bad(
                    unit.of(prescription.massNg()).stripTrailingZeros().toPlainString()
                            + (units ? " units" : " g")
                            + " in all is out of range; up to "
                            + (units ? "100000000 units" : "100 g")
                            + " is accepted");
        }
        BigDecimal nl = prescription.volumeNl();
        if (nl.compareTo(BigDecimal.valueOf(HardLimits.VOLUME_NL_MIN)) < 0
                || nl.compareTo(BigDecimal.valueOf(HardLimits.VOLUME_NL_MAX)) > 0) {
            throw dose.bad(
                    "at this concentration it is "
                            + nl.movePointLeft(6).stripTrailingZeros().toPlainString()
                            + " mL; 0.001 mL to 10000 mL is accepted");
        }
    }
}
