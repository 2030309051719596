/**
 * Joins hazards, controls, requirements, code, tests and what the build found of them; judges
 * whether anything is left without its counterpart; and writes it all down as JSON, in which
 * nothing depends on when or where the build ran.
 */
package org.clepsydra.join;
