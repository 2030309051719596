package org.clepsydra.bench.storm;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.therapy.TherapyState;

/**
 * The head goes back only to take out of the line what an occlusion trapped in it: in the hold that
 * it brought, for each START no further behind where it was furthest than the device may, and no
 * less than is said to be taken back.
 */
final class BackJudge {
    /** A line that is blocked, or less that left the container, which may be for that. */
    private static final long MAY_TRAP =
            Alarm.bits(AlarmCode.DOWNSTREAM_OCCLUSION, AlarmCode.FLOW_SHORT);

    /** Five that the monitor lets by, two that it takes for play, two of its reading. */
    private static final double LET_BY_COUNTS = 9;

    /** A reading at either end, and play. */
    private static final double BOOKED_COUNTS = 3;

    private static final double CUT_S = 0.15;
    private static final double DEAD_S = 0.5;

    private final Program program;
    private final boolean bounded;
    private final boolean read;
    private final double beyondNl;
    private int starts;
    private long head;
    private long furthest;
    private long commanded;
    private double everBackNl;
    private double bookedCounts = BOOKED_COUNTS;
    private final Complaint complaint = new Complaint();

    BackJudge(Draw draw, Program program) {
        this.program = program;
        read = draw.faults().stream().noneMatch(Pairs::blinds);
        boolean turns = draw.has(Fault.TURNS_BACK);
        // Where nobody reads the way it turns, nobody knows.
        bounded = read || !turns;
        StormPump pump = program.pump();
        double cutS = CUT_S + (draw.has(Fault.UNPOWERED_MOTION | Fault.DEAD) ? DEAD_S : 0);
        double driven = turns ? pump.fullNlPerS() * cutS + 2 * pump.quantumNl() : 0;
        beyondNl = LET_BY_COUNTS * pump.countNl() + driven;
    }

    void step(Rig rig) {
        head = rig.world.motor().head();
        if (rig.starts() != starts) {
            starts = rig.starts();
            furthest = head;
            commanded = 0;
        }
        if (rig.dead()) {
            return;
        }
        if (rig.out.motor().direction() < 0 && rig.out.motor().microsteps() > 0) {
            commanded(rig);
        }
        double countNl = program.pump().countNl();
        double shownNl = rig.out.snapshot().takenBackNl();
        double mayNl = everBackNl + bookedCounts * countNl;
        if (read && shownNl > mayNl) {
            complaint.say("%.1f nL are said to be taken back, at most %.1f were", shownNl, mayNl);
        }
    }

    private void commanded(Rig rig) {
        bookedCounts += commanded == 0 ? BOOKED_COUNTS : 0;
        commanded += rig.out.motor().microsteps();
        boolean occluded = (rig.conditions() & MAY_TRAP) != 0;
        if (rig.state() != TherapyState.HELD || !occluded || !rig.startOrdered()) {
            complaint.say("goes back in state %d, not for an occlusion", rig.state());
        }
        double nl = (double) commanded * program.pump().microstepNl();
        if (nl > rig.device().backOffNlMax()) {
            complaint.say(
                    "told to go back by %.1f nL, at most %.1f",
                    nl, (double) rig.device().backOffNlMax());
        }
    }

    void passed(Rig rig) {
        double movedNl = (rig.world.motor().head() - head) * program.pump().microstepNl();
        head = rig.world.motor().head();
        furthest = Math.max(furthest, head);
        double backNl = (furthest - head) * program.pump().microstepNl();
        everBackNl += Math.max(0, -movedNl);
        double mostNl = rig.device().backOffNlMax() + beyondNl;
        if (bounded && backNl > mostNl) {
            complaint.say("went back by %.1f nL, at most %.1f", backNl, mostNl);
        }
    }

    String complaint() {
        return complaint.words();
    }
}
