/**
 * The tracer: reads the trace annotations in the sources, and has OpenFastTrace judge whether every
 * hazard, requirement, piece of code and test hang together.
 */
package org.clepsydra.trace.tool;
