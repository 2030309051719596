package org.clepsydra.proof;

/**
 * An object, never null. Two references are the same object if their names are the same.
 *
 * @param given whether it was there before the run, so that its fields hold anything at all until
 *     something is known of them; else they begin at zero
 */
public record Reference(String name, boolean given) implements Value {}
