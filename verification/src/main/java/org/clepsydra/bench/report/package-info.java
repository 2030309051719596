/** What people look at after a run: one page that opens offline, and the same as JSON. */
package org.clepsydra.bench.report;
