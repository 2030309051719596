package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Bits of the whole core's memory, each in another place: a few on every build. */
@Verifies({
    "req~persistence.held-twice~1",
    "req~persistence.figures-intact~1",
    "req~monitor.under-delivery~2",
    "req~alarm.not-infusing~1"
})
class FlipsTest {
    @Test
    void aBitThatTurnsOverDoesNoHarmThatIsNotAnnounced() {
        int flips = Integer.getInteger("clepsydra.flips", 200);
        StringWriter told = new StringWriter();
        Flips results = Flips.run(new Shard(11, 0, flips), done -> {});
        assertTrue(results.print(new PrintWriter(told)), told.toString());
    }
}
