package org.clepsydra.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import org.clepsydra.bench.scenario.Overlays;
import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.bench.scenario.Scenario;

/** The most that an hour may hold, from the order as written and not from the core's plan. */
final class HourLimit {
    private static final BigDecimal CM2_PER_M2 = BigDecimal.valueOf(10_000);
    private static final long HOUR_MS = 3_600_000;

    private HourLimit() {}

    /**
     * What the drug's highest dose rate comes to for the patient in an hour, and the boluses that
     * may fall in one: they are a dose of their own, and no rate of the drug's.
     */
    static double nl(Scenario scenario) {
        Prescription ordered = scenario.prescription();
        BigDecimal ng =
                BigDecimal.valueOf(ordered.doseRateNgPerM2PerHMax())
                        .multiply(BigDecimal.valueOf(ordered.bsaCm2()))
                        .divide(CM2_PER_M2)
                        .add(BigDecimal.valueOf(boluses(scenario.overlays().bolus())));
        return ng.multiply(BigDecimal.valueOf(ordered.concentrationNl()))
                .divide(BigDecimal.valueOf(ordered.concentrationNg()), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** In ng. One begins an hour, and others as often as bolus and gap fit in it. */
    private static long boluses(Overlays.Extra bolus) {
        if (!bolus.used()) {
            return 0;
        }
        long inHour = 1 + HOUR_MS / (bolus.ms() + bolus.gapMs());
        return bolus.amount() * Math.min(bolus.most(), inHour);
    }
}
