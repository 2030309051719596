package org.clepsydra.alarm;

import java.util.ArrayList;
import java.util.List;

/**
 * Hears and sees an annunciator from the outside, millisecond by millisecond: one with a timer that
 * goes on with what it was told until it is told again.
 */
final class Ear {
    /** So long without sound is between two bursts. */
    private static final long BURST_GAP_MS = 2_000;

    /** From when to when it was on. */
    record On(long fromMs, long toMs) {
        long ms() {
            return toMs - fromMs;
        }
    }

    private final long tickMs;
    private final List<On> pulses = new ArrayList<>();
    private final List<On> flashes = new ArrayList<>();
    private long nowMs;
    private long soundSinceMs = -1;
    private long litSinceMs = -1;

    Ear() {
        this(1);
    }

    /** One that listens every so many milliseconds only, of which every figure is a multiple. */
    Ear(long tickMs) {
        this.tickMs = tickMs;
    }

    /** What happens in the time until the next step. */
    void hear(AnnunciatorFrame told, long ms) {
        for (long i = 0; i < ms; i += tickMs) {
            boolean sounds =
                    AlarmPattern.pulseAt(told.pattern(), told.soundMs() + i)
                            != AlarmPattern.NO_PULSE;
            soundSinceMs = edge(pulses, soundSinceMs, sounds);
            boolean lit = AlarmLight.lit(told.light(), told.lightMs() + i);
            litSinceMs = edge(flashes, litSinceMs, lit);
            nowMs += tickMs;
        }
    }

    private long edge(List<On> log, long sinceMs, boolean on) {
        if (on) {
            return sinceMs < 0 ? nowMs : sinceMs;
        }
        if (sinceMs >= 0) {
            log.add(new On(sinceMs, nowMs));
        }
        return -1;
    }

    long nowMs() {
        return nowMs;
    }

    List<On> pulses() {
        return pulses;
    }

    List<On> flashes() {
        return flashes;
    }

    /** Every burst that is over: the next has begun. */
    List<List<On>> bursts() {
        List<List<On>> bursts = new ArrayList<>();
        List<On> burst = new ArrayList<>();
        for (On pulse : pulses) {
            boolean next =
                    !burst.isEmpty()
                            && pulse.fromMs() - burst.get(burst.size() - 1).toMs() >= BURST_GAP_MS;
            if (next) {
                bursts.add(burst);
                burst = new ArrayList<>();
            }
            burst.add(pulse);
        }
        return bursts;
    }
}
