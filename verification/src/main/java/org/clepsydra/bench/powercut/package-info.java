/**
 * Losses of power: a pump with a store, cut off at any time, restarted and judged.
 *
 * <p>A course is a fixed one, or a program from a seed with all that an operator may do to it. What
 * is to be seen of the pump flows one way: from the pump, which has an operator, to the judges of
 * its steps, of its limits and of its restarts. Everything follows from a seed. What is judged is
 * what the mechanism made, by its own count, and what the core says of it.
 */
package org.clepsydra.bench.powercut;
