package org.clepsydra.oracle;

/**
 * What the requirements demand of a plan that is held against a drug library. Each bears the name
 * of the verdict on a plan that fails in it.
 */
public enum LibraryPlanDemand {
    LIBRARY_VERSION_DIFFERS,
    DRUG_NOT_IN_LIBRARY,
    ROUTE_NOT_IN_LIBRARY,
    CONCENTRATION_NOT_IN_LIBRARY,
    DOSE_RATE_LIMIT_ABOVE_LIBRARY,
    DOSE_LIMIT_ABOVE_LIBRARY,
    DURATION_OUTSIDE_LIBRARY,
    DOSE_BEFORE,
    LIFETIME_DOSE_TOO_HIGH,
    DOSE_BEFORE_IN_CYCLE,
    CYCLE_DOSE_TOO_HIGH,
    BOLUS_DOSE_ABOVE_LIBRARY,
    BOLUS_RATE_ABOVE_LIBRARY,
    KVO_RATE_ABOVE_LIBRARY,
    SOFT_REASON,
    SOFT_DOSE_RATE,
    SOFT_DOSE,
    SOFT_DURATION,
    SOFT_LIFETIME_DOSE,
    SOFT_CYCLE_DOSE,
    SOFT_BOLUS_DOSE,
    SOFT_REASON_NEEDLESS
}
