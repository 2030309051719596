package org.clepsydra.world;

/**
 * The motor's power: there only while the cutoff is closed and both halves of the lease are held.
 *
 * <p>An order to open takes the cutoff's whole opening time, the worst case. The monitor's half of
 * the lease is left to run out and does not shorten it.
 */
public final class MotorSupply {
    /** Longest time the cutoff may take to open. */
    public static final long CUTOFF_OPENS_US = 50_000;

    private final Lease control = Lease.ofControl();
    private final Lease monitor = Lease.ofMonitor();
    private long opensUs = CUTOFF_OPENS_US;
    private boolean closed;
    private long untilOpenUs;

    /** Sets how long the cutoff takes to open, 0 us or more. */
    public void opensIn(long us) {
        opensUs = us;
    }

    void close(int token) {
        closed = true;
        monitor.renew(token);
    }

    void open() {
        if (closed) {
            closed = false;
            untilOpenUs = opensUs;
        }
    }

    /** Power goes, at once, and with it what the lease's hardware knows. */
    void forget() {
        closed = false;
        untilOpenUs = 0;
        control.forget();
        monitor.forget();
    }

    /** The monitor's processor loses its power: its line falls open, its lease begins anew. */
    void forgetMonitor() {
        open();
        monitor.forget();
    }

    /** The control channel's does: its lease begins anew. */
    void forgetControl() {
        control.forget();
    }

    void renewControl(int token) {
        control.renew(token);
    }

    /** Time until power goes if nothing is renewed, 0 when it is gone. */
    long remainingUs() {
        long cutoffUs = closed ? Long.MAX_VALUE : untilOpenUs;
        return Math.min(cutoffUs, Math.min(control.remainingUs(), monitor.remainingUs()));
    }

    /** Whether the motor has power now. */
    public boolean present() {
        return remainingUs() > 0;
    }

    void advance(long spanUs) {
        control.advance(spanUs);
        monitor.advance(spanUs);
        untilOpenUs = Math.max(0, untilOpenUs - spanUs);
    }
}
