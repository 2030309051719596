/**
 * What people look at after a run: one page that opens offline, and the same as JSON.
 *
 * <p>Charts are drawn by JFreeChart and written as SVG by Batik. Text on them is added as SVG text,
 * placed by the axes: text measured by AWT would depend on the fonts of the machine.
 */
package org.clepsydra.bench.report;
