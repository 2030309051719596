package org.clepsydra.fuzz;

import static org.clepsydra.fuzz.RemoteTwins.equal;

import org.clepsydra.Snapshot;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;

/** Two pumps from power-on, step by step, with what is to be held of each step. */
final class RemoteRound {
    private static final long NUMBER_MAX = 2_147_483_647L;
    private static final long[] NO_PLAN = new long[PlanLayout.WORDS];

    private final RemoteTwins twins;
    private final RemoteNurse nurse;
    private final RemoteSender sender;
    private final RemoteOracle inPlace;
    private final RemoteTally tally;
    private final RemoteOracle oracle = new RemoteOracle();
    private final RemoteNotes notes = new RemoteNotes();
    private long session;
    private long sessionBefore;
    private long sessionOfStep;
    private boolean stopped = true;
    private boolean fromAfar;
    private boolean confirmed;
    private boolean started;

    /** What is held against the oracle is what {@code inPlace} says, or the pump if it is null. */
    RemoteRound(
            RemoteTwins twins,
            RemoteNurse nurse,
            RemoteSender sender,
            RemoteOracle inPlace,
            RemoteTally tally) {
        this.twins = twins;
        this.nurse = nurse;
        this.sender = sender;
        this.inPlace = inPlace;
        this.tally = tally;
    }

    long session() {
        return session;
    }

    long sessionBefore() {
        return sessionBefore;
    }

    /** Shows another session from the next step on. */
    void session(long next) {
        sessionBefore = session;
        sender.leave(session);
        session = next;
    }

    /** Whether no number is left in this session. */
    boolean isSpent() {
        return oracle.last() == NUMBER_MAX;
    }

    /** One step, with a message if the sender speaks, and only forged ones if it is not right. */
    void step(boolean speaks, boolean forged) {
        long nowMs = twins.nextMs();
        boolean free = stopped && twins.state() == TherapyState.IDLE;
        long before = oracle.proposal();
        long[] words = speaks ? message(nowMs) : null;
        boolean authentic = speaks && sender.authentic() && !forged;
        twins.hear(session, words, authentic);
        oracle.step(words, authentic, session, nowMs, free);
        if (inPlace != null) {
            inPlace.step(words, authentic, session, nowMs, free);
        }
        if (before != 0 && oracle.proposal() == 0 && session == sessionOfStep) {
            tally.expired++;
        }
        sessionOfStep = session;
        tally.count(oracle.verdict());
        notes.judged(nowMs, oracle.verdict());
        int state = twins.state();
        ask(nurse.wish(state, stopped, oracle.proposal()), state, nowMs);
        if (inPlace == null) {
            notes.stored(twins.record());
        }
        compare();
        tally.steps++;
        tally.alarmed += twins.alarms() ? 1 : 0;
    }

    private long[] message(long nowMs) {
        sender.next(session, oracle.last(), nowMs);
        return sender.words();
    }

    private void ask(RemoteNurse.Wish wish, int state, long nowMs) {
        int order = wish.order();
        boolean idle = stopped && state == TherapyState.IDLE;
        stopped = order == Orders.STOP || (stopped && order != Orders.START);
        if (order == Orders.LOAD && idle) {
            loadIdle(wish, nowMs);
        } else if (order == Orders.LOAD) {
            loadAgain(wish, state);
        } else {
            give(wish);
            twins.step();
        }
        runsOnlyAsOrdered(state, order);
    }

    private void give(RemoteNurse.Wish wish) {
        long[] image = wish.image();
        if (wish.order() == Orders.CONFIRM && image != null) {
            long durationMs = image[PlanLayout.DURATION_MS];
            long rateNlPerH = image[PlanLayout.VOLUME_NL] * 3_600_000 / durationMs;
            twins.enter(image[PlanLayout.DOSE_NG], durationMs, rateNlPerH);
        } else if (wish.order() == Orders.CONFIRM) {
            twins.enter(1, 1, 1);
        } else {
            twins.give(wish.order());
        }
    }

