package org.clepsydra.monitor;

import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Ms;

/**
 * What the pump head did in the hour and the day just past of each drug, under whatever envelope,
 * held against the limits of the one in force.
 */
@Realizes("req~monitor.windows~3")
final class MotionWindows {
    // As many drugs in one day as the control channel counts.
    private static final int DRUGS_MAX = 4;
    // The encoder errs by a count, and a permit may use one more.
    private static final long COUNTS = 2;
    // What was permitted is read as up to a count more; a head at rest springs back by up to two,
    // which the next pulses regain, and its encoder has a count of play (ASM-004).
    private static final long BEYOND_COUNTS = 4;

    private final MonitorGeometry device;
    private final DrugMotion[] drugs = new DrugMotion[DRUGS_MAX];
    private int held;
    private long beyondParts;

    MotionWindows(MonitorGeometry device) {
        this.device = device;
        for (int i = 0; i < DRUGS_MAX; i++) {
            drugs[i] = new DrugMotion();
        }
    }

    void pass(@Ms long ms) {
        for (int i = 0; i < DRUGS_MAX; i++) {
            drugs[i].pass(ms);
        }
    }

    /** Counts for this drug from now on; false where there are too many drugs to count. */
    boolean choose(long drugId) {
        int free = DRUGS_MAX;
        int own = DRUGS_MAX;
        for (int i = 0; i < DRUGS_MAX; i++) {
            boolean empty = drugs[i].empty();
            free = empty ? i : free;
            own = !empty && drugs[i].drugId() == drugId ? i : own;
        }
        int chosen = own == DRUGS_MAX ? free : own;
        if (chosen < DRUGS_MAX) {
            held = chosen;
            beyondParts = 0;
            drugs[chosen].take(drugId);
        }
        return chosen < DRUGS_MAX;
    }

    /** Adds what was moved, and to what went on beyond the limits where they leave no room. */
    void add(EnvelopeBlock block, @Counts long forwardCounts) {
        long movedParts = device.partsMoved(forwardCounts);
        now().add(movedParts);
        long roomParts = roomParts(block, 0);
        // Never more than a few counts and a step's: from then on nothing is permitted or added.
        beyondParts = roomParts > 0 ? 0 : beyondParts + Math.min(movedParts, -roomParts);
    }

    /** Whether the head went on though the limits left no room. */
    boolean wentBeyond() {
        return beyondParts > BEYOND_COUNTS * device.partsPerCount();
    }

    /** Adds what may have been moved besides. */
    void addParts(long parts) {
        now().add(parts);
    }

    @Realizes("req~persistence.monitor-windows~1")
    void keep(MonitorRecord record) {
        for (int i = 0; i < DRUGS_MAX; i++) {
            drugs[i].keep(record, StateLayout.MOTIONS + i * StateLayout.MOTION_WORDS);
        }
    }

    /** Goes on from {@code record}; time without power counts as none. */
    @Realizes("req~persistence.monitor-windows~1")
    void restore(MonitorRecord record) {
        for (int i = 0; i < DRUGS_MAX; i++) {
            drugs[i].restore(record, StateLayout.MOTIONS + i * StateLayout.MOTION_WORDS);
        }
    }

    /**
     * Parts that may still be released: the limits, a quantum and two counts, so that the control
     * channel's own limit comes first.
     */
    long roomParts(EnvelopeBlock block, long toGoParts) {
        // At most 2e10 * 65,536.
        long hourParts = block.hourNlMax() * device.partsPerNl() - now().hourParts();
        long dayParts = block.dayNlMax() * device.partsPerNl() - now().dayParts();
        long slackParts = device.quantumParts() + COUNTS * device.partsPerCount();
        return Math.min(hourParts, dayParts) + slackParts - toGoParts;
    }

    private DrugMotion now() {
        return drugs[Math.max(0, Math.min(held, DRUGS_MAX - 1))];
    }
}
