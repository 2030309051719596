package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Which bursts are judged, in steps of 100 ms. */
@Verifies("req~alarm.heard~1")
class SoundWatchTest {
    private final Validator validator = new Validator(new PumpGeometry(Devices.bedside().seal()));
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame none = new OrderFrame();
    private final Signals signals = new Signals();
    private final AlarmPhase phase = new AlarmPhase();
    private final SoundWatch watch = new SoundWatch();

    private void step(int pattern, boolean heard) {
        in.nowMs(in.nowMs() + 100);
        in.monitorNowMs(in.nowMs());
        validator.step(in, none, signals);
        phase.step(signals, pattern, 0);
        watch.step(heard, pattern, phase);
    }

    /** To the last step of so many bursts, none of them heard. */
    private void unheard(int pattern, int bursts) {
        for (int i = 0; i < bursts; i++) {
            step(pattern, false);
            while (!phase.ended()) {
                step(pattern, false);
            }
        }
    }

    @Test
    void takesWhatWasHeardOfABurstThatWasBrokenOffForNoOther() {
        step(AlarmPattern.MEDIUM_BURST, false);
        step(AlarmPattern.MEDIUM_BURST, true);
        assertEquals(false, phase.began());
        step(AlarmPattern.SILENT, false);
        assertEquals(true, phase.began());
        unheard(AlarmPattern.MEDIUM_BURST, 2);
        assertEquals(false, watch.failed());
        unheard(AlarmPattern.MEDIUM_BURST, 1);
        assertEquals(true, watch.failed());
    }

    @Test
    void countsAnewAfterABurstThatWasHeard() {
        unheard(AlarmPattern.MEDIUM_BURST, 2);
        step(AlarmPattern.MEDIUM_BURST, true);
        while (!phase.ended()) {
            step(AlarmPattern.MEDIUM_BURST, false);
        }
        unheard(AlarmPattern.MEDIUM_BURST, 2);
        assertEquals(false, watch.failed());
        unheard(AlarmPattern.MEDIUM_BURST, 1);
        assertEquals(true, watch.failed());
    }

    @Test
    void judgesNoBurstThatBecomesAnotherWhereItWouldEnd() {
        step(AlarmPattern.MEDIUM_BURST, false);
        long periodMs = AlarmPattern.periodMs(AlarmPattern.MEDIUM_BURST);
        for (long ms = 100; ms < periodMs; ms += 100) {
            step(AlarmPattern.MEDIUM_BURST, false);
            assertEquals(false, phase.ended());
        }
        step(AlarmPattern.LOW_BURST, false);
        assertEquals(true, phase.began());
        assertEquals(false, phase.ended());
    }
}
