package org.clepsydra.bench.report;

/**
 * A level drawn across a chart.
 *
 * @param name what happens there
 * @param value in the unit of the chart
 */
record Limit(String name, double value) {}
