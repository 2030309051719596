/**
 * What a step costs, measured: the whole core against its own scheduler and alarms alone, in
 * one run, and against a toy.
 *
 * <p>No absolute time is judged, as it is the machine's; the ratio of the two and the bytes
 * allocated are, by {@code org.clepsydra.gate.PerfGate}.
 */
package org.clepsydra.perf;
