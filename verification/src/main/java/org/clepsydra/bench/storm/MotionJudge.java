package org.clepsydra.bench.storm;

/**
 * Nothing moves without a permit: not more than it allows, not with the power cut, and after a loss
 * of power not before START.
 */
final class MotionJudge {
    private static final long OPENS_US = 50_000;

    private final boolean unpowered;
    private long head;
    private long openUs;
    private final Complaint complaint = new Complaint();

    MotionJudge(Draw draw) {
        unpowered = draw.has(Fault.UNPOWERED_MOTION | Fault.COMMANDS_CHANGED);
    }

    void step(Rig rig) {
        head = rig.world.motor().head();
        boolean closed = rig.closed();
        openUs = closed ? 0 : openUs;
        long commanded = rig.out.motor().microsteps();
        boolean back = rig.out.motor().direction() < 0;
        long most = back ? rig.out.permit().backMicrostepsMax() : rig.out.permit().microstepsMax();
        if (commanded > most) {
            complaint.say("commanded %d microsteps, permitted %d", commanded, most);
        }
        boolean moves = rig.out.motor().energise() && rig.out.motor().microsteps() > 0;
        if (moves && !rig.startOrdered() && rig.lostPower()) {
            complaint.say("moves after a loss of power, and nobody ordered it");
        }
    }

    void passed(Rig rig, long us) {
        long moved = rig.world.motor().head() - head;
        head = rig.world.motor().head();
        if (openUs > OPENS_US && moved != 0 && !unpowered) {
            complaint.say("the head moved %d microsteps with the power cut", moved);
        }
        openUs += rig.closed() ? 0 : us;
    }

    String complaint() {
        return complaint.words();
    }
}
