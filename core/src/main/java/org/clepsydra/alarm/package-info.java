/**
 * What the operator must know.
 *
 * <p><b>Does:</b> gathers every condition, keeps the ones that must be seen, ranks them.
 *
 * <p><b>Reads:</b> {@code Signals}, {@code Findings}, {@code Permit}, the therapy state, the
 * reservoir, the life of the mechanism, {@code StateFrame}. <b>Writes:</b> {@link
 * org.clepsydra.alarm.AnnunciatorFrame}.
 *
 * <p><b>State:</b> the conditions kept. <b>Timing:</b> every step.
 *
 * <p><b>Faults:</b> a condition without a priority counts as high.
 *
 * <p><b>Requirements:</b> alarm.*.
 */
package org.clepsydra.alarm;
