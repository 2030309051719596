/**
 * The edge of the library: raw frames, the device record, image layouts and the port interfaces.
 *
 * <p><b>Does:</b> gives the hardware a place to put what it measured and interfaces to be told what
 * to do. Judges nothing: a reading is raw until a channel has validated it for itself.
 *
 * <p><b>Reads:</b> nothing. <b>Writes:</b> {@link org.clepsydra.port.SensorFrame} and {@link
 * org.clepsydra.port.OrderFrame} are written by the device, never by the core.
 *
 * <p><b>State:</b> the last values written. <b>Timing:</b> none of its own.
 *
 * <p><b>Faults:</b> a port that fails says so in the next {@code SensorFrame}; it never throws.
 *
 * <p><b>Requirements:</b> none of its own; it is the vocabulary of the others.
 */
package org.clepsydra.port;
