package org.clepsydra.monitor;

/** Permits as the monitor would write them. */
public final class Permits {
    private Permits() {}

    public static Permit granting(long microstepsMax, long checksum) {
        Permit permit = new Permit();
        permit.grant(microstepsMax, checksum);
        return permit;
    }
}
