/**
 * From target to motor pulses.
 *
 * <p><b>Does:</b> takes the lesser of target and permit, forward or back, and says how the motor
 * shall make it.
 *
 * <p><b>Reads:</b> {@code Target}, {@code Permit}. <b>Writes:</b> {@link
 * org.clepsydra.drive.MotorCommand}.
 *
 * <p><b>State:</b> the lease token. <b>Timing:</b> every step; the lease is renewed at each.
 *
 * <p><b>Faults:</b> a target above the permit is cut to it.
 *
 * <p><b>Requirements:</b> motor.within-permit, motor.back, motor.lease, motor.rest.
 */
package org.clepsydra.drive;
