package org.clepsydra.bench.storm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every pump, kind of program and kind of rogue, with onsets swept over stroke and program. */
final class RogueCampaign {
    private static final double[] AROUND_MS = {-2_100, -150, -40, 40, 150, 2_100, -30_000, -10_000};
    private static final int EVEN = 8;
    private static final double LAST = 0.99;

    /** Where the ceiling may be so far ahead that the plain line does not hold. */
    static final Set<ProgramKind> AHEAD =
            EnumSet.of(
                    ProgramKind.RAMPS,
                    ProgramKind.COSINES,
                    ProgramKind.REPEATS,
                    ProgramKind.LONG_PAUSE);

    /** Before the end of a pause of 30 min, of which 1.9 % are 34 s. */
    private static final double[] BEFORE_MS = {-34_000, -30_000, -20_000, -10_000};

    /** Before a bend, and after the beginning. */
    private static final double[] VALLEY_MS = {-10_000, -2_100, -40, 2_100, 15_000};

    private static final double H_MS = 3_600_000;
    private static final long SKEW_PPM = 8_900;
    private static final double[] PHASES = {-1, 0.02, 0.3, 0.55, 0.8, 0.97};
    private static final int PATTERNS = 8;

    private final TreeMap<String, List<RogueResult>> cells = new TreeMap<>();

    private RogueCampaign() {}

    /**
     * So many trials of each cell, in courses no longer than so many hours.
     *
     * @param monitor the way of the monitor's half to the switch
     */
    static RogueCampaign run(List<RogueKind> rogues, int trials, int hours, CommandPath monitor) {
        List<RogueTrial> all = new ArrayList<>();
        RogueCampaign campaign = new RogueCampaign();
        int cell = 0;
        for (StormPump pump : StormPump.all()) {
            for (ProgramKind kind : ProgramKind.values()) {
                List<Program> programs = programs(pump, kind, hours * H_MS);
                for (RogueKind rogue : rogues) {
                    cell++;
                    for (int i = 0; i < trials; i++) {
                        all.add(trial(programs, rogue, cell, i, monitor));
                    }
                }
            }
        }
        campaign.add(IntStream.range(0, all.size()).parallel().mapToObj(i -> all.get(i).run()));
        return campaign;
    }

    /**
     * Onsets and rogues for which the ceiling is furthest ahead of the curve: at the end of a long
     * pause, in valleys of curves that bend, and where a bend's gap comes before there is much due;
     * the clocks as far apart as they may be. On every pump, as fast as it may be.
     */
    static RogueCampaign ahead() {
        RogueCampaign campaign = new RogueCampaign();
        List<RogueTrial> all = new ArrayList<>();
        for (StormPump pump : StormPump.all()) {
            for (ProgramKind kind : AHEAD) {
                Program program = programs(pump, kind, H_MS).get(0);
                boolean pause = kind == ProgramKind.LONG_PAUSE;
                // The pause is the second segment; the valley is where the second run begins.
                double atMs = program.bendsMs().get(kind == ProgramKind.COSINES ? 1 : 2);
                double[] aroundMs = pause ? BEFORE_MS : VALLEY_MS;
                List<String> fast = List.of("frozen", "stuck");
                for (String rogue : pause ? fast : List.of("x1.05", "x1.75")) {
                    Arrays.stream(aroundMs)
                            .map(ms -> ms > 0 ? ms : atMs + ms)
                            .mapToObj(ms -> plain(program, RogueKind.named(rogue), ms))
                            .forEach(all::add);
                }
            }
        }
        campaign.add(all.parallelStream().map(RogueTrial::run));
        return campaign;
    }

    private static RogueTrial plain(Program program, RogueKind rogue, double onsetMs) {
        CommandPath monitor = CommandPath::monitor;
        return new RogueTrial(program, rogue, StepPattern.LONGEST, onsetMs, -1, SKEW_PPM, monitor);
    }

    private void add(Stream<RogueResult> results) {
        cells.putAll(results.collect(Collectors.groupingBy(RogueResult::cell)));
    }

    /** At every rate of the pump, the fastest first, as there is most to see. */
    private static List<Program> programs(StormPump pump, ProgramKind kind, double mostMs) {
        return pump.nlPerH().stream()
                .sorted(Comparator.reverseOrder())
                .map(rate -> Program.brief(pump, rate, kind))
                .filter(program -> program.durationMs() < mostMs)
                .toList();
    }

    /** Trials of a cell and of the next go on in steps that have no divisor in common. */
    private static RogueTrial trial(
            List<Program> programs, RogueKind rogue, int cell, int i, CommandPath monitor) {
        int number = cell * 7 + i;
        Program program = programs.get(number % programs.size());
        List<Double> onsets = onsets(program);
        double onsetMs = onsets.get((int) ((cell * 31L + i * 17L) % onsets.size()));
        return new RogueTrial(
                program,
                rogue,
                pattern(number / 3 % PATTERNS),
                onsetMs,
                PHASES[(cell + i) % PHASES.length],
                (number / 2) % 2 == 0 ? 0 : SKEW_PPM,
                monitor);
    }

    /** Mostly the longest, in which most is given until it is seen. */
    private static StepPattern pattern(int of) {
        return of == 3 ? StepPattern.RANDOM : of == 6 ? StepPattern.SHORT : StepPattern.LONGEST;
    }

    /** Over the whole evenly, and around every bend. */
    private static List<Double> onsets(Program program) {
        boolean alone = program.kind().overlayAlone();
        double bolusMs = program.kind() == ProgramKind.BOLUSES ? program.overlayMs() : 0;
        double wholeMs = alone ? program.overlayMs() : program.durationMs() + bolusMs;
        List<Double> bends = new ArrayList<>();
        if (!alone) {
            bends.addAll(program.bendsMs());
        }
        if (bolusMs > 0) {
            bends.add(RogueTrial.bolusAtMs(program));
            bends.add(RogueTrial.bolusAtMs(program) + bolusMs);
        }
        List<Double> onsets = new ArrayList<>();
        for (int i = 0; i < EVEN; i++) {
            onsets.add((i + 0.5) * wholeMs / EVEN);
        }
        for (double bend : bends) {
            Arrays.stream(AROUND_MS).forEach(around -> onsets.add(bend + around));
        }
        return onsets.stream().filter(ms -> ms >= 0 && ms < LAST * wholeMs).toList();
    }

    /** All trials, by pump, kind of program and kind of rogue. */
    Map<String, List<RogueResult>> cells() {
        return cells;
    }

    /** Those that did not go as they must. */
    List<String> complaints() {
        return cells.values().stream()
                .flatMap(List::stream)
                .filter(result -> !result.complaint().isEmpty())
                .map(RogueResult::words)
                .toList();
    }

    /** The cells of which a trial came above the plain line. */
    Set<String> abovePlain() {
        return cells.entrySet().stream()
                .filter(cell -> cell.getValue().stream().anyMatch(result -> result.plain() > 1))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A row for each cell, with the trial that came nearest to its limit. */
    String csv() {
        StringBuilder csv = new StringBuilder(RogueResult.HEADER);
        cells.values().forEach(trials -> csv.append(row(trials)));
        return csv.toString();
    }

    private static String row(List<RogueResult> trials) {
        long cuts = trials.stream().filter(result -> result.cutMs() >= 0).count();
        long latestMs = trials.stream().mapToLong(RogueResult::cutMs).max().orElse(-1);
        RogueResult worst = trials.stream().reduce(RogueResult::worse).orElseThrow();
        return worst.row(trials.size(), cuts, latestMs);
    }
}
