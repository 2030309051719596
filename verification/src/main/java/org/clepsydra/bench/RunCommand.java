package org.clepsydra.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clepsydra.bench.report.ReportJson;
import org.clepsydra.bench.report.ReportPage;
import org.clepsydra.bench.scenario.BadScenario;
import org.clepsydra.bench.scenario.Expectation;
import org.clepsydra.bench.scenario.Scenario;
import org.clepsydra.bench.scenario.ScenarioReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads every file, and only if all can be run, runs them one after the other. */
@Command(
        name = "run",
        description = "Runs scenario files and says whether their expectations were met.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int NOT_MET = 1;
    private static final int BAD_INPUT = 2;

    @Spec private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files.")
    private List<Path> files;

    @Option(names = "--quiet", description = "Print only what was not met; no progress.")
    private boolean quiet;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write a page for each scenario into DIR.")
    private Path report;

    @Option(names = "--json", description = "Print the results as JSON, and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Scenario> scenarios = read(err);
        if (scenarios.size() < files.size()) {
            return BAD_INPUT;
        }
        List<RunResult> results = new ArrayList<>();
        ProgressLine progress = progressLine(err);
        for (Scenario scenario : scenarios) {
            RunResult result = Run.of(scenario, quiet || json ? Watch.NONE : progress);
            progress.clear();
            results.add(result);
            if (!json) {
                print(out, result);
            }
            if (report != null && !write(out, err, result)) {
                return BAD_INPUT;
            }
        }
        if (json) {
            out.println(ReportJson.of(results));
            out.flush();
        }
        return results.stream().allMatch(RunResult::met) ? MET : NOT_MET;
    }

    /** The width is asked of the terminal only where there is one. */
    private ProgressLine progressLine(PrintWriter err) {
        boolean redraws = CommandLine.Help.Ansi.AUTO.enabled();
        int columns =
                redraws ? spec.usageMessage().autoWidth(true).width() : ProgressLine.NO_TERMINAL;
        return new ProgressLine(err, redraws, columns, System::nanoTime);
    }

    private boolean write(PrintWriter out, PrintWriter err, RunResult result) {
        String stem =
                Path.of(result.scenario().file())
                        .getFileName()
                        .toString()
                        .replaceFirst("\\.ya?ml$", "");
        Path page = report.resolve(stem + ".html");
        try {
            Files.createDirectories(report);
            Files.writeString(page, ReportPage.of(result));
        } catch (IOException e) {
            err.println(page + ": the report cannot be written: " + e.getMessage());
            return false;
        }
        if (!json && !quiet) {
            out.println("         report: " + page);
            out.flush();
        }
        return true;
    }

    private List<Scenario> read(PrintWriter err) {
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : files) {
            try {
                scenarios.add(ScenarioReader.read(file));
            } catch (BadScenario e) {
                err.println(e.getMessage());
            }
        }
        return scenarios;
    }

    private void print(PrintWriter out, RunResult result) {
        if (!quiet || !result.met()) {
            out.println(
                    (result.met() ? "met      " : "NOT MET  ")
                            + result.scenario().name()
                            + ": "
                            + summary(result));
        }
        for (Outcome outcome : result.outcomes()) {
            if (!outcome.met()) {
                out.println(
                        "  "
                                + result.scenario().file()
                                + ":"
                                + outcome.expectation().line()
                                + ": expected "
                                + outcome.expectation().words()
                                + "; found "
                                + outcome.found());
            }
        }
        out.flush();
    }

    /** The verdict, and what was found of everything else that was expected. */
    private static String summary(RunResult result) {
        return Stream.concat(
                        Stream.of(result.verdictWords()),
                        result.outcomes().stream()
                                .filter(o -> o.expectation().kind() != Expectation.Kind.VERDICT)
                                .map(o -> o.expectation().words() + " (" + o.found() + ")"))
                .collect(Collectors.joining("; "));
    }
}
