/**
 * The safety case as an argument that is evaluated. {@link
 * org.clepsydra.safety.argument.ArgumentReader} reads nodes from {@code argument.yaml}, {@link
 * org.clepsydra.safety.argument.Patterns} writes out what holds for each hazard, {@link
 * org.clepsydra.safety.argument.Structure} judges the shape, {@link
 * org.clepsydra.safety.argument.Predicates} judge the leaves by the evidence of this build, and
 * {@link org.clepsydra.safety.argument.RedTeam} corrupts that evidence to see whether the root
 * notices. What each word means stands in {@code safety-case/argument.md}.
 */
package org.clepsydra.safety.argument;
