package org.clepsydra.fuzz;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.clepsydra.journal.EventCode;

/**
 * The records that {@code req~remote.logged~1} asks for, held against those that are stored. That a
 * plan from the panel takes no proposal, even where it is the one proposed, is how it is read.
 */
final class RemoteNotes {
    private static final long APART_MS = 60_000;

    private static final int TIME = 1;
    private static final int CODE = 2;

    private final Queue<long[]> verdicts = new ArrayDeque<>();
    private final Queue<long[]> taken = new ArrayDeque<>();
    private long bits;
    private long messages;
    private long writtenMs;
    private boolean written;
    private int compared;

    /** Notes the verdict of a step, if there was a message. */
    void judged(long nowMs, int verdict) {
        if (verdict == RemoteOracle.NONE) {
            return;
        }
        bits |= 1L << verdict;
        messages++;
        if (!written || nowMs - writtenMs >= APART_MS) {
            verdicts.add(new long[] {nowMs, bits, messages});
            bits = 0;
            messages = 0;
            writtenMs = nowMs;
            written = true;
        }
    }

    /** Notes that a proposal was taken. */
    void taken(long nowMs, long session, long number) {
        taken.add(new long[] {nowMs, session, number});
    }

    /** Holds a record that is stored, or null for none, against what was noted. */
    void stored(long[] record) {
        if (record == null) {
            return;
        }
        if (record[CODE] == EventCode.REMOTE) {
            compare(verdicts.poll(), record);
        } else if (record[CODE] == EventCode.PROPOSAL_TAKEN) {
            compare(taken.poll(), record);
        }
    }

    private void compare(long[] noted, long[] record) {
        boolean same =
                noted != null
                        && noted[0] == record[TIME]
                        && noted[1] == record[CODE + 1]
                        && noted[2] == record[CODE + 2];
        if (!same) {
            String right = Arrays.toString(noted);
            throw new AssertionError("record " + Arrays.toString(record) + ", not of " + right);
        }
        compared++;
    }

    /** How many were stored; that none is owed is for when the ring was handed over. */
    int compared() {
        if (!verdicts.isEmpty() || !taken.isEmpty()) {
            throw new AssertionError("records are missing");
        }
        return compared;
    }
}
