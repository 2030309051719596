package org.clepsydra.bench.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * All that a storm is, before it is run.
 *
 * @param seed of the campaign
 * @param run its number in the campaign
 * @param pump what is used
 * @param nlPerH the most that its program gives
 * @param kind the shape of the program
 * @param pattern how far apart steps are
 * @param returns whether somebody comes back to a pump that stopped
 * @param faults one or two
 * @param leadMs how long the program runs first, at least
 * @param atStroke whether the first fault comes within a stroke, where there are strokes
 * @param phase at which part of a stroke, or of the step, 0 to 1
 * @param apartMs from the first fault to the second
 * @param courseMs how long the program may be, and all of it is followed; 0 for half an hour after
 *     the fault, of a program as long as may be
 * @param two whether the channels run on two processors
 */
record Draw(
        long seed,
        long run,
        StormPump pump,
        long nlPerH,
        ProgramKind kind,
        StepPattern pattern,
        boolean returns,
        List<Fault> faults,
        long leadMs,
        boolean atStroke,
        double phase,
        long apartMs,
        long courseMs,
        boolean two) {
    private static final int PAIR_EVERY = 5;
    private static final int PHASES = 16;
    private static final long LEAD_MS_MIN = 61_000;
    private static final long LEAD_MS_MAX = 2_400_000;
    private static final double OF_COURSE = 0.5;
    private static final long APART_MS_MAX = 120_000;
    private static final long STRIDE = 617;
    private static final double OF_THERAPY = 0.95;
    private static final long MS_PER_H = 3_600_000;
    private static final long[] THERAPIES_H = {2, 6, 12, 24, 46};
    private static final long APART_FROM_STORMS = 0x2545F4914F6CDD1DL;
    private static final long APART_FROM_BOTH = 0x61C8864680B583EBL;
    private static final List<Cell> CELLS = cells(Faults.all());
    private static final List<Cell> CELLS_ON_TWO = cells(Faults.onTwo());

    /** A pump at a rate with a fault. */
    record Cell(StormPump pump, long nlPerH, Fault fault) {}

    Draw {
        faults = List.copyOf(faults);
    }

    private static List<Cell> cells(List<Fault> faults) {
        List<Cell> cells = new ArrayList<>();
        for (StormPump pump : StormPump.all()) {
            for (long nlPerH : pump.nlPerH()) {
                for (Fault fault : faults) {
                    if (fault.fits().test(pump)) {
                        cells.add(new Cell(pump, nlPerH, fault));
                    }
                }
            }
        }
        return List.copyOf(cells);
    }

    /** How many cells of one fault there are. */
    static int cellCount() {
        return CELLS.size();
    }

    /** What they are called. */
    static Stream<String> singles() {
        return CELLS.stream().map(c -> Campaign.key(c.fault().name(), c.pump(), c.nlPerH()));
    }

    /** Runs in which each of these cells has come so often, and a quarter as many pairs. */
    static long rounds(long times) {
        return rounds(CELLS, times);
    }

    /** The same of storms on two processors. */
    static long roundsOnTwo(long times) {
        return rounds(CELLS_ON_TWO, times);
    }

    private static long rounds(List<Cell> cells, long times) {
        return times * cells.size() * PAIR_EVERY / (PAIR_EVERY - 1) + PAIR_EVERY;
    }

    /** The storm of a seed and a number. */
    static Draw of(long seed, long run) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + run);
        return drawn(seed, run, 0, false, random);
    }

    /** The therapy of a seed and a number: some hours, a fault at any time, and somebody there. */
    static Draw therapy(long seed, long run) {
        SplittableRandom random =
                new SplittableRandom((seed ^ APART_FROM_STORMS) * 0x9E3779B97F4A7C15L + run);
        long hours = THERAPIES_H[random.nextInt(THERAPIES_H.length)];
        return drawn(seed, run, hours * MS_PER_H, false, random);
    }

    /** The storm on two processors of a seed and a number. */
    static Draw onTwo(long seed, long run) {
        SplittableRandom random =
                new SplittableRandom((seed ^ APART_FROM_BOTH) * 0x9E3779B97F4A7C15L + run);
        return drawn(seed, run, 0, true, random);
    }

    private static Draw drawn(
            long seed, long run, long courseMs, boolean two, SplittableRandom random) {
        List<Cell> cells = two ? CELLS_ON_TWO : CELLS;
        boolean pair = run % PAIR_EVERY == PAIR_EVERY - 1;
        long single = run / PAIR_EVERY * (PAIR_EVERY - 1) + run % PAIR_EVERY;
        int size = cells.size();
        // A stride that has no divisor in common with them goes through all of them.
        int stride = coprime(size);
        Cell cell =
                pair
                        ? cells.get(random.nextInt(size))
                        : cells.get((int) (single % size * stride % size));
        List<Fault> faults = new ArrayList<>(List.of(cell.fault()));
        if (pair) {
            faults.add(second(cell, two ? Faults.beside() : Faults.all(), random));
        }
        List<ProgramKind> kinds = ProgramKind.drawn();
        ProgramKind kind = kinds.get(random.nextInt(kinds.size()));
        Program program = Program.of(cell.pump(), cell.nlPerH(), kind, courseMs);
        long longest = cell.pump().strokes() ? LEAD_MS_MAX : LEAD_MS_MAX / 6;
        long leadMost =
                courseMs > 0
                        ? (long) (OF_THERAPY * program.durationMs())
                        : (long) Math.min((double) longest, OF_COURSE * program.durationMs());
        int pattern = random.nextInt(10);
        return new Draw(
                seed,
                run,
                cell.pump(),
                cell.nlPerH(),
                kind,
                pattern < 6
                        ? StepPattern.LONGEST
                        : pattern < 9 ? StepPattern.RANDOM : StepPattern.SHORT,
                random.nextBoolean() || courseMs > 0,
                faults,
                random.nextLong(Math.min(LEAD_MS_MIN, leadMost / 2), leadMost),
                random.nextBoolean(),
                (run % PHASES + random.nextDouble()) / PHASES,
                random.nextBoolean() ? 0 : random.nextLong(APART_MS_MAX),
                courseMs,
                two);
    }

    /** A stride that has no divisor in common with so many. */
    static int coprime(int size) {
        int stride = (int) (STRIDE % size);
        while (stride < 1 || gcd(stride, size) != 1) {
            stride++;
        }
        return stride;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static Fault second(Cell cell, List<Fault> faults, SplittableRandom random) {
        List<Fault> may =
                faults.stream()
                        .filter(f -> f.fits().test(cell.pump()) && Pairs.may(cell.fault(), f))
                        .toList();
        return may.get(random.nextInt(may.size()));
    }

    /** The same with other faults. */
    Draw with(List<Fault> others) {
        return new Draw(
                seed, run, pump, nlPerH, kind, pattern, returns, others, leadMs, atStroke, phase,
                apartMs, courseMs, two);
    }

    /** Whether its faults are those that seed and number give. */
    boolean asDrawn() {
        Draw drawn = CampaignKind.of(this).draw(seed, run);
        return drawn.faults().equals(faults);
    }

    /** The same with a flat program, and steps as far apart as may be. */
    Draw plain() {
        return new Draw(
                seed,
                run,
                pump,
                nlPerH,
                ProgramKind.FLAT,
                StepPattern.LONGEST,
                false,
                faults,
                leadMs,
                atStroke,
                phase,
                apartMs,
                courseMs,
                two);
    }

    /** Whether it is followed from START to its end. */
    boolean whole() {
        return courseMs > 0;
    }

    Program program() {
        return Program.of(pump, nlPerH, kind, courseMs);
    }

    Bound bound() {
        return faults.size() == 1
                ? faults.get(0).bound()
                : Pairs.bound(faults.get(0), faults.get(1));
    }

    boolean has(int trait) {
        return faults.stream().anyMatch(fault -> fault.has(trait));
    }

    /** What rows of tables are called. */
    String faultWords() {
        return faults.size() == 1 ? faults.get(0).name() : "pairs";
    }

    /** The faults by name, the first first. */
    String list() {
        return String.join(",", faults.stream().map(Fault::name).toList());
    }

    String words() {
        return pump.name()
                + " at "
                + nlPerH / 1e6
                + " mL/h, "
                + kind.name().toLowerCase(java.util.Locale.ROOT)
                + ": "
                + list();
    }
}
