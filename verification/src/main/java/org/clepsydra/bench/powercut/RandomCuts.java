package org.clepsydra.bench.powercut;

import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.world.StateStore;

/**
 * One course, with losses of power at random times, to its end. All of it follows from the seed.
 */
final class RandomCuts {
    private static final int CUTS_MAX = 40;
    private static final int FEW_CUTS = 3;
    private static final long STORE_WAIT_US_MAX = 200_000;
    // One store in so many is slower than half a reservation lasts.
    private static final int SLOW_STORES = 4;
    private static final long SLOW_WAIT_US_MAX = 8_000_000;
    private static final long US_PER_WORD_MAX = 1_500;
    // Of random programs one store in two holds a record within a step of 100 ms.
    private static final long FAST_WAIT_US_MAX = 40_000;
    private static final long FAST_US_PER_WORD_MAX = 80;
    private static final long STEPS_MAX = 2_000_000;
    private static final int LATE_STEPS = 3_000;
    private static final long LATE_US_MAX = 5_000_000;

    /** Soon after power-on, within a reservation, and far apart. */
    private static final long[] GAPS_MS = {50, 4_000, 14_000, 300_000};

    private final boolean varied;
    private final Restorer restorer;
    private final SplittableRandom random;
    private final Judge judge;
    private final StateStore store;
    private final StoringPump pump;
    private int cutsLeft;
    private int cuts;
    private int cutsInKvo;
    private long untilCutUs;
    private long counted;
    private long countedPlan;
    private long madeThen;
    private long forfeited;

    RandomCuts(Course course, long seed) {
        varied = course.varied();
        restorer = new Restorer(course);
        random = new SplittableRandom(seed);
        boolean fast = varied && random.nextBoolean();
        long controlUs = fast ? random.nextLong(FAST_WAIT_US_MAX) : waitUs();
        long monitorUs = fast ? random.nextLong(FAST_WAIT_US_MAX) : waitUs();
        long wordUs = 1 + random.nextLong(fast ? FAST_US_PER_WORD_MAX : US_PER_WORD_MAX);
        judge = new Judge(course, fast);
        store = new StateStore(controlUs, monitorUs, wordUs);
        pump = new StoringPump(course, store, seed);
        // Of random programs a third with none and a third with few, so that limits are met.
        int third = varied ? random.nextInt(3) : 2;
        cutsLeft = third == 0 ? 0 : 1 + random.nextInt(third == 1 ? FEW_CUTS : CUTS_MAX);
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
        judge.journal(store, pump);
    }

    private boolean running(long steps) {
        boolean over = pump.finished() && cutsLeft == 0;
        return judge.complaint().isEmpty() && steps < STEPS_MAX && !over;
    }

    private void step() {
        pump.step();
        judge.step(pump);
        judge.records(store, pump, cuts);
        long longestUs = pump.longestUs();
        // As late as it may be, or at any time before.
        long spanUs =
                random.nextInt(4) == 0 ? 2_000 + random.nextLong(longestUs - 1_999) : longestUs;
        boolean late = varied && random.nextInt(LATE_STEPS) == 0;
        spanUs += late ? random.nextLong(LATE_US_MAX) : 0;
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
        judge.journal(store, pump);
        cuts++;
        cutsInKvo += pump.now().overlay() == PlanLayout.KVO ? 1 : 0;
        cutsLeft--;
        nextCut();
        Restored restored = restorer.of(store);
        Moment then = pump.moment(restored.planId());
        judge.restart(restored, then, then == null ? 0 : before(then), cuts);
        for (int i = 0; i < Made.ACCOUNTS && then != null; i++) {
            forfeited += Math.max(0, restored.accounts().get(i) - then.accounts().get(i));
        }
        counted = judge.microstepsOf(restorer.curveSeenNl(store));
        judge.cut(store, pump);
        pump.powerOn();
        countedPlan = pump.plan().id();
        madeThen = pump.made().of(countedPlan, Made.CURVE);
    }

    /**
     * The curve's account, or where therapy began anew what the monitor may still count that was
     * reserved before.
     */
    private long before(Moment then) {
        long plan = then.plan().id();
        long account = then.accounts().get(Made.CURVE);
        long made = then.made().of(plan, Made.CURVE);
        return plan == countedPlan ? Math.max(account, counted + made - madeThen) : account;
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

    /** All places of the journal. */
    List<long[]> journal() {
        return store.journal();
    }

    /** What came of it. */
    PowerCutCampaign.Therapy therapy() {
        Made made = pump.made();
        return new PowerCutCampaign.Therapy(
                complaint(),
                pump.gaveUp() ? 0 : 1,
                cuts,
                cutsInKvo,
                made.begun(PlanLayout.BOLUS),
                made.begun(PlanLayout.KVO),
                pump.changes(),
                judge.limited() ? 1 : 0);
    }

    /** Microsteps that the ledger grew by at restarts. */
    long forfeited() {
        return forfeited;
    }
}
