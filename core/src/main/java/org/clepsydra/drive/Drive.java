package org.clepsydra.drive;

import org.clepsydra.monitor.Permit;
import org.clepsydra.port.Stages;
import org.clepsydra.therapy.Target;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;

/**
 * Turns the target into a motor command: the lesser of target and permit, a second time, because a
 * wrong therapy must meet the permit somewhere it cannot reach.
 */
public final class Drive {
    private static final int LEASE_FACTOR = 5;
    private static final int LEASE_STEP = 12345;
    private static final int LEASE_MASK = 0xFFFF;

    private int leaseToken;
    private @Microsteps long sent;
    private boolean rested = true;

    @Realizes({
        "req~motor.back~1",
        "req~motor.rest~2",
        "req~motor.within-permit~1",
        "req~structure.flow~1"
    })
    public int step(Target target, Permit permit, MotorCommand out) {
        if (target.energise() && permit.granted()) {
            boolean back = target.backward();
            @Microsteps long most = back ? permit.backMicrostepsMax() : permit.microstepsMax();
            @Microsteps long lesser = Math.min(target.microsteps(), most);
            @Microsteps long count = Math.max(0, lesser);
            out.drive(count, target.pulsePeriodUs(), back ? -1 : 1, nextToken());
            sent = back ? -count : count;
            rested = false;
        } else {
            out.rest();
            sent = 0;
            rested = true;
        }
        return Stages.DRIVE;
    }

    /** Microsteps that the driver was told to add in the last step, below 0 backward. */
    public @Microsteps long sent() {
        return sent;
    }

    /** Whether it was told to rest in the last step. */
    @Realizes({"req~detect.command-short~1", "req~motor.rest~2"})
    public boolean rested() {
        return rested;
    }

    @Realizes("req~motor.lease~1")
    private int nextToken() {
        int next = (leaseToken * LEASE_FACTOR + LEASE_STEP) & LEASE_MASK;
        leaseToken = next == 0 ? LEASE_STEP : next;
        return leaseToken;
    }
}
