package org.clepsydra.alarm;

import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * What the operator has seen, and for how long the sound is paused. The light is not its matter.
 */
final class Attention {
    /** More drug than was ordered, or nobody knows: nothing quiets these while they are shown. */
    private static final long NEVER_QUIET =
            1L << AlarmCode.MONITOR_CUT
                    | 1L << AlarmCode.CORE_FAILED
                    | 1L << AlarmCode.MOTION_BEYOND
                    | 1L << AlarmCode.FLOW_BEYOND;

    /** They stand for long, and who knows of them need not be told all night. */
    private static final long STAND_LONG =
            1L << AlarmCode.RESERVOIR_LOW
                    | 1L << AlarmCode.RESERVOIR_SHORT
                    | 1L << AlarmCode.REPLACEMENT_DUE
                    | 1L << AlarmCode.END_OF_SERVICE
                    | 1L << AlarmCode.END_OF_INFUSION
                    | 1L << AlarmCode.KEEPING_OPEN
                    | 1L << AlarmCode.NEAR_END
                    | 1L << AlarmCode.COMMS_LOST
                    | 1L << AlarmCode.STORE_WORN;

    private long shownBefore;
    private long presentBefore;
    private long acknowledged;
    private long sounding;
    private boolean reminds;
    private @Ms long pausedMs;

    void step(Signals in, long shown, long present) {
        long began = present & ~presentBefore;
        boolean seen = in.order() == Orders.ACKNOWLEDGE;
        // What began in this step nobody has seen.
        long seenNow = seen ? acknowledged | shownBefore : acknowledged;
        acknowledged = seenNow & shown & ~began;
        pause(in, began != 0);
        quiet(in, shown);
        shownBefore = shown;
        presentBefore = present;
    }

    /** At most two minutes from the order; not where time does not pass. */
    @Realizes("req~alarm.pause~1")
    private void pause(Signals in, boolean broken) {
        // A key that is stuck is nobody's order.
        boolean stuck = (shownBefore & 1L << AlarmCode.KEY_STUCK) != 0;
        boolean ordered = in.order() == Orders.AUDIO_PAUSE && !stuck;
        long leftMs = ordered ? AlarmFigures.PAUSE_MS : pausedMs - in.elapsedMs();
        pausedMs = Units.ms(broken || !in.clockTrusted() ? 0 : Math.max(0, leftMs));
    }

    @Realizes({"req~alarm.pause~1", "req~alarm.quiet~1", "req~alarm.reminder~2"})
    private void quiet(Signals in, long shown) {
        long heard = pausedMs > 0 ? 0 : shown & ~acknowledged;
        // Without a clock there is no telling how long it has been quiet.
        sounding = in.clockTrusted() ? heard | (shown & NEVER_QUIET) : shown;
        reminds = (shown & ~(acknowledged & STAND_LONG)) != 0;
    }

    /** The conditions that the operator acknowledged and that are still shown. */
    @Realizes({"req~alarm.escalation~2", "req~alarm.quiet~1"})
    long acknowledged() {
        return acknowledged;
    }

    /** The conditions that are to be heard. */
    long sounding() {
        return sounding;
    }

    /** Whether, where none is to be heard, there is one to be reminded of. */
    @Realizes("req~alarm.reminder~2")
    boolean reminds() {
        return reminds;
    }

    /** For how long the sound is still paused; 0 where it is not. */
    @Realizes("req~alarm.pause~1")
    @Ms
    long pausedMs() {
        return pausedMs;
    }
}
