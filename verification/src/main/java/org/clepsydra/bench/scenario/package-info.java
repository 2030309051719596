/**
 * Scenario files: a prescription, a pump, events and expectations in words a clinician can read.
 *
 * <p>Every value carries its unit. Numbers are read as decimals, never as binary fractions. What
 * cannot be run is refused with file, line, the figure, and what is accepted.
 */
package org.clepsydra.bench.scenario;
