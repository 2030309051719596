package org.clepsydra.therapy;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Residual;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StateLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Nl;

/**
 * What the device's reservoir still holds: its fill, less every microstep released since, whatever
 * plan it was for. Microsteps are the truth, so nothing drifts over any number of plans.
 *
 * <p>It errs to less left. Until the first refill it holds nothing, as nobody knows what it holds.
 * A fill is at most 1e10 nL and 65,536 microsteps a nanolitre, below 2^50; no more than that is
 * ever released from it.
 */
public final class Reservoir {
    private final PumpGeometry device;
    private final LoadedPlan plan;
    private boolean filled;
    private @Nl long fillNl;
    private @Microsteps long held;
    private @Microsteps long released;
    private boolean refilled;
    private boolean unkept;
    private @Nl long expectedNl;
    private @Nl long aspiratedNl;
    private int residualRule;
    private boolean low;
    private boolean empty;
    private boolean shortOfPlan;

    Reservoir(PumpGeometry device, LoadedPlan plan) {
        this.device = device;
        this.plan = plan;
    }

    /** Takes in the order of a step; whether it was a refill that was accepted. */
    @Realizes({"req~reservoir.refill~1", "req~reservoir.residual~1", "req~persistence.reserve~2"})
    boolean step(int order, OrderFrame asked) {
        refilled = order == Orders.REFILL && plan.acceptsRefill(asked);
        if (refilled) {
            long leftNl = filled ? fillNl - givenNl() : -1;
            expectedNl = Units.nl(leftNl);
            aspiratedNl = asked.aspiratedNl();
            residualRule =
                    filled ? Residual.rule(expectedNl, givenNl(), aspiratedNl) : Rule.ACCEPTED;
            filled = true;
            fill(asked.fillNl());
            released = 0;
            unkept = true;
        }
        return refilled;
    }

    private void fill(@Nl long nl) {
        fillNl = nl;
        long microsteps = fillNl * device.microstepsPerRev() / Math.max(1, device.nlPerRev());
        held = Units.microsteps(microsteps);
    }

    void keep(StateRecord record) {
        record.set(StateLayout.FILL_NL, fillNl);
        record.set(StateLayout.FILL_RELEASED, released);
        unkept = false;
    }

    /** Whether a refill came after what was written last. */
    boolean unkept() {
        return unkept;
    }

    /** Goes on from {@code record}; but a fill the device cannot have had is none. */
    @Realizes("req~persistence.reservoir~2")
    void restore(StateRecord record) {
        @Nl long nl = Units.nl(record.word(StateLayout.FILL_NL));
        filled = nl > 0 && nl <= device.reservoirNl();
        fill(Units.nl(filled ? nl : 0));
        released = Units.microsteps(0);
        book(record.word(StateLayout.FILL_RELEASED));
    }

    /**
     * Microsteps that may be released, when {@code made} were under the plan: what is left, in
     * whole quanta, of which one may be under way. Where there is no reservoir, any number.
     */
    @Realizes("req~reservoir.empty~1")
    @Microsteps
    long mayGive(@Microsteps long made) {
        if (!present()) {
            return Units.microsteps(Long.MAX_VALUE);
        }
        long reach = made + left();
        long whole = reach - reach % Math.max(1, device.microstepsPerQuantum());
        return Units.microsteps(Math.max(0, whole - made));
    }

    /** Whether anything can be given; if not, the verdict says so. */
    @Realizes("req~reservoir.start~1")
    boolean holds(@Microsteps long made) {
        boolean holds = mayGive(made) > 0;
        if (!holds) {
            plan.refuseEmpty(remainingNl());
        }
        return holds;
    }

    /**
     * Counts what is released, before it is made, and what may have been and is not known of: at
     * most what is left.
     */
    @Realizes("req~reservoir.remaining~2")
    void book(long microsteps) {
        long most = Math.min(microsteps, left());
        released = Units.microsteps(present() ? released + most : 0);
    }

    /** Judges what is left at the end of a step, when {@code made} were released under the plan. */
    @Realizes("req~reservoir.announced~1")
    void look(@Microsteps long made) {
        long mayGive = mayGive(made);
        empty = mayGive == 0;
        low = present() && !empty && remainingNl() <= device.reservoirLowNl();
        shortOfPlan = plan.loaded() && wantedMicrosteps() - made > mayGive;
    }

    /** The plan's volume in whole quanta. */
    private long wantedMicrosteps() {
        // At most 1e10 * 6.6e4.
        long microNl = plan.volumeNl() * device.microstepsPerRev();
        long microsteps = microNl / Math.max(1, device.nlPerRev());
        return microsteps - microsteps % Math.max(1, device.microstepsPerQuantum());
    }

    /** Volume released since the fill, rounded up. */
    private @Nl long givenNl() {
        long perRev = Math.max(1, device.microstepsPerRev());
        return Units.nl((released * device.nlPerRev() + perRev - 1) / perRev);
    }

    /** Whether the device has a reservoir to count. */
    boolean present() {
        return device.reservoirNl() > 0;
    }

    /** Microsteps left, of the fill rounded down to whole ones. */
    @Microsteps
    long left() {
        return Units.microsteps(held - released);
    }

    /** What is left, rounded down; 0 where there is no reservoir. */
    @Realizes("req~reservoir.shown~1")
    public @Nl long remainingNl() {
        return Units.nl(left() * device.nlPerRev() / Math.max(1, device.microstepsPerRev()));
    }

    /** Whether no more is left than the device's low level, yet something. */
    public boolean low() {
        return low;
    }

    /** Whether less is left than can be given. */
    public boolean empty() {
        return empty;
    }

    /** Whether the loaded plan needs more than is left. */
    public boolean shortOfPlan() {
        return shortOfPlan;
    }

    /** Whether a refill was accepted in this step. */
    public boolean refilled() {
        return refilled;
    }

    /** Whether a refill in this step found another volume than may have been left. */
    public boolean discrepancy() {
        return refilled && residualRule != Rule.ACCEPTED;
    }

    /** Of the last refill: what should have been left, -1 when no fill before it is known. */
    public @Nl long expectedNl() {
        return expectedNl;
    }

    /** Of the last refill: what was drawn. */
    public @Nl long aspiratedNl() {
        return aspiratedNl;
    }

    /** Of the last refill: what was put in. */
    public @Nl long fillNl() {
        return fillNl;
    }

    /** Of the last refill: what the drawn volume says, as in {@link Residual#rule}. */
    public int residualRule() {
        return residualRule;
    }
}
