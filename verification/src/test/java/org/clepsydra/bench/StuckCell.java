package org.clepsydra.bench;

import java.util.Set;

/**
 * What became of one stuck reading and one hazard.
 *
 * @param plant name of the pump
 * @param sensor name of the reading
 * @param value what it is stuck at, where {@code word} is empty
 * @param word what it does instead
 * @param hazard name of what began once nothing was found, or empty where it was found before
 * @param found conditions, by name, once any was there and two seconds later; empty if none
 * @param stopped whether delivery had stopped by then
 * @param tookS from the fault, or from the hazard, until any was there
 */
record StuckCell(
        String plant,
        String sensor,
        long value,
        String word,
        String hazard,
        Set<String> found,
        boolean stopped,
        double tookS) {
    @Override
    public String toString() {
        return plant
                + ", "
                + sensor
                + " at "
                + (word.isEmpty() ? value : word)
                + (hazard.isEmpty() ? "" : ", " + hazard)
                + ": "
                + found
                + (stopped ? ", stopped" : ", goes on")
                + ", "
                + tookS
                + " s";
    }
}
