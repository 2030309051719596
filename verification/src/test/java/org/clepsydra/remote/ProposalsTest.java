package org.clepsydra.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.port.RemoteFrame;
import org.clepsydra.port.RemoteLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a message, and which count. */
@Verifies("req~remote.judged~1")
class ProposalsTest {
    private static final long SESSION = 77;
    private static final long PLAN = 0x1234_5678_9ABC_DEF0L;

    private final RemoteFrame frame = new RemoteFrame();
    private final Proposals proposals = new Proposals();
    private long nowMs = 1_000_000;
    private boolean mayPropose = true;

    @BeforeEach
    void agreed() {
        frame.session(SESSION);
    }

    private int judged() {
        proposals.step(frame, nowMs, 0, mayPropose);
        return proposals.verdict();
    }

    private int judged(long number) {
        Sent.put(frame, number, nowMs, PLAN);
        return judged();
    }

    private int judgedSentAt(long number, long sentMs) {
        Sent.put(frame, number, sentMs, PLAN);
        return judged();
    }

    @Test
    void proposesWhatIsWholeVouchedForNewAndInTime() {
        assertEquals(RemoteVerdict.NONE, proposals.verdict());
        assertEquals(0, proposals.session());
        assertEquals(RemoteVerdict.PROPOSED, judged(1));
        assertEquals(PLAN, proposals.plan());
        assertEquals(SESSION, proposals.session());
    }

    @Test
    void saysNothingOfAMessageThatIsNotThere() {
        Sent.put(frame, 1, nowMs, PLAN);
        frame.present(false);
        assertEquals(RemoteVerdict.NONE, judged());
        assertEquals(0, proposals.plan());
        frame.present(true);
        // What was not there did not count.
        assertEquals(RemoteVerdict.PROPOSED, judged());
        frame.present(false);
        assertEquals(RemoteVerdict.NONE, judged());
        assertEquals(PLAN, proposals.plan());
    }

    @Test
    void trustsNoFrameThatNobodyFilled() {
        RemoteFrame empty = new RemoteFrame();
        assertEquals(RemoteLayout.WORDS, empty.words().length);
        assertFalse(empty.present());
        assertFalse(empty.authentic());
        assertEquals(0, empty.session());
        empty.present(true);
        proposals.step(empty, nowMs, 0, true);
        assertEquals(RemoteVerdict.DAMAGED, proposals.verdict());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void findsEveryBitThatChanged(int word) {
        for (int bit = 0; bit < 64; bit++) {
            Sent.put(frame, 1, nowMs, PLAN);
            frame.words()[word] ^= 1L << bit;
            assertEquals(RemoteVerdict.DAMAGED, judged(), "bit " + bit);
        }
        assertEquals(0, proposals.plan());
        assertEquals(RemoteVerdict.PROPOSED, judged(1));
    }

    @Test
    void findsAnotherMagicUnderItsOwnChecksum() {
        Sent.put(frame, 1, nowMs, PLAN);
        frame.words()[0] = 0x434C455052454D4EL;
        Sent.seal(frame);
        assertEquals(RemoteVerdict.DAMAGED, judged());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1",
        "0, 1",
        "1, 8",
        "2147483647, 8",
        "2147483648, 1",
        "-9223372036854775808, 1",
        "9223372036854775807, 1"
    })
    void takesNumbersWithinTheirRange(long number, int verdict) {
        assertEquals(verdict, judged(number));
    }

    /** 2^52 = 4,503,599,627,370,496. */
    @ParameterizedTest
    @CsvSource({
        "-9223372036854775808, 0, 1",
        "-1, 0, 1",
        "0, 0, 8",
        "4503599627370496, 4503599627370496, 8",
        "4503599627370497, 4503599627370497, 1",
        "9223372036854775807, 9223372036854775807, 1"
    })
    void takesTimesWithinTheirRange(long sentMs, long now, int verdict) {
        nowMs = now;
        assertEquals(verdict, judgedSentAt(1, sentMs));
    }

    @Test
    void takesNoPlanThatIsNone() {
        Sent.put(frame, 1, nowMs, 0);
        assertEquals(RemoteVerdict.DAMAGED, judged());
        Sent.put(frame, 1, nowMs, 1);
        assertEquals(RemoteVerdict.PROPOSED, judged());
        assertEquals(1, proposals.plan());
        Sent.put(frame, 2, nowMs, Long.MIN_VALUE);
        assertEquals(RemoteVerdict.PROPOSED, judged());
        assertEquals(Long.MIN_VALUE, proposals.plan());
    }

    @Test
    void takesNothingThatNobodyVouchesFor() {
        Sent.put(frame, 1, nowMs, PLAN);
        frame.authentic(false);
        assertEquals(RemoteVerdict.FORGED, judged());
        assertEquals(0, proposals.plan());
    }

    @Test
    void takesNothingOfAnotherSession() {
        Sent.put(frame, SESSION + 1, 1, nowMs, PLAN);
        assertEquals(RemoteVerdict.OTHER_SESSION, judged());
        Sent.put(frame, SESSION - 1, 1, nowMs, PLAN);
        assertEquals(RemoteVerdict.OTHER_SESSION, judged());
        Sent.put(frame, 0, 1, nowMs, PLAN);
        assertEquals(RemoteVerdict.OTHER_SESSION, judged());
        assertEquals(0, proposals.plan());
    }

    @Test
    void takesNothingWithoutASession() {
        frame.session(0);
        Sent.put(frame, 0, 1, nowMs, PLAN);
        assertEquals(RemoteVerdict.OTHER_SESSION, judged());
        Sent.put(frame, SESSION, 1, nowMs, PLAN);
        assertEquals(RemoteVerdict.OTHER_SESSION, judged());
        assertEquals(0, proposals.session());
    }

