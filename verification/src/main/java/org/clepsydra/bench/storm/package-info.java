/**
 * Storms: seeded campaigns of faults on every simulated pump, held to oracles at every step.
 *
 * <p>A storm is drawn whole from a seed and a number: a pump, a rate, a program, one fault or two,
 * and the moment of each. The core runs as it is; what is judged is what the simulated world says
 * left the pump. The judges share no code with the core. Bounds are formulas, in {@code Faults} and
 * {@code Bound}, written before anything was measured.
 */
package org.clepsydra.bench.storm;
