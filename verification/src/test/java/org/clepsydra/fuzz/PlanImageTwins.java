package org.clepsydra.fuzz;

import org.clepsydra.OutputFrame;
import org.clepsydra.Pump;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;

/**
 * Two pumps under the same plan, one of which is offered other images while the other is asked
 * nothing. Whatever moves drug must stay the same in both.
 */
final class PlanImageTwins {
    private static final long STEP_MS = 10;
    private static final long MINUTE_MS = 60_000;

    /** The duration of the plan: every kind of segment, one of them in a cycle. */
    private static final long PLAN_MS = 7 * MINUTE_MS;

    private final Pump offered;
    private final Pump alone;
    private boolean stopped;

    /** Two pumps that infuse. */
    PlanImageTwins(DeviceRecord device) {
        offered = infusing(device);
        alone = infusing(device);
    }

    private static Pump infusing(DeviceRecord device) {
        Pump pump = new Pump(device);
        // A stroke made at once would be motion that no motor can make.
        pump.paced = device.microstepsPerQuantum() > 1;
        return pump.tested().loaded(plan(device)).started();
    }

    private static PlanDraft plan(DeviceRecord device) {
        long volumeNl = device.rateNlPerHMax() / 30;
        return PlanImages.flat(device, volumeNl, PLAN_MS)
                .flat(2, MINUTE_MS)
                .ramp(2, MINUTE_MS, 150)
                .cycle(2)
                .raisedCosine(2, MINUTE_MS)
                .pause(MINUTE_MS / 2 * 3);
    }

    /** Offers {@code image} to one of them. */
    void offer(long[] image) {
        System.arraycopy(image, 0, offered.order.image(), 0, PlanLayout.WORDS);
        ask(Orders.LOAD);
        int rule = offered.out.snapshot().verdictRule();
        equal("verdict", stopped ? Rule.PLAN_LOADED : Rule.NOT_STOPPED, rule);
    }

    /** Gives {@code order} to one of them. */
    void ask(int order) {
        offered.order.give(order);
        // As long a step, and a number as high.
        alone.order.give(Orders.NONE);
        step();
    }

    /** Gives {@code order}, which is START or STOP, to both. */
    void give(int order) {
        offered.order.give(order);
        alone.order.give(order);
        stopped = order == Orders.STOP;
        step();
    }

    /** Lets both run on for a step. */
    void step() {
        offered.step(STEP_MS);
        alone.step(STEP_MS);
        compare(alone.out, offered.out);
        equal("made", alone.received, offered.received);
    }

    /** Whether the motor has made all that it was asked for: a STOP now drops nothing. */
    boolean atRest() {
        return !alone.paced || (alone.in.microstepsToGo() | alone.out.motor().microsteps()) == 0;
    }

    int state() {
        return alone.state();
    }

    long givenNl() {
        return alone.out.snapshot().givenNl();
    }

    long volumeNl() {
        return alone.out.snapshot().volumeNl();
    }

    private static void compare(OutputFrame right, OutputFrame is) {
        equal("state", right.snapshot().state(), is.snapshot().state());
        equal("therapy time", right.snapshot().therapyMs(), is.snapshot().therapyMs());
        equal("volume", right.snapshot().volumeNl(), is.snapshot().volumeNl());
        equal("given", right.snapshot().givenNl(), is.snapshot().givenNl());
        equal("commanded", right.snapshot().commanded(), is.snapshot().commanded());
        equal("envelope", right.permit().envelopeChecksum(), is.permit().envelopeChecksum());
        equal("permit", right.permit().microstepsMax(), is.permit().microstepsMax());
        equal("reason", right.permit().reason(), is.permit().reason());
        equal("microsteps", right.motor().microsteps(), is.motor().microsteps());
        equal("period", right.motor().pulsePeriodUs(), is.motor().pulsePeriodUs());
        equal("lease", right.cutoff().leaseToken(), is.cutoff().leaseToken());
        if (right.motor().energise() != is.motor().energise()
                || right.cutoff().closed() != is.cutoff().closed()) {
            throw new AssertionError("power");
        }
    }

    private static void equal(String what, long right, long is) {
        if (right != is) {
            throw new AssertionError(what + " is " + is + ", undisturbed " + right);
        }
    }
}