    @Test
    void takesAnyOtherNumberForASession() {
        frame.session(-1);
        assertEquals(RemoteVerdict.PROPOSED, judged(1));
        assertEquals(-1, proposals.session());
    }

    @Test
    void tellsWhatCameAgainFromWhatCameLate() {
        assertEquals(RemoteVerdict.PROPOSED, judged(5));
        assertEquals(RemoteVerdict.REPLAYED, judged(5));
        assertEquals(RemoteVerdict.REORDERED, judged(4));
        assertEquals(RemoteVerdict.REORDERED, judged(1));
        assertEquals(RemoteVerdict.REPLAYED, judged(5));
        assertEquals(RemoteVerdict.PROPOSED, judged(6));
        // Numbers may be left out.
        assertEquals(RemoteVerdict.PROPOSED, judged(2_147_483_647));
        assertEquals(RemoteVerdict.REORDERED, judged(2_147_483_646));
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 8",
        "1000001, 6",
        "970000, 8",
        "969999, 6",
        "0, 6",
        "4503599627370496, 6"
    })
    void takesWhatWasSentInTheLast30Seconds(long sentMs, int verdict) {
        assertEquals(verdict, judgedSentAt(1, sentMs));
    }

    /** However wrong the clock is, no difference turns round. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, Long.MAX_VALUE})
    void takesNothingOnAClockThatIsFarOff(long now) {
        nowMs = now;
        assertEquals(RemoteVerdict.STALE, judgedSentAt(1, 0));
        assertEquals(RemoteVerdict.STALE, judgedSentAt(2, 1L << 52));
    }

    @Test
    void takesNothingWhileTherapyIsOn() {
        mayPropose = false;
        assertEquals(RemoteVerdict.NOT_NOW, judged(1));
        assertEquals(0, proposals.plan());
        mayPropose = true;
        assertEquals(RemoteVerdict.PROPOSED, judged(2));
    }

    /** All is wrong at first; what is put right leaves the next verdict. */
    @Test
    void givesTheFirstVerdictThatApplies() {
        judged(3);
        nowMs = nowMs + 30_001;
        mayPropose = false;
        Sent.put(frame, SESSION + 1, 3, nowMs - 30_001, PLAN);
        frame.authentic(false);
        frame.words()[5] ^= 1;
        assertEquals(RemoteVerdict.DAMAGED, judged());
        frame.words()[5] ^= 1;
        assertEquals(RemoteVerdict.FORGED, judged());
        frame.authentic(true);
        assertEquals(RemoteVerdict.OTHER_SESSION, judged());
        assertEquals(RemoteVerdict.REPLAYED, judgedSentAt(3, nowMs - 30_001));
        assertEquals(RemoteVerdict.REORDERED, judgedSentAt(2, nowMs - 30_001));
        assertEquals(RemoteVerdict.STALE, judgedSentAt(4, nowMs - 30_001));
        assertEquals(RemoteVerdict.NOT_NOW, judgedSentAt(5, nowMs - 30_000));
        mayPropose = true;
        assertEquals(RemoteVerdict.PROPOSED, judgedSentAt(6, nowMs - 30_000));
    }

    @Test
    void countsWhatIsLateAndWhatComesAtTheWrongTime() {
        assertEquals(RemoteVerdict.STALE, judgedSentAt(1, nowMs + 1));
        assertEquals(RemoteVerdict.REPLAYED, judged(1));
        mayPropose = false;
        assertEquals(RemoteVerdict.NOT_NOW, judged(2));
        assertEquals(RemoteVerdict.REPLAYED, judged(2));
        assertEquals(RemoteVerdict.REORDERED, judged(1));
        mayPropose = true;
        assertEquals(RemoteVerdict.PROPOSED, judged(3));
        assertEquals(RemoteVerdict.REPLAYED, judged(3));
    }

    @Test
    void countsNothingThatIsDamagedForgedOrOfAnotherSession() {
        assertEquals(RemoteVerdict.PROPOSED, judged(1));
        Sent.put(frame, 1_000, nowMs, PLAN);
        frame.words()[RemoteLayout.CRC] ^= 1;
        assertEquals(RemoteVerdict.DAMAGED, judged());
        Sent.put(frame, 1_000, nowMs, PLAN);
        frame.authentic(false);
        assertEquals(RemoteVerdict.FORGED, judged());
        Sent.put(frame, SESSION + 1, 1_000, nowMs, PLAN);
        assertEquals(RemoteVerdict.OTHER_SESSION, judged());
        assertEquals(RemoteVerdict.PROPOSED, judged(2));
    }

    @Test
    void countsFromTheBeginningInAnotherSession() {
        assertEquals(RemoteVerdict.PROPOSED, judged(9));
        frame.session(SESSION + 1);
        assertEquals(RemoteVerdict.PROPOSED, judged(1));
        assertEquals(RemoteVerdict.REPLAYED, judged(1));
        assertEquals(SESSION + 1, proposals.session());
    }

    @Test
    void countsFromTheBeginningWhereTheSessionChangedWithoutAMessage() {
        assertEquals(RemoteVerdict.PROPOSED, judged(9));
        frame.present(false);
        assertEquals(RemoteVerdict.NONE, judged());
        assertEquals(RemoteVerdict.REPLAYED, judged(9));
        frame.session(0);
        frame.present(false);
        judged();
        frame.session(SESSION);
        assertEquals(RemoteVerdict.PROPOSED, judged(8));
        assertTrue(proposals.plan() != 0);
    }
}
