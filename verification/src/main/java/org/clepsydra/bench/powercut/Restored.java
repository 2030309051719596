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
 * @param own the control channel's ledger without the monitor's word, microsteps
 * @param ledger the ledger with it
 * @param seenNl what the monitor counts as given
 */
record Restored(int state, long own, long ledger, long seenNl) {
    static Restored of(Course course, StateStore store) {
        StoredState stored = new StoredState();
        store.load(stored);
        Monitor monitor = new Monitor(course.device());
        monitor.restore(stored);
        long seenNl = monitor.seenNl();
        Therapy alone = therapy(course, stored, monitor.envelopeChecksum(), 0);
        Therapy both = therapy(course, stored, monitor.envelopeChecksum(), monitor.curveSeenNl());
        return new Restored(
                both.state(), alone.release().commanded(), both.release().commanded(), seenNl);
    }

    private static Therapy therapy(Course course, StoredState stored, long checksum, long seenNl) {
        PumpGeometry geometry = new PumpGeometry(course.device());
        Therapy therapy = new Therapy(geometry, new LoadedPlan(geometry));
        therapy.restore(stored, checksum, seenNl);
        return therapy;
    }
}
