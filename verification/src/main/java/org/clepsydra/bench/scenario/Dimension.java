package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a figure measures, the units it may be written in, and the unit it is kept in. */
enum Dimension {
    TIME("ms", "h", 3_600_000, "min", 60_000, "s", 1_000, "ms", 1, "d", 86_400_000),
    VOLUME("nL", "mL", 1_000_000, "uL", 1_000, "nL", 1, "L", 1_000_000_000),
    MASS(mass("")),
    MASS_PER_AREA(mass("/m2")),
    MASS_PER_WEIGHT(mass("/kg")),
    MASS_PER_HOUR(mass("/h")),
    MASS_PER_AREA_PER_HOUR(mass("/m2/h")),
    MASS_PER_WEIGHT_PER_HOUR(mass("/kg/h")),
    MASS_PER_DAY(mass("/24 h")),
    MASS_PER_AREA_PER_DAY(mass("/m2/24 h")),
    MASS_PER_WEIGHT_PER_DAY(mass("/kg/24 h")),
    AREA("cm2", "m2", 10_000, "cm2", 1),
    WEIGHT("g", "kg", 1_000, "g", 1),
    HEIGHT("mm", "cm", 10, "m", 1_000, "mm", 1),
    CLEARANCE("mL/min", "mL/min", 1),
    CONCENTRATION(
            "mg/mL",
            "mg/mL",
            1,
            "g/L",
            1,
            "g/mL",
            1_000,
            "ug/mL",
            "0.001",
            "ng/mL",
            "0.000001",
            "units/mL",
            "0.001"),
    RATE("nL/h", "mL/h", 1_000_000, "uL/h", 1_000, "mL/24 h", 1_000_000),
    DOSE_RATE(mass("/m2/h", "/m2/24 h")),
    PRESSURE("Pa", "kPa", 1_000, "Pa", 1),
    COMPLIANCE("uL/kPa", "uL/kPa", 1),
    RESISTANCE("kPa per mL/h", "kPa per mL/h", 1),
    ENCODER("counts/rev", "counts/rev", 1),
    PER_CENT("%", "%", 1);

    private static final String DAILY = "/24 h";

    private final String base;
    private final Map<String, BigDecimal> factors = new LinkedHashMap<>();

    Dimension(Object... baseThenUnitsAndFactors) {
        base = (String) baseThenUnitsAndFactors[0];
        for (int i = 1; i < baseThenUnitsAndFactors.length; i += 2) {
            String factor = baseThenUnitsAndFactors[i + 1].toString();
            factors.put((String) baseThenUnitsAndFactors[i], new BigDecimal(factor));
        }
    }

    /** An amount of drug for whatever stands in {@code per}, kept in ng for the first of them. */
    private static Object[] mass(String... per) {
        List<Object> all = new ArrayList<>(List.of(MassUnit.NG.written() + per[0]));
        for (String each : per) {
            for (MassUnit unit : MassUnit.values()) {
                all.add(unit.written() + each);
                all.add(unit.counts());
            }
        }
        return all.toArray();
    }

    boolean has(String unit) {
        return factors.containsKey(unit);
    }

    /** The units that may be written, most usual first. */
    String units() {
        return String.join(", ", factors.keySet());
    }

    /** The finest step that a figure in {@code unit} may have, in words. */
    String finest(String unit) {
        return MassUnit.in(unit) == MassUnit.UNITS
                ? "0.001 " + MassUnit.UNITS.written() + base.substring(base.indexOf('g') + 1)
                : "1 " + base;
    }

    /**
     * The figure in the base unit; a daily figure of an hourly one over 24.
     *
     * @throws ArithmeticException when it is not a finite decimal there
     */
    BigDecimal toBase(BigDecimal figure, String unit) {
        boolean shared = unit.endsWith(DAILY) && !base.endsWith(DAILY);
        return figure.multiply(factors.get(unit)).divide(BigDecimal.valueOf(shared ? 24 : 1));
    }
}
