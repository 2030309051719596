package org.clepsydra.bench.powercut;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.world.StateStore;

/**
 * One course without a fault; beside it, for every write, what a loss of power before it, within
 * each of its words and after it would leave. From some of those the course is gone on with to its
 * end.
 *
 * <p>The course runs once. What is needed of it is noted as it goes; the writes are then judged by
 * all processors, some at a time, and the first complaint is that of the first write.
 */
final class WriteSweep {
    private static final long STORE_WAIT_US = 5_000;
    // A write is over within the shortest of the longest steps, 100 ms.
    private static final long US_PER_WORD = 120;
    private static final long STEPS_MAX = 2_000_000;
    private static final int WRITES_AT_ONCE = 64;

    private final Course course;
    private final Judge judge;
    private final StateStore store;
    private final StoringPump pump;
    private final SplittableRandom random;
    private final int goOnEvery;
    private final int everyWordOf;
    private final boolean[] writing = new boolean[2];
    private final List<Noted> begun = new ArrayList<>();
    private final List<Noted> noted = new ArrayList<>();
    private String complaint = "";
    private int writes;
    private long cuts;
    private long alike;
    private int goneOn;

    /** A write, and the course that goes on after a loss of power in it, if one does. */
    private record Noted(int number, TornWrite write, GoneOn goneOn, Moment from, Moment to) {
        Noted until(Moment end) {
            return new Noted(number, write, goneOn, from, end);
        }

        Judged judge() {
            TornWrite.Outcome outcome = write.judge(from, to);
            String first = outcome.complaint();
            if (first.isEmpty() && goneOn != null) {
                first = goneOn.complaint();
            }
            return new Judged(first.isEmpty() ? "" : "write " + number + ": " + first, outcome);
        }
    }

    private record Judged(String complaint, TornWrite.Outcome outcome) {}

    /**
     * @param goOnEvery from one of so many writes the course is gone on with; 1 for all
     * @param everyWordOf in one of so many writes every word is cut in, else a few; 1 for all
     */
    WriteSweep(Course course, long seed, int goOnEvery, int everyWordOf) {
        this.course = course;
        this.everyWordOf = everyWordOf;
        this.goOnEvery = goOnEvery;
        judge = new Judge(course, true);
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
        judgeNoted();
        if (complaint.isEmpty()) {
            complaint = judge.complaint();
        }
    }

    private boolean running() {
        return complaint.isEmpty() && judge.complaint().isEmpty() && !pump.finished();
    }

    private void step() {
        pump.step();
        judge.step(pump);
        begun.clear();
        note(0);
        note(1);
        // The words are written between these two.
        pump.pass(pump.longestUs());
        if (!begun.isEmpty()) {
            Moment end = pump.moment();
            begun.forEach(one -> noted.add(one.until(end)));
        }
        if (noted.size() >= WRITES_AT_ONCE) {
            judgeNoted();
        }
    }

    private void note(int channel) {
        int slot = store.writing(channel);
        boolean began = slot >= 0 && !writing[channel];
        writing[channel] = slot >= 0;
        if (began) {
            writes++;
            long[] words = store.words(channel);
            boolean every = writes % everyWordOf == 0;
            StateStore now = new StateStore(store);
            TornWrite write = new TornWrite(course, now, slot, words, every, random.nextLong());
            boolean goesOn = writes % goOnEvery == 0;
            GoneOn other = goesOn ? goneOn(slot, words) : null;
            Moment from = pump.moment();
            begun.add(new Noted(writes, write, other, from, from));
        }
    }

    /** Goes on from any of the losses of power in a write. */
    private GoneOn goneOn(int slot, long[] words) {
        goneOn++;
        StateStore cut = new StateStore(store);
        int at = random.nextInt(words.length + 1);
        for (int i = 0; i < at; i++) {
            cut.put(slot, i, words[i]);
        }
        if (at < words.length && random.nextBoolean()) {
            long old = cut.word(slot, at);
            cut.put(slot, at, StateStore.torn(old, words[at], random.nextLong()));
        }
        return new GoneOn(course, pump.from(cut, writes));
    }

    private void judgeNoted() {
        List<Judged> judged = noted.parallelStream().map(Noted::judge).toList();
        noted.clear();
        for (Judged one : judged) {
            cuts += one.outcome().cuts();
            alike += one.outcome().alike();
            complaint = complaint.isEmpty() ? one.complaint() : complaint;
        }
    }

    /** What was first wrong, empty when nothing. */
    String complaint() {
        return complaint;
    }

    int writes() {
        return writes;
    }

    /** Losses of power from each of which a pump was restored. */
    long cuts() {
        return cuts;
    }

    /** Those that would leave, bit by bit, what one of these left. */
    long alike() {
        return alike;
    }

    /** How often the course was gone on with to its end. */
    int goneOn() {
        return goneOn;
    }
}
