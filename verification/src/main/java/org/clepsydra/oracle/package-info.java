/**
 * Oracles: slow, exact and plainly right, written from the requirements alone. Nothing here imports
 * {@code core}, so that an error in one is not an error in the other.
 */
package org.clepsydra.oracle;
