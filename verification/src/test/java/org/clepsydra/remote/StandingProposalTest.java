package org.clepsydra.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.port.RemoteFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a proposal stands, and each way it ends. */
@Verifies("req~remote.proposal~1")
class StandingProposalTest {
    private static final long SESSION = 5;
    private static final long FIRST = 0x1111_1111_2222_2222L;
    private static final long SECOND = 0x3333_3333_4444_4444L;

    private final RemoteFrame frame = new RemoteFrame();
    private final Proposals proposals = new Proposals();
    private long nowMs = 50_000;

    @BeforeEach
    void proposed() {
        frame.session(SESSION);
        say(1, FIRST);
        step(10, true);
        assertEquals(FIRST, proposals.plan());
        assertEquals(1, proposals.number());
        frame.present(false);
    }

    private void say(long number, long plan) {
        Sent.put(frame, number, nowMs, plan);
    }

    private void step(long ms, boolean mayPropose) {
        nowMs += ms;
        proposals.step(frame, nowMs, ms, mayPropose);
        proposals.conclude(false, false);
    }

    @Test
    void standsFor600Seconds() {
        step(599_999, true);
        assertEquals(FIRST, proposals.plan());
        step(1, true);
        assertEquals(0, proposals.plan());
        step(1, true);
        assertEquals(0, proposals.plan());
    }

    @Test
    void standsFor600SecondsInManySteps() {
        for (int i = 0; i < 59_999; i++) {
            step(10, true);
        }
        step(9, true);
        assertEquals(FIRST, proposals.plan());
        step(1, true);
        assertEquals(0, proposals.plan());
    }

    @Test
    void isGoneAfterALongStep() {
        proposals.step(frame, Long.MAX_VALUE, Long.MAX_VALUE, true);
        assertEquals(0, proposals.plan());
        proposals.step(frame, Long.MAX_VALUE, Long.MAX_VALUE, true);
        assertEquals(0, proposals.plan());
    }

    @Test
    void standsWhileNoTimePasses() {
        step(599_999, true);
        for (int i = 0; i < 3; i++) {
            proposals.step(frame, nowMs - 700_000, 0, true);
            assertEquals(FIRST, proposals.plan());
        }
        step(1, true);
        assertEquals(0, proposals.plan());
    }

    @Test
    void isReplacedAndStandsAnew() {
        step(599_999, true);
        say(2, SECOND);
        step(0, true);
        frame.present(false);
        assertEquals(SECOND, proposals.plan());
        assertEquals(2, proposals.number());
        step(599_999, true);
        assertEquals(SECOND, proposals.plan());
        step(1, true);
        assertEquals(0, proposals.plan());
    }

    @Test
    void isReplacedInTheStepInWhichItEnds() {
        step(599_999, true);
        say(2, SECOND);
        step(1, true);
        assertEquals(SECOND, proposals.plan());
    }

    @Test
    void standsWhateverElseComes() {
        say(1, SECOND);
        step(10, true);
        assertEquals(RemoteVerdict.REPLAYED, proposals.verdict());
        Sent.put(frame, 2, nowMs + 11, SECOND);
        step(10, true);
        assertEquals(RemoteVerdict.STALE, proposals.verdict());
        say(3, SECOND);
        step(10, false);
        assertEquals(RemoteVerdict.NOT_NOW, proposals.verdict());
        say(4, SECOND);
        frame.authentic(false);
        step(10, true);
        assertEquals(RemoteVerdict.FORGED, proposals.verdict());
        assertEquals(FIRST, proposals.plan());
        // That of the message which proposed it, not the last that counts.
        assertEquals(1, proposals.number());
    }

    @Test
    void endsWithItsSession() {
        frame.session(SESSION + 1);
        step(10, true);
        assertEquals(0, proposals.plan());
        frame.session(SESSION);
        step(10, true);
        assertEquals(0, proposals.plan());
    }

    /** The session ends what stood before, and nothing that comes with it. */
    @Test
    void standsFromTheStepInWhichItsSessionIsShown() {
        frame.session(SESSION + 1);
        say(1, SECOND);
        step(10, true);
        assertEquals(RemoteVerdict.PROPOSED, proposals.verdict());
        assertEquals(SECOND, proposals.plan());
        frame.present(false);
        step(599_999, true);
        assertEquals(SECOND, proposals.plan());
        step(1, true);
        assertEquals(0, proposals.plan());
    }

    @Test
    void endsWhereNoSessionIsShown() {
        frame.session(0);
        step(10, true);
        assertEquals(0, proposals.plan());
    }

    @Test
    void endsWithAPlanThatIsLoaded() {
        proposals.conclude(true, false);
        assertEquals(0, proposals.plan());
        assertFalse(proposals.taken());
        step(10, true);
        assertEquals(0, proposals.plan());
    }

    @Test
    void isTakenByAPlanFromAfar() {
        assertFalse(proposals.taken());
        proposals.conclude(true, true);
        assertTrue(proposals.taken());
        assertEquals(0, proposals.plan());
        assertEquals(1, proposals.number());
        proposals.step(frame, nowMs, 0, false);
        proposals.conclude(true, true);
        assertFalse(proposals.taken());
    }

    @Test
    void isNotTakenWhereNoPlanIsLoaded() {
        proposals.conclude(false, true);
        assertFalse(proposals.taken());
        assertEquals(FIRST, proposals.plan());
    }

    @Test
    void isNotTakenWhereItHasEnded() {
        step(600_000, true);
        proposals.conclude(true, true);
        assertFalse(proposals.taken());
    }

    @Test
    void isTakenInItsLastMillisecond() {
        step(599_999, true);
        proposals.conclude(true, true);
        assertTrue(proposals.taken());
    }
}
