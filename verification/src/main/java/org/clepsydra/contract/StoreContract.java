package org.clepsydra.contract;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clepsydra.port.Store;
import org.clepsydra.port.StoredState;

/** What {@link Store} and the memory behind it owe. */
public final class StoreContract {
    private static final String PORT = "store";
    private static final String RECORDS = "records";
    private static final int STEP_MS = 2;
    private static final int SOME = 20;

    private StoreContract() {}

    /** The clauses, each to be played by itself and in any order. */
    public static List<Clause> clauses(StoreRig rig) {
        return Stream.of(keeping(rig), failing(rig), cuts(rig), SlotClauses.of(rig))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Clause> keeping(StoreRig rig) {
        return List.of(
                clause(
                        rig,
                        "keeps-whole",
                        "ASM-015",
                        "words of every kind: records kept word for word",
                        StoreContract::keepsWhole),
                clause(
                        rig,
                        "keeps-order",
                        "ASM-015",
                        "one record every 2 ms: records kept where they belong",
                        StoreContract::keepsOrder),
                clause(
                        rig,
                        "only-reads",
                        "Store.append record",
                        "words of the caller's record that append changed",
                        StoreContract::onlyReads),
                clause(
                        rig,
                        "takes-copy",
                        "Store.append record",
                        "the caller's record used again at once: records that changed with it",
                        StoreContract::takesCopy),
                clause(
                        rig,
                        "hands-back-the-newest",
                        "ASM-058",
                        "power taken after 20 records: of the last eight those loaded in order",
                        StoreContract::handsBack));
    }

    private static List<Clause> failing(StoreRig rig) {
        return List.of(
                clause(
                        rig,
                        "holds-therapy",
                        "ASM-015",
                        "as many records as the longest therapy writes: records kept",
                        StoreContract::holdsTherapy),
                clause(
                        rig,
                        "says-it-is-full",
                        "ASM-015",
                        "twice as many records: records lost without a word",
                        StoreContract::saysItIsFull),
                clause(
                        rig,
                        "says-it-failed",
                        "ASM-015",
                        "the memory takes no write: records lost without a word",
                        StoreContract::saysItFailed),
                clause(
                        rig,
                        "kept-on-return",
                        "ASM-015",
                        "power taken when append is back: records lost without a word",
                        StoreContract::keptOnReturn));
    }

    private static List<Clause> cuts(StoreRig rig) {
        return List.of(
                clause(
                        rig,
                        "cut-keeps-earlier",
                        "ASM-015",
                        "power cut at every point of an append: earlier records lost",
                        StoreContract::cutKeepsEarlier),
                clause(
                        rig,
                        "cut-tears-none",
                        "ASM-015",
                        "power cut at every point of an append: records kept in part",
                        StoreContract::cutTearsNone),
                clause(
                        rig,
                        "goes-on-after-cut",
                        "ASM-015",
                        "power cut at every point, and on: records lost from then on",
                        StoreContract::goesOnAfterCut));
    }

    static Clause clause(
            StoreRig rig,
            String name,
            String source,
            String does,
            Function<StoreRig, Finding> check) {
        return new Clause(
                PORT,
                name,
                source,
                does,
                () -> {
                    rig.begin();
                    return check.apply(rig);
                });
    }

    /** A record of six words of which none is like another's, and some are extreme. */
    private static long[] record(long number) {
        return new long[] {
            number, 1_000 * number, number % 2 == 0 ? Long.MIN_VALUE : -1, ~number, 0, 0xFFFF_FFFFL
        };
    }

    private static void append(StoreRig rig, long number) {
        rig.store().append(record(number));
        rig.pass(STEP_MS);
    }

    private static void append(StoreRig rig, long from, int records) {
        for (int i = 0; i < records; i++) {
            append(rig, from + i);
        }
    }

    private static boolean holds(List<long[]> kept, long number) {
        return kept.stream().anyMatch(r -> Arrays.equals(r, record(number)));
    }

    private static int lost(List<long[]> kept, long from, int records) {
        int lost = 0;
        for (int i = 0; i < records; i++) {
            lost += holds(kept, from + i) ? 0 : 1;
        }
        return lost;
    }

    private static Finding keepsWhole(StoreRig rig) {
        append(rig, 0, SOME);
        return Finding.exactly(SOME - lost(rig.kept(), 0, SOME), SOME, RECORDS);
    }

    /** Known by the first word alone: whether the rest is whole is another clause's matter. */
    private static Finding keepsOrder(StoreRig rig) {
        append(rig, 0, SOME);
        List<long[]> kept = rig.kept();
        int placed = 0;
        for (int i = 0; i < Math.min(SOME, kept.size()); i++) {
            placed += kept.get(i).length > 0 && kept.get(i)[0] == i ? 1 : 0;
        }
        return Finding.exactly(placed, SOME, RECORDS);
    }

    private static Finding onlyReads(StoreRig rig) {
        int changed = 0;
        for (int i = 0; i < SOME; i++) {
            long[] mine = record(i);
            rig.store().append(mine);
            rig.pass(STEP_MS);
            changed += Arrays.equals(mine, record(i)) ? 0 : 1;
        }
        return Finding.exactly(changed, 0, RECORDS);
    }

    private static Finding takesCopy(StoreRig rig) {
        long[] mine = record(0);
        rig.store().append(mine);
        Arrays.fill(mine, 42);
        rig.pass(STEP_MS);
        return Finding.exactly(lost(rig.kept(), 0, 1), 0, RECORDS);
    }

    private static Finding handsBack(StoreRig rig) {
        append(rig, 0, SOME);
        rig.powerOn();
        StoredState stored = new StoredState();
        rig.store().load(stored);
        int right = 0;
        for (int place = 0; place < stored.records(); place++) {
            long[] due = record(SOME - StoredState.RECORDS + place);
            boolean same = true;
            for (int i = 0; i < StoredState.RECORD_WORDS; i++) {
                same &= stored.record(place, i) == due[i];
            }
            right += same ? 1 : 0;
        }
        return Finding.exactly(right, StoredState.RECORDS, RECORDS);
    }

    private static Finding holdsTherapy(StoreRig rig) {
        append(rig, 0, rig.recordsOfTherapy());
        List<long[]> kept = rig.kept();
        // Counted, not compared: a full store is about room.
        int room = Math.min(kept.size(), rig.recordsOfTherapy());
        return Finding.exactly(room, rig.recordsOfTherapy(), RECORDS);
    }

    private static Finding saysItIsFull(StoreRig rig) {
        int records = 2 * rig.recordsOfTherapy();
        append(rig, 0, records);
        int silent = rig.failureSaid() ? 0 : Math.max(0, records - rig.kept().size());
        return Finding.exactly(silent, 0, RECORDS);
    }

    private static Finding saysItFailed(StoreRig rig) {
        append(rig, 0);
        rig.failMemory();
        append(rig, 1);
        int silent = rig.failureSaid() ? 0 : lost(rig.kept(), 1, 1);
        return Finding.exactly(silent, 0, RECORDS);
    }

    private static Finding keptOnReturn(StoreRig rig) {
        int lost = 0;
        for (int i = 0; i < SOME / 2; i++) {
            rig.store().append(record(i));
            rig.powerOn();
            lost += rig.failureSaid() ? 0 : lost(rig.kept(), i, 1);
        }
        return Finding.exactly(lost, 0, RECORDS);
    }

    private static void cut(StoreRig rig, int point) {
        rig.begin();
        append(rig, 0, 3);
        rig.cutWithinNextAppend(point);
        append(rig, 3);
        rig.powerOn();
    }

    private static Finding cutKeepsEarlier(StoreRig rig) {
        int most = 0;
        for (int point = 0; point < rig.cutPoints(); point++) {
            cut(rig, point);
            most = Math.max(most, lost(rig.kept(), 0, 3));
        }
        return Finding.exactly(most, 0, RECORDS);
    }

    /** The record that was being written may be there or not, but not in part. */
    private static Finding cutTearsNone(StoreRig rig) {
        int torn = 0;
        for (int point = 0; point < rig.cutPoints(); point++) {
            cut(rig, point);
            for (long[] kept : rig.kept()) {
                boolean whole = kept.length > 0 && Arrays.equals(kept, record(kept[0]));
                torn += whole ? 0 : 1;
            }
        }
        return Finding.exactly(torn, 0, RECORDS);
    }

    private static Finding goesOnAfterCut(StoreRig rig) {
        int most = 0;
        for (int point = 0; point < rig.cutPoints(); point++) {
            cut(rig, point);
            append(rig, 4, 3);
            most = Math.max(most, lost(rig.kept(), 4, 3));
        }
        return Finding.exactly(most, 0, RECORDS);
    }
}
