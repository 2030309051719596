/**
 * The therapy itself: where it is, what is due, what has been given.
 *
 * <p><b>Does:</b> follows the operator's orders and the findings through a few states, knows the
 * prescribed curve in closed form, gives boluses, primes and flushes on order, keeps the limits of
 * any hour and day, books every microstep before it is released, takes back what an occlusion
 * trapped, and counts what a reservoir still holds and what the mechanism ever made. Reserves the
 * time it may run in the store, writes the air that passed there too, and goes on from there after
 * a loss of power.
 *
 * <p><b>Reads:</b> {@code Signals}, {@code Findings}, {@code Permit}, the plan. <b>Writes:</b>
 * {@link org.clepsydra.therapy.Target}, {@link org.clepsydra.therapy.StateFrame}.
 *
 * <p><b>State:</b> therapy state, therapy time, the overlay that runs, ledger, what was released in
 * the last hour and day, reservoir, the life of the mechanism, the newest record, what is taken
 * back. <b>Timing:</b> every step.
 *
 * <p><b>Faults:</b> any finding that stops delivery, or no permit: held, until a new START. A state
 * that does not exist, a figure of the device or a count of what was given that changed by itself:
 * FAILED, until power-on.
 *
 * <p><b>Requirements:</b> delivery.*, overlay.*, motor.booked-first, motor.bounded-queue,
 * reservoir.*, replacement.*, persistence.*, remote.plan.
 */
package org.clepsydra.therapy;
