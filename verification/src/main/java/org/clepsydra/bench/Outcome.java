package org.clepsydra.bench;

import org.clepsydra.bench.scenario.Expectation;

/**
 * What became of one expectation.
 *
 * @param expectation as written
 * @param met whether it was
 * @param found what was found, with the figure
 */
public record Outcome(Expectation expectation, boolean met, String found) {}
