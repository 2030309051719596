package org.clepsydra.bench.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clepsydra.journal.EventCode;
import org.clepsydra.journal.Records;
import org.clepsydra.oracle.JournalOracle;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.StateStore;
import org.junit.jupiter.api.Test;

class JournalJudgeTest {
    private static String complaint(long[]... places) {
        return lost(0, places);
    }

    private static String lost(long saidLost, long[]... places) {
        Complaint complaint = new Complaint();
        new JournalJudge(complaint).judge(List.of(places), saidLost);
        return complaint.first();
    }

    @Test
    void missesAsManyAsTheCoreSaidItLostAndNoMore() {
        long[][] nine = Records.chain(0, 9, 0);
        assertEquals("", lost(3, nine[0], nine[2], nine[5], nine[6]));
        String complaint = lost(2, nine[0], nine[2], nine[5], nine[6]);
        assertTrue(complaint.contains("record 3: BREAKS"), complaint);
        assertTrue(lost(9, nine[0], nine[2], nine[1]).contains("record 3: BREAKS"));
    }

    private static long[] torn(long[] record) {
        long[] torn = record.clone();
        torn[4] = ~torn[4];
        return torn;
    }

    @Test
    void isContentWithAChainAndWithATornPlaceThatWasNoted() {
        long[][] three = Records.chain(0, 3, 0);
        long[] says = Records.record(3, EventCode.JOURNAL_BROKEN, 2, 3, Records.checksum(three[1]));
        assertEquals("", complaint(three));
        assertEquals("", complaint(three[0], three[1], torn(three[2]), says));
        assertEquals("", complaint(three[0], three[1], torn(three[2])));
    }

    @Test
    void complainsOfWhatWasLostOrGivenANumberTwice() {
        long[][] four = Records.chain(0, 4, 0);
        assertTrue(complaint(four[1]).contains("record 0: BEGINS"));
        assertTrue(complaint(four[0], four[2]).contains("record 1: BREAKS"));
        assertTrue(complaint(four[0], four[1], four[1]).contains("record 2: BREAKS"));
        assertTrue(complaint(four[0], torn(four[1]), four[1]).contains("record 1: BREAKS"));
        long[] anew = Records.record(0, EventCode.STATE, 1, 2, 0);
        assertTrue(complaint(four[0], four[1], anew).contains("record 2: BREAKS"));
        long[] leaps = Records.record(9, EventCode.JOURNAL_BROKEN, 1, 9, Records.checksum(four[0]));
        assertTrue(complaint(four[0], torn(four[1]), leaps).contains("record 1: NOTED"));
        long[] alone = Records.record(1, EventCode.JOURNAL_BROKEN, 1, 1, 0);
        assertTrue(complaint(four[0], alone).contains("record 1: NOTED"));
    }

    /** What is judged is there: records cut short, and such as follow them. */
    @Test
    @Verifies({"req~journal.restore~1", "req~journal.chain~2"})
    void looksAtJournalsWithRecordsThatWereCutShort() {
        Map<JournalOracle.Finding, Integer> found = new TreeMap<>();
        for (long seed = 1; seed <= 3; seed++) {
            RandomCuts run = new RandomCuts(Course.bedside(), seed);
            run.run();
            assertEquals("", run.complaint());
            JournalOracle oracle = new JournalOracle();
            for (long[] place : run.journal()) {
                found.merge(oracle.take(place), 1, Integer::sum);
            }
        }
        assertTrue(found.getOrDefault(JournalOracle.Finding.TORN, 0) >= 1, "" + found);
        assertTrue(found.getOrDefault(JournalOracle.Finding.NOTED, 0) >= 1, "" + found);
        assertTrue(found.getOrDefault(JournalOracle.Finding.FOLLOWS, 0) >= 100, "" + found);
    }

    @Test
    void isFedByAStoreThatLeavesWhatPowerLeft() {
        StateStore store = new StateStore(0, 0, 10);
        List<long[]> three = new ArrayList<>(List.of(Records.chain(0, 3, 0)));
        three.forEach(store::append);
        // 6 words each, 10 us a word: one whole and three words of the next.
        store.advance(90);
        assertEquals(1, store.journal().size());
        store.cut(1);
        assertEquals(2, store.journal().size());
        assertEquals(three.get(1)[2], store.journal().get(1)[2]);
        assertEquals(0, store.journal().get(1)[5]);
    }
}
