package org.clepsydra.bench.storm;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;

/**
 * Holds what left the pump to the prescribed curve, and the ledger to what left the pump. What is
 * taken back is not given again, so that all that goes forward is held to the curve. Time runs on
 * the curve by the world's clock while the core says that it infuses, and by no more than the
 * longest step.
 */
final class DeliveryJudge {
    private static final double UNANNOUNCED_MS = 600_000;
    private static final double SHORT_SHARE = 0.1;
    private static final double SHORT_S = 2;
    private static final double BOOKS_LATE_S = 0.5;

    /** Nobody who is told of these learns that too little is given. */
    private static final long OF_NO_FAULT = Alarm.bits(AlarmCode.NEAR_END, AlarmCode.COMMS_LOST);

    private final Draw draw;
    private final Program program;
    private final Bound bound;
    private final boolean past;
    private final Booked booked = new Booked();
    private long head;
    private long forward;
    private double curveMs;
    private double overlayMs;
    private double overlaysNl;
    private double curveMsAtStep;
    private double overlayMsAtStep;
    private double overlaysNlAtStep;
    private double onsetNl = -1;
    private double baseNl = -1;
    private double sinceStepUs;
    private double worstNl = Double.NEGATIVE_INFINITY;
    private double worstRatio;
    private double boundAtWorstNl;
    private double shortMs;
    private double silentMs;
    private double announcedNl;
    private double announcedDueNl;
    private boolean runs;
    private boolean overlay;
    private boolean flowStopped;
    private int losses;
    private int starts;
    private int cuts;
    private final Complaint complaint = new Complaint();

    DeliveryJudge(Draw draw, Program program) {
        this.draw = draw;
        this.program = program;
        bound = draw.bound();
        past = draw.has(Fault.FLOWS_PAST);
    }

    /** The first fault begins. */
    void onset(Rig rig) {
        onsetNl = dueNl();
    }

    /** After a step of the core. */
    void step(Rig rig) {
        sinceStepUs = 0;
        standStill(rig);
        if (rig.dead()) {
            runs = false;
            overlay = false;
            return;
        }
        // A plan goes on while the monitor lets it, where the other channel is not to be believed.
        boolean rogue = onsetNl >= 0 && draw.has(Fault.ROGUE);
        boolean ran = runs;
        runs = rogue ? rig.heldClosed() : rig.infuses();
        boolean anew = onsetNl >= 0 && runs && !ran && rig.starts() > starts;
        cuts += anew ? 1 : 0;
        starts = runs ? rig.starts() : starts;
        boolean bolus = rig.out.permit().overlay() == PlanLayout.BOLUS;
        boolean overlaid = rogue ? runs && bolus : rig.state() == TherapyState.OVERLAY;
        if (overlaid && !overlay) {
            overlayMs = 0;
            overlayMsAtStep = 0;
        }
        overlay = overlaid;
        if (runs && baseNl < 0) {
            baseNl = givenNl(rig);
        }
        if (rig.powerLosses() > losses) {
            losses = rig.powerLosses();
            // What was reserved is forfeited: the curve goes on from where it may have come to.
            curveMs = Math.max(curveMs, (double) rig.out.snapshot().therapyMs());
        }
        ledger(rig);
    }

    /** Without a reply of the monitor time stood since the step before. */
    private void standStill(Rig rig) {
        boolean rogue = onsetNl >= 0 && draw.has(Fault.ROGUE);
        if (rig.unanswered() && !rogue) {
            curveMs = curveMsAtStep;
            overlayMs = overlayMsAtStep;
            overlaysNl = overlaysNlAtStep;
        }
        curveMsAtStep = curveMs;
        overlayMsAtStep = overlayMs;
        overlaysNlAtStep = overlaysNl;
    }

    /** After time has passed. */
    void passed(Rig rig, long us) {
        double longestUs =
                1e3
                        * (rig.out.motor().energise()
                                ? rig.device().longestEnergisedMs()
                                : rig.device().longestIdleMs());
        double countsUs = Math.max(0, Math.min((double) us, longestUs - sinceStepUs));
        sinceStepUs += us;
        forward += Math.max(0, rig.world.motor().head() - head);
        head = rig.world.motor().head();
        curveMs += runs ? countsUs / 1e3 : 0;
        if (overlay) {
            double before = Math.min(1, overlayMs / program.bolusMs());
            overlayMs += countsUs / 1e3;
            overlaysNl += program.bolusNl() * (Math.min(1, overlayMs / program.bolusMs()) - before);
        }
        if (baseNl >= 0) {
            over(rig);
            fallShort(rig, us);
        }
    }

