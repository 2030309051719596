/** The gates: rules over the class files of the core, each of which a seeded fault must trip. */
package org.clepsydra.gate;
