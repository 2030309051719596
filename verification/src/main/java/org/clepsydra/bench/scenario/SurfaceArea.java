package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.clepsydra.plan.HardLimits;

/**
 * Body surface area, and where it comes from.
 *
 * @param cm2 rounded down
 * @param formula its name; empty where the area itself was written
 */
public record SurfaceArea(long cm2, String formula) {
    private static final String BY = "by ";
    private static final String MOSTELLER = "Mosteller";
    private static final Field AREA =
            Field.of(
                    Dimension.AREA,
                    HardLimits.BSA_CM2_MIN,
                    HardLimits.BSA_CM2_MAX,
                    "0.2 m2 to 3 m2");

    /** The area as written, or by the formula that is named there or in its place. */
    static SurfaceArea read(Entries prescription, Body body) throws BadScenario {
        if (prescription.has("formula")) {
            Text formula = prescription.text("formula");
            if (prescription.has("body surface area")) {
                throw formula.bad("stands beside a body surface area; write one of the two");
            }
            return by(formula, formula, body);
        }
        Text area = prescription.text("body surface area");
        return area.value().startsWith(BY)
                ? by(area, area.part(area.value().substring(BY.length())), body)
                : new SurfaceArea(area.whole(AREA), "");
    }

    /** By Mosteller's formula: the root of cm times kg over 3600, rounded down. */
    private static SurfaceArea by(Text place, Text formula, Body body) throws BadScenario {
        if (!formula.value().equals(MOSTELLER)) {
            throw formula.bad(
                    "\""
                            + formula.value()
                            + "\" is no formula that is known here; Mosteller is the only one");
        }
        BigDecimal cm = BigDecimal.valueOf(body.heightMm(), 1);
        BigDecimal kg = BigDecimal.valueOf(body.weightG(), 3);
        BigDecimal square = cm.multiply(kg).movePointRight(8);
        long cm2 =
                square.divide(BigDecimal.valueOf(3_600), 40, RoundingMode.FLOOR)
                        .sqrt(new MathContext(30))
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact();
        if (cm2 < HardLimits.BSA_CM2_MIN || cm2 > HardLimits.BSA_CM2_MAX) {
            throw place.bad(
                    "by Mosteller it is "
                            + BigDecimal.valueOf(cm2, 4).toPlainString()
                            + " m2; 0.2 m2 to 3 m2 is accepted");
        }
        return new SurfaceArea(cm2, MOSTELLER);
    }
}
