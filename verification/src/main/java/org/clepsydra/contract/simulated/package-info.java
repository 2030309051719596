/**
 * The contract kit's rigs over the simulated world, and over the least that annunciator, store and
 * watchdog can be: an example of each rig, and the proof that the clauses can be kept.
 */
package org.clepsydra.contract.simulated;
