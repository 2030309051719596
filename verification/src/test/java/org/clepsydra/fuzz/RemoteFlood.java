package org.clepsydra.fuzz;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;

/**
 * Messages in a row, from a seed, to one of two pumps, while a nurse stands at both. Each verdict
 * and what is proposed are held against an oracle, each step of the one pump against the other.
 */
public final class RemoteFlood {
    private static final int MESSAGES_A_ROUND = 3_000;
    private static final int LINK_STEPS = 300;
    private static final int PROPOSAL_STEPS = 6_000;

    private static final DeviceRecord DEVICE = Devices.bedside().seal();

    private final Supplier<RemoteOracle> inPlace;
    private final RemoteTally tally = new RemoteTally();
    private final long[][] images = images();
    private final long[] plans = new long[images.length];

    /** A flood for the core. */
    public RemoteFlood() {
        this(() -> null);
    }

    /** The same, in which each pump's verdicts and proposal are what such a judge says. */
    RemoteFlood(Supplier<RemoteOracle> inPlace) {
        this.inPlace = inPlace;
        for (int i = 0; i < plans.length; i++) {
            plans[i] = RemoteNurse.plan(images[i]);
        }
    }

    /** Gives so many. */
    public RemoteTally run(long seed, int messages) {
        SplittableRandom random = new SplittableRandom(seed);
        while (tally.messages() < messages) {
            long round = random.nextLong();
            try {
                round(new SplittableRandom(round), messages);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
        return tally;
    }

    private void round(SplittableRandom random, int messages) {
        // In some the link falls silent, so that what was proposed last gets too old.
        boolean silent = random.nextInt(6) == 0;
        int atLimit = LINK_STEPS + PROPOSAL_STEPS + random.nextInt(-20, 20);
        int waits = silent ? atLimit : random.nextInt(200);
        RemoteNurse nurse = new RemoteNurse(random.nextLong(), images, waits);
        RemoteSender sender = new RemoteSender(random.nextLong(), plans);
        long beginMs = random.nextBoolean() ? 0 : random.nextLong(1L << 40);
        RemoteTwins twins = new RemoteTwins(DEVICE, beginMs);
        RemoteRound round = new RemoteRound(twins, nurse, sender, inPlace.get(), tally);
        long until = Math.min(messages, tally.messages() + MESSAGES_A_ROUND);
        for (int i = 0; tally.messages() < until; i++) {
            boolean quiet = silent && i >= LINK_STEPS && i < atLimit;
            change(random, round, quiet);
            squeeze(random, twins, i);
            boolean speaks = quiet ? random.nextInt(20) == 0 : random.nextInt(10) > 0;
            round.step(speaks, quiet);
        }
        round.end();
    }

    /** Another session, none, or the one before. */
    private static void change(SplittableRandom random, RemoteRound round, boolean quiet) {
        int every = round.isSpent() || round.session() == 0 ? 50 : 1_000;
        if (quiet || random.nextInt(every) > 0) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> round.session(0);
            case 1 -> round.session(round.sessionBefore());
            default -> round.session(random.nextLong());
        }
    }

    /** Now and then the line is squeezed for a while. */
    private static void squeeze(SplittableRandom random, RemoteTwins twins, int step) {
        if (step % 40 == 0) {
            twins.pressure(random.nextInt(50) == 0 ? 60_000 : 0);
        }
    }

    /** Plans of one to three minutes, and one that both refuse. */
    private static long[][] images() {
        long[][] made = new long[8][];
        for (int i = 0; i < made.length; i++) {
            long volumeNl = 1_000_000L + 300_000L * i;
            made[i] = PlanImages.image(PlanImages.flat(DEVICE, volumeNl, 60_000L + 15_000L * i));
        }
        long[] broken = made[made.length - 1];
        broken[PlanLayout.VOLUME_NL]++;
        PlanImages.seal(broken);
        return made;
    }
}
