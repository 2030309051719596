package org.clepsydra.journal;

import org.clepsydra.quantity.Units;
import org.clepsydra.remote.Proposals;
import org.clepsydra.remote.RemoteVerdict;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/** Notes what came from afar, once a minute however much it was, and what was made of it. */
@Realizes("req~remote.logged~1")
final class RemoteEntries {
    private static final long APART_MS = 60_000;

    private final Ring ring;
    private @Ms long quietMs;
    private long verdicts;
    private long messages;

    RemoteEntries(Ring ring) {
        this.ring = ring;
        quietMs = Units.ms(APART_MS);
    }

    void step(long nowMs, @Ms long elapsedMs, Proposals proposals) {
        // Either is bounded, so that no sum of two can overflow.
        long sinceMs = Math.min(elapsedMs, APART_MS);
        quietMs = Units.ms(Math.min(quietMs + sinceMs, APART_MS));
        if (proposals.verdict() != RemoteVerdict.NONE) {
            messages = messages + 1;
            verdicts = verdicts | bit(proposals.verdict());
            if (quietMs >= APART_MS) {
                ring.append(nowMs, EventCode.REMOTE, verdicts, messages);
                quietMs = 0;
                verdicts = 0;
                messages = 0;
            }
        }
        if (proposals.taken()) {
            long session = proposals.session();
            ring.append(nowMs, EventCode.PROPOSAL_TAKEN, session, proposals.number());
        }
    }

    /** Written out, as the step shifts by constants only. */
    private static long bit(int verdict) {
        switch (verdict) {
            case RemoteVerdict.DAMAGED:
                return 1L << RemoteVerdict.DAMAGED;
            case RemoteVerdict.FORGED:
                return 1L << RemoteVerdict.FORGED;
            case RemoteVerdict.OTHER_SESSION:
                return 1L << RemoteVerdict.OTHER_SESSION;
            case RemoteVerdict.REPLAYED:
                return 1L << RemoteVerdict.REPLAYED;
            case RemoteVerdict.REORDERED:
                return 1L << RemoteVerdict.REORDERED;
            case RemoteVerdict.STALE:
                return 1L << RemoteVerdict.STALE;
            case RemoteVerdict.NOT_NOW:
                return 1L << RemoteVerdict.NOT_NOW;
            default:
                return 1L << RemoteVerdict.PROPOSED;
        }
    }
}
