/** Plan images that nobody would write, judged by the core and by oracles of its requirements. */
package org.clepsydra.fuzz;
