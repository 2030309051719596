/**
 * What may be infused: limits, geometry, the plan image, the drug library, and the verdict on them.
 *
 * <p><b>Does:</b> judges a plan image from scratch, against the drug library if one is held, and
 * keeps the one that passed; the same for a library. On the host side, {@link
 * org.clepsydra.plan.PlanDraft} derives volume and rate from a prescription and writes the image,
 * {@link org.clepsydra.plan.RemainderDraft} that of what is left of a plan, {@link
 * org.clepsydra.plan.LibraryDraft} that of a library; {@link org.clepsydra.plan.RefillDraft},
 * {@link org.clepsydra.plan.FixedFlow}, {@link org.clepsydra.plan.DeadVolume} and {@link
 * org.clepsydra.plan.BridgeDraft} are for implants, {@link org.clepsydra.plan.ChannelShares} is for
 * pumps of several channels.
 *
 * <p><b>Reads:</b> the device record, an image. <b>Writes:</b> {@link
 * org.clepsydra.plan.LoadedPlan}, {@link org.clepsydra.plan.LoadedLibrary}.
 *
 * <p><b>State:</b> the loaded plan, the library held. <b>Timing:</b> an image is judged in one
 * step; every loop has a constant bound.
 *
 * <p><b>Faults:</b> an image that breaks a rule is refused with the rule, the figure and the limit.
 *
 * <p><b>Requirements:</b> plan.*, library.*, reservoir.*, replacement.record.
 */
package org.clepsydra.plan;
