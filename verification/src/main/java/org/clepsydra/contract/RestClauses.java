package org.clepsydra.contract;

import static org.clepsydra.contract.MotorDriverContract.clause;

import java.util.List;
import java.util.stream.Stream;

/** What rest owes. */
final class RestClauses {
    private static final String PULSES = "pulses";

    private RestClauses() {}

    static List<Clause> of(MotorRig rig) {
        return Stream.of(motion(rig), lease(rig)).flatMap(List::stream).toList();
    }

    private static List<Clause> motion(MotorRig rig) {
        return List.of(
                clause(
                        rig,
                        "rest-drops-queue",
                        "ASM-018, MotorDriver.rest",
                        "rest within a run, then drive with no microsteps: pulses after rest",
                        RestClauses::dropsQueue),
                clause(
                        rig,
                        "rest-takes-current",
                        "MotorDriver.rest",
                        "how long current flows after rest",
                        RestClauses::takesCurrent));
    }

    private static List<Clause> lease(MotorRig rig) {
        return List.of(
                clause(
                        rig,
                        "rest-gives-lease-up",
                        "ASM-001, MotorDriver.rest",
                        "after rest, a token that renews nothing brings no power back",
                        RestClauses::givesLeaseUp),
                clause(
                        rig,
                        "rest-keeps-sequence",
                        "ASM-001",
                        "after rest, the successor of the last token brings power back",
                        RestClauses::keepsSequence),
                clause(
                        rig,
                        "rest-repeats",
                        "MotorDriver.rest",
                        "rest before the first command, twice, then a run, then rest twice",
                        RestClauses::repeats),
                clause(
                        rig,
                        "rest-when-shorted",
                        "ASM-001",
                        "outputs driven by hand after rest, the monitor still renewing",
                        RestClauses::whenShorted));
    }

    private static Finding dropsQueue(Hands h) {
        h.step(h.few(), h.slowUs());
        h.hold(Hands.msOf(3, h.slowUs()), h.slowUs());
        h.rig.driver().rest();
        long before = h.rig.pulses();
        h.rig.pass(Hands.AT_ONCE_MS);
        h.step(0, h.slowUs());
        h.hold(Hands.msOf(h.few(), h.slowUs()), h.slowUs());
        return Finding.exactly(h.rig.pulses() - before, 0, PULSES)
                .provided(before > 0, "nothing moved");
    }

    private static Finding takesCurrent(Hands h) {
        h.step(h.few(), h.lastingUs());
        h.hold(Hands.msOf(2, h.lastingUs()), h.lastingUs());
        boolean ground = h.rig.current();
        h.rig.driver().rest();
        return Finding.atMost(h.lastPowerMs(Hands.LEASE_MS, h::close), Hands.AT_ONCE_MS, "ms")
                .provided(ground, "no current flowed before");
    }

    private static Finding givesLeaseUp(Hands h) {
        h.step(0, h.slowUs());
        h.step(1, h.slowUs());
        h.hold(Hands.msOf(2, h.slowUs()), h.slowUs());
        boolean ground = h.rig.current();
        h.rig.driver().rest();
        h.rig.pass(Hands.AT_ONCE_MS);
        long before = h.rig.pulses();
        h.close();
        h.rig.driver().drive(5, h.slowUs(), 1, h.control.wrong());
        h.pass(Hands.msOf(7, h.slowUs()), h::close);
        return Finding.exactly(h.rig.pulses() - before, 0, PULSES)
                .provided(ground, "no current flowed before");
    }

    private static Finding keepsSequence(Hands h) {
        h.step(0, h.slowUs());
        h.hold(100, h.slowUs());
        h.rig.driver().rest();
        h.rig.pass(Hands.AT_ONCE_MS);
        h.step(5, h.slowUs());
        h.hold(Hands.msOf(7, h.slowUs()), h.slowUs());
        return Finding.exactly(h.rig.pulses(), 5, PULSES);
    }

    private static Finding repeats(Hands h) {
        h.rig.driver().rest();
        h.rig.driver().rest();
        h.step(5, h.slowUs());
        h.hold(Hands.msOf(7, h.slowUs()), h.slowUs());
        h.rig.driver().rest();
        h.rig.pass(Hands.AT_ONCE_MS);
        h.rig.driver().rest();
        h.rig.pass(Hands.AT_ONCE_MS);
        String enable = h.rig.enabled() ? "enabled" : "at rest";
        long pulses = h.rig.pulses();
        return Finding.that(
                pulses == 5 && !h.rig.enabled(),
                pulses + " pulses, " + enable,
                "5 pulses, at rest");
    }

    private static Finding whenShorted(Hands h) {
        h.step(1, h.slowUs());
        h.hold(Hands.msOf(3, h.slowUs()), h.slowUs());
        boolean ground = h.rig.current();
        h.rig.driver().rest();
        h.pass(2 * Hands.CUTOFF_MS, h::close);
        h.rig.failShort();
        long before = h.rig.pulses();
        int lastMs = h.lastPowerMs(Hands.LEASE_MS, h::close);
        return Finding.that(
                        lastMs == 0 && h.rig.pulses() == before,
                        "power for " + lastMs + " ms",
                        "none")
                .provided(ground, "no current flowed before");
    }
}
