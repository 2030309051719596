/**
 * Oracles: what the answer must be, in exact arithmetic, slow and plainly right. Written from the
 * requirements; they share no code with the core and import none of it.
 */
package org.clepsydra.oracle;
