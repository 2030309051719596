package org.clepsydra.journal;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.alarm.AnnunciatorFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;

/** Notes what begins and ends of the alarms, and what the operator does about them. */
@Realizes("req~journal.events~4")
final class AlarmEntries {
    /** A late step has a record of its own and is over at once. */
    private static final long NO_END = 1L << AlarmCode.LATE_STEP;

    private final Ring ring;
    private long lastPresent;
    private long lastShown;
    private long ended;
    private long lastPausedMs;
    private long keptBefore;
    private long beganBefore;

    AlarmEntries(Ring ring) {
        this.ring = ring;
    }

    /**
     * Notes which conditions were kept over a loss of power, and which began since. Before the
     * first step.
     */
    void restore(long kept, long began) {
        keptBefore = kept;
        beganBefore = began;
        lastPresent = began;
    }

    void step(Signals in, AnnunciatorFrame alarms) {
        long nowMs = in.nowMs();
        if (keptBefore != 0) {
            ring.append(nowMs, EventCode.CONDITIONS_KEPT, keptBefore, alarms.conditions());
            keptBefore = 0;
        }
        long present = alarms.present();
        if (in.order() == Orders.ACKNOWLEDGE && lastShown != 0) {
            ring.append(nowMs, EventCode.ACKNOWLEDGED, lastShown, alarms.conditions());
        }
        long began = (present & ~lastPresent) | beganBefore;
        beganBefore = 0;
        if (began != 0) {
            ring.append(nowMs, EventCode.CONDITION, began, alarms.conditions());
        }
        ended = (ended | (lastPresent & ~present & ~NO_END)) & ~present;
        // One that flickers must not crowd out the rest: an end waits until nothing else does.
        if (ended != 0 && ring.idle()) {
            ring.append(nowMs, EventCode.CONDITION_ENDED, ended, alarms.conditions());
            ended = 0;
        }
        pause(nowMs, in, alarms);
        lastPresent = present;
        lastShown = alarms.conditions();
    }

    private void pause(long nowMs, Signals in, AnnunciatorFrame alarms) {
        long leftMs = alarms.pausedMs();
        boolean ordered = in.order() == Orders.AUDIO_PAUSE;
        if (ordered && leftMs > 0) {
            ring.append(nowMs, EventCode.AUDIO_PAUSE, alarms.conditions(), leftMs);
        } else if (lastPausedMs > 0 && leftMs == 0) {
            long cutMs = Math.max(0, lastPausedMs - in.elapsedMs());
            ring.append(nowMs, EventCode.AUDIO_PAUSE_ENDED, alarms.conditions(), cutMs);
        }
        lastPausedMs = leftMs;
    }
}
