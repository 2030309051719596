/**
 * From signals to findings: what is wrong with the line, the sensors, the time or the device
 * itself.
 *
 * <p><b>Does:</b> one detector per hazard, each judged anew at every step.
 *
 * <p><b>Reads:</b> {@code Signals}, the limits of the loaded plan. <b>Writes:</b> {@link
 * org.clepsydra.detect.Findings}.
 *
 * <p><b>State:</b> how long the pressure was high, and where the line rested in the hour just past
 * and in six, and what was moved since it was seen open; what it rose by in the last cells of
 * volume, and what the head's turning makes of it; the bubble at the detector, and the air of a
 * quarter of an hour and of a day; by how much the head fell short of the motor or went beyond it,
 * or behind what it was told, and the driver of what it was told; suction before the head; by how
 * much the container lost more or less than the head moved; how far a stroke is and how many in a
 * row lifted no pressure; for how long door, battery, temperature, current, pressure and key have
 * been as they are; whether the container was seen, and what was read in its place; what the motor
 * drew at each speed. <b>Timing:</b> every step, whether infusing or not.
 *
 * <p><b>Faults:</b> a sensor that cannot be trusted counts as the hazard, but battery, thermometer
 * and motor current, whose hazards others find too, are announced only.
 *
 * <p><b>Requirements:</b> detect.*, condition.*.
 */
package org.clepsydra.detect;
