package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkerframework.checker.units.UnitsChecker;
import org.checkerframework.checker.units.qual.UnknownUnits;
import org.clepsydra.trace.Verifies;
import org.clepsydra.units.Nl;
import org.clepsydra.units.checker.QuantityChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The units checker finds what it is for; that it finds nothing in the core is part of core's
 * build.
 */
class UnitsGateTest {
    private static final List<String> FAULTS =
            List.of(
                    "nl = ms;",
                    "nl = nl + ms;",
                    "nl += ms;",
                    "nl = rate * ms;",
                    "nl = nl * nl;",
                    "nl = nl / nl;",
                    "nl = 7;",
                    "nl = bare;",
                    "nl = give(ms);",
                    "nl = Math.min(nl, ms);",
                    "boolean b = nl < ms;",
                    "boolean b = nl == ms;",
                    "bare = nl % ms;");
    private static final List<String> RIGHT =
            List.of(
                    "nl = nl + nl;",
                    "nl = 0;",
                    "nl = give(nl);",
                    "nl = Math.min(nl, nl);",
                    "nl = Math.max(0, nl);",
                    "bare = rate * ms;",
                    "boolean b = nl < nl;",
                    "boolean b = nl > 5;",
                    "boolean b = nl == 0;");

    @TempDir Path folder;

    @Test
    @Verifies("req~structure.units~1")
    void findsEverySeededFaultAndNothingElse() throws Exception {
        StringBuilder body = new StringBuilder();
        Stream.concat(FAULTS.stream(), RIGHT.stream())
                .forEach(
                        line ->
                                body.append("    void m")
                                        .append(body.length())
                                        .append("() { ")
                                        .append(line)
                                        .append(" }\n"));
        String head =
                """
                import org.clepsydra.units.*;
                final class Seed {
                    @Nl long nl; @Ms long ms; @NlPerH long rate; long bare;
                    static @Nl long give(@Nl long value) { return value; }
                """;
        Path source = folder.resolve("Seed.java");
        Files.writeString(source, head + body + "}\n");
        String said = check(source);
        int first = (int) head.lines().count() + 1;
        List<Integer> found =
                said.lines()
                        .filter(line -> line.contains("Seed.java:") && line.contains("error:"))
                        .map(
                                line ->
                                        Integer.parseInt(
                                                line.replaceAll(".*Seed.java:(\\d+):.*", "$1")))
                        .distinct()
                        .sorted()
                        .toList();
        List<Integer> wanted = Stream.iterate(first, n -> n + 1).limit(FAULTS.size()).toList();
        assertEquals(wanted, found, said);
    }

    @Test
    void checksTheWholeCoreInItsOwnBuild() throws IOException {
        String pom = Files.readString(Path.of("../core/pom.xml"));
        assertTrue(pom.contains(QuantityChecker.class.getName()));
        assertTrue(pom.contains("srcdir=\"src/main/java\""));
    }

    private String check(Path source) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        for (String name :
                List.of(
                        "api",
                        "code",
                        "file",
                        "main",
                        "model",
                        "parser",
                        "processing",
                        "tree",
                        "util")) {
            command.add(
                    "-J--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
        }
        command.add("-J--add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED");
        String path =
                Stream.of(Nl.class, UnitsChecker.class, UnknownUnits.class)
                        .map(c -> c.getProtectionDomain().getCodeSource().getLocation().getPath())
                        .collect(Collectors.joining(System.getProperty("path.separator")));
        command.addAll(
                List.of(
                        "--release",
                        "8",
                        "-Xlint:-options",
                        "-proc:only",
                        "-Xmaxerrs",
                        "1000",
                        "-processor",
                        QuantityChecker.class.getName(),
                        "-cp",
                        path,
                        source.toString()));
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        javac.waitFor();
        return said;
    }
}
