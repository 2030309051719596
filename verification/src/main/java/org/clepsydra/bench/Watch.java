package org.clepsydra.bench;

/** Is told now and then how far a run has come. */
@FunctionalInterface
public interface Watch {
    /** Told nothing. */
    Watch NONE = (scenario, doneMs, wholeMs) -> {};

    /**
     * @param scenario name of the scenario
     * @param doneMs simulated time since START
     * @param wholeMs prescribed duration
     */
    void at(String scenario, long doneMs, long wholeMs);
}
