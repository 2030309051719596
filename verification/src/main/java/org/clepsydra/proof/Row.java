package org.clepsydra.proof;

/** An array of numbers. Only its length is known: whatever is read from it may be any number. */
public record Row(Whole length) implements Value {}
