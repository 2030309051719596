package org.clepsydra.contract.simulated;

import org.clepsydra.contract.AnnunciatorRig;
import org.clepsydra.port.Annunciator;

/** Lamps and a sounder that hold what they were last told. */
final class SimulatedAnnunciator implements AnnunciatorRig, Annunciator {
    private static final int LAMPS_AND_SOUNDER = 4;

    private int seenAndHeard;
    private int priority;
    private long conditions;

    @Override
    public void powerOn() {
        seenAndHeard = LAMPS_AND_SOUNDER;
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

    @Override
    public boolean allSeenAndHeard() {
        return seenAndHeard == LAMPS_AND_SOUNDER;
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
