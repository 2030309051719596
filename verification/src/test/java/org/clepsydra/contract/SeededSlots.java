package org.clepsydra.contract;

import java.util.Arrays;
import org.clepsydra.contract.SeededStore.Fault;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;

/** The slots of a store with one thing wrong or nothing: a write is done when 10 ms have passed. */
final class SeededSlots {
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int WRITE_MS = 10;
    private static final int SLOWLY_MS = 2_001;
    private static final int PAGE_WORDS = 256;

    private final Fault fault;
    private final long[][] slots = new long[StateLayout.SLOTS][];
    private final boolean[] written = new boolean[StateLayout.SLOTS];
    private final long[][] waiting = new long[2][];
    private final int[] slotOf = new int[2];
    private final long[] numberOf = new long[2];
    private final int[] leftMs = new int[2];
    private final long[] held = new long[2];
    private int cutAfter = NEVER;
    private boolean dead;
    private boolean failed;

    SeededSlots(Fault fault) {
        this.fault = fault;
        erase();
    }

    void erase() {
        Arrays.setAll(slots, s -> new long[s == 0 ? PlanLayout.WORDS : StateLayout.WORDS]);
        Arrays.fill(written, false);
        Arrays.fill(held, 0);
        failed = false;
    }

    void powerOn() {
        Arrays.fill(waiting, null);
        cutAfter = NEVER;
        dead = false;
        if (fault != Fault.REMEMBERS_WHAT_WAS_HELD) {
            Arrays.fill(held, 0);
        }
    }

    void fail() {
        failed = true;
    }

    void cutAfter(int words) {
        cutAfter = words;
    }

    long[] slot(int slot) {
        return slots[slot].clone();
    }

    private int channel(int slot) {
        boolean monitors = slot >= StateLayout.MONITOR_A;
        return monitors && fault != Fault.COUNTS_BOTH_CHANNELS_AS_ONE ? 1 : 0;
    }

    long held(int slot) {
        return held[channel(slot)];
    }

    void load(StoredState into) {
        for (int slot = 0; slot < StateLayout.SLOTS; slot++) {
            if (written[slot] || fault != Fault.LEAVES_BLANK_SLOTS_AS_THEY_WERE) {
                System.arraycopy(slots[slot], 0, into.slot(slot), 0, slots[slot].length);
            }
        }
    }

    void keep(int slot, long number, long[] words) {
        int c = channel(slot);
        if (dead || held[c] == number) {
            return;
        }
        if (waiting[c] != null) {
            boolean again = fault == Fault.TAKES_A_NUMBER_TWICE && numberOf[c] == number;
            waiting[c] = again && slotOf[c] == slot ? words.clone() : waiting[c];
            return;
        }
        waiting[c] = fault == Fault.WRITES_SLOTS_FROM_THE_CALLER ? words : words.clone();
        slotOf[c] = slot;
        numberOf[c] = number;
        leftMs[c] = fault == Fault.WRITES_SLOTS_SLOWLY ? SLOWLY_MS : WRITE_MS;
        if (fault == Fault.WRITES_INTO_THE_WORDS) {
            words[3] = -7;
        }
        if (fault == Fault.ERASES_THE_PAIR && cutAfter < words.length) {
            Arrays.fill(slots[StateLayout.CONTROL_B], 0);
        }
        if (fault == Fault.SAYS_HELD_BEFORE_IT_IS && cutAfter != NEVER) {
            held[c] = number;
        }
    }

    void pass(int ms) {
        for (int c = 0; c < 2 && !dead; c++) {
            leftMs[c] -= ms;
            if (waiting[c] != null && leftMs[c] <= 0) {
                done(c);
            }
        }
    }

    private void done(int c) {
        if (failed) {
            held[c] = fault == Fault.SAYS_HELD_THOUGH_IT_FAILED ? numberOf[c] : held[c];
            return;
        }
        int slot = slotOf[c];
        int words = Math.min(cutAfter, waiting[c].length);
        if (fault == Fault.LOSES_THE_END_OF_AN_IMAGE && slot == StateLayout.PLAN) {
            words = Math.min(words, PAGE_WORDS);
        }
        System.arraycopy(waiting[c], 0, slots[slot], 0, words);
        written[slot] = true;
        dead = cutAfter != NEVER;
        boolean whole = cutAfter >= waiting[c].length;
        held[c] = whole ? numberOf[c] : held[c];
        waiting[c] = null;
    }
}
