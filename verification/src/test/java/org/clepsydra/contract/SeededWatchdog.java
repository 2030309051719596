package org.clepsydra.contract;

import java.util.Set;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Watchdog;

/** A watchdog with one thing wrong or nothing. */
final class SeededWatchdog implements WatchdogRig, Watchdog {
    /** What can be wrong, and the clauses it breaks: one, unless it says why. */
    enum Fault {
        NONE,
        GIVES_UP_AFTER_32_RESPONSES("holds-while-answered"),
        /** At rest as well. */
        OPENS_AT_60_MS("window-energised", "window-at-rest"),
        SHUTS_AT_249_MS("window-energised"),
        NO_250_MS_AT_REST("window-at-rest"),
        COUNTS_FROM_THE_CHALLENGE_ALONE("energised-later"),
        SHOWS_EVERY_EIGHTH_TWICE("shows-another"),
        /** Then the old response is the right one too. */
        SHOWS_ONE_CHALLENGE("shows-another", "old-response"),
        TAKES_THE_TOP_BIT_AS_IT_COMES("wrong-response"),
        /** An old one is any, and none trips. */
        TAKES_ANY_RESPONSE("wrong-response", "old-response", "stays-tripped"),
        TAKES_THE_LAST_AGAIN("old-response"),
        OPENS_AT_49_MS("early-response"),
        GIVES_POWER_BACK("stays-tripped"),
        SHUTS_AT_301_MS("takes-power-energised", "gives-alarm"),
        SWITCH_OPENS_LATE_WHEN_LATE("takes-power-energised"),
        WAITS_LONGER_AT_REST_ONCE_TOLD("takes-power-at-rest"),
        GIVES_NO_ALARM("gives-alarm"),
        WAITS_FOR_THE_FIRST_RESPONSE("never-answered");

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
    private int shown;
    private int last;
    private int responses;
    private int sinceMs;
    private int energisedMs;
    private int lateMs;
    private boolean energised;
    private boolean tripped;

    SeededWatchdog(DeviceRecord device, Fault fault) {
        this.device = device;
        this.fault = fault;
    }

    private boolean has(Fault asked) {
        return fault == asked;
    }

    @Override
    public void powerOn() {
        shown = 1;
        last = 0;
        responses = 0;
        sinceMs = 0;
        energisedMs = 0;
        lateMs = 0;
        energised = false;
        tripped = false;
    }

    @Override
    public void kick(int token) {
        int opensMs = has(Fault.OPENS_AT_60_MS) ? 60 : has(Fault.OPENS_AT_49_MS) ? 49 : 50;
        boolean right = right(token);
        boolean early = responses > 0 && sinceMs < opensMs;
        tripped |= !right || early;
        tripped &= !(right && !early && has(Fault.GIVES_POWER_BACK));
        last = token;
        responses++;
        sinceMs = 0;
        lateMs = 0;
        boolean same = has(Fault.SHOWS_EVERY_EIGHTH_TWICE) && responses % 8 == 0;
        shown += same || has(Fault.SHOWS_ONE_CHALLENGE) ? 0 : 7;
        tripped |= responses >= 32 && has(Fault.GIVES_UP_AFTER_32_RESPONSES);
    }

    private boolean right(int token) {
        int expected = StepWord.of(shown);
        return token == expected
                || has(Fault.TAKES_ANY_RESPONSE)
                || (has(Fault.TAKES_THE_LAST_AGAIN) && token == last)
                || (has(Fault.TAKES_THE_TOP_BIT_AS_IT_COMES) && (token ^ expected) << 1 == 0);
    }

    @Override
    public void pass(int ms) {
        sinceMs += ms;
        energisedMs = energised ? energisedMs + ms : 0;
        int shutsMs = has(Fault.SHUTS_AT_249_MS) ? 249 : has(Fault.SHUTS_AT_301_MS) ? 301 : 250;
        int idleMs = (int) device.longestIdleMs() + (has(Fault.NO_250_MS_AT_REST) ? 0 : 250);
        idleMs += has(Fault.WAITS_LONGER_AT_REST_ONCE_TOLD) && responses > 0 ? 100 : 0;
        boolean fromChallenge = has(Fault.COUNTS_FROM_THE_CHALLENGE_ALONE);
        int waitedMs = fromChallenge ? sinceMs : Math.min(sinceMs, energisedMs);
        boolean late = sinceMs > idleMs || (energised && waitedMs > shutsMs);
        boolean armed = responses > 0 || !has(Fault.WAITS_FOR_THE_FIRST_RESPONSE);
        lateMs += late ? ms : 0;
        tripped |= armed && late;
    }

    @Override
    public boolean powerTaken() {
        boolean slow = has(Fault.SWITCH_OPENS_LATE_WHEN_LATE) && energised;
        return tripped && !(slow && lateMs > 0 && lateMs <= 60);
    }

    @Override
    public boolean alarm() {
        return tripped && fault != Fault.GIVES_NO_ALARM;
    }

    @Override
    public int challenge() {
        return shown;
    }

    @Override
    public void energise(boolean on) {
        energised = on;
    }

    @Override
    public DeviceRecord device() {
        return device;
    }

    @Override
    public Watchdog watchdog() {
        return this;
    }
}
