package org.clepsydra.proof;

/** A whole quotient and what is left over. */
public record Division(Whole quotient, Whole rest) {}
