package org.clepsydra.bench.incident;

/**
 * A control channel that has lost its limits: it renews its half of the lease and drives the motor
 * by what it thinks is due, whatever the core's own says. The monitor's commands are its own.
 */
final class LooseControl implements IncidentPump.Commands {
    private static final int FACTOR = 5;
    private static final int INCREMENT = 12_345;
    private static final int MASK = 0xFFFF;
    private static final long STEP_US = 95_000;

    /** How many microsteps are due by now, since this began. */
    interface Due {
        long microsteps(IncidentPump pump);
    }

    private final Due due;
    private final boolean heeds;
    private int token;
    private long given;

    private LooseControl(IncidentPump pump, boolean heeds, Due due) {
        this.due = due;
        this.heeds = heeds;
        token = pump.lastToken();
    }

    /** One that cares for nothing. */
    static LooseControl of(IncidentPump pump, Due due) {
        return new LooseControl(pump, false, due);
    }

    /** One whose drive still releases no more than the monitor permits. */
    static LooseControl thatHeedsThePermit(IncidentPump pump, Due due) {
        return new LooseControl(pump, true, due);
    }

    @Override
    public void apply(IncidentPump pump) {
        pump.applyMonitor();
        long wanted = due.microsteps(pump) - given;
        // No more than its motor can make; what it forgets is not given.
        long most = 100_000 / pump.device.pulsePeriodUsMin();
        long toGo = pump.world.driver().toGo();
        long can = Math.max(0, Math.max(most, 1) - toGo);
        long may = heeds ? pump.out.permit().microstepsMax() : Long.MAX_VALUE;
        long now = Math.max(0, Math.min(Math.min(wanted, can), may));
        given += now;
        int next = (token * FACTOR + INCREMENT) & MASK;
        token = next == 0 ? INCREMENT : next;
        long queue = toGo + now;
        long periodUs = queue == 0 ? 1_000_000 : STEP_US / queue;
        pump.world.drive(now, Math.max(pump.device.pulsePeriodUsMin(), periodUs), 1, token);
    }
}
