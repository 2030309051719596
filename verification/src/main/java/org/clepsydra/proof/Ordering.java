package org.clepsydra.proof;

/** What comparing two longs left on the stack for the branch that follows. */
record Ordering(Whole left, Whole right) implements Value {}
