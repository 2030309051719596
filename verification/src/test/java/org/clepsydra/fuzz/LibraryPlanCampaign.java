package org.clepsydra.fuzz;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clepsydra.oracle.LibraryPlanDemand;
import org.clepsydra.oracle.LibraryPlanOracle;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;

/**
 * Plans under drug libraries, from a seed: of one that nothing else is wrong with, the core accepts
 * what the oracle allows and nothing else, and names a rule that the oracle finds broken too.
 */
final class LibraryPlanCampaign {
    /** Each met by a plan that is beyond it by one, and wrong in nothing else. */
    static final int[] LIMITS = {
        Rule.DOSE_RATE_LIMIT_ABOVE_LIBRARY,
        Rule.DOSE_LIMIT_ABOVE_LIBRARY,
        Rule.DURATION_OUTSIDE_LIBRARY,
        Rule.DOSE_BEFORE,
        Rule.LIFETIME_DOSE_TOO_HIGH,
        Rule.DOSE_BEFORE_IN_CYCLE,
        Rule.CYCLE_DOSE_TOO_HIGH,
        Rule.BOLUS_DOSE_ABOVE_LIBRARY,
        Rule.BOLUS_RATE_ABOVE_LIBRARY,
        Rule.KVO_RATE_ABOVE_LIBRARY,
        Rule.SOFT_REASON,
        Rule.SOFT_DOSE_RATE,
        Rule.SOFT_DOSE,
        Rule.SOFT_DURATION,
        Rule.SOFT_LIFETIME_DOSE,
        Rule.SOFT_CYCLE_DOSE,
        Rule.SOFT_BOLUS_DOSE
    };

    private static final int PLANS_A_LIBRARY = 200;

    private final DeviceRecord device;
    private final LibraryPlanJudge judge;
    private final PlanImageJudge alone;
    private final Map<LibraryPlanDemand, Integer> reached = new TreeMap<>();
    private final Map<LibraryPlanDemand, Integer> byOne = new TreeMap<>();
    private int accepted;

    LibraryPlanCampaign(DeviceRecord device, LibraryPlanJudge judge) {
        this.device = device;
        this.judge = judge;
        alone = PlanImageJudge.of(device);
    }

    /** Times that each was the only one that a plan failed in. */
    Map<LibraryPlanDemand, Integer> reached() {
        return reached;
    }

    /** Of these, those whose figure was beyond its limit by one. */
    Map<LibraryPlanDemand, Integer> byOne() {
        return byOne;
    }

    int accepted() {
        return accepted;
    }

    void run(long seed, int libraries) {
        LibraryPlanMaker maker = new LibraryPlanMaker(device, seed);
        for (int i = 0; i < libraries; i++) {
            long[] library = maker.library();
            judge.hold(library);
            for (int j = 0; j < PLANS_A_LIBRARY; j++) {
                long[] plan = maker.plan();
                if (alone.rule(withoutLibrary(plan)) == Rule.ACCEPTED) {
                    String where = "seed " + seed + ", library " + i + ", plan " + j;
                    holds(library, plan, where);
                }
            }
        }
    }

    /** The plan as it would be on a device that holds no library. */
    private static long[] withoutLibrary(long[] plan) {
        long[] image = plan.clone();
        image[PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2] = 0;
        for (int i = PlanLayout.ROUTE; i < PlanLayout.CONTROL_CRC; i++) {
            image[i] = 0;
        }
        PlanImages.seal(image);
        return image;
    }

    private void holds(long[] library, long[] plan, String where) {
        Set<LibraryPlanDemand> faults = LibraryPlanOracle.faults(library, plan);
        int rule = judge.rule(plan);
        String name = PlanImageProperty.name(rule);
        boolean agree =
                rule == Rule.ACCEPTED
                        ? faults.isEmpty()
                        : faults.stream().anyMatch(fault -> fault.name().equals(name));
        if (!agree) {
            throw new AssertionError(where + ": core says " + name + ", oracle finds " + faults);
        }
        if (faults.isEmpty()) {
            accepted++;
        } else if (faults.size() == 1) {
            LibraryPlanDemand only = faults.iterator().next();
            reached.merge(only, 1, Integer::sum);
            if (judge.beyond() == 1) {
                byOne.merge(only, 1, Integer::sum);
            }
        }
    }
}
