package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Verdicts worked out by hand from the requirements, by someone who has not seen the core. */
@Verifies({"req~plan.typed-rate~1", "req~plan.dose-rate-limit~2"})
class PlanAcceptanceTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/acceptance/plan-verdicts.csv", numLinesToSkip = 1)
    void givesTheVerdictOfTheRequirement(
            String name,
            String requirement,
            BigDecimal doseMg,
            BigDecimal bsaM2,
            BigDecimal mgPerMl,
            BigDecimal hours,
            BigDecimal typedMlPerH,
            BigDecimal drugLimit,
            String pump,
            String expected)
            throws Exception {
        DeviceRecord device =
                pump.equals("wearable")
                        ? PumpModel.wearable().device()
                        : PumpModel.bedside().device();
        int places = Math.max(0, mgPerMl.stripTrailingZeros().scale());
        PlanDraft draft =
                new PlanDraft(device)
                        .planId(1)
                        .doseNg(doseMg.movePointRight(6).longValueExact())
                        .bsaCm2(bsaM2.movePointRight(4).longValueExact())
                        .concentration(
                                mgPerMl.movePointRight(places).longValueExact(),
                                BigDecimal.ONE.movePointRight(places).longValueExact())
                        .durationMs(hours.multiply(BigDecimal.valueOf(3_600_000)).longValueExact())
                        .typedRateNlPerH(
                                typedMlPerH == null
                                        ? 0
                                        : typedMlPerH.movePointRight(6).longValueExact())
                        .doseRateNgPerM2PerHMax(drugLimit.movePointRight(6).longValueExact())
                        .doseNgPerM2Max(HardLimits.DOSE_NG_PER_M2_MAX)
                        .pressureLimitPa(40_000)
                        .bubbleLimitNl(100_000);
        int wanted = Rule.class.getField(expected).getInt(null);
        assertEquals(wanted, draft.verdict().rule(), name);
    }
}
