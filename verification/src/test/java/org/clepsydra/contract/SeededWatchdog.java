package org.clepsydra.contract;

import java.util.Set;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Watchdog;

/** A watchdog with one thing wrong or nothing. */
final class SeededWatchdog implements WatchdogRig, Watchdog {
    /** What can be wrong, and the clauses it breaks: one, unless it says why. */
    enum Fault {
        NONE,
        GIVES_UP_AFTER_32_TOKENS("holds-while-told"),
        /** Too early for any pace at which it is told. */
        TRIPS_EARLY("holds-while-told", "any-other-token-tells", "takes-power", "gives-alarm"),
        DEMANDS_THE_NEXT_TOKEN("any-other-token-tells"),
        SWITCH_WELDS_ONCE_TOLD("takes-power"),
        /** Whether it was told before makes no difference. */
        NEVER_TAKES_POWER("takes-power", "never-told"),
        GIVES_NO_ALARM("gives-alarm"),
        WAITS_FOR_THE_FIRST_TOKEN("never-told");

        private final Set<String> breaks;

        Fault(String... breaks) {
            this.breaks = Set.of(breaks);
        }

        Set<String> breaks() {
            return breaks;
        }
    }

    private final DeviceRecord device;
    private final Fault fault;
    private int lastToken;
    private int tokens;
    private int sinceMs;
    private boolean tripped;

    SeededWatchdog(DeviceRecord device, Fault fault) {
        this.device = device;
        this.fault = fault;
    }

    @Override
    public void powerOn() {
        lastToken = 0;
        tokens = 0;
        sinceMs = 0;
        tripped = false;
    }

    @Override
    public void kick(int token) {
        boolean wound =
                fault == Fault.DEMANDS_THE_NEXT_TOKEN ? token == lastToken + 1 : token != lastToken;
        if (wound) {
            lastToken = token;
            sinceMs = 0;
            tokens++;
        }
    }

    @Override
    public void pass(int ms) {
        sinceMs += ms;
        int tripsMs = fault == Fault.TRIPS_EARLY ? limitMs() / 2 : limitMs();
        boolean armed = tokens > 0 || fault != Fault.WAITS_FOR_THE_FIRST_TOKEN;
        tripped |= armed && sinceMs >= tripsMs;
        tripped |= tokens >= 32 && fault == Fault.GIVES_UP_AFTER_32_TOKENS;
    }

    @Override
    public boolean powerTaken() {
        boolean stuck =
                fault == Fault.NEVER_TAKES_POWER
                        || (fault == Fault.SWITCH_WELDS_ONCE_TOLD && tokens > 0);
        return tripped && !stuck;
    }

    @Override
    public boolean alarm() {
        return tripped && fault != Fault.GIVES_NO_ALARM;
    }

    @Override
    public DeviceRecord device() {
        return device;
    }

    @Override
    public Watchdog watchdog() {
        return this;
    }

    @Override
    public int limitMs() {
        return (int) device.longestIdleMs() * 2;
    }
}
