/**
 * The contract kit: what a device owes behind each port, as clauses a firmware team runs against
 * its own hardware.
 *
 * <p><b>How:</b> implement {@link org.clepsydra.contract.MotorRig} (and the rigs of the other
 * ports) over the real driver and a measurement that does not come from it: pulses counted at the
 * windings, current by a clamp. Pass the rig to {@code clauses} of the contract and run each
 * clause. A clause powers the device on anew, does one thing, and says the figure it found and the
 * limit. {@code clepsydra-bench contract} runs the kit against the simulated pumps.
 *
 * <p><b>Judges:</b> what the ports' Javadoc and the assumptions of use say, and nothing else; each
 * clause names its source. "At once" is judged within 2 ms, the shortest step a device may take: no
 * step of the core can tell the two apart.
 *
 * <p><b>Does not judge:</b> worst load, supply and temperature, two oscillators being two, lines
 * that are separate, allocation and calling back. It plays one device through one sequence; the
 * checks in {@code safety-case/assumptions.md} go further.
 *
 * <p>Plain Java without a test framework, so that it runs wherever the rig does.
 */
package org.clepsydra.contract;
