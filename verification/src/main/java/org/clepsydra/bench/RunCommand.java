package org.clepsydra.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.clepsydra.bench.scenario.BadScenario;
import org.clepsydra.bench.scenario.Scenario;
import org.clepsydra.bench.scenario.ScenarioReader;
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

    @Option(names = "--quiet", description = "Print only what was not met.")
    private boolean quiet;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Scenario> scenarios = read(err);
        if (scenarios.size() < files.size()) {
            return BAD_INPUT;
        }
        boolean allMet = true;
        for (Scenario scenario : scenarios) {
            RunResult result = Run.of(scenario, Watch.NONE);
            allMet &= result.met();
            print(out, result);
        }
        return allMet ? MET : NOT_MET;
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
                            + result.verdictWords());
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
}
