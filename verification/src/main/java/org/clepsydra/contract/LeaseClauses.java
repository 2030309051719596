package org.clepsydra.contract;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** One channel's half of the drive lease, while the other channel's half is kept all the time. */
final class LeaseClauses {
    private static final String MS = "ms";
    private static final int OTHER_EACH = 10;
    private static final int OBSERVED_MS = 2_000;
    private static final String NO_POWER = "no power to begin with";

    private LeaseClauses() {}

    static List<Clause> ofControl(MotorRig rig) {
        return of(rig, Channel.CONTROL);
    }

    static List<Clause> ofMonitor(MotorRig rig) {
        return of(rig, Channel.MONITOR);
    }

    private static List<Clause> of(MotorRig rig, Channel channel) {
        return Stream.of(renewal(rig, channel), tokens(rig, channel))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Clause> renewal(MotorRig rig, Channel channel) {
        return List.of(
                clause(
                        rig,
                        channel,
                        "sequence",
                        "every token of the sequence in turn, and on from the first, 2 ms apart",
                        LeaseClauses::sequence),
                clause(
                        rig,
                        channel,
                        "holds",
                        "renewed once in the record's longest energised period: power stays",
                        LeaseClauses::holds),
                clause(
                        rig,
                        channel,
                        "expires",
                        "no more calls from this channel: power after its last renewal",
                        LeaseClauses::expires));
    }

    private static List<Clause> tokens(MotorRig rig, Channel channel) {
        return List.of(
                clause(
                        rig,
                        channel,
                        "repeated-token",
                        "the last token again and again: power after the last renewal",
                        LeaseClauses::repeated),
                clause(
                        rig,
                        channel,
                        "skipped-token",
                        "every other token of the sequence: power after the last renewal",
                        LeaseClauses::skipped),
                clause(
                        rig,
                        channel,
                        "wrong-token-ignored",
                        "wrong tokens between the right ones: the right ones still renew",
                        LeaseClauses::wrongIgnored),
                clause(rig, channel, "token-zero", "token 0: power after it", LeaseClauses::zero),
                clause(
                        rig,
                        channel,
                        "zero-keeps-sequence",
                        "after token 0 the successor of the last token brings power back",
                        LeaseClauses::zeroKeepsSequence));
    }

    private static Clause clause(
            MotorRig rig,
            Channel channel,
            String name,
            String does,
            BiFunction<Hands, Channel, Finding> check) {
        return MotorDriverContract.clause(
                rig,
                channel.word() + "-" + name,
                "ASM-001",
                does,
                h -> {
                    // Long enough under way that the motor turns through most of the clause.
                    h.step(h.few(), h.lastingUs());
                    h.hold(Hands.msOf(2, h.lastingUs()), h.lastingUs());
                    return check.apply(h, channel).provided(h.rig.pulses() > 0, NO_POWER);
                });
    }

    /**
     * Goes on past the end by more than a lease, so that a failure to go round shows. The other
     * channel is kept too seldom to go round as well.
     */
    private static Finding sequence(Hands h, Channel channel) {
        int all = Tokens.COUNT + 2 * Hands.LEASE_MS / Hands.AT_ONCE_MS;
        int powered = 0;
        for (int i = 0; i < all; i++) {
            if (i % OTHER_EACH == 0) {
                channel.other().renew(h);
            }
            channel.renew(h);
            h.rig.pass(Hands.AT_ONCE_MS);
            powered += h.rig.current() ? 1 : 0;
        }
        return Finding.exactly(powered, all, "renewals with power");
    }

    private static Finding holds(Hands h, Channel channel) {
        int periodMs = (int) h.rig.device().longestEnergisedMs();
        int powerless = 0;
        for (int ms = 0; ms < OBSERVED_MS; ms++) {
            channel.other().renew(h);
            if (ms % periodMs == 0) {
                channel.renew(h);
            }
            h.rig.pass(1);
            powerless += h.rig.current() ? 0 : 1;
        }
        return Finding.exactly(powerless, 0, "ms without power");
    }

    private static Finding expires(Hands h, Channel channel) {
        channel.renew(h);
        int lastMs = h.lastPowerMs(Hands.LEASE_MS, () -> channel.other().renew(h));
        return Finding.atMost(lastMs, Hands.LEASE_MS, MS).provided(lastMs > 0, NO_POWER);
    }

    private static Finding repeated(Hands h, Channel channel) {
        channel.renew(h);
        int lastMs =
                h.lastPowerMs(
                        Hands.LEASE_MS,
                        () -> {
                            channel.other().renew(h);
                            channel.give(h, channel.tokens(h).last());
                        });
        return Finding.atMost(lastMs, Hands.LEASE_MS, MS).provided(lastMs > 0, NO_POWER);
    }

    private static Finding skipped(Hands h, Channel channel) {
        channel.renew(h);
        int lastMs =
                h.lastPowerMs(
                        Hands.LEASE_MS,
                        () -> {
                            channel.other().renew(h);
                            channel.tokens(h).next();
                            channel.renew(h);
                        });
        return Finding.atMost(lastMs, Hands.LEASE_MS, MS).provided(lastMs > 0, NO_POWER);
    }

    private static Finding wrongIgnored(Hands h, Channel channel) {
        int powerless = 0;
        for (int ms = 0; ms < OBSERVED_MS; ms += Hands.AT_ONCE_MS) {
            channel.other().renew(h);
            channel.renew(h);
            channel.give(h, channel.tokens(h).last());
            channel.give(h, channel.tokens(h).wrong());
            h.rig.pass(Hands.AT_ONCE_MS);
            powerless += h.rig.current() ? 0 : Hands.AT_ONCE_MS;
        }
        return Finding.exactly(powerless, 0, "ms without power");
    }

    private static Finding zero(Hands h, Channel channel) {
        boolean ground = h.rig.current();
        channel.give(h, 0);
        int lastMs = h.lastPowerMs(Hands.LEASE_MS, () -> channel.other().renew(h));
        return Finding.atMost(lastMs, Hands.AT_ONCE_MS, MS).provided(ground, NO_POWER);
    }

    private static Finding zeroKeepsSequence(Hands h, Channel channel) {
        channel.give(h, 0);
        h.rig.pass(Hands.AT_ONCE_MS);
        h.hold(100, h.lastingUs());
        return Finding.that(h.rig.current(), h.rig.current() ? "power" : "no power", "power");
    }
}
