package org.clepsydra.proof;

/**
 * An array. Its length is known; whatever is read from it may be any number, unless {@link
 * PathState#row} says what it holds.
 */
public record Row(String name, Whole length) implements Value {}
