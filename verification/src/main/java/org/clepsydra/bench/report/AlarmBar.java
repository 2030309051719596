package org.clepsydra.bench.report;

/**
 * A time during which an alarm was announced.
 *
 * @param name of the condition
 * @param priority of the condition
 * @param fromHours since the start of the infusion; below zero before it
 * @param toHours since the start of the infusion, not before {@code fromHours}
 */
record AlarmBar(String name, Priority priority, double fromHours, double toHours) {
    /**
     * Keeps the order.
     *
     * @throws IllegalArgumentException if it ends before it begins or a time is not finite
     */
    public AlarmBar {
        if (!(fromHours <= toHours) || Double.isInfinite(fromHours) || Double.isInfinite(toHours)) {
            throw new IllegalArgumentException(
                    name + ": from " + fromHours + " h to " + toHours + " h");
        }
    }
}
