package org.clepsydra.contract;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clepsydra.port.Watchdog;

/** What {@link Watchdog} and the hardware behind it owe. */
public final class WatchdogContract {
    private static final String PORT = "watchdog";
    private static final String SOURCE = "ASM-055";
    private static final int STEPS = 50;
    private static final int OPENS_MS = 50;
    private static final int SHUTS_MS = 250;
    private static final int USUAL_MS = 100;

    /** As long as a cutoff may take. */
    private static final int TAKES_MS = 50;

    private WatchdogContract() {}

    /** The clauses, each to be played by itself and in any order. */
    public static List<Clause> clauses(WatchdogRig rig) {
        return Stream.of(holds(rig), refuses(rig), trips(rig)).flatMap(List::stream).toList();
    }

    private static List<Clause> holds(WatchdogRig rig) {
        return List.of(
                clause(
                        rig,
                        "holds-while-answered",
                        "answered every 100 ms, motor energised: steps with power taken or alarm",
                        r -> answered(r, true, STEPS, USUAL_MS, USUAL_MS)),
                clause(
                        rig,
                        "window-energised",
                        "answered 50 and 250 ms after the challenge: steps with power taken or"
                                + " alarm",
                        r -> answered(r, true, 10, OPENS_MS, SHUTS_MS)),
                clause(
                        rig,
                        "window-at-rest",
                        "the same at rest, 50 ms and the longest idle period and 250 ms after",
                        r -> answered(r, false, 10, OPENS_MS, idleMs(r))),
                clause(
                        rig,
                        "energised-later",
                        "energised half an idle period after the challenge, answered 120 ms later:"
                                + " steps with power taken or alarm",
                        WatchdogContract::energisedLater),
                clause(
                        rig,
                        "shows-another",
                        "challenges that are as the one before",
                        WatchdogContract::showsAnother));
    }

    private static List<Clause> refuses(WatchdogRig rig) {
        return List.of(
                clause(
                        rig,
                        "wrong-response",
                        "the right response but for one bit, each bit in turn: bits at which power"
                                + " stays",
                        WatchdogContract::wrongBits),
                clause(
                        rig,
                        "old-response",
                        "the response that was right before, again: when power is taken",
                        WatchdogContract::oldResponse),
                clause(
                        rig,
                        "early-response",
                        "the right response 49 ms after the challenge: when power is taken",
                        WatchdogContract::early),
                clause(
                        rig,
                        "stays-tripped",
                        "right responses after a wrong one: those after which there is power",
                        WatchdogContract::staysTripped));
    }

    private static List<Clause> trips(WatchdogRig rig) {
        return List.of(
                clause(
                        rig,
                        "takes-power-energised",
                        "not answered any more, motor energised: when power is taken",
                        r -> trips(r, true, true, r::powerTaken)),
                clause(
                        rig,
                        "takes-power-at-rest",
                        "not answered any more, at rest: when power is taken",
                        r -> trips(r, false, true, r::powerTaken)),
                clause(
                        rig,
                        "gives-alarm",
                        "not answered any more: when an alarm is given",
                        r -> trips(r, true, true, r::alarm)),
                clause(
                        rig,
                        "never-answered",
                        "never answered since power-on: when power is taken",
                        r -> trips(r, false, false, r::powerTaken)));
    }

    private static Clause clause(
            WatchdogRig rig, String name, String does, Function<WatchdogRig, Finding> check) {
        return new Clause(
                PORT,
                name,
                SOURCE,
                does,
                () -> {
                    rig.powerOn();
                    return check.apply(rig);
                });
    }

    private static int idleMs(WatchdogRig rig) {
        return (int) rig.device().longestIdleMs() + SHUTS_MS;
    }

    private static void answer(WatchdogRig rig) {
        rig.watchdog().kick(StepWord.of(rig.challenge()));
    }

    private static int disturbed(WatchdogRig rig) {
        return rig.powerTaken() || rig.alarm() ? 1 : 0;
    }

    /** Answered right, by turns after one span and the other. */
    private static Finding answered(
            WatchdogRig rig, boolean energised, int steps, int oneMs, int otherMs) {
        int wrong = 0;
        rig.energise(energised);
        for (int step = 0; step < steps; step++) {
            rig.pass(step % 2 == 0 ? oneMs : otherMs);
            wrong += disturbed(rig);
            answer(rig);
            wrong += disturbed(rig);
        }
        return Finding.exactly(wrong, 0, "steps");
    }

    private static Finding energisedLater(WatchdogRig rig) {
        int wrong = 0;
        for (int step = 0; step < 5; step++) {
            rig.energise(false);
            rig.pass(Math.max(1, (int) rig.device().longestIdleMs() / 2));
            rig.energise(true);
            rig.pass(120);
            answer(rig);
            wrong += disturbed(rig);
        }
        return Finding.exactly(wrong, 0, "steps");
    }

    private static Finding showsAnother(WatchdogRig rig) {
        int same = 0;
        for (int step = 0; step < STEPS; step++) {
            rig.pass(USUAL_MS);
            int shown = rig.challenge();
            answer(rig);
            same += rig.challenge() == shown ? 1 : 0;
        }
        return Finding.exactly(same, 0, "challenges");
    }

    private static Finding wrongBits(WatchdogRig rig) {
        int kept = 0;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            rig.powerOn();
            begin(rig, true);
            rig.pass(USUAL_MS);
            rig.watchdog().kick(StepWord.of(rig.challenge()) ^ 1 << bit);
            rig.pass(TAKES_MS);
            kept += rig.powerTaken() ? 0 : 1;
        }
        return Finding.exactly(kept, 0, "bits");
    }

    private static Finding oldResponse(WatchdogRig rig) {
        begin(rig, true);
        rig.pass(USUAL_MS);
        int old = StepWord.of(rig.challenge());
        rig.watchdog().kick(old);
        rig.pass(USUAL_MS);
        rig.watchdog().kick(old);
        return until(rig, rig::powerTaken, TAKES_MS);
    }

    private static Finding early(WatchdogRig rig) {
        begin(rig, true);
        rig.pass(OPENS_MS - 1);
        answer(rig);
        return until(rig, rig::powerTaken, TAKES_MS);
    }

    private static Finding staysTripped(WatchdogRig rig) {
        begin(rig, true);
        rig.pass(USUAL_MS);
        rig.watchdog().kick(StepWord.of(rig.challenge()) ^ -1);
        rig.pass(TAKES_MS);
        int powered = 0;
        for (int step = 0; step < 5; step++) {
            rig.pass(USUAL_MS);
            answer(rig);
            powered += rig.powerTaken() ? 0 : 1;
        }
        return Finding.exactly(powered, 0, "responses");
    }

    private static Finding trips(
            WatchdogRig rig, boolean energised, boolean answered, BooleanSupplier tripped) {
        if (answered) {
            begin(rig, energised);
        }
        return until(rig, tripped, (energised ? SHUTS_MS : idleMs(rig)) + TAKES_MS);
    }

    /** Three right responses. */
    private static void begin(WatchdogRig rig, boolean energised) {
        rig.energise(energised);
        for (int step = 0; step < 3; step++) {
            rig.pass(USUAL_MS);
            answer(rig);
        }
    }

    private static Finding until(WatchdogRig rig, BooleanSupplier tripped, int limitMs) {
        int ms = 0;
        while (ms < 2 * limitMs && !tripped.getAsBoolean()) {
            rig.pass(1);
            ms++;
        }
        return Finding.atMost(tripped.getAsBoolean() ? ms : Integer.MAX_VALUE, limitMs, "ms");
    }
}
