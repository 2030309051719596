package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clepsydra.fuzz.RemoteFlood;
import org.clepsydra.fuzz.RemoteTally;
import org.clepsydra.remote.RemoteVerdict;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A million messages to a pump whose twin hears none; a share of them on every build. */
@Verifies({"req~remote.judged~1", "req~remote.nothing-else~1"})
class RemoteFloodTest {
    private static final int SHARE = Integer.getInteger("clepsydra.share", 1);
    private static final int MESSAGES = 1_000_000 / SHARE;
    private static final int PARTS = 10;

    /** Of each kind of LOAD, of therapies and of what else is to be met, in a million. */
    private static final int LEAST = 20;

    private static final long SEED = 20_261_128;

    @Test
    void proposesAtMostAndChangesNothing() {
        List<RemoteTally> parts =
                IntStream.range(0, PARTS)
                        .parallel()
                        .mapToObj(i -> new RemoteFlood().run(SEED + i, MESSAGES / PARTS))
                        .collect(Collectors.toList());
        RemoteTally tally = new RemoteTally();
        parts.forEach(tally::add);
        System.out.println(tally.shown());
        assertTrue(tally.messages() >= MESSAGES - PARTS, tally.shown());
        for (int code = RemoteVerdict.DAMAGED; code <= RemoteVerdict.PROPOSED; code++) {
            assertTrue(tally.verdicts(code) * 1_000 >= tally.messages(), "verdict " + code);
        }
        assertTrue(tally.least() * SHARE >= LEAST, tally.shown());
    }
}
