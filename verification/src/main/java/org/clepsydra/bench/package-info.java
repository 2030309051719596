/**
 * The bench: runs the real core against the simulated world, judges it at every step with oracles
 * that share no code with it, and says whether a scenario's expectations were met.
 */
package org.clepsydra.bench;
