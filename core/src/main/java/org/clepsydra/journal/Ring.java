package org.clepsydra.journal;

import org.clepsydra.trace.Realizes;

/** The last 256 records, each sealed together with the seal before it. */
final class Ring {
    private static final int RECORDS = 256;
    private static final int INDEX_MASK = RECORDS - 1;

    private final long[] words = new long[RECORDS * Journal.RECORD_WORDS];
    private final RecordSeal seal = new RecordSeal();
    private long written;
    private long handedOver;
    private long lost;
    private long lastSeal;

    /**
     * Goes on with that sequence number from the record with that seal. Before the first record.
     */
    void goOn(long next, long before) {
        written = next;
        handedOver = next;
        lastSeal = before;
    }

    /** Appends a record, with the next sequence number. */
    @Realizes({"req~journal.chain~2", "req~journal.events~4"})
    void append(long timeMs, long code, long first, long second) {
        int at = at(written);
        words[at] = written;
        words[at + 1] = timeMs;
        words[at + 2] = code;
        words[at + 3] = first;
        words[at + 4] = second;
        seal.begin(lastSeal);
        for (int i = 0; i < RecordSeal.AT; i++) {
            seal.word(words[at + i]);
        }
        lastSeal = seal.end(lastSeal);
        words[at + RecordSeal.AT] = lastSeal;
        written = written + 1;
        if (written - handedOver > RECORDS) {
            handedOver = handedOver + 1;
            lost = lost + 1;
        }
    }

    /** Whether every record has been handed over. */
    boolean idle() {
        return handedOver == written;
    }

    /** Copies the oldest record not yet handed over into {@code out}, if there is one. */
    @Realizes("req~journal.store~1")
    boolean handOver(long[] out) {
        if (idle()) {
            return false;
        }
        int at = at(handedOver);
        for (int i = 0; i < Journal.RECORD_WORDS; i++) {
            out[i] = words[at + i];
        }
        handedOver = handedOver + 1;
        return true;
    }

    /** The number of the next record. */
    long next() {
        return written;
    }

    /** Records overwritten before they were handed over. */
    long lost() {
        return lost;
    }

    private static int at(long number) {
        return ((int) number & INDEX_MASK) * Journal.RECORD_WORDS;
    }
}
