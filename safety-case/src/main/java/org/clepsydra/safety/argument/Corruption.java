package org.clepsydra.safety.argument;

/**
 * Evidence that was tampered with.
 *
 * @param what was done, in words
 * @param evidence what came of it
 */
record Corruption(String what, Evidence evidence) {}
