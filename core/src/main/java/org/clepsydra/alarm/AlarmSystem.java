package org.clepsydra.alarm;

import org.clepsydra.detect.Findings;
import org.clepsydra.monitor.Permit;
import org.clepsydra.port.Stages;
import org.clepsydra.signal.Signals;
import org.clepsydra.therapy.Reservoir;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.therapy.Wear;
import org.clepsydra.trace.Realizes;

/** Every condition, what of it is seen and heard, and what the device is told of both. */
public final class AlarmSystem {
    private final AlarmBoard board = new AlarmBoard();
    private final Attention attention = new Attention();
    private final Escalation escalation = new Escalation();
    private final AlarmPhase phase = new AlarmPhase();
    private final SoundWatch watch = new SoundWatch();

    /**
     * Goes on from the conditions that were kept when the power was lost. Before the first step.
     */
    public void restore(long kept) {
        board.restore(kept);
    }

    /** The conditions that are kept until they are acknowledged, a bit each. */
    @Realizes("req~alarm.restored~1")
    public long kept() {
        return board.kept();
    }

    /** Notes whether the program will end before long; before {@link #step}. */
    @Realizes({"req~alarm.announce~1", "req~alarm.near-end~1", "req~structure.flow~1"})
    public int nearEnd(boolean near) {
        board.nearEnd(near);
        return Stages.END_AHEAD;
    }

    public int step(
            Signals in,
            Findings findings,
            Permit permit,
            int therapyState,
            boolean withheld,
            boolean keepsOpen,
            Reservoir reservoir,
            Wear wear,
            StateFrame state,
            AnnunciatorFrame out) {
        board.unheard(watch.failed());
        board.step(
                in,
                findings,
                permit,
                therapyState,
                withheld,
                keepsOpen,
                reservoir,
                wear,
                state,
                out);
        attention.step(in, out.conditions(), out.present());
        escalation.step(in.elapsedMs(), out.conditions(), attention.acknowledged());
        int code = Ranking.first(out.conditions(), escalation);
        int priority = Ranking.priority(code, escalation);
        out.rank(priority, code);
        out.attend(attention.acknowledged(), attention.pausedMs());
        int pattern = pattern();
        phase.step(in, pattern, priority);
        watch.step(in.condition().soundHeard(), pattern, phase);
        out.signal(pattern, phase.soundMs(), priority, phase.lightMs());
        return Stages.ALARMS;
    }

    /** The patterns of bursts have the codes of the priorities. */
    private int pattern() {
        int first = Ranking.first(attention.sounding(), escalation);
        int heard = Ranking.priority(first, escalation);
        int quiet = attention.reminds() ? AlarmPattern.REMINDER : AlarmPattern.SILENT;
        return heard == AlarmCode.NONE ? quiet : heard;
    }
}
