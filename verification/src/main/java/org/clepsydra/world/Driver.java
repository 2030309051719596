package org.clepsydra.world;

/**
 * The motor's driver: a queue of microsteps, one made each pulse period. Timing is exact in whole
 * microseconds. The first pulse comes one period after the queue stops being empty.
 */
public final class Driver {
    private final long fullSpeedPeriodUs;
    private long slowness = 1;
    private boolean stuckOn;
    private boolean energised;
    private long queued;
    private long periodUs;
    private int direction = 1;
    private long sincePulseUs;
    private long received;
    private long made;
    private long position;
    private long busyUs;

    Driver(long fullSpeedPeriodUs) {
        this.fullSpeedPeriodUs = fullSpeedPeriodUs;
        this.periodUs = fullSpeedPeriodUs;
    }

    /** Fault: from now on the motor runs at full speed whenever it has power. */
    public void stickOn() {
        stuckOn = true;
    }

    /** Fault: from now on it waits so many times as long between two pulses as it is told. */
    public void slow(long times) {
        slowness = times;
    }

    void drive(long microsteps, long pulsePeriodUs, int newDirection) {
        if (queued == 0 && !stuckOn) {
            sincePulseUs = 0;
        }
        energised = true;
        periodUs = slowness * Math.max(fullSpeedPeriodUs, pulsePeriodUs);
        // A shorter period makes the next pulse due at once, never several.
        sincePulseUs = Math.min(sincePulseUs, periodUs);
        // A call that asks for what there is not is no reason to move.
        if (microsteps >= 0 && (newDirection == 1 || newDirection == -1)) {
            queued += microsteps;
            received += microsteps;
            direction = newDirection;
        }
    }

    void rest() {
        energised = false;
        queued = 0;
        sincePulseUs = stuckOn ? sincePulseUs : 0;
    }

    /**
     * Makes the pulses that fall due.
     *
     * @param poweredUs how long of the span, from its beginning, the motor has power
     * @param spanUs the whole span
     */
    void advance(long poweredUs, long spanUs) {
        busyUs = 0;
        if (stuckOn) {
            runAway(poweredUs);
        } else if (energised && queued > 0 && poweredUs > 0) {
            makeQueued(poweredUs);
        }
        if (poweredUs < spanUs) {
            queued = 0;
            sincePulseUs = 0;
        }
    }

    private void makeQueued(long poweredUs) {
        long due = (sincePulseUs + poweredUs) / periodUs;
        if (due < queued) {
            count(due);
            busyUs = poweredUs;
            sincePulseUs += poweredUs - due * periodUs;
        } else {
            busyUs = queued * periodUs - sincePulseUs;
            count(queued);
            sincePulseUs = 0;
        }
    }

    private void runAway(long poweredUs) {
        long due = (sincePulseUs + poweredUs) / fullSpeedPeriodUs;
        count(due);
        busyUs = poweredUs;
        sincePulseUs += poweredUs - due * fullSpeedPeriodUs;
    }

    private void count(long pulses) {
        queued = Math.max(0, queued - pulses);
        made += pulses;
        position += stuckOn ? pulses : direction * pulses;
    }

    /** Whether the windings carry current, given that there is power. */
    boolean energised() {
        return energised || stuckOn;
    }

    /** Microsteps given and not yet made or dropped, below 0 those that go backward. */
    public long toGo() {
        return direction * queued;
    }

    /** Microsteps the driver was ever given. */
    public long received() {
        return received;
    }

    /** Microsteps the motor ever made. */
    public long made() {
        return made;
    }

    /** Microsteps made, forward less backward: what the driver counts of its own pulses. */
    public long position() {
        return position;
    }

    /** How long of the last span the head was moving, from the beginning of the span. */
    long busyUs() {
        return busyUs;
    }
}
