package org.clepsydra.join;

import java.util.List;

/**
 * One thing that must not be; it holds when there is none of it.
 *
 * @param name by which it is known
 * @param title what is counted
 * @param count of faults
 * @param faults each with what it is about
 */
record Gate(String name, String title, int count, List<String> faults) {
    static Gate of(String name, String title, List<String> faults) {
        return new Gate(name, title, faults.size(), List.copyOf(faults));
    }

    boolean holds() {
        return count == 0;
    }
}
