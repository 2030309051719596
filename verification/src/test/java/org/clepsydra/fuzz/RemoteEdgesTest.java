package org.clepsydra.fuzz;

import static org.clepsydra.fuzz.RemoteLink.PLAN;
import static org.clepsydra.fuzz.RemoteLink.SESSION;
import static org.clepsydra.fuzz.RemoteLink.message;
import static org.clepsydra.remote.RemoteVerdict.DAMAGED;
import static org.clepsydra.remote.RemoteVerdict.FORGED;
import static org.clepsydra.remote.RemoteVerdict.NONE;
import static org.clepsydra.remote.RemoteVerdict.NOT_NOW;
import static org.clepsydra.remote.RemoteVerdict.OTHER_SESSION;
import static org.clepsydra.remote.RemoteVerdict.PROPOSED;
import static org.clepsydra.remote.RemoteVerdict.REORDERED;
import static org.clepsydra.remote.RemoteVerdict.REPLAYED;
import static org.clepsydra.remote.RemoteVerdict.STALE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.clepsydra.port.Orders;
import org.clepsydra.port.RemoteLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Verdicts on messages on either side of each limit, as the text has them. */
@Verifies("req~remote.judged~1")
class RemoteEdgesTest {
    private static final long NUMBER_MAX = 2_147_483_647L;
    private static final long SENT_MS_MAX = 4_503_599_627_370_496L;

    private final RemoteLink link = new RemoteLink();

    /** Of one that nobody vouches for, so that nothing is counted. */
    private int damagedOr(long number, long sentMs, long plan) {
        return link.hear(message(SESSION, number, sentMs, plan), false);
    }

    @Test
    void hasTheWordsOfTheText() {
        assertEquals(RemoteLayout.WORDS, link.message(1).length);
        assertEquals(RemoteLayout.REMOTE_MAGIC, link.message(1)[RemoteLayout.MAGIC]);
    }

