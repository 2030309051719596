package org.clepsydra.alarm;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Raises the priority of what nobody acknowledges: a therapy that waits for START, after a loss of
 * power or a pause, a discrepancy of doses, a battery that will be empty, a panel that may not
 * answer. Never lowers one.
 */
@Realizes("req~alarm.escalation~2")
final class Escalation {
    private final Unseen restored = new Unseen(1L << AlarmCode.RESTORED);
    private final Unseen discrepancy = new Unseen(1L << AlarmCode.RESERVOIR_DISCREPANCY);
    private final Unseen battery = new Unseen(1L << AlarmCode.BATTERY_LOW);
    private final Unseen key = new Unseen(1L << AlarmCode.KEY_STUCK);
    private final Unseen paused = new Unseen(1L << AlarmCode.PAUSED_LONG);

    void step(@Ms long elapsedMs, long shown, long acknowledged) {
        restored.step(elapsedMs, shown, acknowledged);
        discrepancy.step(elapsedMs, shown, acknowledged);
        battery.step(elapsedMs, shown, acknowledged);
        key.step(elapsedMs, shown, acknowledged);
        paused.step(elapsedMs, shown, acknowledged);
    }

    /** The priority of a condition as it is now. */
    int priority(int code) {
        int priority = AlarmCode.priority(code);
        switch (code) {
            case AlarmCode.RESTORED:
                return restored.raised(priority);
            case AlarmCode.RESERVOIR_DISCREPANCY:
                return discrepancy.raised(priority);
            case AlarmCode.BATTERY_LOW:
                return battery.raised(priority);
            case AlarmCode.KEY_STUCK:
                return key.raised(priority);
            case AlarmCode.PAUSED_LONG:
                return paused.raised(priority);
            default:
                return priority;
        }
    }
}
