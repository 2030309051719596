package org.clepsydra.safety.argument;

/**
 * Findings that were tampered with.
 *
 * @param what was done, in words
 * @param evidence what came of it
 */
record Corruption(String what, Findings evidence) {}