    private double dueNl() {
        return program.nlAt(curveMs) + overlaysNl;
    }

    private double givenNl(Rig rig) {
        return past ? 1e3 * rig.world.displacedUl() : forward * program.pump().microstepNl();
    }

    /**
     * A fault that stays is cut again after each START: what the bound allows for is given again.
     */
    private double boundNow() {
        return bound.nl(program, dueNl() - onsetNl) + cuts * bound.nl(program, 0);
    }

    private void over(Rig rig) {
        // A motor that stops does not stop what flows past it; that is the set's own stop.
        flowStopped = flowStopped || (past && onsetNl >= 0 && !runs && !overlay);
        if (flowStopped) {
            return;
        }
        double overNl = givenNl(rig) - baseNl - dueNl();
        boolean begun = onsetNl >= 0;
        double mostNl = begun ? boundNow() : Bound.NOTHING.nl(program, 0);
        if (overNl > mostNl) {
            complaint.say("over-delivery: %.1f nL beyond the curve, at most %.1f", overNl, mostNl);
        }
        if (begun) {
            boolean nearest = overNl / mostNl > worstRatio;
            if (nearest || overNl > worstNl()) {
                boundAtWorstNl = Math.max(boundAtWorstNl, mostNl);
            }
            worstRatio = nearest ? overNl / mostNl : worstRatio;
            worstNl = Math.max(worstNl, overNl);
        }
    }

    private void fallShort(Rig rig, long us) {
        boolean announced = (rig.conditions() & ~OF_NO_FAULT) != 0;
        if (onsetNl < 0 || announced || rig.dead()) {
            shortMs = 0;
            silentMs = 0;
            // What is short by now was announced; what comes after it is looked at anew.
            announcedDueNl = dueNl();
            announcedNl = baseNl >= 0 ? Math.max(0, dueNl() - (givenNl(rig) - baseNl)) : 0;
            return;
        }
        boolean rests = rig.state() == TherapyState.HELD && !rig.orderedSinceOnset();
        silentMs = rests ? silentMs + us / 1e3 : 0;
        if (silentMs > 60_000) {
            complaint.say("stopped without an alarm for 60 s in state %d", rig.state());
        }
        StormPump pump = program.pump();
        double shortNl = dueNl() - (givenNl(rig) - baseNl) - announcedNl;
        double mayNl =
                SHORT_SHARE * (dueNl() - announcedDueNl)
                        + 3 * pump.quantumNl()
                        + 6 * pump.countNl()
                        + SHORT_S * program.peakNlPerS();
        shortMs = runs && shortNl > mayNl ? shortMs + us / 1e3 : 0;
        if (shortMs > UNANNOUNCED_MS && !past && !draw.has(Fault.MAY_FALL_SHORT)) {
            complaint.say("under-delivery without an alarm for 10 min: %.1f nL short", shortNl);
        }
    }

    /** Booked before made: the ledger is never below what left the pump. */
    private void ledger(Rig rig) {
        StormPump pump = program.pump();
        double bookedNl = booked.after(rig.out.snapshot()) * pump.microstepNl();
        double slackNl = pump.quantumNl() + pump.countNl();
        boolean hidden = draw.has(Fault.MAKES_MORE) && draw.faults().size() > 1;
        boolean untold = hidden || draw.has(Fault.MOVES_UNTOLD | Fault.UNPOWERED_MOTION);
        // What it books of the curve it books late: a step, the switch, what the permit withheld.
        double lateNl = BOOKS_LATE_S * program.peakNlPerS() + slackNl;
        double untoldNl = untold && onsetNl >= 0 ? boundNow() + (1 + cuts) * lateNl : 0;
        double mayNl = slackNl + untoldNl;
        double belowNl = forward * pump.microstepNl() - bookedNl;
        // A channel that is mad keeps no ledger.
        if (belowNl > mayNl && !draw.has(Fault.ROGUE)) {
            complaint.say(
                    "the ledger is %.1f nL below what left the pump, at most %.1f", belowNl, mayNl);
        }
    }

    /** What was first wrong, empty for nothing. */
    String complaint() {
        return complaint.words();
    }

    /** The furthest beyond the curve since the fault began; nL, none is 0. */
    double worstNl() {
        return Math.max(0, worstNl);
    }

    /** The most it might have been where it came nearest, or was furthest. */
    double boundNl() {
        return boundAtWorstNl > 0 ? boundAtWorstNl : bound.nl(program, 0);
    }

    /** How near it came, 1 for the bound itself. */
    double ratio() {
        return worstRatio;
    }
}
