/**
 * Exact arithmetic that knows nothing of pumps.
 *
 * <p><b>Does:</b> products divided by a number without losing a digit; CRC-32C; counts held twice.
 *
 * <p><b>Reads, Writes:</b> its arguments and its own result.
 *
 * <p><b>State:</b> the last result. <b>Timing:</b> constant bounds on every loop.
 *
 * <p><b>Faults:</b> arguments outside the stated range give a result without meaning; callers prove
 * their ranges at construction.
 *
 * <p><b>Requirements:</b> structure.exact-products, journal.chain, persistence.held-twice.
 */
package org.clepsydra.quantity;
