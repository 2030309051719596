package org.clepsydra.bench.scenario;

import org.clepsydra.plan.HardLimits;

/**
 * What is written of the patient's body. What is written is checked, whether or not the dose or the
 * area is worked out from it; what is worked with must be written.
 */
final class Body {
    private static final Field WEIGHT =
            Field.of(
                    Dimension.WEIGHT,
                    HardLimits.WEIGHT_G_MIN,
                    HardLimits.WEIGHT_G_MAX,
                    "0.3 kg to 300 kg");
    private static final Field HEIGHT =
            Field.of(
                    Dimension.HEIGHT,
                    HardLimits.HEIGHT_MM_MIN,
                    HardLimits.HEIGHT_MM_MAX,
                    "20 cm to 250 cm");
    private static final Field CLEARANCE =
            Field.of(
                    Dimension.CLEARANCE,
                    0,
                    HardLimits.GFR_ML_PER_MIN_MAX,
                    "0 mL/min to 250 mL/min");

    private final Entries prescription;

    private Body(Entries prescription) {
        this.prescription = prescription;
    }

    static Body read(Entries prescription) throws BadScenario {
        Body body = new Body(prescription);
        if (prescription.has("weight")) {
            body.weightG();
        }
        if (prescription.has("height")) {
            body.heightMm();
        }
        if (prescription.has("gfr")) {
            body.gfrMlPerMin();
        }
        return body;
    }

    long weightG() throws BadScenario {
        return prescription.text("weight").whole(WEIGHT);
    }

    long heightMm() throws BadScenario {
        return prescription.text("height").whole(HEIGHT);
    }

    long gfrMlPerMin() throws BadScenario {
        return prescription.text("gfr").whole(CLEARANCE);
    }
}
