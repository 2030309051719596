package org.clepsydra.port;

/**
 * What the operator asks for, raw: at most one order a step.
 *
 * <p>An order is new when its sequence number differs from the last; the device raises it once an
 * order. The plan image travels with {@link Orders#LOAD} and is copied by the core in that step.
 */
public final class OrderFrame {
    private final long[] image = new long[PlanLayout.WORDS];
    private int sequence;
    private int order;

    /** Number of the order, raised by one with each; a repeated number is not a new order. */
    public int sequence() {
        return sequence;
    }

    /** One of {@link Orders}. */
    public int order() {
        return order;
    }

    /** The plan image that comes with {@link Orders#LOAD}; fill it in place. */
    public long[] image() {
        return image;
    }

    /** Puts a new order in the frame. */
    public void give(int newOrder) {
        order = newOrder;
        sequence = sequence + 1;
    }
}
