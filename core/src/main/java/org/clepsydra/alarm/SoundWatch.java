package org.clepsydra.alarm;

import org.clepsydra.trace.Realizes;

/** Whether the sounder is heard when it is told to sound. */
@Realizes("req~alarm.heard~1")
final class SoundWatch {
    private boolean heard;
    private int unheard;

    /** Judges a burst that came to its end; one that was broken off is not judged. */
    void step(boolean heardNow, int pattern, AlarmPhase phase) {
        heard = heard || heardNow;
        if (phase.ended() && pattern != AlarmPattern.SILENT) {
            unheard = heard ? 0 : Math.min(AlarmFigures.UNHEARD_BURSTS, unheard + 1);
            heard = heardNow;
        } else if (phase.began()) {
            heard = false;
        }
    }

    /** Whether so many bursts in a row were told and not heard. */
    boolean failed() {
        return unheard >= AlarmFigures.UNHEARD_BURSTS;
    }
}
