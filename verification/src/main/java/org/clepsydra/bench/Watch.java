package org.clepsydra.bench;

/** Is told now and then how far a run has come. */
@FunctionalInterface
public interface Watch {
    /** Is told nothing. */
    Watch NONE = progress -> {};

    /** Told from within the run, about a hundred times or more in a long one, and at its end. */
    void at(Progress progress);
}
