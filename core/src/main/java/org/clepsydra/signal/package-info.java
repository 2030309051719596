/**
 * From raw readings to readings that can be used.
 *
 * <p><b>Does:</b> measures the time since the last step, decides what may be trusted, and finds the
 * order that is new.
 *
 * <p><b>Reads:</b> {@code SensorFrame}, {@code OrderFrame}. <b>Writes:</b> {@link
 * org.clepsydra.signal.Signals}.
 *
 * <p><b>State:</b> the last time, encoder mark, order number and pressure; how long each sensor
 * before the head was silent. <b>Timing:</b> every step.
 *
 * <p><b>Faults:</b> a pressure that cannot be trusted reads as higher than every limit; a sensor
 * before the head that is fitted and cannot be trusted is said to be so; lost time is reported and
 * not made up; a battery or a current that cannot be is none at all.
 *
 * <p><b>Requirements:</b> signal.*, delivery.therapy-time, condition.sensor-failed.
 */
package org.clepsydra.signal;
