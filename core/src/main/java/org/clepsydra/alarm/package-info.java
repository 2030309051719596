/**
 * What the operator must know.
 *
 * <p><b>Does:</b> gathers every condition and keeps the ones that must be seen ({@code
 * AlarmBoard}); minds what the operator acknowledged or paused ({@code Attention}) and what nobody
 * did ({@code Escalation}), an infusion that stands ({@code Standstill}), a pause that is long
 * ({@code LongPause}) and a link that is lost ({@code LinkWatch}); ranks them ({@code Ranking});
 * says what sounds and what is lit ({@code AlarmPattern}, {@code AlarmLight}) and whether it was
 * heard ({@code SoundWatch}).
 *
 * <p><b>Reads:</b> {@code Signals}, {@code Findings}, {@code Permit}, the therapy state, the
 * reservoir, the life of the mechanism, {@code StateFrame}. <b>Writes:</b> {@link
 * org.clepsydra.alarm.AnnunciatorFrame}.
 *
 * <p><b>State:</b> the conditions kept, acknowledged and unseen; how far sound and light are.
 * <b>Timing:</b> every step.
 *
 * <p><b>Faults:</b> a condition without a priority counts as high; without a clock it sounds.
 *
 * <p><b>Requirements:</b> alarm.*.
 */
package org.clepsydra.alarm;
