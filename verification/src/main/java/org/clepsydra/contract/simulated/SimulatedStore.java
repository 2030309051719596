package org.clepsydra.contract.simulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clepsydra.contract.StoreRig;
import org.clepsydra.journal.Journal;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.Store;
import org.clepsydra.port.StoredState;
import org.clepsydra.world.StateStore;

/**
 * A memory written word by word. A slot counts only once the mark behind its last word is there, so
 * that a record cut short is none; a slot without its mark is written again.
 */
final class SimulatedStore implements StoreRig, Store {
    private static final int SLOTS = 4_096;
    private static final int SLOT_WORDS = Journal.RECORD_WORDS + 1;
    private static final long MARK = 0x4B45_5054L;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final long WAIT_US = 1_000;
    private static final long US_PER_WORD = 50;
    private static final long NOISE = 0x5A5A_5A5AL;

    private final long[] memory = new long[SLOTS * SLOT_WORDS];
    private int writesLeft;
    private boolean memoryFailed;
    private boolean failureSaid;
    private int nextSlot;
    private StateStore state = new StateStore(WAIT_US, WAIT_US, US_PER_WORD);
    private final long[] saidHeld = new long[2];
    private int keepCutAt = NEVER;
    private boolean dead;

    @Override
    public void begin() {
        Arrays.fill(memory, 0);
        memoryFailed = false;
        failureSaid = false;
        state = new StateStore(WAIT_US, WAIT_US, US_PER_WORD);
        powerOn();
    }

    @Override
    public void powerOn() {
        writesLeft = NEVER;
        state.cut(NOISE);
        keepCutAt = NEVER;
        dead = false;
        nextSlot = 0;
        while (nextSlot < SLOTS && marked(nextSlot)) {
            nextSlot++;
        }
    }

    @Override
    public void append(long[] record) {
        if (nextSlot == SLOTS) {
            failureSaid |= writesLeft > 0;
            return;
        }
        int at = nextSlot * SLOT_WORDS;
        for (int i = 0; i < Journal.RECORD_WORDS; i++) {
            write(at + i, record[i]);
        }
        write(at + Journal.RECORD_WORDS, MARK);
        if (marked(nextSlot)) {
            nextSlot++;
        } else {
            failureSaid |= writesLeft > 0;
        }
    }

    @Override
    public void load(StoredState into) {
        state.load(into);
        List<long[]> kept = kept();
        int count = Math.min(StoredState.RECORDS, kept.size());
        into.records(count);
        for (int place = 0; place < count; place++) {
            long[] record = kept.get(kept.size() - count + place);
            for (int i = 0; i < Journal.RECORD_WORDS; i++) {
                into.record(place, i, record[i]);
            }
        }
    }

    @Override
    public void keep(int slot, long sequence, long[] words) {
        if (dead) {
            return;
        }
        state.keep(slot, sequence, words);
        if (keepCutAt != NEVER) {
            state.advance(WAIT_US + keepCutAt * US_PER_WORD);
            saidHeld[0] = state.controlStored();
            saidHeld[1] = state.monitorStored();
            state.cut(NOISE);
            dead = true;
        }
    }

    @Override
    public void cutWithinNextKeep(int words) {
        keepCutAt = words;
    }

    @Override
    public long[] slot(int slot) {
        StoredState stored = new StoredState();
        state.load(stored);
        return stored.slot(slot);
    }

    @Override
    public long held(int slot) {
        boolean monitors = slot == StateLayout.MONITOR_A || slot == StateLayout.MONITOR_B;
        if (dead) {
            return saidHeld[monitors ? 1 : 0];
        }
        return monitors ? state.monitorStored() : state.controlStored();
    }

    private void write(int at, long word) {
        if (writesLeft > 0 && !memoryFailed) {
            memory[at] = word;
        }
        if (writesLeft != NEVER) {
            writesLeft = Math.max(0, writesLeft - 1);
        }
    }

    private boolean marked(int slot) {
        return memory[slot * SLOT_WORDS + Journal.RECORD_WORDS] == MARK;
    }

    @Override
    public Store store() {
        return this;
    }

    @Override
    public void pass(int ms) {
        // A journal record takes no time here.
        if (!dead) {
            state.advance(1_000L * ms);
        }
    }

    /** Its own room, held against itself: on the simulated store nothing stands behind the 4096. */
    @Override
    public int recordsOfTherapy() {
        return SLOTS;
    }

    @Override
    public int cutPoints() {
        return SLOT_WORDS + 1;
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
    public List<long[]> kept() {
        List<long[]> kept = new ArrayList<>();
        for (int slot = 0; slot < SLOTS && marked(slot); slot++) {
            int at = slot * SLOT_WORDS;
            kept.add(Arrays.copyOfRange(memory, at, at + Journal.RECORD_WORDS));
        }
        return kept;
    }

    @Override
    public boolean failureSaid() {
        return failureSaid;
    }
}
