/**
 * The simulated world: pump head, driver, power, line, patient, sensors, air and clocks, with their
 * faults.
 *
 * <p>Deterministic: the same settings, seed and calls give the same readings, bit for bit. It knows
 * the core only by the ports it implements. Figures for the physics carry their unit in the name:
 * volumes in microlitres, pressures in kilopascals, times in microseconds unless said otherwise.
 *
 * <h2>What happens in a span</h2>
 *
 * <p>The driver makes the pulses that are due; the rotor follows, unless the pressure in the line
 * is beyond its torque; the encoder looks at the head. What the head displaces is its maker's
 * volume, times its gain: at once, or by way of a syringe's stopper, or as a gas presses it out. It
 * comes from the bag's tube or a reservoir, as far as there is any, and goes into the line, which
 * passes it on to the patient. Last the sensors measure.
 *
 * <ul>
 *   <li><b>Line.</b> Its volume grows by its compliance for each kilopascal; what is pumped less
 *       what flows out is what it grows by; what flows out is pressure over resistance, both
 *       against the patient. Solved by an exponential for as long as the flow is steady, so that it
 *       does not matter how time is cut. An occlusion is a resistance so many times as high, or
 *       infinite, at once or growing by the same ratio each second. Nearer the pump less of the
 *       line swells.
 *   <li><b>Trapped air.</b> Boyle: its volume times its absolute pressure stays. Solved in closed
 *       form for the time as a function of pressure, which Newton inverts.
 *   <li><b>Resistance.</b> Poiseuille, in proportion to viscosity, which falls as the line warms.
 *   <li><b>Patient.</b> The vessel's pressure, and a height that goes up or down by a step and back
 *       at random times (Poisson). A beat is added as far as the line lets it through.
 *   <li><b>Bag and tube.</b> As a line from which the head draws. Behind a clamp the pressure falls
 *       by volume over compliance, until the head sucks no more and gives less.
 *   <li><b>Head.</b> The maker's volume a microstep, times 1 + a sin of the turn, times a gain that
 *       is drawn from the seed and falls as the set ages.
 *   <li><b>Stopper.</b> A spring between drive and stopper; it stands until spring less pressure is
 *       beyond what holds it, and slips until what drags on it moving is left.
 *   <li><b>Gas.</b> Flow by temperature, altitude, outlet pressure and thickness, each in
 *       proportion.
 *   <li><b>Sensors.</b> True value, and noise, offset, drift; rounded, and cut to a range.
 * </ul>
 *
 * <p>What is not: nothing leaks back through a head; a bag ends in a vacuum and not in air; the
 * stopper slips, a posture changes and the bag's vacuum follows at the end of a span.
 *
 * <h2>Where the figures are from</h2>
 *
 * <p><i>Published</i>: the time to the alarm of a syringe of 50 mL (117.3 min, 9.4, at 0.5 mL/h;
 * 15.0, 7.1, at 5: Donmez et al. 2005); T1, T2 and the windows of a trumpet at 10 mL/h (manual of
 * the CADD-Solis); the smallest bubble by bore (data sheet of the Zevex LifeGuard).
 *
 * <p><i>Worked out</i>: compliance and resistance of tubes, by their size and stuff; trapped
 * volume; the trumpet's bound v/(rP).
 *
 * <p><i>Defaults</i>, of the size that those who build pumps tell, and no citation: gains and how
 * they age, cyclic errors, pressures of patients and their steps, viscosity, noise, drift and
 * offset of pressure, the head's ripple in it, mistakes of air detector and encoder, the pressure
 * that stalls a motor, the end of a bag, how gas pumps depend on what surrounds them.
 *
 * <p><i>Assumptions</i> of this bench: what is called so where it stands. Among them are current,
 * battery, scale, contacts, the stopper's friction, a head's suction and every time in which
 * something relaxes.
 */
package org.clepsydra.world;
