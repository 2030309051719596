package org.clepsydra.detect;

import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;

/** Finds a key that is held for longer than anyone means to. */
@Realizes("req~condition.key-stuck~1")
final class KeyDetector {
    private static final long STUCK_MS = 60_000;

    private final Held down = new Held();

    void step(Signals in, ConditionFindings out) {
        out.keyStuck(down.step(in.condition().keyDown(), in.elapsedMs()) > STUCK_MS);
    }
}
