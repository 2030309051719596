package org.clepsydra.bench.powercut;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.world.StateStore;

/**
 * One course without a fault; beside it, for every write, what a loss of power before it, within
 * each of its words and after it would leave. From some of those the course is gone on with to its
 * end.
 */
final class WriteSweep {
    private static final long STORE_WAIT_US = 5_000;
    private static final long US_PER_WORD = 200;
    private static final int WORDS_OF_ANY = 4;
    private static final long STEPS_MAX = 2_000_000;

    private final Course course;
    private final Judge judge;
    private final StateStore store;
    private final StoringPump pump;
    private final SplittableRandom random;
    private final int goOnEvery;
    private final int everyWordOf;
    private final boolean[] writing = new boolean[2];
    private final List<Restored> found = new ArrayList<>();
    private int writes;
    private long cuts;
    private int goneOn;

    /**
     * @param goOnEvery from one of so many writes the course is gone on with; 1 for all
     * @param everyWordOf in one of so many writes every word is cut in, else a few; 1 for all
     */
    WriteSweep(Course course, long seed, int goOnEvery, int everyWordOf) {
        this.course = course;
        this.everyWordOf = everyWordOf;
        this.goOnEvery = goOnEvery;
        judge = new Judge(course);
        random = new SplittableRandom(seed);
        store = new StateStore(STORE_WAIT_US, STORE_WAIT_US, US_PER_WORD);
        pump = new StoringPump(course, store, seed);
    }

    /** Runs to the end, or to the first complaint. */
    void run() {
        for (long steps = 0; steps < STEPS_MAX && running(); steps++) {
            step();
        }
        judge.end(pump);
    }

    private boolean running() {
        return judge.complaint().isEmpty() && !pump.finished();
    }

    private void step() {
        pump.step();
        judge.step(pump);
        found.clear();
        sweep(0);
        sweep(1);
        judgeFound();
        // The words are written between these two.
        pump.pass(pump.longestUs());
        judgeFound();
    }

    private void judgeFound() {
        for (Restored one : found) {
            judge.restart(one, pump, pump.accounts()[Made.CURVE], 1);
        }
    }

    private void sweep(int channel) {
        int slot = store.writing(channel);
        boolean began = slot >= 0 && !writing[channel];
        writing[channel] = slot >= 0;
        if (began) {
            writes++;
            sweep(slot, store.words(channel));
        }
    }

    private void sweep(int slot, long[] words) {
        int goOnAt = writes % goOnEvery == 0 ? random.nextInt(words.length + 1) : -1;
        boolean every = writes % everyWordOf == 0;
        StateStore cut = new StateStore(store);
        for (int at = 0; at <= words.length; at++) {
            boolean end = at == 0 || at == words.length;
            boolean here = every || end || random.nextInt(words.length) < WORDS_OF_ANY;
            if (here) {
                restore(cut);
            }
            if (at == goOnAt) {
                toTheEnd(pump.from(new StateStore(cut), writes));
            }
            if (at < words.length) {
                long old = cut.word(slot, at);
                if (here) {
                    cut.put(slot, at, StateStore.torn(old, words[at], random.nextLong() | 1));
                    restore(cut);
                    cut.put(slot, at, StateStore.torn(old, words[at], random.nextLong() & ~1));
                    restore(cut);
                }
                cut.put(slot, at, words[at]);
            }
        }
    }

    private void restore(StateStore cut) {
        cuts++;
        found.add(Restored.of(course, cut));
    }

    private void toTheEnd(StoringPump other) {
        goneOn++;
        for (long steps = 0; steps < STEPS_MAX && !other.finished(); steps++) {
            other.step();
            judge.step(other);
            other.pass(other.longestUs());
        }
        judge.end(other);
    }

    /** What was first wrong, empty when nothing. */
    String complaint() {
        return judge.complaint().isEmpty() ? "" : "write " + writes + ": " + judge.complaint();
    }

    int writes() {
        return writes;
    }

    /** Losses of power that were looked at. */
    long cuts() {
        return cuts;
    }

    /** How often the course was gone on with to its end. */
    int goneOn() {
        return goneOn;
    }
}
