package org.clepsydra.journal;

import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Realizes;

/**
 * The end of the chain that the store holds, as it was read after power-on: where it goes on, and
 * whether it is broken there.
 */
@Realizes("req~journal.restore~1")
final class StoredChain {
    /** Above every number of an honest record: one each millisecond for more than 100,000 years. */
    private static final long SEQUENCE_END = 1L << 52;

    /** So many more than the state says may have been written since it was. */
    private static final long LEAP = 1_024;

    /** So many fewer may be held, as the rest was never stored. */
    private static final long UNDER_WAY = 256;

    private final RecordSeal seal = new RecordSeal();
    private long next;
    private long lastSeal;
    private long torn;
    private boolean broken;
    private long brokenAt;

    /**
     * Reads what is handed over.
     *
     * @param counted records that were ever begun, as the state says, 0 where it is not known
     */
    void read(StoredState stored, long counted) {
        for (int i = 0; i < StoredState.RECORDS; i++) {
            if (i < stored.records()) {
                look(stored, i);
            }
        }
        long least = next == 0 ? 0 : next + UNDER_WAY;
        if (least < counted) {
            breaks();
            next = counted + LEAP;
        } else {
            // What is damaged now may have been whole: its number is not given again.
            next = next + torn;
        }
    }

    private void look(StoredState stored, int place) {
        long number = stored.record(place, 0);
        long said = stored.record(place, RecordSeal.AT);
        boolean whole = number >= 0 && number < SEQUENCE_END && said == sealOf(stored, place);
        long due = next + torn;
        boolean follows = next == 0 || (number == due && RecordSeal.follows(said, lastSeal));
        if (!whole || !follows) {
            breaks();
        }
        if (!whole) {
            torn = torn + 1;
        } else if (number >= next) {
            // What is damaged before the first whole one had the numbers before it.
            brokenAt = next == 0 ? Math.max(0, number - torn) : brokenAt;
            next = number + 1;
            lastSeal = said;
            torn = 0;
        }
        // One that says so itself was noted when it happened.
        broken = broken && !(whole && stored.record(place, 2) == EventCode.JOURNAL_BROKEN);
    }

    private long sealOf(StoredState stored, int place) {
        long before = RecordSeal.before(stored.record(place, RecordSeal.AT));
        seal.begin(before);
        for (int i = 0; i < RecordSeal.AT; i++) {
            seal.word(stored.record(place, i));
        }
        return seal.end(before);
    }

    private void breaks() {
        brokenAt = broken ? brokenAt : next;
        broken = true;
    }

    /** The number of the next record. */
    long next() {
        return next;
    }

    /** The seal that it follows. */
    long lastSeal() {
        return lastSeal;
    }

    boolean broken() {
        return broken;
    }

    /** The number of the first record that is not there as it should be. */
    long brokenAt() {
        return brokenAt;
    }

    /** Notes that the journal says so. */
    void noted() {
        broken = false;
    }
}