    private void loadIdle(RemoteNurse.Wish wish, long nowMs) {
        RemoteOracle.Load says =
                wish.afar()
                        ? oracle.load(wish.image(), wish.authentic())
                        : RemoteOracle.Load.AS_ANY_PLAN;
        if (says == RemoteOracle.Load.AS_ANY_PLAN) {
            loadAsAny(wish, nowMs);
        } else {
            boolean vouched = says == RemoteOracle.Load.NOT_PROPOSED;
            twins.loadInVain(wish.image(), wish.authentic());
            twins.step();
            int rule = vouched ? Rule.PLAN_NOT_PROPOSED : Rule.PLAN_NOT_AUTHENTIC;
            equal("rule", rule, twins.shown().verdictRule());
            equal("state", TherapyState.IDLE, twins.shown().state());
            tally.notProposed += vouched ? 1 : 0;
            tally.notAuthentic += vouched ? 0 : 1;
        }
    }

    private void loadAsAny(RemoteNurse.Wish wish, long nowMs) {
        if (wish.afar()) {
            twins.loadFromAfar(wish.image(), true);
        } else {
            twins.load(wish.image());
        }
        twins.step();
        equal("rule", twins.verdictAlone(), twins.shown().verdictRule());
        boolean loads = twins.state() == TherapyState.READY;
        if (loads) {
            nurse.loaded(wish.image());
            fromAfar = wish.afar();
            confirmed = false;
            started = false;
        }
        if (wish.afar() && loads) {
            notes.taken(nowMs, session, oracle.proposedNumber());
            tally.taken++;
        } else if (wish.afar()) {
            tally.refused++;
        }
        if (loads) {
            oracle.loaded();
            if (inPlace != null) {
                inPlace.loaded();
            }
        }
    }

    /** Refused by whatever rule is looked at first: a plan is loaded, or therapy goes on. */
    private void loadAgain(RemoteNurse.Wish wish, int state) {
        long[] image = wish.image() == null ? NO_PLAN : wish.image();
        if (wish.afar()) {
            twins.loadFromAfar(image, wish.authentic());
        } else {
            twins.load(image);
        }
        twins.step();
        int rule = twins.shown().verdictRule();
        boolean ofAfar = rule == Rule.PLAN_NOT_AUTHENTIC || rule == Rule.PLAN_NOT_PROPOSED;
        if (!wish.afar() || !ofAfar) {
            equal("rule", twins.verdictAlone(), rule);
        }
        boolean left = twins.state() != state && twins.state() == TherapyState.READY;
        equal("loaded", 0, left ? 1 : 0);
    }

    private void runsOnlyAsOrdered(int before, int order) {
        int state = twins.shown().state();
        boolean ready = before == TherapyState.READY;
        confirmed |= ready && order == Orders.CONFIRM;
        if (state == TherapyState.INFUSING && ready) {
            equal("order", Orders.START, order);
            started = true;
            tally.begun += fromAfar ? 1 : 0;
        }
        boolean runs = state == TherapyState.INFUSING || twins.moves();
        if (runs && !(confirmed && started)) {
            throw new AssertionError("runs without an entry and a START, in state " + state);
        }
        boolean ends = state == TherapyState.DONE && before != TherapyState.DONE;
        tally.done += ends ? 1 : 0;
    }

    private void compare() {
        Snapshot shown = twins.shown();
        int verdict = inPlace == null ? shown.remoteVerdict() : inPlace.verdict();
        long proposal = inPlace == null ? shown.proposedPlan() : inPlace.proposal();
        equal("verdict", oracle.verdict(), verdict);
        equal("proposal", oracle.proposal(), proposal);
        if (inPlace == null) {
            equal("session", session, shown.remoteSession());
        }
    }

    /** No step more: what is owed of records is asked for after a silence. */
    void end() {
        if (inPlace != null) {
            return;
        }
        for (int i = 0; i < 300; i++) {
            twins.hear(session, null, false);
            twins.give(Orders.NONE);
            twins.step();
            notes.stored(twins.record());
        }
        tally.records += notes.compared();
    }
}
