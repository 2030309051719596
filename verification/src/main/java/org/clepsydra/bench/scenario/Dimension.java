package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a figure measures, the units it may be written in, and the unit it is kept in. */
enum Dimension {
    TIME("ms", "h", 3_600_000, "min", 60_000, "s", 1_000, "ms", 1, "d", 86_400_000),
    VOLUME("nL", "mL", 1_000_000, "uL", 1_000, "nL", 1, "L", 1_000_000_000),
    MASS("ng", "mg", 1_000_000, "g", 1_000_000_000, "ug", 1_000, "ng", 1),
    MASS_PER_AREA("ng/m2", "mg/m2", 1_000_000, "g/m2", 1_000_000_000, "ug/m2", 1_000),
    MASS_PER_WEIGHT("ng/kg", "mg/kg", 1_000_000, "ug/kg", 1_000),
    MASS_PER_DAY("ng/24 h", "mg/24 h", 1_000_000, "g/24 h", 1_000_000_000, "ug/24 h", 1_000),
    MASS_PER_AREA_PER_DAY("ng/m2/24 h", "mg/m2/24 h", 1_000_000, "ug/m2/24 h", 1_000),
    MASS_PER_WEIGHT_PER_DAY("ng/kg/24 h", "mg/kg/24 h", 1_000_000, "ug/kg/24 h", 1_000),
    AREA("cm2", "m2", 10_000, "cm2", 1),
    WEIGHT("g", "kg", 1_000, "g", 1),
    HEIGHT("mm", "cm", 10, "m", 1_000, "mm", 1),
    CLEARANCE("mL/min", "mL/min", 1),
    CONCENTRATION("mg/mL", "mg/mL", 1, "g/L", 1, "g/mL", 1_000),
    RATE("nL/h", "mL/h", 1_000_000, "uL/h", 1_000, "mL/24 h", -24),
    DOSE_RATE("ng/m2/h", "mg/m2/h", 1_000_000, "g/m2/h", 1_000_000_000, "mg/m2/24 h", -24),
    PRESSURE("Pa", "kPa", 1_000, "Pa", 1),
    COMPLIANCE("uL/kPa", "uL/kPa", 1),
    RESISTANCE("kPa per mL/h", "kPa per mL/h", 1),
    ENCODER("counts/rev", "counts/rev", 1),
    PER_CENT("%", "%", 1);

    /** A daily figure is a millionth-part figure over 24 hours. */
    private static final int PER_DAY = -24;

    private final String base;
    private final Map<String, Integer> factors = new LinkedHashMap<>();

    Dimension(String base, Object... unitsAndFactors) {
        this.base = base;
        for (int i = 0; i < unitsAndFactors.length; i += 2) {
            factors.put((String) unitsAndFactors[i], (Integer) unitsAndFactors[i + 1]);
        }
    }

    /** The unit figures are kept in. */
    String base() {
        return base;
    }

    boolean has(String unit) {
        return factors.containsKey(unit);
    }

    /** The units that may be written, most usual first. */
    String units() {
        return String.join(", ", factors.keySet());
    }

    /**
     * The figure in the base unit.
     *
     * @throws ArithmeticException when it is not a finite decimal there
     */
    BigDecimal toBase(BigDecimal figure, String unit) {
        int factor = factors.get(unit);
        return factor == PER_DAY
                ? figure.movePointRight(6).divide(BigDecimal.valueOf(24))
                : figure.multiply(BigDecimal.valueOf(factor));
    }
}
