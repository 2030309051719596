package org.clepsydra.monitor;

import org.clepsydra.trace.Realizes;

/** The motor's power cutoff, and the monitor's half of the drive lease. */
@Realizes({"req~structure.frames~1", "req~monitor.cutoff~2", "req~monitor.lease~1"})
public final class CutoffCommand {
    private boolean closed;
    private int leaseToken;

    /** Whether power may reach the motor. */
    public boolean closed() {
        return closed;
    }

    /** Token of the monitor channel's half of the drive lease; 0 when the cutoff is open. */
    public int leaseToken() {
        return leaseToken;
    }

    void close(int token) {
        closed = true;
        leaseToken = token;
    }

    void open() {
        closed = false;
        leaseToken = 0;
    }
}
