/**
 * What comes from afar, and how little it may do.
 *
 * <p><b>Does:</b> judges the one message that a step may bring, and keeps the plan that was
 * proposed last until it is taken or too old.
 *
 * <p><b>Reads:</b> {@code RemoteFrame}, raw; the time of the control channel. <b>Writes:</b>
 * nothing but what {@link org.clepsydra.remote.Proposals} shows.
 *
 * <p><b>State:</b> session, number of the last message that counts, the proposal that stands.
 * <b>Timing:</b> every step before the therapy, the same work with a message and without.
 *
 * <p><b>Faults:</b> a message that is damaged, forged, repeated or late gets a verdict and does
 * nothing else; nor does a link that is lost.
 *
 * <p><b>Requirements:</b> remote.judged, remote.proposal, remote.nothing-else.
 */
package org.clepsydra.remote;
