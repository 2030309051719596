package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clepsydra.trace.Verifies;
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
    @Verifies("req~structure.units~2")
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
        String said = BuildOptions.check("units-checked", source).text();
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
    @Verifies("req~structure.units~2")
    void checksTheWholeCoreInItsOwnBuild() throws IOException {
        String pom = Files.readString(Path.of("../core/pom.xml"));
        assertTrue(pom.contains(QuantityChecker.class.getName()));
        assertTrue(
                pom.contains("<javac srcdir=\"src/main/java\" excludes=\"module-info.java\""), pom);
    }
}
