package org.clepsydra;

import org.clepsydra.trace.Realizes;

/** What the hardware watchdog is to be told: the response to its challenge, and when. */
@Realizes("req~structure.frames~1")
public final class WatchdogFrame {
    private int token;
    private boolean due;

    /** The response to the challenge of this step's frame, made by every stage in order. */
    public int token() {
        return token;
    }

    /** Whether the response is to be given after this step; given earlier it is a wrong one. */
    public boolean due() {
        return due;
    }

    void answer(int response, boolean isDue) {
        token = response;
        due = isDue;
    }
}
