package org.clepsydra.proof;

/** A claim that was neither proved nor refuted: the solver gave up, or the code cannot be read. */
public final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undecided(String claim) {
        super(claim);
    }
}
