package org.clepsydra.bench.storm;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.therapy.TherapyState;

/**
 * On two processors: each reply is used once and for its request alone, a silence stops the motor,
 * 300 ms of it holds and is announced, and nothing goes on without START after that.
 */
final class LinkJudge {
    private static final long APART_MS = 300;

    private boolean apartBefore;
    private boolean startNeeded;
    private int starts;
    private int losses;
    private final Complaint complaint = new Complaint();

    /** After a step of either channel. */
    void step(Rig rig) {
        TwoProcessors two = rig.two();
        if (two == null) {
            return;
        }
        if (two.monitorMadeIt()) {
            monitor(rig, two.oracle);
        }
        if (rig.starts() != starts) {
            starts = rig.starts();
            startNeeded = false;
        }
        if (rig.powerLosses() != losses) {
            losses = rig.powerLosses();
            startNeeded = true;
        }
        if (two.controlMadeIt()) {
            control(rig, two.oracle);
        }
    }

    private void monitor(Rig rig, LinkOracle oracle) {
        if (oracle.answeredWrongly()) {
            complaint.say("the monitor answered what does not count, or not what does");
        }
        long longestMs = Math.max(rig.device().longestEnergisedMs(), rig.device().longestIdleMs());
        if (oracle.unaskedMs() > longestMs && rig.out.cutoff().closed()) {
            complaint.say("the switch is closed %d ms after a request", oracle.unaskedMs());
        }
    }

    private void control(Rig rig, LinkOracle oracle) {
        boolean granted = rig.out.permit().granted();
        if (granted && !oracle.answered()) {
            complaint.say("a permit was taken, and no reply came to the request");
        }
        boolean back = rig.out.motor().direction() < 0;
        long told = rig.out.motor().energise() ? rig.out.motor().microsteps() : 0;
        long most = oracle.permitted(back);
        if (told > most) {
            complaint.say("told %d microsteps, the monitor's reply permits %d", told, most);
        }
        boolean apart = oracle.silentMs() >= APART_MS;
        if (apart) {
            apart(rig, oracle);
        } else if (rig.out.permit().apart()) {
            complaint.say("apart after %d ms without a reply", oracle.silentMs());
        }
        startNeeded = startNeeded || (apart && !apartBefore);
        apartBefore = apart;
        if (told > 0 && startNeeded) {
            complaint.say("moves after the channels were apart, and nobody ordered it");
        }
    }

    private void apart(Rig rig, LinkOracle oracle) {
        boolean runs = rig.infuses() || rig.state() == TherapyState.OVERLAY;
        if (runs) {
            complaint.say("runs %d ms after the last reply", oracle.silentMs());
        }
        boolean told = (rig.out.annunciator().present() & 1L << AlarmCode.CHANNELS_APART) != 0;
        if (!told) {
            complaint.say("no alarm %d ms after the last reply", oracle.silentMs());
        }
    }

    String complaint() {
        return complaint.words();
    }
}
