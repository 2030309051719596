package org.clepsydra.bench.powercut;

import java.util.SplittableRandom;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.world.PumpModel;

/**
 * A pump that stores its state and counts a reservoir, and the plan it begins with. Figures are
 * examples.
 *
 * @param model the pump
 * @param device its record, with a store
 * @param plan what is ordered
 * @param varied whether other rates are ordered on the way, and steps are late
 */
record Course(PumpModel model, DeviceRecord device, Plan plan, boolean varied) {
    static final long RESERVOIR_NL = 200_000_000;
    private static final long MINUTE_MS = 60_000;
    private static final long BOLUSES = 4;
    private static final long PRIMES = 2;

    /**
     * An hour on the bedside pump: 20 mL in ten minutes, 10 mL in the last thirty; boluses of 2 mL.
     */
    static Course bedside() {
        return of(PumpModel.bedside(), 20_000_000, 10_000_000, 2_000_000);
    }

    /** The same on the wearable pump with 5 mL and 5 mL; boluses of 0.5 mL. */
    static Course wearable() {
        return of(PumpModel.wearable(), 5_000_000, 5_000_000, 500_000);
    }

    /** A random program on either pump. */
    static Course random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PumpModel model = random.nextBoolean() ? PumpModel.bedside() : PumpModel.wearable();
        DeviceRecord device = storing(model.device()).seal();
        return new Course(model, device, new Prescriber(device, random).first(), true);
    }

    /**
     * A loading dose, a pause and the maintenance after it, with boluses, a prime, a flush, and
     * KVOs of 100 uL at 1 mL/h after the end.
     */
    private static Course of(PumpModel model, long loadingNl, long restNl, long bolusNl) {
        DeviceRecord device = storing(model.device()).seal();
        long[] image = new long[PlanLayout.WORDS];
        // 1 mg/mL, so that there is a nanogram to the nanolitre.
        new PlanDraft(device)
                .planId(1)
                .doseNg(loadingNl + restNl)
                .bsaCm2(18_000)
                .concentration(1, 1)
                .durationMs(60 * MINUTE_MS)
                .doseRateNgPerM2PerHMax(HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX)
                .doseNgPerM2Max(HardLimits.DOSE_NG_PER_M2_MAX)
                .pressureLimitPa(60_000)
                .bubbleLimitNl(100_000)
                .flat(loadingNl / 1_000, 10 * MINUTE_MS)
                .pause(20 * MINUTE_MS)
                .flat(restNl / 1_000, 30 * MINUTE_MS)
                .bolus(bolusNl, MINUTE_MS, MINUTE_MS, BOLUSES)
                .prime(bolusNl / 2, MINUTE_MS, PRIMES)
                .flush(restNl / 50, MINUTE_MS)
                .kvo(100_000, 6 * MINUTE_MS, 2)
                .writeTo(image);
        return new Course(model, device, new Plan(image), false);
    }

    /** A pump's record with a store and a reservoir, to be sealed. */
    static DeviceRecord.Draft storing(DeviceRecord d) {
        return DeviceRecord.draft()
                .deviceId(d.deviceId())
                .nlPerRev(d.nlPerRev())
                .microstepsPerRev(d.microstepsPerRev())
                .microstepsPerQuantum(d.microstepsPerQuantum())
                .countsPerRev(d.countsPerRev())
                .pulsePeriodUsMin(d.pulsePeriodUsMin())
                .longestEnergisedMs(d.longestEnergisedMs())
                .longestIdleMs(d.longestIdleMs())
                .rateNlPerHMax(d.rateNlPerHMax())
                .pressurePaMax(d.pressurePaMax())
                .storesState(true)
                .reservoirNl(RESERVOIR_NL);
    }
}
