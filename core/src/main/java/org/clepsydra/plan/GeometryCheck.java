package org.clepsydra.plan;

import org.clepsydra.trace.Realizes;

/**
 * Whether the figures of the device still are what they were when the core was built: reckoned
 * twice from one record, and compared one by one.
 */
@Realizes("req~persistence.figures-intact~1")
public final class GeometryCheck {
    private final PumpGeometry used;
    private final PumpGeometry apart;

    /**
     * @param used what everybody reckons by
     * @param apart another of the same record, which nobody does
     */
    public GeometryCheck(PumpGeometry used, PumpGeometry apart) {
        this.used = used;
        this.apart = apart;
    }

    /** Whether they are; asked in every step. */
    public boolean intact() {
        return mechanism()
                && time()
                && line()
                && life()
                && condition(used.condition(), apart.condition());
    }

    private boolean mechanism() {
        return used.deviceId() == apart.deviceId()
                && used.accepted() == apart.accepted()
                && used.storesState() == apart.storesState()
                && used.nlPerRev() == apart.nlPerRev()
                && used.microstepsPerRev() == apart.microstepsPerRev()
                && used.microstepsPerQuantum() == apart.microstepsPerQuantum()
                && used.countsPerRev() == apart.countsPerRev()
                && used.quantumNl() == apart.quantumNl()
                && used.queueMax() == apart.queueMax();
    }

    private boolean time() {
        return used.pulsePeriodUsMin() == apart.pulsePeriodUsMin()
                && used.pulsePeriodUsMax() == apart.pulsePeriodUsMax()
                && used.longestEnergisedMs() == apart.longestEnergisedMs()
                && used.longestIdleMs() == apart.longestIdleMs()
                && used.rateNlPerHMax() == apart.rateNlPerHMax();
    }

    private boolean line() {
        return used.pressurePaMax() == apart.pressurePaMax()
                && used.linePaPerMlPerH() == apart.linePaPerMlPerH()
                && used.pressureSwingPa() == apart.pressureSwingPa()
                && used.backOffNlMax() == apart.backOffNlMax();
    }

    private boolean life() {
        return used.fitted() == apart.fitted()
                && used.reservoirNl() == apart.reservoirNl()
                && used.reservoirLowNl() == apart.reservoirLowNl()
                && used.replacementDueMicrosteps() == apart.replacementDueMicrosteps()
                && used.endOfServiceMicrosteps() == apart.endOfServiceMicrosteps();
    }

    private static boolean condition(ConditionLimits used, ConditionLimits apart) {
        return used.inRange() == apart.inRange()
                && used.batteryLowMv() == apart.batteryLowMv()
                && used.batteryEmptyMv() == apart.batteryEmptyMv()
                && used.temperatureCentiCMin() == apart.temperatureCentiCMin()
                && used.temperatureCentiCMax() == apart.temperatureCentiCMax()
                && used.motorMilliampsMax() == apart.motorMilliampsMax()
                && used.pressureNoisePa() == apart.pressureNoisePa()
                && used.strokePressurePa() == apart.strokePressurePa()
                && used.selfTests() == apart.selfTests()
                && used.programChecksum() == apart.programChecksum()
                && used.storeWrites() == apart.storeWrites();
    }
}
