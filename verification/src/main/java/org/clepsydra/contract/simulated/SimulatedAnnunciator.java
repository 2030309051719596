package org.clepsydra.contract.simulated;

import org.clepsydra.contract.AnnunciatorRig;
import org.clepsydra.port.Annunciator;

/** Lamps and a sounder that hold what they were last told. */
final class SimulatedAnnunciator implements AnnunciatorRig, Annunciator {
    private int priority;
    private long conditions;

    @Override
    public void powerOn() {
        priority = 0;
        conditions = 0;
    }

    @Override
    public void show(int newPriority, long newConditions) {
        priority = newPriority;
        conditions = newConditions;
    }

    @Override
    public Annunciator annunciator() {
        return this;
    }

    @Override
    public void pass(int ms) {
        // It holds what it shows, however long.
    }

    /** There is no lamp here to stay dark and no sounder to stay silent. */
    @Override
    public boolean allSeenAndHeard() {
        return true;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public long conditions() {
        return conditions;
    }
}
