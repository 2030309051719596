package org.clepsydra.contract;

import static org.clepsydra.contract.MotorDriverContract.clause;

import java.util.List;
import java.util.stream.Stream;

/** Arguments that the port rules out, as a failed core might give them. */
final class ArgumentClauses {
    private static final String PULSES = "pulses";

    /** One beyond 32 bits, so that a driver which cuts a long short reads a small number. */
    private static final long BEYOND_INT = 1L << 32;

    private static final int FEW = 10;
    private static final long[] NEGATIVE = {
        -1, -FEW, Integer.MIN_VALUE, FEW - BEYOND_INT, Long.MIN_VALUE
    };
    private static final int[] NO_DIRECTION = {0, 2, -2, 255, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final long[] NO_PERIOD = {0, -1, Integer.MIN_VALUE, Long.MIN_VALUE};

    private ArgumentClauses() {}

    static List<Clause> of(MotorRig rig) {
        return Stream.of(absurd(rig), calls(rig)).flatMap(List::stream).toList();
    }

    private static List<Clause> absurd(MotorRig rig) {
        return List.of(
                clause(
                        rig,
                        "negative-microsteps",
                        "MotorDriver.drive microsteps",
                        "less than no microsteps, one call after the other, move nothing",
                        ArgumentClauses::negative),
                clause(
                        rig,
                        "absurd-direction",
                        "MotorDriver.drive direction",
                        "a direction that is neither 1 nor -1 moves nothing",
                        ArgumentClauses::noDirection),
                clause(
                        rig,
                        "absurd-period",
                        "MotorDriver.drive pulsePeriodUs, ASM-018",
                        "a period below 1 us is no leave to go faster than the record's shortest",
                        ArgumentClauses::noPeriod),
                clause(
                        rig,
                        "wide-period",
                        "ASM-018",
                        "a period of more than 32 bits is as long as it says",
                        ArgumentClauses::widePeriod));
    }

    private static List<Clause> calls(MotorRig rig) {
        return List.of(
                clause(
                        rig,
                        "throws-nothing",
                        "MotorDriver, ASM-017",
                        "the largest and smallest arguments, with power and without",
                        ArgumentClauses::throwsNothing),
                clause(
                        rig,
                        "waits-for-nothing",
                        "MotorDriver, ASM-017",
                        "how long half of the calls to drive and rest take at least",
                        ArgumentClauses::waitsForNothing));
    }

    private static Finding negative(Hands h) {
        for (long microsteps : NEGATIVE) {
            h.step(microsteps, h.slowUs());
            h.hold(Hands.msOf(10, h.slowUs()), h.slowUs());
        }
        return Finding.exactly(h.rig.pulses(), 0, PULSES);
    }

    private static Finding noDirection(Hands h) {
        for (int direction : NO_DIRECTION) {
            h.step(5, h.slowUs(), direction);
            h.hold(Hands.msOf(7, h.slowUs()), h.slowUs(), direction);
        }
        return Finding.exactly(h.rig.pulses(), 0, PULSES);
    }

    private static Finding noPeriod(Hands h) {
        int ms = Hands.msOf(5, h.shortestUs());
        long most = 0;
        for (long periodUs : NO_PERIOD) {
            h.step(h.few(), periodUs);
            long before = h.rig.pulses();
            h.hold(ms, periodUs);
            most = Math.max(most, h.rig.pulses() - before);
            h.rig.driver().rest();
        }
        return Finding.atMost(most, Hands.pulsesMax(ms, h.shortestUs()), PULSES);
    }

    private static Finding widePeriod(Hands h) {
        long periodUs = BEYOND_INT + 1;
        h.step(h.few(), periodUs);
        int ms = Hands.msOf(h.few(), h.slowUs());
        h.hold(ms, periodUs);
        return Finding.atMost(h.rig.pulses(), Hands.pulsesMax(ms, periodUs), PULSES);
    }

    /** A clause fails when a port throws, so that coming to the end is the proof. */
    private static Finding throwsNothing(Hands h) {
        for (int round = 0; round < 2; round++) {
            h.drive(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
            h.rig.driver().drive(Long.MIN_VALUE, Long.MIN_VALUE, 0, Integer.MIN_VALUE);
            h.rig.driver().drive(Long.MAX_VALUE, 1, 1, Integer.MAX_VALUE);
            h.rig.cutoff().close(Integer.MIN_VALUE);
            h.rig.cutoff().close(-1);
            h.rig.pass(Hands.AT_ONCE_MS);
            h.rig.driver().rest();
            h.rig.cutoff().open();
            h.close();
        }
        return Finding.that(true, "nothing thrown", "nothing is thrown");
    }

    private static Finding waitsForNothing(Hands h) {
        long[] driveNs = new long[Hands.CALLS];
        long[] restNs = new long[Hands.CALLS];
        for (int i = 0; i < Hands.CALLS; i++) {
            h.close();
            int token = h.control.next();
            long begunNs = System.nanoTime();
            h.rig.driver().drive(1, h.slowUs(), 1, token);
            long drivenNs = System.nanoTime();
            h.rig.driver().rest();
            restNs[i] = System.nanoTime() - drivenNs;
            driveNs[i] = drivenNs - begunNs;
            h.rig.pass(Hands.AT_ONCE_MS);
        }
        long longerMs = Math.max(Hands.middleMs(driveNs), Hands.middleMs(restNs));
        return Finding.atMost(longerMs, Hands.AT_ONCE_MS, "ms");
    }
}
