package org.clepsydra.bench.storm;

import org.clepsydra.OutputFrame;
import org.clepsydra.port.DeviceRecord;

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
    private static final long WAITS_US = 60_000_000;

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
        ALL_TO_GO,
        /** The driver is said to have more to make than there is, and then nothing. */
        HUGE_TO_GO,
        /** The driver is said to have much to make backward. */
        BACK_TO_GO,
        /** The driver is said to have less than nothing to make, as far as a number goes. */
        LEAST_TO_GO,
        /** Windings without current and nothing to make, it says. */
        IDLE,
        /** It stands for a minute and says that it runs; then it drives. */
        WAITS,
        /** What was last told to the motor is told again in every step. */
        STUCK
    }

    private final double times;
    private final Lie lie;
    private int token;
    private final Schedule schedule;
    private final boolean rests;
    private final CommandPath monitor;
    private final long fromUs;
    private double oweMicrosteps;
    private double lastNl;
    private long lastUs;

    private Rogue(
            Rig rig, double times, Lie lie, Schedule schedule, boolean rests, CommandPath monitor) {
        this.times = times;
        this.lie = lie;
        this.schedule = schedule;
        this.rests = rests;
        this.monitor = monitor;
        token = rig.lastToken();
        fromUs = rig.world.timeUs();
        lastUs = fromUs;
        lastNl = schedule.nlAt(fromUs);
    }

    static void take(Rig rig, double times, Lie lie) {
        long nowUs = rig.world.timeUs();
        double curveMs = rig.out.snapshot().therapyMs();
        Schedule schedule = Schedule.ofCurve(rig.program, nowUs, curveMs);
        take(rig, lie, new Rogue(rig, times, lie, schedule, false, CommandPath::monitor));
    }

    /**
     * One that takes the current off between two strokes, where there are strokes.
     *
     * @param schedule of which it gives so many times
     * @param monitor the way of the monitor's half
     */
    static void take(Rig rig, double times, Lie lie, Schedule schedule, CommandPath monitor) {
        boolean rests = rig.program.pump().strokes();
        take(rig, lie, new Rogue(rig, times, lie, schedule, rests, monitor));
    }

    private static void take(Rig rig, Lie lie, Rogue rogue) {
        rig.path(rogue);
        boolean[] odd = new boolean[1];
        rig.onRead(
                in -> {
                    odd[0] = !odd[0];
                    switch (lie) {
                        case NOTHING_TO_GO -> in.microstepsToGo(0);
                        case RESTS -> in.motorEnergised(false);
                        case RUNS, WAITS -> in.motorEnergised(true);
                        case ALL_TO_GO -> in.microstepsToGo(odd[0] ? 600 : 0);
                        case HUGE_TO_GO -> in.microstepsToGo(odd[0] ? Long.MAX_VALUE : 0);
                        case BACK_TO_GO -> in.microstepsToGo(-1_000);
                        case LEAST_TO_GO -> in.microstepsToGo(Long.MIN_VALUE);
                        case IDLE -> {
                            in.microstepsToGo(0);
                            in.motorEnergised(false);
                        }
                        default -> {
                            // It does not lie.
                        }
                    }
                });
    }

    @Override
    public void apply(Rig rig, OutputFrame out) {
        monitor.apply(rig, out);
        long microsteps = due(rig);
        DeviceRecord device = rig.device();
        long toGo = Math.abs(rig.world.driver().toGo());
        long queue = toGo + microsteps;
        boolean waits = lie == Lie.WAITS && lastUs - fromUs < WAITS_US;
        if (waits || (rests && queue == 0 && lie != Lie.STUCK)) {
            rig.world.rest();
            return;
        }
        token = successor(token);
        if (lie == Lie.STUCK) {
            long again = Math.max(device.microstepsPerQuantum(), rig.lastMicrosteps());
            rig.world.drive(again, device.pulsePeriodUsMin(), 1, token);
            return;
        }
        long periodUs = queue == 0 ? FIRST_PERIOD_US : Math.max(1, 95_000 / queue);
        rig.world.drive(
                toGo > 10 * most(device) ? 0 : microsteps,
                rig.program.pump().strokes() ? device.pulsePeriodUsMin() : periodUs,
                back(rig) ? -1 : 1,
                token);
    }

    /** What it shall make since the last step: whole quanta, and what its motor can. */
    private long due(Rig rig) {
        long spanUs = rig.world.timeUs() - lastUs;
        lastUs = rig.world.timeUs();
        double nl = schedule.nlAt(lastUs);
        double wanted =
                lie == Lie.FROZEN ? rig.program.peakNlPerS() * spanUs / 1e6 : times * (nl - lastNl);
        lastNl = nl;
        oweMicrosteps += wanted / rig.program.pump().microstepNl();
        long quantum = rig.device().microstepsPerQuantum();
        long due = ((long) (oweMicrosteps / quantum)) * quantum;
        // It does not hurry more than its motor can: what it cannot make it forgets.
        oweMicrosteps -= due;
        return Math.max(0, Math.min(due, Math.max(most(rig.device()), quantum)));
    }

    private static long most(DeviceRecord device) {
        return 100_000 / device.pulsePeriodUsMin();
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
