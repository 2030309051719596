package org.clepsydra.contract;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.clepsydra.port.Watchdog;

/**
 * What {@link Watchdog} and the hardware behind it owe. What a token equal to the one before does
 * is not said by the port, so that no clause asks; any that differs is a step that came to its end.
 */
public final class WatchdogContract {
    private static final String PORT = "watchdog";
    private static final int STEPS = 50;

    private WatchdogContract() {}

    /** The clauses, each to be played by itself and in any order. */
    public static List<Clause> clauses(WatchdogRig rig) {
        return List.of(
                clause(
                        rig,
                        "holds-while-told",
                        "ASM-008",
                        "told once in the record's longest period: steps with power taken or alarm",
                        r -> told(r, STEPS, longestMs(r), step -> 1 + step)),
                clause(
                        rig,
                        "any-other-token-tells",
                        "Watchdog.kick",
                        "tokens that wrap, fall, return and are 0: steps with power taken or alarm",
                        WatchdogContract::anyToken),
                clause(
                        rig,
                        "takes-power",
                        "ASM-008",
                        "not told any more: when power is taken",
                        r -> trips(r, true, r::powerTaken)),
                clause(
                        rig,
                        "gives-alarm",
                        "ASM-008",
                        "not told any more: when an alarm is given",
                        r -> trips(r, true, r::alarm)),
                clause(
                        rig,
                        "never-told",
                        "ASM-008",
                        "never told since power-on: when power is taken",
                        r -> trips(r, false, r::powerTaken)));
    }

    private static Clause clause(
            WatchdogRig rig,
            String name,
            String source,
            String does,
            Function<WatchdogRig, Finding> check) {
        return new Clause(
                PORT,
                name,
                source,
                does,
                () -> {
                    rig.powerOn();
                    return check.apply(rig);
                });
    }

    private static int longestMs(WatchdogRig rig) {
        return (int) Math.max(rig.device().longestIdleMs(), rig.device().longestEnergisedMs());
    }

    private static Finding told(WatchdogRig rig, int steps, int periodMs, IntUnaryOperator token) {
        int wrong = 0;
        for (int step = 0; step < steps; step++) {
            rig.pass(periodMs);
            wrong += rig.powerTaken() || rig.alarm() ? 1 : 0;
            rig.watchdog().kick(token.applyAsInt(step));
        }
        return Finding.exactly(wrong, 0, "steps");
    }

    /** So far apart that one token which is not taken is a step too many. */
    private static Finding anyToken(WatchdogRig rig) {
        int[] tokens = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, -1, 7, 5, 3, 1, 0};
        return told(rig, tokens.length, rig.limitMs() * 2 / 3, step -> tokens[step]);
    }

    private static Finding trips(WatchdogRig rig, boolean toldBefore, BooleanSupplier tripped) {
        if (toldBefore) {
            for (int token = 1; token <= 3; token++) {
                rig.pass(Math.max(1, rig.limitMs() / 2));
                rig.watchdog().kick(token);
            }
        }
        boolean already = tripped.getAsBoolean();
        int ms = 0;
        while (ms < 2 * rig.limitMs() && !tripped.getAsBoolean()) {
            rig.pass(1);
            ms++;
        }
        return Finding.atMost(tripped.getAsBoolean() ? ms : Integer.MAX_VALUE, rig.limitMs(), "ms")
                .provided(!already, "tripped before");
    }
}
