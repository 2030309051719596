package org.clepsydra.bench;

/**
 * How far a run has come.
 *
 * @param name of the scenario
 * @param doneMs simulated time since START
 * @param wholeMs prescribed duration
 * @param givenMl volume commanded so far
 * @param wholeMl prescribed volume
 * @param mlPerH rate of the curve
 * @param kPa pressure at the pump's outlet
 * @param alarms conditions present, in words; empty when there is none
 */
public record Progress(
        String name,
        long doneMs,
        long wholeMs,
        double givenMl,
        double wholeMl,
        double mlPerH,
        double kPa,
        String alarms) {}
