/**
 * What happened, in order, where it can be checked later.
 *
 * <p><b>Does:</b> notes every change worth knowing in a ring of fixed records, each sealed with the
 * one before, and hands them to the store one a step; after a loss of power goes on with what is
 * held.
 *
 * <p><b>Reads:</b> {@code Signals}, what came from afar, the therapy and its state frame, the
 * annunciator frame. <b>Writes:</b> {@link org.clepsydra.journal.StoreFrame}.
 *
 * <p><b>State:</b> the ring; what was last noted. <b>Timing:</b> last in every step but the
 * watchdog.
 *
 * <p><b>Faults:</b> a full ring loses the oldest record that was not yet stored, and counts it. A
 * stored chain that is broken is gone on with from its newest whole record, and the journal says
 * where.
 *
 * <p><b>Requirements:</b> journal.*, remote.logged, persistence.uncertain, persistence.rate.
 */
package org.clepsydra.journal;
