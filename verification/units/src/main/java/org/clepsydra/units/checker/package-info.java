/**
 * The checker that reads the unit qualifiers: adding, comparing or passing unlike units is an
 * error.
 */
package org.clepsydra.units.checker;
