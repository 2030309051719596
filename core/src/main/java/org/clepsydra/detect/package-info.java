/**
 * From signals to findings: what is wrong with the line, the sensors or the time.
 *
 * <p><b>Does:</b> one detector per hazard, each judged anew at every step.
 *
 * <p><b>Reads:</b> {@code Signals}, the limits of the loaded plan. <b>Writes:</b> {@link
 * org.clepsydra.detect.Findings}.
 *
 * <p><b>State:</b> how long the pressure was high; the bubble at the detector, and the air of a
 * quarter of an hour and of a day; by how much the head fell short of the motor or went beyond it.
 * <b>Timing:</b> every step, whether infusing or not.
 *
 * <p><b>Faults:</b> a sensor that cannot be trusted counts as the hazard.
 *
 * <p><b>Requirements:</b> detect.*.
 */
package org.clepsydra.detect;
