package org.clepsydra.safety.argument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command: what it writes, says and ends with. */
class EvaluateTest {

    @TempDir Path folder;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("argument.yaml"), ArgumentTest.good());
        new Sample().write(folder.resolve("evidence"));
    }

    private int run(String... args) {
        CommandLine command = Evaluate.command();
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        return command.execute(args);
    }

    private int run() {
        return into("out");
    }

    private int into(String out) {
        return run(
                folder.resolve("argument.yaml").toString(),
                folder.resolve("evidence").toString(),
                folder.resolve(out).toString());
    }

    @Test
    void isContentWithWhatIsOpen() throws IOException {
        assertEquals(0, run());
        assertTrue(said.toString().contains("G0 is open"), said.toString());
        assertTrue(said.toString().contains("3 leaves: 2 true, 1 open"), said.toString());
        assertTrue(said.toString().contains("Sn-flow: rc~clamp is the device's"), said.toString());
        assertTrue(said.toString().contains("leaf sensitivity 3/3"), said.toString());
        JsonObject made =
                JsonParser.parseString(Files.readString(folder.resolve("out/case.json")))
                        .getAsJsonObject();
        assertEquals("G0", made.get("root").getAsString());
        JsonObject goal = made.getAsJsonArray("nodes").get(0).getAsJsonObject();
        assertEquals("open", goal.get("value").getAsString());
        assertTrue(made.getAsJsonArray("nodes").get(1).getAsJsonObject().get("value").isJsonNull());
        assertEquals(3, made.getAsJsonObject("redTeam").get("turned").getAsInt());
        assertEquals(1, made.getAsJsonObject("summary").get("open").getAsInt());
    }

    @Test
    void failsWhenALeafDoes() throws IOException {
        Sample sample = new Sample();
        sample.row("checks.json", "checks", "name", "storms").addProperty("result", "stale");
        sample.write(folder.resolve("evidence"));
        assertEquals(1, run());
        assertTrue(
                said.toString().contains("stale    Sn1: campaign check storms"), said.toString());
    }

    @Test
    void failsWhenAFileIsNotWhatItsNameSays() throws IOException {
        Path evidence = folder.resolve("evidence");
        Files.copy(
                evidence.resolve("marks.json"),
                evidence.resolve("gates.json"),
                StandardCopyOption.REPLACE_EXISTING);
        assertEquals(1, run());
        assertTrue(said.toString().contains("missing  Sn0"), said.toString());
    }

    @Test
    void failsWhenALeafCannotTurnTheRoot() throws IOException {
        Files.writeString(
                folder.resolve("argument.yaml"),
                ArgumentTest.good()
                        .replace("{gate: {name: hazard}}", "{coverage: {room: 'org.*', min: 0}}"));
        assertEquals(1, run());
        assertTrue(said.toString().contains("leaf sensitivity 2/3"), said.toString());
        assertTrue(said.toString().contains("unnoticed at Sn0"), said.toString());
    }

    @Test
    void failsForAFaultOfTheArgument() throws IOException {
        Files.writeString(
                folder.resolve("argument.yaml"), ArgumentTest.good().replace("{gate:", "{gates:"));
        assertEquals(1, run());
        assertTrue(said.toString().contains("argument.yaml:7: Sn0: 'gates' is no predicate"));
    }

    @Test
    void refusesWrongUse() {
        assertEquals(2, run("argument.yaml"));
        assertEquals(2, run(folder.resolve("none.yaml").toString(), "none", "out"));
    }

    @Test
    void writesTheSameBytesEachTime() throws IOException {
        assertEquals(0, into("one"));
        assertEquals(0, into("two"));
        assertEquals(bytes("one"), bytes("two"));
        assertEquals(
                List.of("argument-G-flow.svg", "argument.gsn.yaml", "argument.svg", "case.json"),
                List.copyOf(bytes("one").keySet()));
    }

    private Map<String, String> bytes(String out) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(out))) {
            for (Path file : files.toList()) {
                bytes.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return bytes;
    }
}
