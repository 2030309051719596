/**
 * The auditor's page: one HTML file that shows the evidence of a build, from hazards down to
 * mutants and the tests that find them, and back. It needs no network and no server.
 */
package org.clepsydra.safety.page;
