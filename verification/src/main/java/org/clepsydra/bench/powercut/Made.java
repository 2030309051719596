package org.clepsydra.bench.powercut;

import java.util.ArrayDeque;
import java.util.Deque;
import org.clepsydra.port.PlanLayout;

/**
 * Whose microsteps the mechanism made: it makes them in the order in which they were released, and
 * what it drops it drops whole.
 */
final class Made {
    /** The curve, behind the rows of the overlays that courses give: a KVO is not among them. */
    static final int CURVE = PlanLayout.FLUSH + 1;

    static final int ACCOUNTS = CURVE + 1;

    private final Deque<long[]> released = new ArrayDeque<>();
    private final long[] made = new long[ACCOUNTS];

    Made() {}

    Made(Made other) {
        System.arraycopy(other.made, 0, made, 0, ACCOUNTS);
    }

    void release(int account, long microsteps) {
        if (microsteps > 0) {
            released.add(new long[] {account, microsteps});
        }
    }

    /**
     * @param count made since it was last told
     * @param toGo what the driver has still to make
     */
    void make(long count, long toGo) {
        long left = count;
        while (left > 0 && !released.isEmpty()) {
            long[] first = released.peek();
            long now = Math.min(left, first[1]);
            made[(int) first[0]] += now;
            first[1] -= now;
            left -= now;
            if (first[1] == 0) {
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

    long of(int account) {
        return made[account];
    }

    /** All but primes, which are given to nobody. */
    long given() {
        return total() - made[PlanLayout.PRIME];
    }

    long total() {
        long total = 0;
        for (long one : made) {
            total += one;
        }
        return total;
    }
}
