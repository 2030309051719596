package org.clepsydra.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.port.RemoteFrame;
import org.clepsydra.port.RemoteLayout;
import org.clepsydra.remote.Proposals;
import org.clepsydra.remote.Sent;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the journal says of what came from afar. */
@Verifies("req~remote.logged~1")
class RemoteEntriesTest {
    private static final long PLAN = 0x1111_1111_2222_2222L;

    private final Ring ring = new Ring();
    private final RemoteEntries entries = new RemoteEntries(ring);
    private final RemoteFrame frame = new RemoteFrame();
    private final Proposals proposals = new Proposals();
    private final List<String> stored = new ArrayList<>();
    private long nowMs = 1_000_000;
    private long number;

    @BeforeEach
    void agreed() {
        frame.session(9);
    }

    private void step(long ms) {
        step(ms, true, false);
    }

    private void step(long ms, boolean mayPropose, boolean loads) {
        nowMs += ms;
        proposals.step(frame, nowMs, ms, mayPropose);
        proposals.conclude(loads, true);
        entries.step(nowMs, ms, proposals);
        frame.present(false);
        long[] record = new long[Journal.RECORD_WORDS];
        while (ring.handOver(record)) {
            stored.add(record[1] + " " + record[2] + ": " + record[3] + ", " + record[4]);
        }
    }

    private void propose() {
        number++;
        Sent.put(frame, number, nowMs, PLAN);
    }

    private void forge() {
        propose();
        frame.authentic(false);
    }

    private static String came(long ms, long verdicts, long messages) {
        return ms + " " + EventCode.REMOTE + ": " + verdicts + ", " + messages;
    }

    @Test
    void notesTheFirstMessageAtOnce() {
        step(0);
        assertEquals(List.of(), stored);
        propose();
        step(10);
        // Bit 8: proposed.
        assertEquals(List.of(came(1_000_010, 256, 1)), stored);
    }

    @Test
    void notesTheNextWhen60SecondsHavePassed() {
        forge();
        step(0);
        number++;
        Sent.put(frame, number, nowMs + 59_999, PLAN);
        step(59_999);
        assertEquals(List.of(came(1_000_000, 4, 1)), stored);
        forge();
        step(1);
        assertEquals(List.of(came(1_000_000, 4, 1), came(1_060_000, 4 + 256, 2)), stored);
    }

    @Test
    void notesNothingWithoutAMessage() {
        forge();
        step(0);
        propose();
        step(10);
        for (int i = 0; i < 10; i++) {
            step(30_000);
        }
        assertEquals(List.of(came(1_000_000, 4, 1)), stored);
        // The next brings what came before with it.
        forge();
        step(10);
        assertEquals(List.of(came(1_000_000, 4, 1), came(1_300_020, 4 + 256, 2)), stored);
        // And is followed by none for as long again.
        forge();
        step(59_999);
        assertEquals(2, stored.size());
        forge();
        step(1);
        assertEquals(came(1_360_020, 4, 2), stored.get(2));
    }

    @Test
    void makesOneRecordAMinuteOfAFlood() {
        for (int i = 0; i <= 18_000; i++) {
            forge();
            step(10);
        }
        // 180 s of it; 6,000 messages a minute.
        assertEquals(
                List.of(
                        came(1_000_010, 4, 1),
                        came(1_060_010, 4, 6_000),
                        came(1_120_010, 4, 6_000),
                        came(1_180_010, 4, 6_000)),
                stored);
    }

    @Test
    void hasABitForEveryVerdict() {
        Sent.put(frame, 0, nowMs, PLAN);
        expect(1 << 1, true);
        Sent.put(frame, 1, nowMs, PLAN);
        frame.authentic(false);
        expect(1 << 2, true);
        Sent.put(frame, 8, 1, nowMs, PLAN);
        expect(1 << 3, true);
        Sent.put(frame, 2, nowMs, PLAN);
        expect(1 << 6, true);
        Sent.put(frame, 2, nowMs, PLAN);
        expect(1 << 4, true);
        Sent.put(frame, 1, nowMs, PLAN);
        expect(1 << 5, true);
        Sent.put(frame, 3, nowMs + 60_000, PLAN);
        expect(1 << 7, false);
        Sent.put(frame, 4, nowMs + 60_000, PLAN);
        expect(1 << 8, true);
        assertEquals(RemoteLayout.REMOTE_MAGIC, frame.words()[RemoteLayout.MAGIC]);
    }

    private void expect(long bits, boolean mayPropose) {
        stored.clear();
        step(60_000, mayPropose, false);
        assertEquals(List.of(came(nowMs, bits, 1)), stored);
    }

    @Test
    void gathersTheBitsOfAMinute() {
        forge();
        step(0);
        Sent.put(frame, 0, nowMs, PLAN);
        step(10);
        Sent.put(frame, 0, nowMs, PLAN);
        step(10);
        Sent.put(frame, 8, 1, nowMs, PLAN);
        step(59_980);
        assertEquals(came(1_060_000, 2 + 8, 3), stored.get(1));
    }

    @Test
    void countsTimeThatCannotBeAddedUp() {
        forge();
        step(0);
        frame.present(false);
        proposals.step(frame, nowMs, 0, true);
        for (int i = 0; i < 3; i++) {
            entries.step(nowMs, Long.MAX_VALUE, proposals);
        }
        forge();
        step(0);
        assertEquals(List.of(came(1_000_000, 4, 1), came(1_000_000, 4, 1)), stored);
    }

    @Test
    void notesAtOnceThatAProposalWasTaken() {
        number = 41;
        propose();
        step(0);
        stored.clear();
        step(10, true, true);
        assertEquals(List.of(nowMs + " " + EventCode.PROPOSAL_TAKEN + ": 9, 42"), stored);
        step(10, false, true);
        assertEquals(1, stored.size());
    }

    @Test
    void notesBothWhereItIsTakenInTheStepInWhichItComes() {
        propose();
        step(0, true, true);
        assertEquals(
                List.of(came(1_000_000, 256, 1), "1000000 " + EventCode.PROPOSAL_TAKEN + ": 9, 1"),
                stored);
    }

    @Test
    void hasTheCodesThatAreStored() {
        assertEquals(50, EventCode.REMOTE);
        assertEquals(51, EventCode.PROPOSAL_TAKEN);
    }
}
