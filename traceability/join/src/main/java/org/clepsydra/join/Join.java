package org.clepsydra.join;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Joins what is written, what is marked and what the build found; judges it; writes it down.
 *
 * <p>Exit codes: 0 every gate holds; 1 some do not, and all faults are told; 2 wrong use.
 */
@Command(name = "join", description = "Joins items, marks and results of a build, and judges them.")
public final class Join implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ROOT", description = "Root of the repository.")
    private Path root;

    @Parameters(index = "1", paramLabel = "OUTPUT", description = "Folder for the JSON.")
    private Path output;

    @Option(
            names = "--accept",
            description = "Every text was looked at: write its digest into the register.")
    private boolean accept;

    @Spec private CommandSpec command;

    private Join() {}

    /** Arguments: root of the repository, folder for the output. */
    public static void main(String[] args) {
        System.exit(run(args, new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(String[] args, PrintWriter out) {
        return new CommandLine(new Join()).setOut(out).setErr(out).execute(args);
    }

    @Override
    public Integer call() throws IOException {
        Tree tree = Tree.at(root);
        PrintWriter out = command.commandLine().getOut();
        if (accept) {
            Register.accept(tree, Items.read(tree));
        }
        Evidence evidence = Evidence.read(tree);
        if (evidence.items().of("req").isEmpty() || evidence.tests().isEmpty()) {
            // Of nothing every gate would hold.
            throw new ParameterException(
                    command.commandLine(), root + " holds no requirements, or no tests");
        }
        List<Gate> gates = gates(evidence);
        evidence.write(output, gates);
        Report.print(evidence, gates, out);
        out.flush();
        return gates.stream().allMatch(Gate::holds) ? 0 : 1;
    }

    static List<Gate> gates(Evidence evidence) throws IOException {
        List<Gate> gates = new ArrayList<>(new ItemGates(evidence).all());
        gates.addAll(new TestGates(evidence).all());
        gates.addAll(new CodeGates(evidence).all());
        gates.add(WordGate.of(evidence.tree()));
        return gates;
    }

    /** What is printed. */
    private static final class Report {
        private Report() {}

        static void print(Evidence evidence, List<Gate> gates, PrintWriter out) {
            gates.forEach(gate -> gate.faults().forEach(f -> out.println(gate.name() + ": " + f)));
            out.println("gate              count");
            for (Gate gate : gates) {
                out.println(line("%-16s %6d  %s", gate.name(), gate.count(), gate.title()));
            }
            out.println("requirement                                own  mutants");
            Mutants mutants = evidence.mutants();
            for (Mutants.Score score : mutants.scores()) {
                String all = score.mutants() == 0 ? "" : score.own() + " of " + score.mutants();
                out.println(line("%-38s %7s  %s", score.id(), score.percent(), all));
            }
            out.println(
                    line(
                            "%d items, %d marks, %d tests, %d mutants, %d of them excused (%s %%)",
                            evidence.items().all().size(),
                            evidence.marks().rows().size(),
                            evidence.tests().size(),
                            mutants.all().size(),
                            mutants.justified(),
                            Mutants.percent(mutants.justified(), mutants.all().size())));
        }

        private static String line(String format, Object... arguments) {
            return String.format(Locale.ROOT, format, arguments);
        }
    }
}
