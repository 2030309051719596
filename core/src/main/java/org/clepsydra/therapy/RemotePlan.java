package org.clepsydra.therapy;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Realizes;

/**
 * Refuses a plan from afar that nobody vouches for or nobody proposed, before anything else of its
 * image is looked at.
 */
@Realizes("req~remote.plan~1")
final class RemotePlan {
    private final LoadedPlan plan;
    private long proposed;

    RemotePlan(LoadedPlan plan) {
        this.plan = plan;
    }

    /** Notes what is proposed: both checksums as in a message, 0 for nothing. */
    void proposed(long checksums) {
        proposed = checksums;
    }

    /** Whether the image in {@code asked} is refused for whence it came; the verdict says why. */
    boolean refuses(OrderFrame asked) {
        if (!asked.imageRemote()) {
            return false;
        }
        if (!asked.imageAuthentic()) {
            plan.rule(Rule.PLAN_NOT_AUTHENTIC, 0, 1);
            return true;
        }
        long control = asked.image()[PlanLayout.CONTROL_CRC];
        long envelope = asked.image()[PlanLayout.ENVELOPE_CRC];
        // Each whole word: what lies above a checksum is not dropped before it is compared.
        boolean named =
                proposed != 0
                        && control == proposed >>> 32
                        && envelope == LoadedPlan.envelopeOf(proposed);
        if (!named) {
            long offered = control << 32 | LoadedPlan.envelopeOf(envelope);
            plan.rule(Rule.PLAN_NOT_PROPOSED, offered, proposed);
        }
        return !named;
    }
}
