package org.clepsydra.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.journal.Journal;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~journal.restore~1")
class StoredRecordsTest {
    private final StoredState stored = new StoredState();

    @Test
    void hasAPlaceForEveryWordOfEightRecords() {
        assertEquals(8, StoredState.RECORDS);
        assertEquals(Journal.RECORD_WORDS, StoredState.RECORD_WORDS);
        for (int i = 0; i < 48; i++) {
            stored.record(i / 6, i % 6, 100 + i);
        }
        for (int i = 0; i < 48; i++) {
            assertEquals(100 + i, stored.record(i / 6, i % 6));
        }
    }

    @Test
    void keepsAPlaceWithinWhatThereIs() {
        stored.record(-1, -1, 5);
        assertEquals(5, stored.record(0, 0));
        stored.record(8, 6, 6);
        assertEquals(6, stored.record(7, 5));
        assertEquals(5, stored.record(-1, -1));
        assertEquals(6, stored.record(8, 6));
    }

    @Test
    void hasNoMoreThanEightOfThem() {
        assertEquals(0, stored.records());
        counts(-1, 0);
        counts(0, 0);
        counts(1, 1);
        counts(8, 8);
        counts(9, 8);
    }

    private void counts(int said, int taken) {
        stored.records(said);
        assertEquals(taken, stored.records());
    }
}
