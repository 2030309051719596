package org.clepsydra.bench.scenario;

import java.util.function.Consumer;

/**
 * Something that happens during a run.
 *
 * @param atMs true time since the first START order; it happens at the first step from then on
 * @param words as written
 * @param action what it does
 */
public record Event(long atMs, String words, Consumer<Stage> action) {}
