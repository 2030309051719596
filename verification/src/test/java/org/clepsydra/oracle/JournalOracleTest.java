package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.clepsydra.journal.EventCode;
import org.clepsydra.journal.Records;
import org.clepsydra.oracle.JournalOracle.Finding;
import org.junit.jupiter.api.Test;

class JournalOracleTest {
    private static final long SOME = 0x8765_4321L;

    private static void finds(List<Finding> wanted, long[]... records) {
        JournalOracle oracle = new JournalOracle();
        assertEquals(wanted, Arrays.stream(records).map(oracle::take).toList());
    }

    private static long[] torn(long[] record) {
        long[] torn = record.clone();
        torn[5] = 0;
        return torn;
    }

    @Test
    void findsAWholeChain() {
        finds(List.of(Finding.FOLLOWS, Finding.FOLLOWS, Finding.FOLLOWS), Records.chain(0, 3, 0));
        finds(List.of(Finding.BEGINS, Finding.FOLLOWS, Finding.FOLLOWS), Records.chain(7, 3, SOME));
    }

    @Test
    void findsAnyBitThatTurnedOver() {
        long[][] two = Records.chain(7, 2, SOME);
        for (int word = 0; word < 6; word++) {
            for (int bit = 0; bit < 64; bit++) {
                long[] other = two[1].clone();
                other[word] ^= 1L << bit;
                finds(List.of(Finding.BEGINS, Finding.TORN), two[0], other);
            }
        }
    }

    @Test
    void findsWhatDoesNotFollow() {
        long[][] four = Records.chain(7, 4, SOME);
        finds(List.of(Finding.BEGINS, Finding.BREAKS), four[0], four[2]);
        finds(List.of(Finding.BEGINS, Finding.BREAKS), four[1], four[0]);
        finds(List.of(Finding.BEGINS, Finding.BREAKS), four[0], four[0]);
        finds(List.of(Finding.TORN, Finding.BREAKS), torn(four[0]), four[1]);
        // Wiped out between two that chain.
        finds(
                List.of(Finding.BEGINS, Finding.TORN, Finding.BREAKS),
                four[0],
                torn(four[2]),
                four[1]);
    }

    @Test
    void findsWhereThePumpFoundIt() {
        long[][] two = Records.chain(7, 2, SOME);
        long[] says = Records.record(8, EventCode.JOURNAL_BROKEN, 8, 8, Records.checksum(two[0]));
        finds(List.of(Finding.BEGINS, Finding.TORN, Finding.NOTED), two[0], torn(two[1]), says);
        finds(List.of(Finding.BEGINS, Finding.FOLLOWS), two[0], says);
        long[] anew = Records.record(2_000, EventCode.JOURNAL_BROKEN, 9, 2_000, 0);
        finds(List.of(Finding.BEGINS, Finding.FOLLOWS, Finding.NOTED), two[0], two[1], anew);
        long[] elsewhere = Records.record(2_000, EventCode.JOURNAL_BROKEN, 8, 2_000, 0);
        finds(List.of(Finding.BEGINS, Finding.FOLLOWS, Finding.BREAKS), two[0], two[1], elsewhere);
    }
}
