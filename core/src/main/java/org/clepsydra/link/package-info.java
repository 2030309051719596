/**
 * The control channel's end of the link to a monitor on a processor of its own.
 *
 * <p><b>Does:</b> asks for a permit with every step, and takes the one reply that names the last
 * request. Without one nothing is permitted.
 *
 * <p><b>Reads:</b> {@code LinkFrame}, raw; the raw time of the control channel. <b>Writes:</b> the
 * {@code LinkFrame} of the next request, and into the {@code Permit} what the reply says.
 *
 * <p><b>State:</b> session, number of the last request, for how long no reply was taken, what the
 * monitor held as the session began. <b>Timing:</b> reads before, and asks after, everything else
 * of a step; not there where both channels are on one processor.
 *
 * <p><b>Faults:</b> a reply that is lost, late, doubled or damaged: nothing moves in that step. No
 * reply for 300 ms: held, announced, and a new session.
 *
 * <p><b>Requirements:</b> link.*.
 */
package org.clepsydra.link;
