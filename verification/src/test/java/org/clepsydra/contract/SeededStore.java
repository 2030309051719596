package org.clepsydra.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.clepsydra.port.Store;
import org.clepsydra.port.StoredState;

/** A store with one thing wrong or nothing. */
final class SeededStore implements StoreRig, Store {
    /** What can be wrong, and the clause it breaks. */
    enum Fault {
        NONE,
        LOSES_A_WORD_AT_THE_PAGE("keeps-whole"),
        READS_NEWEST_FIRST("keeps-order"),
        WRITES_INTO_THE_RECORD("only-reads"),
        WRITES_FROM_THE_RECORD_LATER("takes-copy"),
        HANDS_BACK_THE_OLDEST("hands-back-the-newest"),
        HANDS_NOTHING_BACK("hands-back-the-newest"),
        SMALLER_THAN_IT_SAYS("holds-therapy"),
        WRITES_OVER_THE_OLDEST("says-it-is-full"),
        FAILS_WITHOUT_A_WORD("says-it-failed"),
        WRITES_WHEN_IT_HAS_TIME("kept-on-return"),
        CUT_TAKES_THE_PAGE("cut-keeps-earlier"),
        MARKS_BEFORE_IT_WRITES("cut-tears-none"),
        STOPS_BEHIND_A_TORN_RECORD("goes-on-after-cut"),
        LOSES_THE_END_OF_AN_IMAGE("slot-keeps-whole"),
        WRITES_SLOTS_FROM_THE_CALLER("slot-takes-copy"),
        WRITES_INTO_THE_WORDS("slot-only-reads"),
        TAKES_A_NUMBER_TWICE("slot-once"),
        LEAVES_BLANK_SLOTS_AS_THEY_WERE("load-fills"),
        WRITES_SLOTS_SLOWLY("says-held"),
        COUNTS_BOTH_CHANNELS_AS_ONE("channels-apart"),
        REMEMBERS_WHAT_WAS_HELD("held-since-power-on"),
        SAYS_HELD_THOUGH_IT_FAILED("never-held-when-failed"),
        SAYS_HELD_BEFORE_IT_IS("held-is-whole"),
        ERASES_THE_PAIR("slot-cut-spares-others");

        private final Set<String> breaks;

        Fault(String... breaks) {
            this.breaks = Set.of(breaks);
        }

        Set<String> breaks() {
            return breaks;
        }
    }

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int WORDS = 6;

    private final Fault fault;
    private final SeededSlots state;

    /** Each as words written and whether it counts. */
    private final List<long[]> slots = new ArrayList<>();

    private final List<Boolean> marks = new ArrayList<>();
    private final List<long[]> waiting = new ArrayList<>();
    private long[] lent;
    private int writesLeft;
    private boolean memoryFailed;
    private boolean failureSaid;
    private boolean stopped;

    SeededStore(Fault fault) {
        this.fault = fault;
        state = new SeededSlots(fault);
    }

    @Override
    public void begin() {
        slots.clear();
        marks.clear();
        memoryFailed = false;
        failureSaid = false;
        stopped = false;
        state.erase();
        powerOn();
    }

    @Override
    public void powerOn() {
        writesLeft = NEVER;
        state.powerOn();
        waiting.clear();
        lent = null;
        stopped = fault == Fault.STOPS_BEHIND_A_TORN_RECORD && marks.contains(false);
    }

    @Override
    public void append(long[] record) {
        if (fault == Fault.WRITES_WHEN_IT_HAS_TIME) {
            waiting.add(record.clone());
        } else {
            store(record);
        }
        lent = fault == Fault.WRITES_FROM_THE_RECORD_LATER ? record : null;
        if (fault == Fault.WRITES_INTO_THE_RECORD) {
            record[0] = -7;
        }
    }

    @Override
    public void load(StoredState into) {
        state.load(into);
        int count = Math.min(StoredState.RECORDS, slots.size());
        into.records(fault == Fault.HANDS_NOTHING_BACK ? 0 : count);
        int from = fault == Fault.HANDS_BACK_THE_OLDEST ? 0 : slots.size() - count;
        for (int place = 0; place < count; place++) {
            for (int i = 0; i < WORDS; i++) {
                into.record(place, i, slots.get(from + place)[i]);
            }
        }
    }

    @Override
    public void keep(int slot, long sequence, long[] words) {
        state.keep(slot, sequence, words);
    }

    @Override
    public void cutWithinNextKeep(int words) {
        state.cutAfter(words);
    }

    @Override
    public long[] slot(int slot) {
        return state.slot(slot);
    }

    @Override
    public long held(int slot) {
        return state.held(slot);
    }

    @Override
    public void pass(int ms) {
        state.pass(ms);
        waiting.forEach(this::store);
        waiting.clear();
        if (lent != null && writesLeft > 0 && !memoryFailed) {
            slots.set(slots.size() - 1, lent.clone());
            lent = null;
        }
    }

    private void store(long[] record) {
        if (memoryFailed || stopped) {
            failureSaid |= memoryFailed && fault != Fault.FAILS_WITHOUT_A_WORD;
            return;
        }
        if (fault == Fault.SMALLER_THAN_IT_SAYS && slots.size() == 64) {
            failureSaid = true;
            return;
        }
        if (writesLeft == 0) {
            return;
        }
        int words = Math.min(WORDS, writesLeft);
        long[] slot = new long[WORDS];
        System.arraycopy(record, 0, slot, 0, words);
        if (fault == Fault.LOSES_A_WORD_AT_THE_PAGE && slots.size() % 16 == 11) {
            slot[WORDS - 1] = 0;
        }
        slots.add(slot);
        marks.add(writesLeft > WORDS || fault == Fault.MARKS_BEFORE_IT_WRITES);
        if (fault == Fault.CUT_TAKES_THE_PAGE && writesLeft < WORDS) {
            Collections.fill(marks, false);
        }
        writesLeft = writesLeft == NEVER ? NEVER : 0;
        if (fault == Fault.WRITES_OVER_THE_OLDEST && slots.size() > recordsOfTherapy()) {
            slots.remove(0);
            marks.remove(0);
        }
    }

    @Override
    public List<long[]> kept() {
        List<long[]> kept = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            if (marks.get(i)) {
                kept.add(Arrays.copyOf(slots.get(i), WORDS));
            }
        }
        if (fault == Fault.READS_NEWEST_FIRST) {
            Collections.reverse(kept);
        }
        return kept;
    }

    @Override
    public Store store() {
        return this;
    }

    @Override
    public int recordsOfTherapy() {
        return 100;
    }

    @Override
    public int cutPoints() {
        return WORDS + 2;
    }

    @Override
    public void cutWithinNextAppend(int point) {
        writesLeft = point;
    }

    @Override
    public void failMemory() {
        memoryFailed = true;
        state.fail();
    }

    @Override
    public boolean failureSaid() {
        return failureSaid;
    }
}
