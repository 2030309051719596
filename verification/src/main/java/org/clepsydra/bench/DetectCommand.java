package org.clepsydra.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.clepsydra.bench.detect.Expected;
import org.clepsydra.bench.detect.Failure;
import org.clepsydra.bench.detect.Point;
import org.clepsydra.bench.detect.Quiet;
import org.clepsydra.bench.detect.Study;
import org.clepsydra.bench.detect.Subject;
import org.clepsydra.bench.report.DetectPage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Blocks the lines of the simulated pumps, and leaves others alone: how early, how often. */
@Command(
        name = "detect",
        description = {
            "Measures how early a blocked or narrowed line is found, and how often an infusion with"
                    + " nothing wrong is stopped: the same build, the same settings.",
            "Volumes are what the line holds more at the alarm than before; beside them stands"
                    + " compliance times 70 kPa, which a plain threshold lets it hold."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every expectation was met",
            "1:an expectation was not met; each failed trial has a line that runs it again",
            "2:bad input, or a report that cannot be written"
        })
final class DetectCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int NOT_MET = 1;
    private static final int BAD_INPUT = 2;
    private static final int SEEDS_MAX = 100_000;
    private static final double HOURS_MAX = 10_000_000;
    private static final double NL_PER_ML = 1e6;

    @Spec private CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "Trials of a blocked line at each rate, and a tenth as many of each narrowed"
                            + " one; 20 if left out.")
    private int seeds = 20;

    @Option(
            names = "--seed",
            paramLabel = "FIRST",
            description = "Seed of the first trial; 1 if left out.")
    private long seed = 1;

    @Option(
            names = "--hours",
            paramLabel = "H",
            description =
                    "Hours with nothing wrong, of all plants together, each an equal share at"
                            + " least; 300 if left out. From 30,000 on, the upper bound is judged.")
    private double hours = 300;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write the page detect.html into DIR.")
    private Path report;

    @Option(
            names = "--plant",
            paramLabel = "NAME",
            description = "bedside, wearable, syringe or roller; all if left out.")
    private String plant;

    @Option(
            names = "--rate",
            paramLabel = "ML_PER_H",
            description = "One of the rates that are swept, in mL/h; all if left out.")
    private Double rate;

    @Override
    public Integer call() {
        checkFigures();
        List<Subject> subjects = subjects();
        PrintWriter out = spec.commandLine().getOut();
        if (report != null && !made(report)) {
            return BAD_INPUT;
        }
        Study study =
                Study.of(
                        subjects,
                        seed,
                        seeds,
                        hours,
                        line -> {
                            out.println(line);
                            out.flush();
                        });
        print(out, study);
        if (report != null && !write(out, study)) {
            return BAD_INPUT;
        }
        return study.met() ? MET : NOT_MET;
    }

    private void checkFigures() {
        if (seeds < 0 || seeds > SEEDS_MAX) {
            throw bad("--seeds is " + seeds + "; 0 to 100,000 can be run");
        }
        if (!(hours >= 0 && hours <= HOURS_MAX)) {
            throw bad("--hours is " + hours + "; 0 to 10,000,000 can be run");
        }
        if (seeds == 0 && hours == 0) {
            throw bad("--seeds is 0 and --hours is 0; one of them must be more");
        }
    }

    private List<Subject> subjects() {
        List<Subject> named =
                Subject.all().stream()
                        .filter(s -> plant == null || s.name().equals(plant))
                        .toList();
        if (named.isEmpty()) {
            throw bad("--plant is " + plant + "; it must be bedside, wearable, syringe or roller");
        }
        if (rate == null) {
            return named;
        }
        long nlPerH = Math.round(rate * NL_PER_ML);
        List<Subject> at =
                named.stream()
                        .filter(s -> s.nlPerH().contains(nlPerH))
                        .map(s -> s.at(nlPerH))
                        .toList();
        if (at.isEmpty()) {
            throw bad("--rate is " + rate + " mL/h; swept are " + swept(named));
        }
        return at;
    }

    private static String swept(List<Subject> subjects) {
        return String.join(
                ", ",
                subjects.stream()
                        .flatMap(s -> s.nlPerH().stream())
                        .distinct()
                        .sorted()
                        .map(nl -> Double.toString(nl / NL_PER_ML))
                        .toList());
    }

    private CommandLine.ParameterException bad(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** Before anything is run, as that can take hours. */
    private boolean made(Path directory) {
        try {
            Files.createDirectories(directory);
            return true;
        } catch (IOException e) {
            return cannot(directory, e);
        }
    }

    private boolean write(PrintWriter out, Study study) {
        Path page = report.resolve("detect.html");
        try {
            Files.writeString(page, DetectPage.of(study));
        } catch (IOException e) {
            return cannot(page, e);
        }
        out.println("         report: " + page);
        out.flush();
        return true;
    }

    private boolean cannot(Path path, IOException e) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(path + ": the report cannot be written: " + e.getMessage());
        err.flush();
        return false;
    }

    private static void print(PrintWriter out, Study study) {
        if (!study.points().isEmpty()) {
            printBlocked(out, study);
        }
        if (!study.quiet().isEmpty()) {
            printQuiet(out, study);
        }
        out.println();
        for (Expected one : study.expected()) {
            out.println((one.met() ? "met      " : "NOT MET  ") + one.text() + ": " + one.found());
        }
        for (Failure failure : study.failures()) {
            out.println("failed   " + failure.what());
            out.println("  again: clepsydra-bench detect " + failure.replay());
        }
        out.flush();
    }

    private static void printBlocked(PrintWriter out, Study study) {
        out.printf("%nblocked line%43s%31s%n", "trapped, uL", "plain 70 kPa");
        out.printf(
                "%-8s %11s %8s %9s %9s %9s %10s %9s %10s%n",
                "plant", "mL/h", "found", "median", "p95", "worst", "worst", "uL", "after");
        for (Point point : study.blocked()) {
            out.printf(
                    Locale.ROOT,
                    "%-8s %11s %6.1f %% %s %7.1f %8.1f s%n",
                    point.subject().name(),
                    Double.toString(point.mlPerH()),
                    point.foundPercent(),
                    measured(point),
                    point.subject().plainUl(),
                    point.subject().plainS(point.nlPerH()));
        }
    }

    private static String measured(Point point) {
        if (!point.anyFound()) {
            return String.format("%9s %9s %9s %10s", "-", "-", "-", "-");
        }
        return String.format(
                Locale.ROOT,
                "%9.1f %9.1f %9.1f %8.1f s",
                point.medianUl(),
                point.p95Ul(),
                point.worstUl(),
                point.worstS());
    }

    private static void printQuiet(PrintWriter out, Study study) {
        out.printf("%nnothing wrong%n%-8s %11s %8s  conditions%n", "plant", "hours", "stops");
        for (Quiet quiet : study.quiet()) {
            out.printf(
                    Locale.ROOT,
                    "%-8s %,11.0f %8d  %s%n",
                    quiet.subject().name(),
                    quiet.hours(),
                    quiet.stops(),
                    quiet.words());
        }
        out.printf(
                Locale.ROOT,
                "%-8s %,11.0f %8d  at most %.2f in 10,000 h, with 95 %% confidence%n",
                "all",
                study.hours(),
                study.stops(),
                study.stopsPer10000H());
    }
}
