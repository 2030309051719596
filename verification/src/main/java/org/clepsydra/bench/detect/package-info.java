/**
 * How early the core finds what is wrong with a line, and how often it stops for nothing: the same
 * build and the same settings for both.
 *
 * <p>{@link org.clepsydra.bench.detect.OcclusionTrial} blocks a line and measures what is trapped
 * until the alarm; {@link org.clepsydra.bench.detect.QuietTrial} does nothing and waits for one.
 * {@link org.clepsydra.bench.detect.Study} runs many of both and judges them.
 */
package org.clepsydra.bench.detect;
