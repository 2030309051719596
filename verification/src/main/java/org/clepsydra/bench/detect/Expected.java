package org.clepsydra.bench.detect;

/**
 * What the bench expects.
 *
 * @param text of it, with its limit
 * @param met whether it was so
 * @param found the figure
 */
public record Expected(String text, boolean met, String found) {}
