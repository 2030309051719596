/**
 * What may be infused: limits, geometry, the plan image and the verdict on it.
 *
 * <p><b>Does:</b> judges a plan image from scratch and keeps the one that passed. On the host side,
 * {@link org.clepsydra.plan.PlanDraft} derives volume and rate from a prescription and writes the
 * image; {@link org.clepsydra.plan.RefillDraft}, {@link org.clepsydra.plan.FixedFlow}, {@link
 * org.clepsydra.plan.DeadVolume} and {@link org.clepsydra.plan.BridgeDraft} are for implants.
 *
 * <p><b>Reads:</b> the device record, an image. <b>Writes:</b> {@link
 * org.clepsydra.plan.LoadedPlan}.
 *
 * <p><b>State:</b> the loaded plan. <b>Timing:</b> an image is judged in one step; every loop has a
 * constant bound.
 *
 * <p><b>Faults:</b> an image that breaks a rule is refused with the rule, the figure and the limit.
 *
 * <p><b>Requirements:</b> plan.*, reservoir.*.
 */
package org.clepsydra.plan;
