package org.clepsydra.oracle;

/** What {@code req~plan.continues~2} demands of a plan, beyond its number, in its order. */
public enum ContinuationDemand {
    /** That it names the plan that was cleared last. */
    OTHER_PLAN,
    DRUG_ID,
    ROUTE,
    CONCENTRATION,
    BODY_SURFACE_AREA,
    DOSE_RATE_LIMIT,
    DOSE_LIMIT,
    DOSE_BEFORE,
    DOSE_BEFORE_IN_CYCLE,
    LIBRARY,
    SAFE_STATE,
    BOLUS,
    KVO,
    PRIME,
    HOUR_LIMIT,
    DAY_LIMIT,
    TOO_MUCH
}
