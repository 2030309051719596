package org.clepsydra.bench.powercut;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.clepsydra.port.PlanLayout;

/**
 * Whose microsteps the mechanism made, and under which plan: it makes them in the order in which
 * they were released, and what it drops it drops whole. And which overlays were begun that moved.
 */
final class Made {
    /** The curve, behind the rows of the overlays. */
    static final int CURVE = PlanLayout.OVERLAYS_MAX;

    static final int ACCOUNTS = CURVE + 1;

    private final Deque<Released> released = new ArrayDeque<>();
    private final Map<Long, long[]> made = new TreeMap<>();
    private final Map<Long, long[]> begun = new TreeMap<>();

    private static final class Released {
        final long plan;
        final int account;
        long left;

        Released(long plan, int account, long microsteps) {
            this.plan = plan;
            this.account = account;
            left = microsteps;
        }
    }

    Made() {}

    Made(Made other) {
        other.made.forEach((plan, counts) -> made.put(plan, counts.clone()));
        other.begun.forEach((plan, counts) -> begun.put(plan, counts.clone()));
    }

    void release(long plan, int account, long microsteps) {
        if (microsteps > 0) {
            released.add(new Released(plan, account, microsteps));
        }
    }

    /**
     * @param count made since it was last told
     * @param toGo what the driver has still to make
     */
    void make(long count, long toGo) {
        long left = count;
        while (left > 0 && !released.isEmpty()) {
            Released first = released.peek();
            long now = Math.min(left, first.left);
            of(made, first.plan)[first.account] += now;
            first.left -= now;
            left -= now;
            if (first.left == 0) {
                released.remove();
            }
        }
        if (left > 0) {
            throw new IllegalStateException("made " + left + " that nobody released");
        }
        if (toGo == 0) {
            released.clear();
        }
    }

    /** An overlay moved for the first time. */
    void begin(long plan, int row) {
        of(begun, plan)[row]++;
    }

    private static long[] of(Map<Long, long[]> counts, long plan) {
        return counts.computeIfAbsent(plan, id -> new long[ACCOUNTS]);
    }

    long of(long plan, int account) {
        return of(made, plan)[account];
    }

    /** How often an overlay was begun that moved, under one plan. */
    long begun(long plan, int row) {
        return of(begun, plan)[row];
    }

    /** The same under all plans. */
    long begun(int row) {
        return begun.values().stream().mapToLong(counts -> counts[row]).sum();
    }

    /** Under one plan, all but primes, which are given to nobody. */
    long given(long plan) {
        return sum(of(made, plan)) - of(plan, PlanLayout.PRIME);
    }

    /** The same under all plans. */
    long given() {
        long given = 0;
        for (long[] one : made.values()) {
            given += sum(one) - one[PlanLayout.PRIME];
        }
        return given;
    }

    /** Of the curves of all plans. */
    long curves() {
        long curves = 0;
        for (long[] one : made.values()) {
            curves += one[CURVE];
        }
        return curves;
    }

    long total() {
        long total = 0;
        for (long[] one : made.values()) {
            total += sum(one);
        }
        return total;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long one : counts) {
            sum += one;
        }
        return sum;
    }
}