    /** The oracle's checksum, which all these tests stand on, is the platform's. */
    @Test
    void hasTheChecksumOfTheText() {
        long[] words = link.message(77);
        ByteBuffer bytes = ByteBuffer.allocate(5 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 5; i++) {
            bytes.putLong(words[i]);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        assertEquals(crc.getValue(), words[RemoteLayout.CRC]);
    }

    @Test
    void saysNothingWithoutAMessage() {
        link.waits(100);
        assertEquals(NONE, link.verdict());
        assertEquals(PROPOSED, link.hear(link.message(1)));
        link.waits(10);
        assertEquals(NONE, link.verdict());
    }

    @Test
    void findsEveryBitThatIsWrong() {
        for (int bit = 0; bit < 6 * Long.SIZE; bit++) {
            long[] words = link.message(1);
            words[bit / Long.SIZE] ^= 1L << (bit % Long.SIZE);
            assertEquals(DAMAGED, link.hear(words), "bit " + bit);
        }
        long[] other = link.message(1);
        other[0]++;
        assertEquals(DAMAGED, link.hear(RemoteLink.sealed(other)));
        assertEquals(PROPOSED, link.hear(link.message(1)));
    }

    @Test
    void takesNumbersTimesAndPlansInTheirRange() {
        long ms = link.nextMs();
        assertEquals(DAMAGED, damagedOr(Long.MIN_VALUE, ms, PLAN));
        assertEquals(DAMAGED, damagedOr(-1, ms, PLAN));
        assertEquals(DAMAGED, damagedOr(0, ms, PLAN));
        assertEquals(FORGED, damagedOr(1, ms, PLAN));
        assertEquals(FORGED, damagedOr(NUMBER_MAX, ms, PLAN));
        assertEquals(DAMAGED, damagedOr(NUMBER_MAX + 1, ms, PLAN));
        assertEquals(DAMAGED, damagedOr((1L << 32) + 1, ms, PLAN));
        assertEquals(DAMAGED, damagedOr(Long.MAX_VALUE, ms, PLAN));
        assertEquals(DAMAGED, damagedOr(1, Long.MIN_VALUE, PLAN));
        assertEquals(DAMAGED, damagedOr(1, -1, PLAN));
        assertEquals(FORGED, damagedOr(1, 0, PLAN));
        assertEquals(FORGED, damagedOr(1, SENT_MS_MAX, PLAN));
        assertEquals(DAMAGED, damagedOr(1, SENT_MS_MAX + 1, PLAN));
        assertEquals(DAMAGED, damagedOr(1, Long.MAX_VALUE, PLAN));
        assertEquals(FORGED, damagedOr(1, ms, -1));
        assertEquals(DAMAGED, damagedOr(1, ms, 0));
        assertEquals(FORGED, damagedOr(1, ms, 1));
    }

    /** One that is wrong in everything, mended bit by bit. */
    @Test
    void givesTheFirstVerdictThatApplies() {
        assertEquals(PROPOSED, link.hear(link.message(5)));
        link.pump.give(Orders.START);
        long late = link.nextMs() - 40_000;
        assertEquals(DAMAGED, link.hear(message(0, 4, late, 0), false));
        assertEquals(DAMAGED, link.hear(message(0, 4, late, 0), true));
        assertEquals(FORGED, link.hear(message(0, 4, late, PLAN), false));
        assertEquals(FORGED, link.hear(message(SESSION, 5, late, PLAN), false));
        assertEquals(OTHER_SESSION, link.hear(message(0, 4, late, PLAN)));
        assertEquals(OTHER_SESSION, link.hear(message(SESSION + 1, 5, late, PLAN)));
        assertEquals(REORDERED, link.hear(message(SESSION, 4, late, PLAN)));
        assertEquals(REPLAYED, link.hear(message(SESSION, 5, late, PLAN)));
        assertEquals(STALE, link.hear(message(SESSION, 6, late, PLAN)));
        assertEquals(NOT_NOW, link.hear(link.message(7)));
        link.pump.give(Orders.STOP);
        assertEquals(PROPOSED, link.hear(link.message(8)));
    }

    @Test
    void countsNumbersUpwardAndMayLeaveSomeOut() {
        assertEquals(PROPOSED, link.hear(link.message(5)));
        assertEquals(REPLAYED, link.hear(link.message(5)));
        assertEquals(REORDERED, link.hear(link.message(4)));
        // Neither of the two became the last.
        assertEquals(REPLAYED, link.hear(link.message(5)));
        assertEquals(PROPOSED, link.hear(link.message(7)));
        assertEquals(REORDERED, link.hear(link.message(6)));
        assertEquals(REPLAYED, link.hear(link.message(7)));
        assertEquals(PROPOSED, link.hear(link.message(NUMBER_MAX)));
        assertEquals(REPLAYED, link.hear(link.message(NUMBER_MAX)));
        assertEquals(REORDERED, link.hear(link.message(NUMBER_MAX - 1)));
    }

    @Test
    void countsNoNumberOfWhatIsNotTheSenders() {
        long[] damaged = link.message(100);
        damaged[5] ^= 1;
        assertEquals(DAMAGED, link.hear(damaged));
        assertEquals(FORGED, link.hear(link.message(101), false));
        long ms = link.nextMs();
        assertEquals(OTHER_SESSION, link.hear(message(SESSION + 1, 102, ms, PLAN)));
        assertEquals(PROPOSED, link.hear(link.message(1)));
    }

    @Test
    void countsWhatIsLateAndWhatCannotBeTakenNow() {
        long ms = link.nextMs();
        assertEquals(STALE, link.hear(message(SESSION, 10, ms - 30_001, PLAN)));
        assertEquals(REPLAYED, link.hear(link.message(10)));
        link.pump.give(Orders.START);
        assertEquals(NOT_NOW, link.hear(link.message(11)));
        link.pump.give(Orders.STOP);
        assertEquals(REPLAYED, link.hear(link.message(11)));
        assertEquals(REORDERED, link.hear(link.message(10)));
        assertEquals(PROPOSED, link.hear(link.message(12)));
    }

    @Test
    void takesNothingThatIsTooOldOrOfTheFuture() {
        assertEquals(PROPOSED, sentBefore(1, 30_000));
        assertEquals(STALE, sentBefore(2, 30_001));
        assertEquals(PROPOSED, sentBefore(3, 29_999));
        assertEquals(PROPOSED, sentBefore(4, 1));
        assertEquals(PROPOSED, sentBefore(5, 0));
        assertEquals(STALE, sentBefore(6, -1));
        assertEquals(STALE, link.hear(message(SESSION, 7, 0, PLAN)));
        assertEquals(STALE, link.hear(message(SESSION, 8, SENT_MS_MAX, PLAN)));
    }

    private int sentBefore(long number, long ms) {
        return link.hear(message(SESSION, number, link.nextMs() - ms, PLAN));
    }

    @Test
    void hearsNobodyWithoutASession() {
        link.session(0);
        assertEquals(OTHER_SESSION, link.hear(message(0, 1, link.nextMs(), PLAN)));
        assertEquals(OTHER_SESSION, link.hear(link.message(1)));
        assertEquals(0, link.pump.out.snapshot().remoteSession());
        link.session(-1);
        assertEquals(PROPOSED, link.hear(message(-1, 1, link.nextMs(), PLAN)));
        assertEquals(-1, link.pump.out.snapshot().remoteSession());
        assertEquals(OTHER_SESSION, link.hear(link.message(1)));
    }

    @Test
    void forgetsWhatWasCountedWithTheSession() {
        assertEquals(PROPOSED, link.hear(link.message(5)));
        // In the same step as a message of the new one.
        link.session(SESSION + 1);
        long[] first = message(SESSION + 1, 5, link.nextMs(), PLAN);
        assertEquals(PROPOSED, link.hear(first));
        assertEquals(REPLAYED, link.hear(first));
        // And in one without any.
        link.session(0);
        link.waits(10);
        link.session(SESSION);
        assertEquals(PROPOSED, link.hear(link.message(5)));
        assertEquals(REPLAYED, link.hear(link.message(5)));
    }
}
