/**
 * Losses of power: a pump with a store, cut off at any time, restarted and judged.
 *
 * <p>Everything follows from a seed. What is judged is what the mechanism made, by its own count.
 */
package org.clepsydra.bench.powercut;
