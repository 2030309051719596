package org.clepsydra.bench.powercut;

import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.world.PumpModel;

/**
 * A loading dose, a pause and the maintenance after it, with boluses, a prime and a flush, on a
 * pump that stores its state and counts a reservoir. Figures are examples.
 *
 * @param model the pump
 * @param device its record, with a store
 * @param loadingNl volume of the loading dose
 * @param loadingMs its time
 * @param maintenanceNl volume of what follows
 * @param maintenanceMs its time
 * @param bolusNl volume of a bolus, of which there may be {@link #BOLUSES}
 * @param image the sealed plan
 */
record Course(
        PumpModel model,
        DeviceRecord device,
        long loadingNl,
        long loadingMs,
        long maintenanceNl,
        long maintenanceMs,
        long bolusNl,
        long[] image) {
    static final long BOLUSES = 4;
    static final long PRIMES = 2;
    static final long OVERLAY_MS = 60_000;
    static final long RESERVOIR_NL = 200_000_000;
    private static final long MINUTE_MS = 60_000;
    static final long PAUSE_MS = 20 * MINUTE_MS;

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

    private static Course of(PumpModel model, long loadingNl, long restNl, long bolusNl) {
        DeviceRecord device = storing(model.device());
        long loadingMs = 10 * MINUTE_MS;
        long restMs = 30 * MINUTE_MS;
        long[] image = new long[PlanLayout.WORDS];
        // 1 mg/mL, so that there is a nanogram to the nanolitre.
        new PlanDraft(device)
                .planId(1)
                .doseNg(loadingNl + restNl)
                .bsaCm2(18_000)
                .concentration(1, 1)
                .durationMs(loadingMs + PAUSE_MS + restMs)
                .doseRateNgPerM2PerHMax(HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX)
                .doseNgPerM2Max(HardLimits.DOSE_NG_PER_M2_MAX)
                .pressureLimitPa(60_000)
                .bubbleLimitNl(100_000)
                .flat(loadingNl / 1_000, loadingMs)
                .pause(PAUSE_MS)
                .flat(restNl / 1_000, restMs)
                .bolus(bolusNl, OVERLAY_MS, OVERLAY_MS, BOLUSES)
                .prime(bolusNl / 2, OVERLAY_MS, PRIMES)
                .flush(restNl / 50, OVERLAY_MS)
                .writeTo(image);
        return new Course(model, device, loadingNl, loadingMs, restNl, restMs, bolusNl, image);
    }

    private static DeviceRecord storing(DeviceRecord d) {
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
                .reservoirNl(RESERVOIR_NL)
                .seal();
    }

    /** Volume of one overlay, by its row. */
    long overlayNl(int row) {
        return switch (row) {
            case PlanLayout.BOLUS -> bolusNl;
            case PlanLayout.PRIME -> bolusNl / 2;
            default -> maintenanceNl / 50;
        };
    }

    /** How often it may be begun. */
    static long overlaysMost(int row) {
        return switch (row) {
            case PlanLayout.BOLUS -> BOLUSES;
            case PlanLayout.PRIME -> PRIMES;
            default -> 1;
        };
    }

    void enterAgain(OrderFrame order) {
        long durationMs = loadingMs + PAUSE_MS + maintenanceMs;
        long volumeNl = loadingNl + maintenanceNl;
        order.enter(volumeNl, durationMs, volumeNl * 3_600_000 / durationMs);
    }
}
