package org.clepsydra.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.LastRecords;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Where a chain goes on, from what a device hands over. */
@Verifies("req~journal.restore~1")
class StoredChainTest {
    private static final long SOME = 0x8765_4321L;
    private static final long END = 4_503_599_627_370_496L;

    private final StoredState stored = new StoredState();

    private StoredChain read(long counted, long[]... records) {
        stored.records(records.length);
        for (int i = 0; i < records.length; i++) {
            LastRecords.put(stored, i, records[i]);
        }
        StoredChain chain = new StoredChain();
        chain.read(stored, counted);
        return chain;
    }

    private static void whole(StoredChain chain, long next, long[] last) {
        assertFalse(chain.broken());
        assertEquals(next, chain.next());
        assertEquals(last[5], chain.lastSeal());
    }

    private static void broken(StoredChain chain, long at, long next, long[] last) {
        assertTrue(chain.broken());
        assertEquals(at, chain.brokenAt());
        assertEquals(next, chain.next());
        assertEquals(last[5], chain.lastSeal());
    }

    private static long[] damaged(long[] record, int word) {
        long[] torn = record.clone();
        torn[word] ^= 1L << 17;
        return torn;
    }

    @Test
    void beginsWhereNothingWasStored() {
        whole(read(0), 0, new long[6]);
    }

    @Test
    void goesOnFromTheNewest() {
        long[][] eight = Records.chain(40, 8, SOME);
        whole(read(0, eight), 48, eight[7]);
        whole(read(0, eight[7]), 48, eight[7]);
        long[][] first = Records.chain(0, 3, 0);
        whole(read(0, first), 3, first[2]);
    }

    @Test
    void looksAtNoPlaceBeyondWhatWasRead() {
        long[][] eight = Records.chain(40, 8, SOME);
        read(0, eight);
        stored.records(5);
        StoredChain chain = new StoredChain();
        chain.read(stored, 0);
        whole(chain, 45, eight[4]);
    }

    @Test
    void goesOnFromTheOneBeforeATornOne() {
        long[][] three = Records.chain(5, 3, SOME);
        for (int word = 0; word < 6; word++) {
            StoredChain chain = read(0, three[0], three[1], damaged(three[2], word));
            broken(chain, 7, 8, three[1]);
            chain.noted();
            assertFalse(chain.broken());
        }
        long[] upper = three[2].clone();
        upper[5] ^= 1L << 40;
        broken(read(0, three[0], three[1], upper), 7, 8, three[1]);
        // None of the numbers that two damaged ones may have had is given again.
        broken(read(0, three[0], upper, upper), 6, 8, three[0]);
    }

    @Test
    void takesWhatIsBlankForTorn() {
        long[] blank = new long[6];
        long[] erased = {-1, -1, -1, -1, -1, -1};
        long[][] two = Records.chain(5, 2, SOME);
        broken(read(0, two[0], two[1], blank), 7, 8, two[1]);
        broken(read(0, two[0], two[1], erased), 7, 8, two[1]);
    }

    @Test
    void saysWhereItBrokeFirst() {
        long[][] six = Records.chain(5, 6, SOME);
        six[2] = damaged(six[2], 3);
        six[4] = damaged(six[4], 3);
        broken(read(0, six), 7, 11, six[5]);
    }

    @Test
    void saysWhereItBrokeBeforeTheFirstThatIsWhole() {
        long[][] four = Records.chain(5, 4, SOME);
        broken(read(0, damaged(four[0], 3), four[1], four[2]), 5, 8, four[2]);
        broken(read(0, damaged(four[0], 3), damaged(four[1], 3), four[2]), 5, 8, four[2]);
        // More of them than there are numbers before it.
        long[] zero = Records.record(0, EventCode.STATE, 1, 2, 0);
        broken(read(0, damaged(four[0], 3), zero), 0, 1, zero);
        // What breaks later does not move it.
        broken(read(0, damaged(four[0], 3), four[1], damaged(four[2], 3), four[3]), 5, 9, four[3]);
    }

    @Test
    void seesOneThatIsNotThere() {
        long[][] four = Records.chain(5, 4, SOME);
        broken(read(0, four[0], four[2], four[3]), 6, 9, four[3]);
    }

    @Test
    void seesOneOfTheRightNumberThatFollowsAnother() {
        long[][] two = Records.chain(5, 2, SOME);
        long[] other = Records.record(7, EventCode.STATE, 1, 2, Records.checksum(two[1]) ^ 1);
        broken(read(0, two[0], two[1], other), 7, 8, other);
    }

    @Test
    void seesOneThatFollowsOfAnotherNumber() {
        long[][] two = Records.chain(5, 2, SOME);
        long[] beyond = Records.record(8, EventCode.STATE, 1, 2, Records.checksum(two[1]));
        broken(read(0, two[0], two[1], beyond), 7, 9, beyond);
    }

    @Test
    void neverGoesBackToALowerNumber() {
        long[][] two = Records.chain(5, 2, SOME);
        long[] again = Records.record(6, EventCode.STATE, 1, 2, Records.checksum(two[1]));
        broken(read(0, two[0], two[1], again), 7, 7, two[1]);
    }

    @Test
    void saysNothingTwice() {
        long[][] two = Records.chain(5, 2, SOME);
        long[] torn = damaged(Records.record(7, EventCode.STATE, 1, 2, SOME), 4);
        long before = Records.checksum(two[1]);
        long[] says = Records.record(8, EventCode.JOURNAL_BROKEN, 7, 8, before);
        long[] next = Records.record(9, EventCode.STATE, 7, 7, Records.checksum(says));
        whole(read(0, two[0], two[1], torn, says), 9, says);
        whole(read(0, two[0], two[1], torn, says, next), 10, next);
        // And what breaks after it is said.
        broken(read(0, two[0], two[1], torn, says, torn), 9, 10, says);
        long[] other = Records.record(8, EventCode.STATE, 7, 7, before);
        broken(read(0, two[0], two[1], torn, other), 7, 9, other);
        broken(read(0, two[0], two[1], torn, damaged(says, 1)), 7, 9, two[1]);
    }

    @Test
    void beginsAnewWhereNoneIsWhole() {
        long[][] two = Records.chain(5, 2, SOME);
        broken(read(0, damaged(two[0], 0), damaged(two[1], 1)), 0, 2, new long[6]);
    }

    @Test
    void knowsTheHighestNumberThereCanBe() {
        long[] last = Records.record(END - 1, EventCode.STATE, 1, 2, SOME);
        whole(read(0, last), END, last);
        broken(read(0, Records.record(END, EventCode.STATE, 1, 2, SOME)), 0, 1, new long[6]);
        broken(read(0, Records.record(-1, EventCode.STATE, 1, 2, SOME)), 0, 1, new long[6]);
        long[] zero = Records.record(0, EventCode.STATE, 1, 2, SOME);
        whole(read(0, zero), 1, zero);
    }

    @Test
    void givesNoNumberAgainThatALostJournalHad() {
        broken(read(1), 0, 1 + 1_024, new long[6]);
        long[][] two = Records.chain(5, 2, SOME);
        broken(read(9, damaged(two[0], 0)), 0, 9 + 1_024, new long[6]);
    }

    @Test
    void missesNoMoreThanMayHaveBeenUnderWay() {
        long[][] two = Records.chain(5, 2, SOME);
        whole(read(7 + 256, two), 7, two[1]);
        broken(read(7 + 257, two), 7, 264 + 1_024, two[1]);
        // What broke first is what is said.
        broken(read(1_000, two[0], damaged(two[1], 3)), 6, 2_024, two[0]);
    }
}
