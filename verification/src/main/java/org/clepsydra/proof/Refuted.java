package org.clepsydra.proof;

/** A claim that does not hold, with the figures it fails for. */
public final class Refuted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refuted(String claim, String figures) {
        super(claim + " fails for" + System.lineSeparator() + figures);
    }
}
