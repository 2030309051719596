/**
 * The evidence bundle: one folder and one archive with all that a reader of the safety case may ask
 * for.
 *
 * <p>It holds the normalised JSON, matrices as CSV, the items as ReqIF, the argument with its
 * values, the page, the documents and the SBOM. Nothing in it says when or where it was built, so
 * two builds of the same tree give the same bytes. {@code verify/EvidenceVerify.java} judges it
 * with a JDK alone and shares no code with this package.
 */
package org.clepsydra.safety.bundle;
