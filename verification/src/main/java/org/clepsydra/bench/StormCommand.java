package org.clepsydra.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.clepsydra.bench.storm.CampaignKind;
import org.clepsydra.bench.storm.Results;
import org.clepsydra.bench.storm.Storms;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets faults befall the simulated pumps, one or two at a time, and judges every step. */
@Command(
        name = "storm",
        description = {
            "Runs storms: a pump, a rate, a program and one fault or two, drawn from the seed and a"
                    + " number, for 30 simulated minutes from the fault on.",
            "Every step is judged by what left the simulated pump: over-delivery by formula, motion"
                    + " without permit, alarms in their time, the ledger, the journal."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every storm went as it must",
            "1:one did not; a line replays it, and another the least of it that still fails",
            "2:bad input, or results that cannot be read or written"
        })
final class StormCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int NOT_MET = 1;
    private static final int BAD_INPUT = 2;
    private static final long RUNS_MAX = 10_000_000;

    @Spec private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the campaign; 1 if left out.")
    private long seed = 1;

    @Option(
            names = "--runs",
            paramLabel = "K",
            description = "How many; 200 if left out. 0 for as many storms as give every cell one.")
    private long runs = 200;

    @Option(
            names = "--per-cell",
            paramLabel = "K",
            description = "As many storms as give every cell of fault, pump and rate so many.")
    private long perCell;

    @Option(
            names = "--therapies",
            description =
                    "Whole therapies of 2 to 46 hours, from START to their end, in place of half an"
                            + " hour from the fault on.")
    private boolean therapies;

    @Option(
            names = "--two-processors",
            description =
                    "Storms in which monitor and control channel run on a processor each, over a"
                            + " simulated link, and the link, a processor or a clock fails. They"
                            + " are printed and not kept.")
    private boolean twoProcessors;

    @Option(
            names = "--first",
            paramLabel = "R",
            description = "Number of the first, for shards of one seed; 0 if left out.")
    private long first;

    @Option(names = "--run", paramLabel = "R", description = "Run this storm of the seed alone.")
    private Long run;

    @Option(
            names = "--faults",
            paramLabel = "A,B",
            description =
                    "These faults in place of those drawn, on the pumps that they can befall.")
    private String faults = "";

    @Option(
            names = "--plain",
            description = "With --run: one rate, and steps as far apart as they may be.")
    private boolean plain;

    @Option(
            names = "--bit-flips",
            paramLabel = "K",
            description =
                    "Turn one bit of the core's memory over in each of so many runs, in place of"
                            + " storms, and follow it for ten minutes.")
    private long bitFlips;

    @Option(
            names = "--merge",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Merge these results of shards, in any order, and run nothing. They must be of"
                            + " one core.")
    private List<Path> merge = List.of();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Write what came of it into DIR, as storms, therapies or flips: .json to merge"
                            + " and to keep, bound to the core's code, .csv and .md to read.")
    private Path report;

    @Override
    public Integer call() {
        Storms storms = new Storms(spec.commandLine().getOut());
        check();
        if (run != null) {
            return storms.again(kind(), seed, run, faults, plain) ? MET : NOT_MET;
        }
        Results results;
        try {
            results = merge.isEmpty() ? run(storms) : Storms.merge(merge);
            if (report != null) {
                Storms.write(results, report);
            }
        } catch (IOException | IllegalArgumentException | com.google.gson.JsonParseException e) {
            spec.commandLine().getErr().println("Cannot read or write results: " + e.getMessage());
            return BAD_INPUT;
        }
        return results.print(spec.commandLine().getOut()) ? MET : NOT_MET;
    }

    private Results run(Storms storms) {
        if (bitFlips > 0) {
            return storms.flips(seed, first, bitFlips);
        }
        long rounds = runs == 0 && !therapies ? 1 : perCell;
        long all = rounds > 0 ? Storms.rounds(kind(), rounds) : runs;
        return storms.run(kind(), seed, first, all, faults);
    }

    private CampaignKind kind() {
        return twoProcessors
                ? CampaignKind.ON_TWO
                : therapies ? CampaignKind.THERAPIES : CampaignKind.STORMS;
    }

    private void check() {
        if (runs < 0
                || runs > RUNS_MAX
                || bitFlips < 0
                || bitFlips > RUNS_MAX
                || first < 0
                || (run != null && run < 0)) {
            throw bad("--runs is 0 to 10,000,000, --first and --run 0 or more");
        }
        if (perCell < 0 || perCell > RUNS_MAX / Storms.rounds(kind(), 1)) {
            throw bad("--per-cell is 0 to " + RUNS_MAX / Storms.rounds(kind(), 1));
        }
        if (twoProcessors && (therapies || bitFlips > 0 || report != null || !merge.isEmpty())) {
            throw bad("--two-processors goes with neither --therapies, --bit-flips nor results");
        }
        if (therapies && (perCell > 0 || bitFlips > 0)) {
            throw bad("--therapies goes with --runs");
        }
        if (run == null && plain) {
            throw bad("--plain goes with --run");
        }
        if (!faults.isEmpty() && (report != null || !merge.isEmpty())) {
            throw bad("--faults is not for results that are kept");
        }
        if (run != null && !merge.isEmpty()) {
            throw bad("--run and --merge exclude each other");
        }
        List<String> names = faults.isEmpty() ? List.of() : Arrays.asList(faults.split(","));
        for (String name : names) {
            if (!Storms.isFault(kind(), name)) {
                throw bad("--faults: there is no fault " + name);
            }
        }
        if (names.size() > 2) {
            throw bad("--faults: two at most");
        }
    }

    private CommandLine.ParameterException bad(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
