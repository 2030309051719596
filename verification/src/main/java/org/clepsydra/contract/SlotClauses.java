package org.clepsydra.contract;

import static org.clepsydra.contract.StoreContract.clause;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.Store;
import org.clepsydra.port.StoredState;

/** What {@link Store#keep} and {@link Store#load} owe, where a device stores its state. */
final class SlotClauses {
    private static final int STEP_MS = 2;
    private static final int HELD_MS = 2_000;
    private static final int PATIENCE_MS = 8_000;
    private static final String SLOTS = "slots";
    private static final String CUTS = "cuts";

    private SlotClauses() {}

    static List<Clause> of(StoreRig rig) {
        return Stream.of(keeping(rig), saying(rig), cuts(rig)).flatMap(List::stream).toList();
    }

    private static List<Clause> keeping(StoreRig rig) {
        return List.of(
                clause(
                        rig,
                        "slot-keeps-whole",
                        "ASM-015",
                        "each slot written, then written again: slots kept word for word",
                        SlotClauses::keepsWhole),
                clause(
                        rig,
                        "slot-takes-copy",
                        "Store.keep words",
                        "the caller's words used again at once: slots that changed with them",
                        SlotClauses::takesCopy),
                clause(
                        rig,
                        "slot-only-reads",
                        "Store.keep words",
                        "slots whose caller's words were changed",
                        SlotClauses::onlyReads),
                clause(
                        rig,
                        "slot-once",
                        "Store.keep sequence",
                        "other words with the number that is being written: slots that took them",
                        SlotClauses::once),
                clause(
                        rig,
                        "load-fills",
                        "Store.load",
                        "slots that are not read as they stand, a blank one as zeros",
                        SlotClauses::loadFills));
    }

    private static List<Clause> saying(StoreRig rig) {
        return List.of(
                clause(
                        rig,
                        "says-held",
                        "SensorFrame.controlStored, ASM-015",
                        "the longest until a record is said to be held",
                        SlotClauses::saysHeld),
                clause(
                        rig,
                        "channels-apart",
                        "Store.keep sequence",
                        "both channels at once, with numbers of their own: slots that are held",
                        SlotClauses::apart),
                clause(
                        rig,
                        "held-since-power-on",
                        "SensorFrame.controlStored",
                        "power off and on: the number that is said to be held",
                        SlotClauses::sincePowerOn),
                clause(
                        rig,
                        "never-held-when-failed",
                        "ASM-015",
                        "the memory takes no write: records that are said to be held",
                        SlotClauses::failed));
    }

    private static List<Clause> cuts(StoreRig rig) {
        return List.of(
                clause(
                        rig,
                        "held-is-whole",
                        "SensorFrame.controlStored, ASM-015",
                        "power cut after every word: cuts at which a record said to be held is not",
                        SlotClauses::heldIsWhole),
                clause(
                        rig,
                        "slot-cut-spares-others",
                        "ASM-015",
                        "power cut after every word: cuts at which another slot changed",
                        SlotClauses::sparesOthers));
    }

    private static long[] words(int slot, long number) {
        long[] words = new long[slot == StateLayout.PLAN ? PlanLayout.WORDS : StateLayout.WORDS];
        for (int i = 0; i < words.length; i++) {
            words[i] = (i % 2 == 0 ? 1 : -1) * (1_000_003L * number + 31L * slot + i + 1);
        }
        return words;
    }

    /** As the core does: at every step until it is said to be held. How long it took. */
    private static int keep(StoreRig rig, int slot, long number, long[] words) {
        int ms = 0;
        while (ms < PATIENCE_MS && rig.held(slot) != number) {
            rig.store().keep(slot, number, words);
            rig.pass(STEP_MS);
            ms += STEP_MS;
        }
        return ms;
    }

    private static boolean holds(StoreRig rig, int slot, long number) {
        return Arrays.equals(rig.slot(slot), words(slot, number));
    }

    private static Finding keepsWhole(StoreRig rig) {
        int whole = 0;
        for (int slot = 0; slot < StateLayout.SLOTS; slot++) {
            keep(rig, slot, 2 * slot + 1, words(slot, 2 * slot + 1));
            boolean first = holds(rig, slot, 2 * slot + 1);
            keep(rig, slot, 2 * slot + 2, words(slot, 2 * slot + 2));
            whole += first && holds(rig, slot, 2 * slot + 2) ? 1 : 0;
        }
        return Finding.exactly(whole, StateLayout.SLOTS, SLOTS);
    }

    private static Finding takesCopy(StoreRig rig) {
        int changed = 0;
        for (int slot = StateLayout.CONTROL_A; slot < StateLayout.SLOTS; slot++) {
            long[] mine = words(slot, slot);
            rig.store().keep(slot, slot, mine);
            Arrays.fill(mine, 42);
            keep(rig, slot, slot, words(slot, slot));
            changed += holds(rig, slot, slot) ? 0 : 1;
        }
        return Finding.exactly(changed, 0, SLOTS);
    }

