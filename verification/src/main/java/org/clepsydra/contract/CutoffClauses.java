package org.clepsydra.contract;

import static org.clepsydra.contract.MotorDriverContract.clause;

import java.util.List;
import java.util.stream.Stream;

/** What the cutoff owes, and what the driver owes when power goes. */
final class CutoffClauses {
    private static final String MS = "ms";
    private static final String NO_POWER = "no power to begin with";

    private CutoffClauses() {}

    static List<Clause> of(MotorRig rig) {
        return Stream.of(opening(rig), powerBack(rig)).flatMap(List::stream).toList();
    }

    private static List<Clause> opening(MotorRig rig) {
        return List.of(
                clause(
                        rig,
                        "open-before-first-command",
                        "ASM-003",
                        "power-on, and drive alone for a second: time with power",
                        CutoffClauses::openFirst),
                clause(
                        rig,
                        "opens-holding",
                        "ASM-002",
                        "open while the motor holds: power after the order",
                        CutoffClauses::opensHolding),
                clause(
                        rig,
                        "opens-driving",
                        "ASM-002",
                        "open while the motor runs and drive goes on: power after the order",
                        CutoffClauses::opensDriving),
                clause(
                        rig,
                        "opens-shorted",
                        "ASM-002",
                        "open with the driver failed short: power after the order",
                        CutoffClauses::opensShorted),
                clause(
                        rig,
                        "open-repeats",
                        "PowerCutoff.open",
                        "open every 20 ms: power after the first",
                        CutoffClauses::openRepeats));
    }

    private static List<Clause> powerBack(MotorRig rig) {
        return List.of(
                clause(
                        rig,
                        "closes-again",
                        "PowerCutoff.close",
                        "open, then close with the next token: a run is made",
                        CutoffClauses::closesAgain),
                clause(
                        rig,
                        "cutoff-drops-queue",
                        "ASM-018",
                        "power taken within a run and given back: pulses after it",
                        CutoffClauses::cutoffDropsQueue),
                clause(
                        rig,
                        "lapse-drops-queue",
                        "ASM-018",
                        "lease lapsed within a run and renewed: pulses after it",
                        CutoffClauses::lapseDropsQueue));
    }

    private static Finding openFirst(Hands h) {
        h.drive(h.few(), h.slowUs());
        int lastMs = h.lastPowerMs(Hands.LEASE_MS, () -> h.drive(0, h.slowUs()));
        return Finding.exactly(lastMs, 0, MS);
    }

    private static Finding opensHolding(Hands h) {
        h.step(1, h.slowUs());
        h.hold(Hands.msOf(3, h.slowUs()), h.slowUs());
        boolean ground = h.rig.current();
        h.rig.cutoff().open();
        return Finding.atMost(
                        h.lastPowerMs(Hands.CUTOFF_MS, () -> h.drive(0, h.slowUs())),
                        Hands.CUTOFF_MS,
                        MS)
                .provided(ground, NO_POWER);
    }

    private static boolean run(Hands h) {
        h.step(h.few(), h.lastingUs());
        h.hold(Hands.msOf(2, h.lastingUs()), h.lastingUs());
        return h.rig.current() && h.rig.pulses() > 0;
    }

    private static Finding opensDriving(Hands h) {
        boolean ground = run(h);
        h.rig.cutoff().open();
        return Finding.atMost(
                        h.lastPowerMs(Hands.CUTOFF_MS, () -> h.drive(1, h.lastingUs())),
                        Hands.CUTOFF_MS,
                        MS)
                .provided(ground, NO_POWER);
    }

    private static Finding opensShorted(Hands h) {
        boolean ground = run(h);
        h.rig.failShort();
        h.rig.cutoff().open();
        return Finding.atMost(
                        h.lastPowerMs(Hands.CUTOFF_MS, () -> h.drive(0, h.lastingUs())),
                        Hands.CUTOFF_MS,
                        MS)
                .provided(ground, NO_POWER);
    }

    private static Finding openRepeats(Hands h) {
        boolean ground = run(h);
        h.rig.cutoff().open();
        int lastMs = h.lastPowerMs(Hands.CUTOFF_MS, h.rig.cutoff()::open);
        return Finding.atMost(lastMs, Hands.CUTOFF_MS, MS).provided(ground, NO_POWER);
    }

    private static Finding closesAgain(Hands h) {
        h.step(0, h.slowUs());
        h.rig.cutoff().open();
        h.rig.pass(2 * Hands.CUTOFF_MS);
        h.step(5, h.slowUs());
        h.hold(Hands.msOf(7, h.slowUs()), h.slowUs());
        return Finding.exactly(h.rig.pulses(), 5, "pulses");
    }

    private static Finding cutoffDropsQueue(Hands h) {
        boolean ground = run(h);
        h.rig.cutoff().open();
        h.rig.pass(2 * Hands.CUTOFF_MS);
        return madeFromNowOn(h).provided(ground, NO_POWER);
    }

    private static Finding lapseDropsQueue(Hands h) {
        boolean ground = run(h);
        h.rig.pass(Hands.LEASE_MS + Hands.CUTOFF_MS);
        return madeFromNowOn(h).provided(ground, NO_POWER);
    }

    private static Finding madeFromNowOn(Hands h) {
        long before = h.rig.pulses();
        h.step(0, h.slowUs());
        h.hold(Hands.msOf(h.few(), h.slowUs()), h.slowUs());
        return Finding.exactly(h.rig.pulses() - before, 0, "pulses");
    }
}
