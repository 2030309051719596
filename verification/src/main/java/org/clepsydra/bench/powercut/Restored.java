package org.clepsydra.bench.powercut;

import java.util.List;

/**
 * What a pump is after power came back, and what each channel by itself would be, so that neither
 * hides what the other lost.
 *
 * @param state therapy state, after the first step
 * @param planId number of the plan by the newest record, 0 for none
 * @param therapyMs therapy time
 * @param powered whether the motor was given power in it
 * @param accounts the accounts then, as in {@link Made}
 * @param own those of the control channel without the monitor's word
 * @param seenNl what the monitor counts as given without the control channel's
 * @param remainingNl what the reservoir holds
 * @param ever microsteps that the mechanism was ever commanded to make
 */
record Restored(
        int state,
        long planId,
        long therapyMs,
        boolean powered,
        List<Long> accounts,
        List<Long> own,
        long seenNl,
        long remainingNl,
        long ever) {}
