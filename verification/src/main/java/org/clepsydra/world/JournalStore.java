package org.clepsydra.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.clepsydra.port.StoredState;

/**
 * The journal's part of a memory that takes its time: records wait, and go word by word, one after
 * the other. A loss of power leaves the one under way in part, in its place, and none that waits.
 * Places are never written over.
 */
final class JournalStore {
    private static final int WORDS = StoredState.RECORD_WORDS;

    private final List<long[]> places = new ArrayList<>();
    private final Deque<long[]> waiting = new ArrayDeque<>();
    private final long usPerWord;
    private long spareUs;
    private int written;

    JournalStore(long usPerWord) {
        this.usPerWord = usPerWord;
    }

    /** One that holds what another does now, with nothing under way. */
    JournalStore(JournalStore other) {
        this(other.usPerWord);
        int from = Math.max(0, other.places.size() - StoredState.RECORDS);
        places.addAll(other.places.subList(from, other.places.size()));
    }

    void append(long[] record) {
        waiting.add(record.clone());
    }

    void advance(long spanUs) {
        spareUs += spanUs;
        while (!waiting.isEmpty() && spareUs >= usPerWord) {
            spareUs -= usPerWord;
            written++;
            if (written == WORDS) {
                places.add(waiting.remove());
                written = 0;
            }
        }
        spareUs = waiting.isEmpty() ? 0 : spareUs;
    }

    /** Power goes: of the word under way some bits are new, and for an even number some noise. */
    void cut(long noise) {
        if (!waiting.isEmpty()) {
            long[] torn = new long[WORDS];
            long[] record = waiting.remove();
            System.arraycopy(record, 0, torn, 0, written);
            torn[written] = StateStore.torn(0, record[written], noise);
            places.add(torn);
        }
        waiting.clear();
        written = 0;
        spareUs = 0;
    }

    void load(StoredState into) {
        int count = Math.min(StoredState.RECORDS, places.size());
        into.records(count);
        for (int place = 0; place < count; place++) {
            long[] record = places.get(places.size() - count + place);
            for (int i = 0; i < WORDS; i++) {
                into.record(place, i, record[i]);
            }
        }
    }

    List<long[]> places() {
        return List.copyOf(places);
    }
}
