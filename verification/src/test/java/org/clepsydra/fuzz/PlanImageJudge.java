package org.clepsydra.fuzz;

import org.clepsydra.oracle.PlanImageOracle;
import org.clepsydra.plan.PlanCheck;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;

/** The core's plan check, or one with an error put in. */
interface PlanImageJudge {
    /** The first rule that {@code image} breaks, one of {@link Rule}. */
    int rule(long[] image);

    /** By how much the figure of the last verdict is beyond its limit, above or below. */
    long beyond();

    /** The check as it is. */
    static PlanImageJudge of(DeviceRecord device) {
        PlanCheck check = new PlanCheck(new PumpGeometry(device));
        return new PlanImageJudge() {
            @Override
            public int rule(long[] image) {
                check.judge(image);
                return check.rule();
            }

            @Override
            public long beyond() {
                long more = Math.max(check.figure(), check.limit());
                long apart = more - Math.min(check.figure(), check.limit());
                // Further apart than a long can say.
                return apart < 0 ? Long.MAX_VALUE : apart;
            }
        };
    }

    /** A check that does not look whether {@code rule} is broken by {@code slack} or less. */
    static PlanImageJudge without(PlanImagePump pump, int rule, long slack) {
        PlanImageJudge right = of(pump.device());
        PlanImageOracle oracle = new PlanImageOracle(pump.figures());
        return new PlanImageJudge() {
            @Override
            public int rule(long[] image) {
                int said = right.rule(image);
                // With another fault it would still be refused, for that.
                boolean missed = said == rule && right.beyond() <= slack;
                return missed && oracle.faults(image).size() == 1 ? Rule.ACCEPTED : said;
            }

            @Override
            public long beyond() {
                return right.beyond();
            }
        };
    }
}
