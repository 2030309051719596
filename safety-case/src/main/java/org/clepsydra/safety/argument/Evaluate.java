package org.clepsydra.safety.argument;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clepsydra.safety.evidence.Part;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Evaluates the argument from the evidence of a build, attacks it, draws it and tells what came of
 * it. Ends with 0 when the root is true or open and every leaf can turn it; with 1 when not, or
 * when the argument is at fault; with 2 on wrong use.
 */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Evaluates the safety case from the evidence of this build.")
public final class Evaluate implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ARGUMENT.yaml", description = "the argument")
    private Path argument;

    @Parameters(index = "1", paramLabel = "EVIDENCE_DIR", description = "what the join wrote")
    private Path evidence;

    @Parameters(index = "2", paramLabel = "OUTPUT_DIR", description = "where results go")
    private Path output;

    @Spec private CommandSpec spec;

    private Evaluate() {}

    /** The command. */
    public static void main(String... args) {
        System.exit(command().execute(args));
    }

    /** The command, for tests. */
    static CommandLine command() {
        return new CommandLine(new Evaluate());
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(argument) || !Files.isDirectory(evidence)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "no file " + argument + " or no folder " + evidence);
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            Findings read = Findings.of(files());
            Case made = evaluate(read);
            RedTeam team = RedTeam.attack(made, read);
            write(made, team);
            out.println(Summary.of(made, team));
            return made.value().stands() && team.turned() == team.leaves() ? 0 : 1;
        } catch (BadArgument e) {
            e.faults().forEach(out::println);
            return 1;
        }
    }

    private Case evaluate(Findings read) throws IOException, BadArgument {
        String name = argument.getFileName().toString();
        List<Node> nodes =
                Patterns.expand(name, ArgumentReader.read(name, Files.readString(argument)), read);
        String root = Structure.root(name, nodes);
        return Case.of(root, nodes, leaf -> Predicates.judge(leaf, read));
    }

    private Map<String, JsonObject> files() throws IOException {
        Map<String, JsonObject> files = new HashMap<>();
        for (Part<?> part : Findings.PARTS) {
            Path file = evidence.resolve(part.file());
            if (Files.isRegularFile(file) && !files.containsKey(part.file())) {
                files.put(part.file(), object(file));
            }
        }
        return files;
    }

    /** What a file holds; nothing where it is no JSON, so that all it would show is missing. */
    private static JsonObject object(Path file) throws IOException {
        try {
            JsonElement parsed = JsonParser.parseString(Files.readString(file));
            return parsed.isJsonObject() ? parsed.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    private void write(Case made, RedTeam team) throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("case.json"), CaseJson.of(made, team));
        Files.writeString(output.resolve("argument.gsn.yaml"), GsnYaml.of(made));
        for (Map.Entry<String, String> picture : Pictures.of(made).entrySet()) {
            Files.writeString(output.resolve(picture.getKey()), picture.getValue());
        }
    }
}
