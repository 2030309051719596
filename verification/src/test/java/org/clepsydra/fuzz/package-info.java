/**
 * Plan images that nobody would write, and messages that nobody should send, judged by the core and
 * by oracles of its requirements.
 */
package org.clepsydra.fuzz;
