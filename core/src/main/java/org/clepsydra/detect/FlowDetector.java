package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;

/**
 * Compares what left the container with what the pump head moved forward, over every span of
 * readings at once, as {@link MotionDetector} compares motor and head: the one check that does not
 * pass through the motor. A tube that gives too much turns no encoder, nor does a free flow.
 *
 * <p>Each way twice: over averages, where a small difference counts, and reading by reading, where
 * only a large one does, but at once. In shares, of which twenty times the counts of a revolution
 * make a nanolitre, so that nothing is rounded. A milligram counts as a microlitre.
 */
final class FlowDetector {
    private static final long SHARES = 20;
    // A tenth. Less errs to false alarms: a set gives up to 7 % too much on the bench, a solution
    // may be denser than water. More errs to more drug.
    private static final long BEYOND_SHARES = 2;
    // Three twentieths, as a used set gives up to 6 % less besides.
    private static final long SHORT_SHARES = 3;

    private static final long AVERAGED = 32;
    // Twelve times the noise of two averages apart on the bench, and what a tube before the head
    // takes in behind a clamp. More errs to more drug.
    private static final long MARGIN_NL = 500_000;
    // Above the noise of two single readings. More errs to more drug, less to false alarms.
    private static final long AT_ONCE_NL = 2_000_000;
    // What the head cannot make in the longest silence, so that it was put in.
    private static final long NEW_NL = 5_000_000;

    private static final long NL_PER_MG = 1_000;
    // A step's motion is cut to it; 22 times as much is below 2^48 in parts.
    private static final long STEP_NL_MAX = 100_000_000;
    // Above 2^22 of 65,536 counts, what is due of a flow that weighs ten kilograms.
    private static final long DUE_MAX = 1L << 55;

    private final PumpGeometry device;
    private final long stepPartsMax;
    private final long newShares;
    private final Rise beyondOverall;
    private final Rise beyondAtOnce;
    private final Rise shortOverall;
    private final Rise shortAtOnce;
    private long beyondDue;
    private long shortDue;
    private int lastMg;
    private boolean beyond;
    private boolean tooLittle;

    FlowDetector(PumpGeometry device) {
        this.device = device;
        stepPartsMax = device.partsOf(STEP_NL_MAX);
        newShares = SHARES * device.partsOf(NEW_NL);
        long margin = SHARES * device.partsOf(MARGIN_NL);
        beyondOverall = new Rise(AVERAGED, margin);
        beyondAtOnce = new Rise(1, SHARES * device.partsOf(AT_ONCE_NL));
        shortOverall = new Rise(AVERAGED, margin);
        // Less would be found where a container is put in.
        shortAtOnce = new Rise(1, newShares);
    }

    @Realizes({"req~detect.flow-beyond~1", "req~detect.flow-short~1"})
    void step(Signals in, Findings out) {
        // What the operator has not been shown cannot be acknowledged, so this comes first.
        boolean seen = (beyond || tooLittle) && in.order() == Orders.ACKNOWLEDGE;
        if (seen) {
            beyond = false;
            tooLittle = false;
        }
        if (seen || in.order() == Orders.REFILL) {
            begin();
        }
        move(in.movedCounts());
        if (in.containerNew()) {
            weigh(in.containerMg());
        }
        out.flow(beyond, tooLittle);
    }

    private void move(long counts) {
        long forward = device.partsMoved(Units.counts(Math.max(0, counts)));
        long back = device.partsMoved(Units.counts(Math.max(0, -counts)));
        long parts = Math.min(forward, stepPartsMax) - Math.min(back, stepPartsMax);
        long swept = Math.max(parts, -parts);
        beyondDue = due(beyondDue - SHARES * parts - BEYOND_SHARES * swept);
        shortDue = due(shortDue + SHARES * parts - SHORT_SHARES * swept);
    }

    private static long due(long shares) {
        return Math.max(-DUE_MAX, Math.min(shares, DUE_MAX));
    }

    private void weigh(int mg) {
        // Signals hold it within 11 kg, so that this is below 2^54 either way. The first reading
        // is of all that is there, which settles.
        long gained = SHARES * device.partsOf(NL_PER_MG * ((long) mg - lastMg));
        lastMg = mg;
        beyondOverall.step(beyondDue - gained);
        beyondAtOnce.step(beyondDue - gained);
        shortOverall.step(shortDue + gained);
        shortAtOnce.step(shortDue + gained);
        beyondDue = 0;
        shortDue = 0;
        if (shortAtOnce.leap() >= newShares) {
            begin();
        }
        beyond = beyond || beyondOverall.found() || beyondAtOnce.found();
        tooLittle = tooLittle || shortOverall.found() || shortAtOnce.found();
    }

    /** What is in the container, or what was found, is another: nothing before it counts. */
    @Realizes("req~detect.flow-anew~1")
    private void begin() {
        beyondOverall.begin();
        beyondAtOnce.begin();
        shortOverall.begin();
        shortAtOnce.begin();
    }
}
