package org.clepsydra.bench.powercut;

import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.world.StateStore;

/**
 * One course, with losses of power at random times, to its end. All of it follows from the seed.
 */
final class RandomCuts {
    private static final int CUTS_MAX = 40;
    private static final long STORE_WAIT_US_MAX = 200_000;
    // One store in so many is slower than half a reservation lasts.
    private static final int SLOW_STORES = 4;
    private static final long SLOW_WAIT_US_MAX = 8_000_000;
    private static final long US_PER_WORD_MAX = 1_500;
    private static final long STEPS_MAX = 2_000_000;

    /** Soon after power-on, within a reservation, and far apart. */
    private static final long[] GAPS_MS = {50, 4_000, 14_000, 300_000};

    private final Restorer restorer;
    private final SplittableRandom random;
    private final Judge judge;
    private final StateStore store;
    private final StoringPump pump;
    private int cutsLeft;
    private int cuts;
    private long untilCutUs;
    private long ledger;
    private long counted;
    private long madeThen;
    private long forfeited;

    RandomCuts(Course course, long seed) {
        restorer = new Restorer(course);
        random = new SplittableRandom(seed);
        judge = new Judge(course);
        store = new StateStore(waitUs(), waitUs(), 1 + random.nextLong(US_PER_WORD_MAX));
        pump = new StoringPump(course, store, seed);
        cutsLeft = 1 + random.nextInt(CUTS_MAX);
        nextCut();
    }

    private long waitUs() {
        boolean slow = random.nextInt(SLOW_STORES) == 0;
        return random.nextLong(slow ? SLOW_WAIT_US_MAX : STORE_WAIT_US_MAX);
    }

    /** Runs to the end, or to the first complaint. */
    void run() {
        for (long steps = 0; running(steps); steps++) {
            step();
        }
        judge.end(pump);
    }

    private boolean running(long steps) {
        boolean over = pump.finished() && cutsLeft == 0;
        return judge.complaint().isEmpty() && steps < STEPS_MAX && !over;
    }

    private void step() {
        pump.step();
        judge.step(pump);
        judge.records(store, cuts);
        ledger = pump.accounts().get(Made.CURVE);
        long longestUs = pump.longestUs();
        // As late as it may be, or at any time before.
        long spanUs =
                random.nextInt(4) == 0 ? 2_000 + random.nextLong(longestUs - 1_999) : longestUs;
        if (cutsLeft > 0 && untilCutUs <= spanUs) {
            pump.pass(Math.max(1, untilCutUs));
            cut();
        } else {
            pump.pass(spanUs);
            untilCutUs -= spanUs;
        }
    }

    private void cut() {
        store.cut(random.nextLong());
        cuts++;
        cutsLeft--;
        nextCut();
        Restored restored = restorer.of(store);
        // Where therapy began anew, the monitor may still count what was reserved before.
        long made = pump.made().of(Made.CURVE);
        long before = Math.max(ledger, counted + made - madeThen);
        judge.restart(restored, pump.moment(), before, cuts);
        List<Long> accounts = pump.accounts();
        for (int i = 0; i < Made.ACCOUNTS; i++) {
            forfeited += Math.max(0, restored.accounts().get(i) - accounts.get(i));
        }
        counted = judge.microstepsOf(restorer.curveSeenNl(store));
        judge.cut(store, pump);
        madeThen = made;
        pump.powerOn();
    }

    private void nextCut() {
        untilCutUs = random.nextLong(1_000 * GAPS_MS[random.nextInt(GAPS_MS.length)]);
    }

    /** What was first wrong, empty when nothing. */
    String complaint() {
        return judge.complaint().isEmpty() ? "" : "cut " + cuts + ": " + judge.complaint();
    }

    int cuts() {
        return cuts;
    }

    /** Microsteps that the ledger grew by at restarts. */
    long forfeited() {
        return forfeited;
    }
}
