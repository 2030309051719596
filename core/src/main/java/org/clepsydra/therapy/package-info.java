/**
 * The therapy itself: where it is, what is due, what has been given.
 *
 * <p><b>Does:</b> follows the operator's orders and the findings through a few states, knows the
 * prescribed curve in closed form, and books every microstep before it is released. Reserves the
 * time it may run in the store, and goes on from there after a loss of power.
 *
 * <p><b>Reads:</b> {@code Signals}, {@code Findings}, {@code Permit}, the plan. <b>Writes:</b>
 * {@link org.clepsydra.therapy.Target}, {@link org.clepsydra.therapy.StateFrame}.
 *
 * <p><b>State:</b> therapy state, therapy time, ledger, the newest record. <b>Timing:</b> every
 * step.
 *
 * <p><b>Faults:</b> any finding that stops delivery, or no permit: held, until a new START. A state
 * that does not exist: FAILED, until power-on.
 *
 * <p><b>Requirements:</b> delivery.*, motor.booked-first, motor.bounded-queue, persistence.*.
 */
package org.clepsydra.therapy;
