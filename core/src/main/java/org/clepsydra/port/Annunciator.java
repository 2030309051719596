package org.clepsydra.port;

/** Where alarms are seen and heard. */
public interface Annunciator {
    /**
     * Shows the alarms as they are now.
     *
     * @param priority 0 none, 1 low, 2 medium, 3 high: the highest that is present
     * @param conditions every condition present, one bit each, by alarm code
     */
    void show(int priority, long conditions);
}
