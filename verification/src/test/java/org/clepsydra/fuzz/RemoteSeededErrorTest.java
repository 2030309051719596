package org.clepsydra.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The flood finds a judge of messages with an error in it. */
class RemoteSeededErrorTest {
    private static final int MESSAGES = 60_000;
    private static final long SEED = 20_261_128;
    private static final int REPLAYED = RemoteOracle.REPLAYED;
    private static final int REORDERED = RemoteOracle.REORDERED;

    /** Words that are never damaged, but for the checksum. */
    private static final long[] RIGHT = {0x434C_4550_5245_4D4FL, 1, 1, 1, 1};

    @Test
    void agreesWithOneWithout() {
        RemoteTally tally = new RemoteFlood(RemoteOracle::new).run(SEED, 3_000);
        assertEquals(3_000, tally.messages());
    }

    @Test
    void findsAMessageThatMayBeOneTooOldOrTooNew() {
        assertFinds(() -> stale(1, 0));
        assertFinds(() -> stale(-1, 0));
        assertFinds(() -> stale(0, 1));
        assertFinds(() -> stale(0, -1));
    }

    /** As old as the limit and so much more; as much in the future. */
    private static RemoteOracle stale(long older, long newer) {
        return new RemoteOracle() {
            @Override
            boolean isStale(BigInteger sentMs, BigInteger nowMs) {
                long ageMs = nowMs.subtract(sentMs).longValueExact();
                return ageMs < -newer || ageMs > 30_000 + older;
            }
        };
    }

    @Test
    void findsAReplayTakenAsReorderedAndTheOther() {
        assertFinds(() -> again(REORDERED, REORDERED));
        assertFinds(() -> again(REPLAYED, REPLAYED));
    }

    private static RemoteOracle again(int same, int below) {
        return new RemoteOracle() {
            @Override
            int again(boolean is) {
                return is ? same : below;
            }
        };
    }

    @Test
    void findsANumberCountedThatMustNotAndOneThatIsNot() {
        assertFinds(() -> counting(RemoteOracle.DAMAGED));
        assertFinds(() -> counting(RemoteOracle.FORGED));
        assertFinds(() -> counting(RemoteOracle.OTHER_SESSION));
        assertFinds(() -> counting(RemoteOracle.NOT_NOW));
        assertFinds(() -> counting(RemoteOracle.PROPOSED));
    }

    /** From that verdict on. */
    private static RemoteOracle counting(int from) {
        return new RemoteOracle() {
            @Override
            boolean isCounted(int of) {
                return of >= from;
            }
        };
    }

    @Test
    void findsAWordThatIsNotLookedAt() {
        for (int word = 0; word < RIGHT.length; word++) {
            int unseen = word;
            assertFinds(() -> blindTo(unseen));
        }
    }

    private static RemoteOracle blindTo(int word) {
        return new RemoteOracle() {
            @Override
            boolean isDamaged(long[] words) {
                long[] seen = words.clone();
                seen[word] = RIGHT[word];
                boolean intact = RemoteOracle.checksum(words).longValueExact() == words[5];
                seen[5] = RemoteOracle.checksum(seen).longValueExact();
                // Nothing in it of the session, so that there the checksum is what is not seen.
                return super.isDamaged(seen) || (word != 1 && !intact);
            }
        };
    }

    @Test
    void findsAProposalThatStandsTooLongOrUnderAPlan() {
        assertFinds(
                () ->
                        new RemoteOracle() {
                            @Override
                            boolean isOver(BigInteger sinceMs) {
                                return sinceMs.longValueExact() > 600_000;
                            }
                        });
        assertFinds(
                () ->
                        new RemoteOracle() {
                            @Override
                            void loaded() {
                                // It stays.
                            }
                        });
    }

    private static void assertFinds(Supplier<RemoteOracle> wrong) {
        RemoteFlood flood = new RemoteFlood(wrong);
        Throwable found = assertThrows(AssertionError.class, () -> flood.run(SEED, MESSAGES));
        String complaint = found.getCause().getMessage();
        boolean judged = complaint.startsWith("verdict ") || complaint.startsWith("proposal ");
        assertTrue(judged, complaint);
    }
}
