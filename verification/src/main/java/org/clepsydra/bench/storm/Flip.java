package org.clepsydra.bench.storm;

import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.monitor.DenyReason;

/**
 * One bit of the core's memory turns over while it infuses; ten simulated minutes are followed.
 * What is judged is the world's: the curve runs on by true time from START, whatever the core says
 * of its state.
 */
final class Flip {
    private static final long FOLLOWED_US = 600_000_000;
    private static final long LEAD_US_MIN = 62_000_000;
    private static final long LEAD_US_MAX = 240_000_000;
    private static final long OPENS_US = 50_000;
    private static final double SHORT_SHARE = 0.1;
    private static final Bound BOUND = Bound.control(1);

    /** Pumps and rates at which ten minutes are several quanta. */
    private static final List<Object[]> SUBJECTS =
            List.of(
                    new Object[] {"bedside", 125_000_000L},
                    new Object[] {"wearable", 10_000_000L},
                    new Object[] {"syringe", 10_000_000L},
                    new Object[] {"roller", 1_000_000L});

    private final long seed;
    private final long number;
    private final SplittableRandom random;
    private final Program program;
    private final Rig rig;
    private CoreFields.Bit bit;
    private double startMs = -1;
    private double worstNl;
    private double ledgerBelowNl;
    private long shownBefore;
    private long openUs;
    private long head;
    private String harm = "";
    private boolean detected;

    Flip(long seed, long number) {
        this.seed = seed;
        this.number = number;
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ number);
        Object[] subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        StormPump pump =
                StormPump.all().stream()
                        .filter(p -> p.name().equals(subject[0]))
                        .findFirst()
                        .orElseThrow();
        program = Program.of(pump, (Long) subject[1], ProgramKind.FLAT);
        rig = new Rig(program, StepPattern.LONGEST, false, random.split());
    }

    /**
     * What came of a flip.
     *
     * @param seed of the campaign
     * @param number in it
     * @param pump on which
     * @param home room and class that have it
     * @param name of the field or array
     * @param path of the word
     * @param bit of it
     * @param kind harmless, detected, safe or harmful
     * @param harm in words, empty for none
     * @param detected whether an alarm or the monitor's cut followed
     * @param worstNl the furthest beyond the curve after it
     * @param shortNl how far behind it at the end
     */
    record Result(
            long seed,
            long number,
            String pump,
            String home,
            String name,
            String path,
            int bit,
            Kind kind,
            String harm,
            boolean detected,
            double worstNl,
            double shortNl) {
        boolean harmful() {
            return kind == Kind.HARMFUL || kind == Kind.HARMFUL_DETECTED;
        }

        /** Every bit of what came of it, in words. */
        String figures() {
            return String.join(
                    ",",
                    pump,
                    path,
                    Integer.toString(bit),
                    kind.name(),
                    harm,
                    Double.toHexString(worstNl),
                    Double.toHexString(shortNl));
        }
    }

    /** What a flip may be. */
    enum Kind {
        /** As if nothing had been. */
        HARMLESS,
        /** Announced. */
        DETECTED,
        /** Not announced, and within every bound. */
        SAFE,
        /** A bound was broken, and nothing announced it. */
        HARMFUL,
        /** A bound was broken, and announced. */
        HARMFUL_DETECTED
    }

    Result run() {
        long leadUs = random.nextLong(LEAD_US_MIN, LEAD_US_MAX);
        while (startMs < 0 || rig.world.timeUs() / 1e3 - startMs < leadUs / 1e3) {
            step();
            if (startMs < 0 && rig.world.timeUs() > 120_000_000) {
                throw new IllegalStateException(
                        program.pump().name()
                                + " not started, state "
                                + rig.state()
                                + ", rule "
                                + rig.out.snapshot().verdictRule()
                                + ", conditions "
                                + Long.toBinaryString(rig.conditions())
                                + ", flip "
                                + number
                                + ", "
                                + program.kind());
            }
        }
        rig.onset();
        shownBefore = rig.conditions();
        worstNl = 0;
        bit = new CoreFields("core", rig.core).draw(number, random);
        bit.flip();
        long untilUs = rig.world.timeUs() + FOLLOWED_US;
        try {
            while (rig.world.timeUs() < untilUs) {
                step();
            }
        } catch (RuntimeException broken) {
            // The loop's answer to whatever throws: no power, motor at rest.
            detected = true;
            rig.world.open();
            rig.world.rest();
        }
        return result();
    }

    private void step() {
        rig.step();
        if (startMs < 0 && rig.infuses()) {
            startMs = rig.world.timeUs() / 1e3;
        }
        boolean closed = rig.out.cutoff().closed();
        openUs = closed ? 0 : openUs;
        head = rig.world.motor().head();
        long us = rig.spanUs();
        boolean cut = openUs > OPENS_US;
        rig.pass(us);
        openUs += closed ? 0 : us;
        if (bit != null) {
            judge(cut);
        }
    }

    private double dueNl() {
        double ms = rig.world.timeUs() / 1e3 - startMs;
        return program.nlAt(ms);
    }

    private double givenNl() {
        return rig.world.motor().head() * program.pump().microstepNl();
    }

    private void judge(boolean cut) {
        StormPump pump = program.pump();
        double overNl = givenNl() - dueNl();
        worstNl = Math.max(worstNl, overNl);
        double dueSinceNl = program.peakNlPerS() * rig.sinceOnsetUs() / 1e6;
        if (overNl > BOUND.nl(program, dueSinceNl)) {
            harm("over-delivery of %.1f uL", overNl / 1e3);
        }
        if (cut && rig.world.motor().head() != head) {
            harm("motion with the power cut%s", "");
        }
        detected =
                detected
                        || (rig.conditions() & ~shownBefore) != 0
                        || DenyReason.cuts(rig.out.permit().reason());
        double bookedNl = rig.out.snapshot().everCommanded() * pump.microstepNl();
        double shownNl = rig.out.snapshot().givenNl();
        double slackNl = pump.quantumNl() + 2 * pump.countNl();
        ledgerBelowNl = givenNl() - Math.min(bookedNl, shownNl) - slackNl;
        if (ledgerBelowNl > 0) {
            harm("the ledger is %.1f uL below what left the pump", (ledgerBelowNl + slackNl) / 1e3);
        }
    }

    private void harm(String words, Object figure) {
        harm = harm.isEmpty() ? String.format(java.util.Locale.ROOT, words, figure) : harm;
    }

    private Result result() {
        StormPump pump = program.pump();
        double sinceNl = program.peakNlPerS() * FOLLOWED_US / 1e6;
        double shortNl = dueNl() - givenNl();
        double slackNl = 3 * pump.quantumNl() + 2 * pump.countNl() + 2 * program.peakNlPerS();
        boolean falls = shortNl > SHORT_SHARE * sinceNl + slackNl;
        if (falls && !detected) {
            harm("under-delivery of %.1f uL in 10 min, not announced", shortNl / 1e3);
        }
        boolean same = Math.abs(shortNl) <= slackNl && rig.infuses();
        Kind kind =
                !harm.isEmpty()
                        ? detected ? Kind.HARMFUL_DETECTED : Kind.HARMFUL
                        : detected ? Kind.DETECTED : same ? Kind.HARMLESS : Kind.SAFE;
        return new Result(
                seed,
                number,
                pump.name(),
                bit.home(),
                bit.name(),
                bit.path(),
                bit.bit(),
                kind,
                harm,
                detected,
                worstNl,
                shortNl);
    }
}
