package org.clepsydra.contract;

import java.util.Set;
import org.clepsydra.alarm.AlarmLight;
import org.clepsydra.alarm.AlarmPattern;
import org.clepsydra.port.Annunciator;

/** An annunciator with one thing wrong or nothing. */
final class SeededAnnunciator implements AnnunciatorRig, Annunciator {
    /** What can be wrong, and the clauses it breaks: one, unless it says why. */
    enum Fault {
        NONE,
        DOES_NOT_TEST_ITSELF("tests-itself"),
        TWO_LAMPS_ON_ONE_WIRE("shows-each-condition"),
        /** A lamp that is dead alone is dead among others. */
        DEAD_LAMP("shows-each-condition", "shows-all-at-once"),
        SHOWS_ONE_AT_A_TIME("shows-all-at-once"),
        PRIORITY_NEVER_FALLS("shows-priority"),
        CONDITIONS_STAY("shows-as-now"),
        FALLS_SILENT("needs-no-core"),
        BEGINS_THE_BURST_AT_EVERY_CALL("plays-the-pattern"),
        ENDS_THE_PATTERN_WITH_THE_CALLS("goes-on-with-the-pattern"),
        LAMP_DOES_NOT_FLASH("flashes"),
        THROWS_AT_AN_UNKNOWN_PRIORITY("show-throws-nothing");

        private final Set<String> breaks;

        Fault(String... breaks) {
            this.breaks = Set.of(breaks);
        }

        Set<String> breaks() {
            return breaks;
        }
    }

    private final Fault fault;
    private int priority;
    private long conditions;
    private int silentMs;
    private int pattern;
    private long soundMs;
    private int light;
    private long lightMs;

    SeededAnnunciator(Fault fault) {
        this.fault = fault;
    }

    @Override
    public void powerOn() {
        priority = 0;
        conditions = 0;
        silentMs = 0;
        pattern = AlarmPattern.SILENT;
        light = AlarmLight.DARK;
    }

    @Override
    public void show(int newPriority, long newConditions) {
        boolean known = newPriority >= 0 && newPriority <= 3;
        if (fault == Fault.THROWS_AT_AN_UNKNOWN_PRIORITY && !known) {
            throw new IllegalArgumentException("no such priority");
        }
        silentMs = 0;
        priority =
                fault == Fault.PRIORITY_NEVER_FALLS ? Math.max(priority, newPriority) : newPriority;
        conditions = shown(newConditions);
    }

    @Override
    public void signal(int code, int newPattern, long newSoundMs, int newLight, long newLightMs) {
        silentMs = 0;
        pattern = newPattern;
        soundMs = fault == Fault.BEGINS_THE_BURST_AT_EVERY_CALL ? 0 : newSoundMs;
        light = newLight;
        lightMs = newLightMs;
    }

    private long shown(long asked) {
        return switch (fault) {
            case TWO_LAMPS_ON_ONE_WIRE -> (asked & 0b1100) != 0 ? asked | 0b1100 : asked;
            case DEAD_LAMP -> asked & ~0b100;
            case SHOWS_ONE_AT_A_TIME -> Long.lowestOneBit(asked);
            case CONDITIONS_STAY -> asked == 0 ? 0 : asked | conditions;
            default -> asked;
        };
    }

    @Override
    public void pass(int ms) {
        silentMs += ms;
        soundMs += ms;
        lightMs += ms;
        if (fault == Fault.ENDS_THE_PATTERN_WITH_THE_CALLS && silentMs > 1_000) {
            pattern = AlarmPattern.SILENT;
        }
        if (fault == Fault.FALLS_SILENT && silentMs > 10_000) {
            priority = 0;
        }
    }

    @Override
    public Annunciator annunciator() {
        return this;
    }

    @Override
    public boolean allSeenAndHeard() {
        return fault != Fault.DOES_NOT_TEST_ITSELF;
    }

    @Override
    public boolean sounds() {
        return AlarmPattern.pulseAt(pattern, soundMs) != AlarmPattern.NO_PULSE;
    }

    @Override
    public boolean lit() {
        boolean steady = fault == Fault.LAMP_DOES_NOT_FLASH && light != AlarmLight.DARK;
        return steady || AlarmLight.lit(light, lightMs);
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public long conditions() {
        return conditions;
    }
}
