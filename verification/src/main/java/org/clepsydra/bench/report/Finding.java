package org.clepsydra.bench.report;

/**
 * What became of one expectation.
 *
 * @param text as the scenario has it
 * @param met whether it was
 * @param found what was found, with its figure
 */
record Finding(String text, boolean met, String found) {}
