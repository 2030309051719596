package org.clepsydra.bench.powercut;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.clepsydra.world.StateStore;

/**
 * One write of a course, and all that a loss of power would leave of it: before it, within each of
 * its words, and after it. Nothing of the course is looked at any more, so that the writes can be
 * judged in any order.
 */
final class TornWrite {
    private static final int WORDS_OF_ANY = 4;

    private final Course course;
    private final StateStore store;
    private final int slot;
    private final long[] words;
    private final boolean every;
    private final SplittableRandom random;
    private final Set<Restored> found = new LinkedHashSet<>();
    private long cuts;
    private long alike;

    /**
     * What came of it.
     *
     * @param complaint what was first wrong, empty when nothing
     * @param cuts losses of power from each of which a pump was restored
     * @param alike those that would leave, bit by bit, what one of these left
     */
    record Outcome(String complaint, long cuts, long alike) {}

    /**
     * @param store what it holds when the write begins; changed here
     * @param words of the write
     * @param every whether every word is cut in, else a few
     */
    TornWrite(Course course, StateStore store, int slot, long[] words, boolean every, long seed) {
        this.course = course;
        this.store = store;
        this.slot = slot;
        this.words = words;
        this.every = every;
        random = new SplittableRandom(seed);
    }

    /** Judges all of them, as if power went at either instant between which the words are put. */
    Outcome judge(Moment begun, Moment ended) {
        cut(new Restorer(course));
        Judge judge = new Judge(course, false);
        for (Restored one : found) {
            judge.restart(one, begun, begun.accounts().get(Made.CURVE), 1);
            judge.restart(one, ended, ended.accounts().get(Made.CURVE), 1);
        }
        return new Outcome(judge.complaint(), cuts, alike);
    }

    private void cut(Restorer restorer) {
        boolean known = false;
        for (int at = 0; at <= words.length; at++) {
            boolean end = at == 0 || at == words.length;
            boolean here = every || end || random.nextInt(words.length) < WORDS_OF_ANY;
            if (here) {
                restore(restorer, known);
                known = true;
            }
            if (at < words.length) {
                long old = store.word(slot, at);
                if (here) {
                    torn(restorer, at, random.nextLong() | 1);
                    torn(restorer, at, random.nextLong() & ~1);
                }
                store.put(slot, at, words[at]);
                known = known && old == words[at];
            }
        }
    }

    /** Power goes while a word is put. One that is not to change can still become noise. */
    private void torn(Restorer restorer, int at, long noise) {
        long old = store.word(slot, at);
        long torn = StateStore.torn(old, words[at], noise);
        store.put(slot, at, torn);
        restore(restorer, torn == old);
        store.put(slot, at, old);
    }

    private void restore(Restorer restorer, boolean known) {
        if (known) {
            alike++;
        } else {
            cuts++;
            found.add(restorer.of(store));
        }
    }
}
