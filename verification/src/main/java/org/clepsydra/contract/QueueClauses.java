package org.clepsydra.contract;

import static org.clepsydra.contract.MotorDriverContract.clause;

import java.util.List;
import java.util.stream.Stream;

/** The driver makes what it is given: all of it, at the pace given, in the direction given. */
final class QueueClauses {
    private static final String MICROSTEPS = "microsteps";
    private static final String PULSES = "pulses";

    /** Enough that a hundredth or two too fast is more than the one pulse at the beginning. */
    private static final int PERIODS = 100;

    private static final int FEED_MS = 20;

    private QueueClauses() {}

    static List<Clause> of(MotorRig rig) {
        return Stream.of(making(rig), turning(rig)).flatMap(List::stream).toList();
    }

    private static List<Clause> making(MotorRig rig) {
        return List.of(
                clause(
                        rig,
                        "adds-microsteps",
                        "ASM-018",
                        "three calls while the queue is not empty: the sum is made",
                        QueueClauses::adds),
                clause(
                        rig,
                        "pace-given",
                        "ASM-018",
                        "pulses within a hundred periods of the pace given",
                        QueueClauses::paceGiven),
                clause(
                        rig,
                        "pace-from-now-on",
                        "MotorDriver.drive pulsePeriodUs",
                        "a longer period given while the queue runs holds from that call",
                        QueueClauses::paceFromNowOn),
                clause(
                        rig,
                        "pace-shortest",
                        "ASM-018",
                        "asked for 1 us: pulses within a hundred of the record's shortest periods",
                        QueueClauses::paceShortest));
    }

    private static List<Clause> turning(MotorRig rig) {
        return List.of(
                clause(
                        rig,
                        "direction",
                        "MotorDriver.drive direction",
                        "forward, then twice as many back: where the head ends",
                        QueueClauses::direction),
                clause(
                        rig,
                        "back-to-go",
                        "ASM-046",
                        "given microsteps to be made backward: to go reads below 0",
                        QueueClauses::backToGo),
                clause(
                        rig,
                        "zero-holds",
                        "MotorDriver.drive",
                        "no microsteps: current flows and nothing moves",
                        QueueClauses::zeroHolds));
    }

    private static Finding adds(Hands h) {
        h.step(4, h.slowUs());
        h.drive(3, h.slowUs());
        h.hold(Hands.msOf(3, h.slowUs()), h.slowUs());
        h.step(2, h.slowUs());
        // The time all of them take together, when some are made already.
        h.hold(Hands.msOf(9, h.slowUs()), h.slowUs());
        return Finding.exactly(h.rig.pulses(), 9, MICROSTEPS);
    }

    private static Finding paceGiven(Hands h) {
        int ms = Hands.msOf(PERIODS, h.slowUs());
        h.feed(ms, FEED_MS, h.slowUs());
        return Finding.atMost(h.rig.pulses(), Hands.pulsesMax(ms, h.slowUs()), PULSES)
                .provided(h.rig.pulses() > 0, "nothing moved");
    }

    private static Finding paceFromNowOn(Hands h) {
        long slowerUs = 4 * h.slowUs();
        h.step(h.few(), h.slowUs());
        h.hold(Hands.msOf(2, h.slowUs()), h.slowUs());
        h.step(0, slowerUs);
        long before = h.rig.pulses();
        int ms = Hands.msOf(4, slowerUs);
        h.hold(ms, slowerUs);
        return Finding.atMost(h.rig.pulses() - before, Hands.pulsesMax(ms, slowerUs), PULSES)
                .provided(before > 0, "nothing moved");
    }

    private static Finding paceShortest(Hands h) {
        int ms = Hands.msOf(PERIODS, h.shortestUs());
        h.feed(ms, 1, 1);
        return Finding.atMost(h.rig.pulses(), Hands.pulsesMax(ms, h.shortestUs()), PULSES)
                .provided(h.rig.pulses() > 0, "nothing moved");
    }

    private static Finding direction(Hands h) {
        h.step(5, h.slowUs());
        h.hold(Hands.msOf(7, h.slowUs()), h.slowUs());
        long forward = h.rig.position();
        h.step(10, h.slowUs(), -1);
        h.hold(Hands.msOf(12, h.slowUs()), h.slowUs(), -1);
        long end = h.rig.position();
        return Finding.that(forward == 5 && end == -5, forward + ", " + end, "5, -5");
    }

    private static Finding backToGo(Hands h) {
        h.step(h.few(), h.slowUs(), -1);
        return Finding.exactly(h.rig.microstepsToGo(), -h.few(), MICROSTEPS);
    }

    private static Finding zeroHolds(Hands h) {
        h.step(0, h.slowUs());
        h.hold(200, h.slowUs());
        return Finding.exactly(h.rig.pulses(), 0, PULSES)
                .provided(h.rig.current(), "no current flows");
    }
}
