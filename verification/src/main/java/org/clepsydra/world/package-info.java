/**
 * The simulated world: pump head, driver, power, line, sensors, air and clocks, with their faults.
 *
 * <p>Deterministic: the same settings, seed and calls give the same readings, bit for bit. It knows
 * the core only by the ports it implements. Figures for the physics carry their unit in the name:
 * volumes in microlitres, pressures in kilopascals, times in microseconds unless said otherwise.
 */
package org.clepsydra.world;
