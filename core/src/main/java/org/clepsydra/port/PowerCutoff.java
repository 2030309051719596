package org.clepsydra.port;

/** The motor's power, on a line the motor driver cannot reach. Open means no power. */
public interface PowerCutoff {
    /**
     * Lets power through, and renews the monitor channel's half of the drive lease.
     *
     * @param leaseToken the next token of the monitor channel's sequence
     */
    void close(int leaseToken);

    /** Takes power away within 50 ms, whatever the driver does. Safe to repeat. */
    void open();
}
