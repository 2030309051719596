package org.clepsydra.safety.argument;

import java.util.Optional;

/** The kinds of node, by the letters of the goal structuring notation. */
public enum Kind {
    /** A claim. */
    GOAL("G"),
    /** How a claim is divided. */
    STRATEGY("S"),
    /** A leaf: one predicate over the evidence. */
    SOLUTION("Sn"),
    /** What a claim is to be read with. */
    CONTEXT("C"),
    /** What is taken to be so. */
    ASSUMPTION("A"),
    /** Why a claim or a division is right. */
    JUSTIFICATION("J"),
    /** A doubt that defeats what it challenges unless its answer holds. */
    DEFEATER("D");

    private final String letters;

    Kind(String letters) {
        this.letters = letters;
    }

    /** The letters that stand for it in files. */
    public String letters() {
        return letters;
    }

    /** Whether it has a value. */
    public boolean valued() {
        return argues() || this == DEFEATER;
    }

    /** Whether it may support a goal or answer a doubt. */
    public boolean argues() {
        return this == GOAL || this == STRATEGY || this == SOLUTION;
    }

    /** The kind with the letters, or empty. */
    public static Optional<Kind> of(String letters) {
        for (Kind kind : values()) {
            if (kind.letters.equals(letters)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
