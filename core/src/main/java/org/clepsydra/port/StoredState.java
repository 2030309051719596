package org.clepsydra.port;

/**
 * The slots of non-volatile memory as they were read after power-on, raw: torn, blank or of another
 * device, whatever they hold. The device fills every slot before the first step.
 */
public final class StoredState {
    private final long[] plan = new long[PlanLayout.WORDS];
    private final long[] controlA = new long[StateLayout.WORDS];
    private final long[] controlB = new long[StateLayout.WORDS];
    private final long[] monitorA = new long[StateLayout.WORDS];
    private final long[] monitorB = new long[StateLayout.WORDS];

    /** Takes every word of another. */
    public void copy(StoredState other) {
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            plan[i] = other.plan[i];
        }
        for (int i = 0; i < StateLayout.WORDS; i++) {
            controlA[i] = other.controlA[i];
            controlB[i] = other.controlB[i];
            monitorA[i] = other.monitorA[i];
            monitorB[i] = other.monitorB[i];
        }
    }

    /**
     * The words of a slot; fill them in place, a slot that was never written with zeros.
     *
     * @param slot one of {@link StateLayout}; any other reads as the plan's
     */
    public long[] slot(int slot) {
        switch (slot) {
            case StateLayout.CONTROL_A:
                return controlA;
            case StateLayout.CONTROL_B:
                return controlB;
            case StateLayout.MONITOR_A:
                return monitorA;
            case StateLayout.MONITOR_B:
                return monitorB;
            default:
                return plan;
        }
    }
}
