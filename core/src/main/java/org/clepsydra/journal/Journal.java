package org.clepsydra.journal;

import org.clepsydra.alarm.AnnunciatorFrame;
import org.clepsydra.plan.LoadedLibrary;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.port.Orders;
import org.clepsydra.port.Stages;
import org.clepsydra.port.StoredState;
import org.clepsydra.remote.Proposals;
import org.clepsydra.selftest.PowerOnTests;
import org.clepsydra.signal.Signals;
import org.clepsydra.therapy.BackOff;
import org.clepsydra.therapy.Release;
import org.clepsydra.therapy.Reservoir;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.therapy.Therapy;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Realizes;

/** Notes what changed in a step. */
public final class Journal {
    /** Words of a record: sequence, time in ms, {@link EventCode}, two figures, seal. */
    public static final int RECORD_WORDS = 6;

    private final Ring ring = new Ring();
    private final StoredChain chain = new StoredChain();
    private final AlarmEntries alarmEntries = new AlarmEntries(ring);
    private final RemoteEntries remoteEntries = new RemoteEntries(ring);
    private int lastState = TherapyState.IDLE;
    private boolean lastRestored;
    private int lastFailedTest;
    private boolean lastPending;

    /** Notes how the tests of power-on ended, and one that failed since; before {@link #step}. */
    @Realizes({"req~selftest.logged~1", "req~structure.flow~1"})
    public int selfTests(Signals in, PowerOnTests tests) {
        chain(in.nowMs());
        int failed = tests.failedTest();
        if (failed != lastFailedTest) {
            ring.append(in.nowMs(), EventCode.SELF_TEST_FAILED, failed, tests.figure());
        } else if (lastPending && !tests.pending()) {
            ring.append(
                    in.nowMs(), EventCode.SELF_TESTS_PASSED, tests.passedTests(), tests.tookMs());
        }
        lastFailedTest = failed;
        lastPending = tests.pending();
        return Stages.JOURNAL_OF_TESTS;
    }

    /**
     * Goes on with the chain of the store. Before the first step.
     *
     * @param counted records that were ever begun, as the state says
     * @param kept alarm conditions that were kept when the power was lost, a bit each
     * @param began those that began since, before it was known what is stored
     */
    @Realizes({"req~journal.events~4", "req~journal.restore~1"})
    public void restore(StoredState stored, long counted, long kept, long began) {
        chain.read(stored, counted);
        ring.goOn(chain.next(), chain.lastSeal());
        alarmEntries.restore(kept, began);
    }

    /** Records that were ever begun, those that a lost journal may have had too. */
    @Realizes("req~journal.restore~1")
    public long records() {
        return ring.next();
    }

    @Realizes({
        "req~journal.events~4",
        "req~persistence.announced~3",
        "req~persistence.rate~1",
        "req~structure.flow~1"
    })
    public int step(
            Signals in,
            Proposals proposals,
            Therapy therapy,
            StateFrame state,
            AnnunciatorFrame alarms,
            StoreFrame out) {
        long nowMs = in.nowMs();
        if (in.lostMs() > 0) {
            ring.append(nowMs, EventCode.LATE_STEP, in.elapsedMs(), in.lostMs());
        }
        if (state.restored() && !lastRestored) {
            restored(nowMs, state.planId(), therapy.release());
        }
        lastRestored = state.restored();
        if (in.order() != Orders.NONE) {
            order(nowMs, in.order(), therapy);
        }
        remoteEntries.step(nowMs, in.elapsedMs(), proposals);
        BackOff backOff = therapy.backOff();
        if (backOff.ended()) {
            ring.append(nowMs, EventCode.BACKED_OFF, backOff.takenNl(), backOff.endPa());
        }
        refill(nowMs, therapy.reservoir());
        if (therapy.state() != lastState) {
            ring.append(nowMs, EventCode.STATE, lastState, therapy.state());
            lastState = therapy.state();
        }
        alarmEntries.step(in, alarms);
        out.present(ring.handOver(out.record()), ring.lost());
        return Stages.JOURNAL;
    }

    /** Before anything else is noted: this stage comes before the journal's other. */
    @Realizes("req~journal.restore~1")
    private void chain(long nowMs) {
        if (chain.broken()) {
            ring.append(nowMs, EventCode.JOURNAL_BROKEN, chain.brokenAt(), ring.next());
            chain.noted();
        }
    }

    @Realizes({"req~persistence.announced~3", "req~persistence.uncertain~1"})
    private void restored(long nowMs, long planId, Release release) {
        ring.append(nowMs, EventCode.RESTORED, planId, release.givenNl());
        if (release.uncertainNl() > 0) {
            ring.append(nowMs, EventCode.UNCERTAIN, planId, release.uncertainNl());
        }
    }

    @Realizes("req~reservoir.refill~1")
    private void refill(long nowMs, Reservoir reservoir) {
        if (reservoir.refilled()) {
            ring.append(
                    nowMs,
                    EventCode.REFILL_RESIDUAL,
                    reservoir.expectedNl(),
                    reservoir.aspiratedNl());
            ring.append(nowMs, EventCode.REFILL, reservoir.fillNl(), reservoir.residualRule());
        }
    }

    private void order(long nowMs, int order, Therapy therapy) {
        if (therapy.orderTaken()) {
            ring.append(nowMs, EventCode.ORDER_TAKEN, order, therapy.state());
            library(nowMs, order, therapy.plan());
        } else {
            ring.append(nowMs, EventCode.ORDER_REFUSED, order, therapy.verdict().rule());
        }
    }

    /** What of an order that was taken a reader of the journal must know besides. */
    @Realizes("req~library.logged~1")
    private void library(long nowMs, int order, LoadedPlan plan) {
        if (order == Orders.LOAD_LIBRARY) {
            LoadedLibrary library = plan.library();
            ring.append(nowMs, EventCode.LIBRARY, library.version(), library.checksum());
        } else if (order == Orders.LOAD && plan.softReason() > 0) {
            ring.append(nowMs, EventCode.SOFT_LIMIT, plan.softReason(), plan.planId());
        }
    }
}
