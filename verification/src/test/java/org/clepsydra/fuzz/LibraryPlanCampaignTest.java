package org.clepsydra.fuzz;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.oracle.LibraryPlanDemand;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Forty thousand plans under two hundred drug libraries; and what finds a wrong check. */
@Verifies({
    "req~library.entry~1",
    "req~library.hard-limits~1",
    "req~library.lifetime~2",
    "req~library.cycle~1",
    "req~library.bolus~1",
    "req~library.kvo~1",
    "req~library.soft-limits~2"
})
class LibraryPlanCampaignTest {
    private static final int LIBRARIES = 200;
    private static final long SEED = 20_261_126;

    private final DeviceRecord device = Devices.bedside().seal();

    @Test
    void acceptsWhatTheOracleAllowsAndReachesEveryVerdict() {
        LibraryPlanCampaign campaign =
                new LibraryPlanCampaign(device, LibraryPlanJudge.right(device));
        campaign.run(SEED, LIBRARIES);
        System.out.println(
                "accepted "
                        + campaign.accepted()
                        + ", alone "
                        + campaign.reached()
                        + ", by one "
                        + campaign.byOne());
        for (LibraryPlanDemand demand : LibraryPlanDemand.values()) {
            assertTrue(campaign.reached().containsKey(demand), "never: " + demand);
        }
        for (int rule : LibraryPlanCampaign.LIMITS) {
            LibraryPlanDemand demand = LibraryPlanDemand.valueOf(PlanImageProperty.name(rule));
            assertTrue(campaign.byOne().containsKey(demand), "never by one: " + demand);
        }
        assertTrue(campaign.accepted() > 20 * LIBRARIES, "accepted " + campaign.accepted());
    }

    @Test
    void findsACheckWithAnyOneRuleLeftOut() {
        for (int rule : PlanImageProperty.rules().keySet()) {
            if (isOfPlansUnderALibrary(rule)) {
                assertFinds(rule, Long.MAX_VALUE);
            }
        }
    }

    private static boolean isOfPlansUnderALibrary(int rule) {
        String name = PlanImageProperty.name(rule);
        for (LibraryPlanDemand demand : LibraryPlanDemand.values()) {
            if (demand.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void findsALimitThatIsOneTooWide() {
        for (int rule : LibraryPlanCampaign.LIMITS) {
            assertFinds(rule, 1);
        }
    }

    private void assertFinds(int rule, long slack) {
        LibraryPlanJudge wrong = LibraryPlanJudge.without(device, rule, slack);
        LibraryPlanCampaign campaign = new LibraryPlanCampaign(device, wrong);
        assertThrows(
                AssertionError.class,
                () -> campaign.run(SEED, LIBRARIES),
                () -> "not found: " + PlanImageProperty.name(rule) + " off by " + slack);
    }
}
