package org.clepsydra.bench.storm;

import org.clepsydra.OutputFrame;

/**
 * A control channel gone wrong: it drives the motor by the prescribed curve so many times over,
 * renews its half of the lease, and does not care for permit, findings or orders. What the monitor
 * decides still reaches the power switch.
 */
final class Rogue implements CommandPath {
    private static final int FACTOR = 5;
    private static final int INCREMENT = 12_345;
    private static final int MASK = 0xFFFF;
    private static final long FIRST_PERIOD_US = 1_000_000;
    private static final long ROCK_US = 5_000_000;

    /** What it says of itself, or does, besides. */
    enum Lie {
        NONE,
        /** It repeats its last command that moved something. */
        FROZEN,
        /** It turns the other way. */
        REVERSED,
        /** It goes back for five seconds and on for five, twice as fast, again and again. */
        ROCKS,
        /** The driver is said to have nothing to make. */
        NOTHING_TO_GO,
        /** The windings are said to carry no current. */
        RESTS,
        /** The windings are said to carry current. */
        RUNS,
        /** The driver is said to have much to make, and then nothing. */
        ALL_TO_GO
    }

    private final double times;
    private final Lie lie;
    private int token;
    private double oweMicrosteps;
    private double lastNl;
    private long lastUs;
    private double ms;

    private Rogue(double times, Lie lie, int token) {
        this.times = times;
        this.lie = lie;
        this.token = token;
    }

    static void take(Rig rig, double times, Lie lie) {
        Rogue rogue = new Rogue(times, lie, rig.lastToken());
        rogue.lastUs = rig.world.timeUs();
        rogue.ms = rig.out.snapshot().therapyMs();
        rogue.lastNl = rig.program.nlAt(rogue.ms);
        rig.path(rogue);
        boolean[] odd = new boolean[1];
        rig.onRead(
                in -> {
                    odd[0] = !odd[0];
                    switch (lie) {
                        case NOTHING_TO_GO -> in.microstepsToGo(0);
                        case RESTS -> in.motorEnergised(false);
                        case RUNS -> in.motorEnergised(true);
                        case ALL_TO_GO -> in.microstepsToGo(odd[0] ? 600 : 0);
                        default -> {
                            // It does not lie.
                        }
                    }
                });
    }

    @Override
    public void apply(Rig rig, OutputFrame out) {
        CommandPath.monitor(rig, out);
        long spanUs = rig.world.timeUs() - lastUs;
        lastUs = rig.world.timeUs();
        ms += spanUs / 1e3;
        double nl = rig.program.nlAt(ms);
        StormPump pump = rig.program.pump();
        double wanted =
                lie == Lie.FROZEN ? rig.program.peakNlPerS() * spanUs / 1e6 : times * (nl - lastNl);
        lastNl = nl;
        oweMicrosteps += wanted / pump.microstepNl();
        long quantum = pump.device().microstepsPerQuantum();
        long most = 100_000 / pump.device().pulsePeriodUsMin();
        long due = ((long) (oweMicrosteps / quantum)) * quantum;
        // It does not hurry more than its motor can: what it cannot make it forgets.
        long microsteps = Math.max(0, Math.min(due, Math.max(most, quantum)));
        oweMicrosteps -= due;
        long toGo = rig.world.driver().toGo();
        long queue = Math.abs(toGo) + microsteps;
        long periodUs = queue == 0 ? FIRST_PERIOD_US : Math.max(1, 95_000 / queue);
        token = successor(token);
        rig.world.drive(
                Math.abs(toGo) > 10 * most ? 0 : microsteps,
                pump.strokes() ? pump.device().pulsePeriodUsMin() : periodUs,
                back(rig) ? -1 : 1,
                token);
    }

    private boolean back(Rig rig) {
        boolean rocks = lie == Lie.ROCKS && rig.sinceOnsetUs() / ROCK_US % 2 == 0;
        return rocks || lie == Lie.REVERSED;
    }

    private static int successor(int token) {
        int next = (token * FACTOR + INCREMENT) & MASK;
        return next == 0 ? INCREMENT : next;
    }
}
