package org.clepsydra.bench;

import java.util.Arrays;

/**
 * The most that the motor received in any hour of true time, by a list of what it received in the
 * hour just past. An hour is open at its beginning: of two strokes exactly an hour apart the first
 * has left it when the second comes. A stroke counts whole from its first microstep.
 */
final class BusiestHour {
    private static final long HOUR_MS = 3_600_000;
    private static final int FIRST_SIZE = 64;

    private final long microstepsPerQuantum;
    // A ring: the oldest is at first.
    private long[] atMs = new long[FIRST_SIZE];
    private long[] quanta = new long[FIRST_SIZE];
    private int first;
    private int count;
    private long begun;
    private long held;
    private long most;

    BusiestHour(long microstepsPerQuantum) {
        this.microstepsPerQuantum = microstepsPerQuantum;
    }

    /** Nothing that was received until now counts: there was no patient on the line. */
    void begin(long receivedInAll) {
        begun = quantaOf(receivedInAll);
    }

    /** So many microsteps were received in all, at a time that never goes back. */
    void step(long nowMs, long receivedInAll) {
        while (count > 0 && nowMs - atMs[first] >= HOUR_MS) {
            held -= quanta[first];
            first = (first + 1) % atMs.length;
            count--;
        }
        long now = quantaOf(receivedInAll);
        if (now > begun) {
            add(nowMs, now - begun);
            begun = now;
            most = Math.max(most, held);
        }
    }

    /** The most quanta that any hour held. */
    long mostQuanta() {
        return most;
    }

    private long quantaOf(long microsteps) {
        return (microsteps + microstepsPerQuantum - 1) / microstepsPerQuantum;
    }

    private void add(long nowMs, long more) {
        if (count == atMs.length) {
            atMs = unrolled(atMs);
            quanta = unrolled(quanta);
            first = 0;
        }
        int last = (first + count) % atMs.length;
        atMs[last] = nowMs;
        quanta[last] = more;
        held += more;
        count++;
    }

    /** Twice the room, with the oldest in front. */
    private long[] unrolled(long[] ring) {
        long[] larger = Arrays.copyOf(Arrays.copyOfRange(ring, first, ring.length), 2 * count);
        System.arraycopy(ring, 0, larger, ring.length - first, first);
        return larger;
    }
}
