package org.clepsydra.bench.powercut;

import org.clepsydra.monitor.Monitor;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.Therapy;
import org.clepsydra.world.StateStore;

/**
 * What a store gives back, in each channel by itself, so that neither hides what the other lost.
 *
 * @param state therapy state
 * @param own the control channel's accounts without the monitor's word, as in {@link Made}
 * @param accounts the accounts with it
 * @param seenNl what the monitor counts as given
 * @param curveSeenNl of that, of the curve
 * @param remainingNl what the reservoir holds
 */
record Restored(
        int state, long[] own, long[] accounts, long seenNl, long curveSeenNl, long remainingNl) {
    static Restored of(Course course, StateStore store) {
        StoredState stored = new StoredState();
        store.load(stored);
        Monitor monitor = new Monitor(course.device());
        monitor.restore(stored);
        long seenNl = monitor.seenNl();
        monitor.reach(therapy(course).reservedMs(stored, monitor.envelopeChecksum()));
        long curveNl = monitor.curveSeenNl();
        Therapy alone = therapy(course, stored, monitor.envelopeChecksum(), 0);
        Therapy both = therapy(course, stored, monitor.envelopeChecksum(), curveNl);
        return new Restored(
                both.state(),
                accounts(alone),
                accounts(both),
                seenNl,
                curveNl,
                both.reservoir().remainingNl());
    }

    private static long[] accounts(Therapy therapy) {
        long[] accounts = new long[Made.ACCOUNTS];
        for (int row = 0; row < Made.CURVE; row++) {
            accounts[row] = therapy.release().overlayCommanded(row);
        }
        accounts[Made.CURVE] = therapy.release().commanded();
        return accounts;
    }

    private static Therapy therapy(Course course, StoredState stored, long checksum, long seenNl) {
        Therapy therapy = therapy(course);
        therapy.restore(stored, true, checksum, seenNl);
        return therapy;
    }

    private static Therapy therapy(Course course) {
        PumpGeometry geometry = new PumpGeometry(course.device());
        return new Therapy(geometry, new LoadedPlan(geometry));
    }
}
