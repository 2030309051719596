package org.clepsydra.bench.scenario;

/**
 * The time from one step to the next.
 *
 * @param fixedMs 1 or more, or 0 for random: each whole millisecond from 1 to the longest the
 *     device declares, equally likely
 * @param longestIdle whether it is the longest the device declares while the motor is at rest
 */
public record StepPeriod(long fixedMs, boolean longestIdle) {
    public boolean random() {
        return fixedMs == 0;
    }
}
