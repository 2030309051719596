package org.clepsydra.bench;

/**
 * How the delivery compared with the curve, by the oracle.
 *
 * @param commandedNl volume of the pulses the motor received for the curve, whole strokes where
 *     strokes count
 * @param mostAheadQuanta furthest above the curve at any step
 * @param mostBehindQuanta furthest below the curve at any step while delivering
 * @param broken the first step that broke the oracle's bounds, in words; empty when none did
 * @param whole whether the whole volume, rounded down to whole quanta, was released
 * @param lateStepNl most that a late step released
 * @param mostBeyondNl furthest the pump head went beyond the curve, measured at the head
 * @param besidesNl volume of the pulses it received for overlays
 * @param mostInHourNl most volume of the pulses it received in any hour, from START on
 */
public record Delivery(
        double commandedNl,
        double mostAheadQuanta,
        double mostBehindQuanta,
        String broken,
        boolean whole,
        double lateStepNl,
        double mostBeyondNl,
        double besidesNl,
        double mostInHourNl) {}
