package org.clepsydra.world;

/** A clock of the device: counts whole milliseconds, with an error in its rate and faults. */
public final class DeviceClock {
    private static final long PPM = 1_000_000;
    private static final long PER_MS = 1_000 * PPM;

    private long nowMs;
    private long partOfMs;
    private long errorPpm;
    private boolean stopped;

    DeviceClock(long startMs) {
        nowMs = startMs;
    }

    /** Sets the error of the rate, in parts per million; positive is fast. */
    public void errorPpm(long value) {
        errorPpm = value;
    }

    /** Fault: the clock stands still from now on. */
    public void stop() {
        stopped = true;
    }

    /** Fault: the clock jumps, back if negative. */
    public void jump(long ms) {
        nowMs += ms;
    }

    void advance(long spanUs) {
        if (stopped) {
            return;
        }
        partOfMs += spanUs * (PPM + errorPpm);
        long whole = partOfMs / PER_MS;
        nowMs += whole;
        partOfMs -= whole * PER_MS;
    }

    long nowMs() {
        return nowMs;
    }
}
