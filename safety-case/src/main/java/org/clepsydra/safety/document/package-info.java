/**
 * The documents of the safety case, made from items, sources and the evidence of this build.
 *
 * <p><b>Does:</b> reads the templates of {@code safety-case/documents}, puts figures and tables of
 * the evidence where they name them, and writes one self-contained page each. What a template names
 * and nothing gives is a fault, and so is a figure written by hand.
 *
 * <p><b>Reads:</b> the repository, the evidence as JSON, the evaluated argument. <b>Writes:</b> one
 * HTML file for each template, {@code index.html} among them. The same input gives the same bytes.
 */
package org.clepsydra.safety.document;
