package org.clepsydra.bench.report;

/**
 * A line of a table of facts.
 *
 * @param label what it is
 * @param value with its unit
 */
record Row(String label, String value) {}