    private static Finding onlyReads(StoreRig rig) {
        int changed = 0;
        for (int slot = 0; slot < StateLayout.SLOTS; slot++) {
            long[] mine = words(slot, slot + 1);
            rig.store().keep(slot, slot + 1, mine);
            changed += Arrays.equals(mine, words(slot, slot + 1)) ? 0 : 1;
            keep(rig, slot, slot + 1, words(slot, slot + 1));
        }
        return Finding.exactly(changed, 0, SLOTS);
    }

    private static Finding once(StoreRig rig) {
        int took = 0;
        for (int slot = StateLayout.CONTROL_A; slot < StateLayout.SLOTS; slot++) {
            rig.store().keep(slot, slot, words(slot, slot));
            rig.store().keep(slot, slot, words(slot, 99));
            keep(rig, slot, slot, words(slot, 99));
            took += holds(rig, slot, slot) ? 0 : 1;
        }
        return Finding.exactly(took, 0, SLOTS);
    }

    private static Finding loadFills(StoreRig rig) {
        for (int slot = StateLayout.CONTROL_A; slot < StateLayout.MONITOR_B; slot++) {
            keep(rig, slot, slot, words(slot, slot));
        }
        rig.powerOn();
        StoredState stored = new StoredState();
        for (int slot = 0; slot < StateLayout.SLOTS; slot++) {
            Arrays.fill(stored.slot(slot), 7);
        }
        rig.store().load(stored);
        int wrong = 0;
        for (int slot = 0; slot < StateLayout.SLOTS; slot++) {
            boolean blank = slot == StateLayout.PLAN || slot == StateLayout.MONITOR_B;
            long[] wanted = blank ? new long[words(slot, 0).length] : words(slot, slot);
            wrong += Arrays.equals(stored.slot(slot), wanted) ? 0 : 1;
        }
        return Finding.exactly(wrong, 0, SLOTS);
    }

    private static Finding saysHeld(StoreRig rig) {
        int most = 0;
        for (int i = 1; i <= 10; i++) {
            int slot = i % 2 == 0 ? StateLayout.CONTROL_A : StateLayout.CONTROL_B;
            most = Math.max(most, keep(rig, slot, i, words(slot, i)));
        }
        return Finding.atMost(most, HELD_MS, "ms");
    }

    private static Finding apart(StoreRig rig) {
        int control = StateLayout.CONTROL_A;
        int monitor = StateLayout.MONITOR_A;
        for (int ms = 0; ms < PATIENCE_MS; ms += STEP_MS) {
            rig.store().keep(control, 5, words(control, 5));
            rig.store().keep(monitor, 3, words(monitor, 3));
            rig.pass(STEP_MS);
        }
        boolean controls = rig.held(control) == 5 && holds(rig, control, 5);
        boolean monitors = rig.held(monitor) == 3 && holds(rig, monitor, 3);
        return Finding.exactly((controls ? 1 : 0) + (monitors ? 1 : 0), 2, SLOTS);
    }

    private static Finding sincePowerOn(StoreRig rig) {
        keep(rig, StateLayout.CONTROL_A, 9, words(StateLayout.CONTROL_A, 9));
        rig.powerOn();
        rig.pass(STEP_MS);
        return Finding.exactly(rig.held(StateLayout.CONTROL_A), 0, "as number");
    }

    private static Finding failed(StoreRig rig) {
        rig.failMemory();
        keep(rig, StateLayout.CONTROL_A, 1, words(StateLayout.CONTROL_A, 1));
        boolean silent = rig.held(StateLayout.CONTROL_A) != 1;
        return Finding.exactly(silent ? 0 : 1, 0, "records");
    }

    /** Both records are there; then power goes while one is written over. */
    private static void cut(StoreRig rig, int words) {
        rig.begin();
        for (int slot = StateLayout.CONTROL_A; slot < StateLayout.SLOTS; slot++) {
            keep(rig, slot, slot, words(slot, slot));
        }
        rig.cutWithinNextKeep(words);
        rig.store().keep(StateLayout.CONTROL_A, 9, words(StateLayout.CONTROL_A, 9));
        rig.pass(HELD_MS);
    }

    private static Finding heldIsWhole(StoreRig rig) {
        int wrong = 0;
        for (int words = 0; words <= StateLayout.WORDS; words++) {
            cut(rig, words);
            boolean said = rig.held(StateLayout.CONTROL_A) == 9;
            rig.powerOn();
            wrong += said && !holds(rig, StateLayout.CONTROL_A, 9) ? 1 : 0;
        }
        return Finding.exactly(wrong, 0, CUTS);
    }

    private static Finding sparesOthers(StoreRig rig) {
        int wrong = 0;
        for (int words = 0; words <= StateLayout.WORDS; words++) {
            cut(rig, words);
            rig.powerOn();
            boolean spared = true;
            for (int slot = StateLayout.CONTROL_B; slot < StateLayout.SLOTS; slot++) {
                spared &= holds(rig, slot, slot);
            }
            wrong += spared ? 0 : 1;
        }
        return Finding.exactly(wrong, 0, CUTS);
    }
}
