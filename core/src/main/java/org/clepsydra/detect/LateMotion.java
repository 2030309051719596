package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;

/**
 * Finds a motor that takes longer than it was told: what a driver has to make it is told to make
 * within the longest period with current, whatever the rate, so that of what it had at a step's
 * beginning a share is due by its end.
 *
 * <p>The driver counts what it made and the head follows, so that nothing else sees it: it is given
 * less and less, and the curve is left behind. A sum as in {@link MotionDetector}, less a tenth of
 * what is due; a queue that is empty owes nothing.
 */
@Realizes("req~detect.motion-late~1")
final class LateMotion {
    /** Nine tenths are due: a driver's clock, and a pace in whole microseconds. */
    private static final long DUE_TENTHS = 9;

    private static final long TENTHS = 10;

    /** A pulse that falls between two readings, at either end. */
    private static final long LAG_MICROSTEPS = 2;

    private final long longestMs;
    private final long enough;
    private long behind;

    LateMotion(PumpGeometry device) {
        longestMs = device.longestEnergisedMs();
        // A tenth of a longest queue: 10 ms of 100 until a driver does what it is told. Below 2^25.
        long lag = device.queueMax() / TENTHS + LAG_MICROSTEPS;
        enough = TENTHS * longestMs * lag + 1;
    }

    /** Forgets what was. */
    void begin() {
        behind = 0;
    }

    /** One step in which driver and encoder can be believed; returns whether it was found. */
    boolean step(Signals in) {
        // At most a longest queue and one, and a longest queue: below 2^18 together.
        long made = Math.max(in.drivenMicrosteps(), -in.drivenMicrosteps());
        long toGo = in.microstepsToGo() + in.backToGo();
        long dueMs = Math.min(in.elapsedMs(), longestMs);
        long due = DUE_TENTHS * (made + toGo) * dueMs;
        long done = TENTHS * made * longestMs;
        behind = toGo > 0 ? Math.max(0, Math.min(behind + due - done, enough)) : 0;
        return behind >= enough;
    }
}
