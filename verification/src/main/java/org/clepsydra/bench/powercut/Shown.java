package org.clepsydra.bench.powercut;

import java.util.List;

/**
 * What there is to be seen of a pump after a step.
 *
 * @param plan that is loaded, or was last
 * @param state therapy state
 * @param therapyMs therapy time
 * @param accounts of the control channel, as in {@link Made}
 * @param told microsteps that the motor was told to make
 * @param sinceMs time since the step before, by the control channel's clock
 * @param longestMs the longest it may take
 * @param overlay the row of the overlay that runs, -1 for none
 * @param order what was ordered in the step, {@code Orders.NONE} where nothing was
 * @param powered whether the motor has power
 * @param cut why the monitor has cut it for good, 0 where it has not
 */
record Shown(
        Plan plan,
        int state,
        long therapyMs,
        List<Long> accounts,
        long told,
        long sinceMs,
        long longestMs,
        int overlay,
        int order,
        boolean powered,
        int cut) {}
