package org.clepsydra.fuzz;

import org.clepsydra.oracle.LibraryPlanOracle;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.LibraryLayout;
import org.clepsydra.port.OrderFrame;

/** The core's verdict on plans under a drug library, or one with an error put in. */
class LibraryPlanJudge {
    private final DeviceRecord device;
    private LoadedPlan plan;

    LibraryPlanJudge(DeviceRecord device) {
        this.device = device;
    }

    /** The verdict as it is. */
    static LibraryPlanJudge right(DeviceRecord device) {
        return new LibraryPlanJudge(device);
    }

    /** One that does not look whether {@code rule} is broken by {@code slack} or less. */
    static LibraryPlanJudge without(DeviceRecord device, int rule, long slack) {
        return new LibraryPlanJudge(device) {
            private long[] held;

            @Override
            void hold(long[] library) {
                held = library.clone();
                super.hold(library);
            }

            @Override
            int rule(long[] image) {
                int said = super.rule(image);
                // With another fault it would still be refused, for that.
                boolean missed = said == rule && beyond() <= slack;
                return missed && LibraryPlanOracle.faults(held, image).size() == 1
                        ? Rule.ACCEPTED
                        : said;
            }
        };
    }

    /** Holds another library. */
    void hold(long[] library) {
        plan = new LoadedPlan(new PumpGeometry(device));
        OrderFrame order = new OrderFrame();
        System.arraycopy(library, 0, order.library(), 0, LibraryLayout.WORDS);
        order.libraryAuthentic(true);
        if (!plan.offerLibrary(order)) {
            throw new IllegalStateException("library refused: " + plan.verdict().rule());
        }
    }

    /** The first rule that {@code image} breaks, one of {@link Rule}. */
    int rule(long[] image) {
        plan.offer(image);
        plan.clear();
        return plan.verdict().rule();
    }

    /** By how much the figure of the last verdict is beyond its limit, above or below. */
    long beyond() {
        long more = Math.max(plan.verdict().figure(), plan.verdict().limit());
        long apart = more - Math.min(plan.verdict().figure(), plan.verdict().limit());
        return apart < 0 ? Long.MAX_VALUE : apart;
    }
}
