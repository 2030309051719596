package org.clepsydra;

import org.clepsydra.port.StoredState;

/** Keeps the last records of a journal as a device does, the oldest given up. */
public final class LastRecords {
    private LastRecords() {}

    public static void append(StoredState memory, long[] record) {
        if (memory.records() == StoredState.RECORDS) {
            for (int place = 1; place < StoredState.RECORDS; place++) {
                put(memory, place - 1, record(memory, place));
            }
        } else {
            memory.records(memory.records() + 1);
        }
        put(memory, memory.records() - 1, record);
    }

    public static void put(StoredState memory, int place, long... record) {
        for (int i = 0; i < StoredState.RECORD_WORDS; i++) {
            memory.record(place, i, record[i]);
        }
    }

    public static long[] record(StoredState memory, int place) {
        long[] record = new long[StoredState.RECORD_WORDS];
        for (int i = 0; i < record.length; i++) {
            record[i] = memory.record(place, i);
        }
        return record;
    }
}
