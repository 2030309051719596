package org.clepsydra.port;

import org.clepsydra.units.Ms;

/** Where alarms are seen and heard. */
public interface Annunciator {
    /**
     * Shows the alarms as they are now.
     *
     * @param priority 0 none, 1 low, 2 medium, 3 high: the highest that is present
     * @param conditions every condition present, one bit each, by alarm code
     */
    void show(int priority, long conditions);

    /**
     * Gives sound and light as they are now, and names one condition. Told at every step; between
     * two, and after the last, the device goes on with both by {@code AlarmPattern} and {@code
     * AlarmLight}.
     *
     * @param code the condition to name where only one can be, -1 for none
     * @param pattern what sounds, one of {@code AlarmPattern}
     * @param soundMs how long it has sounded, since its burst began
     * @param light the colour, one of {@code AlarmLight}
     * @param lightMs how long it is since a flash of it began
     */
    void signal(int code, int pattern, @Ms long soundMs, int light, @Ms long lightMs);
}
