package org.clepsydra.proof;

import java.util.List;

/**
 * One end of a run.
 *
 * @param path what is known there
 * @param result what was returned; null where there is nothing
 * @param locals what the method's variables hold, by slot; null where a slot was never set
 */
public record Outcome(PathState path, Value result, List<Value> locals) {}
