package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Realizes;

/**
 * What a plan says of its drug, being written on the host: which entry of the drug library it was
 * made by, and what the pharmacist states. All of it but the drug's number is 0 on a device that
 * holds no library.
 */
@Realizes({"req~plan.image-integrity~1", "req~library.entry~1", "req~library.without~2"})
public final class DrugDraft {
    private long libraryVersion;
    private long drugId;
    private long route;
    private long softReason;
    private long beforeNgPerM2;
    private long beforeInCycleNgPerM2;

    /** Version of the library that the plan is written by. */
    public DrugDraft libraryVersion(long value) {
        libraryVersion = value;
        return this;
    }

    /** The drug's number, in the library where there is one; 0 where the drug has none. */
    public DrugDraft drugId(long value) {
        drugId = value;
        return this;
    }

    /** How the drug enters the body, one of {@link org.clepsydra.port.Routes}. */
    public DrugDraft route(long value) {
        route = value;
        return this;
    }

    /** Code of the reason for going beyond a soft limit, 1 to 99; 0 for none. */
    @Realizes("req~library.soft-limits~2")
    public DrugDraft softReason(long value) {
        softReason = value;
        return this;
    }

    /** What the patient was given of the drug before this plan, ng per m2, as stated. */
    @Realizes("req~library.lifetime~2")
    public DrugDraft beforeNgPerM2(long value) {
        beforeNgPerM2 = value;
        return this;
    }

    /** What of that was given in this cycle of therapy, ng per m2, as stated. */
    @Realizes("req~library.cycle~1")
    public DrugDraft beforeInCycleNgPerM2(long value) {
        beforeInCycleNgPerM2 = value;
        return this;
    }

    void writeTo(long[] image) {
        image[PlanLayout.DRUG_ID] = drugId;
        image[PlanLayout.ROUTE] = route;
        image[PlanLayout.LIBRARY_VERSION] = libraryVersion;
        image[PlanLayout.SOFT_REASON] = softReason;
        image[PlanLayout.DOSE_BEFORE_NG_PER_M2] = beforeNgPerM2;
        image[PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2] = beforeInCycleNgPerM2;
    }
}
