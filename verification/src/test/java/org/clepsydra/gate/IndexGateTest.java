package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker is run with the options of core's build, and what it says is judged as there. */
class IndexGateTest {
    /** What was found, by the member that was compiled; each is compiled once. */
    private static final Map<String, Map<String, List<String>>> FOUND = new HashMap<>();

    @TempDir Path folder;

    @Test
    @Verifies("req~structure.indices~1")
    void findsAnIndexThatNothingBounds() throws Exception {
        assertFinds("array.access.unsafe.high", "long m(int i) { return words[i]; }");
        assertFinds("array.access.unsafe.low", "long m(int i) { return words[i]; }");
    }

    @Test
    void findsAnIndexOneBeyond() throws Exception {
        assertFinds("array.access.unsafe.high.constant", "long m() { return words[4]; }");
        assertFinds(
                "array.access.unsafe.high.range",
                "void m() { for (int i = 0; i < 5; i++) { words[i] = 0; } }");
    }

    @Test
    void findsAnIndexBelowTheArray() throws Exception {
        assertFinds("array.access.unsafe.low", "long m() { return words[-1]; }");
    }

    @Test
    void findsAnIndexOfAnArrayOfUnknownLength() throws Exception {
        assertFinds("array.access.unsafe.high.constant", "long m(long[] w) { return w[0]; }");
    }

    @Test
    void findsNothingInAnIndexWithin() throws Exception {
        assertEquals(Map.of(), findings("long m() { return words[3]; }"));
        assertEquals(
                Map.of(), findings("void m() { for (int i = 0; i < 4; i++) { words[i] = 0; } }"));
        assertEquals(Map.of(), findings("long m(int i) { return words[i & 3]; }"));
    }

    @Test
    @Verifies("req~structure.indices~1")
    void acceptsAnExcuseForTheseLinesOnly() throws Exception {
        Map<String, List<String>> found = findings("long m(int i) { return words[i]; }");
        String digest = IndexGate.digest(found.get("Seed"));
        assertEquals(List.of(), faults(found, "Seed," + digest + ",a reason"));
        Map<String, List<String>> other = findings("long m(int j) { return words[j]; }");
        assertEquals(
                "not seen to be within: Seed " + IndexGate.digest(other.get("Seed")),
                faults(other, "Seed," + digest + ",a reason").get(0));
    }

    @Test
    void asksForAReasonAndForAnExcuseThatIsNeeded() throws Exception {
        Map<String, List<String>> found = findings("long m(int i) { return words[i]; }");
        String digest = IndexGate.digest(found.get("Seed"));
        assertEquals(List.of("no reason: Seed"), faults(found, "Seed," + digest + ","));
        assertEquals(List.of("stale: Seed"), faults(Map.of(), "Seed," + digest + ",a reason"));
    }

    @Test
    void bindsAnExcuseToHowOftenALineIsFound() {
        assertNotEquals(
                IndexGate.digest(List.of("high w[i] = 0;")),
                IndexGate.digest(List.of("high w[i] = 0;", "high w[i] = 0;")));
    }

    private void assertFinds(String kind, String member) throws Exception {
        Map<String, List<String>> found = findings(member);
        assertTrue(
                found.getOrDefault("Seed", List.of()).stream()
                        .anyMatch(finding -> finding.startsWith(kind + " ")),
                found.toString());
        assertTrue(faults(found).get(0).startsWith("not seen to be within: Seed"));
    }

    private Map<String, List<String>> findings(String member) throws Exception {
        if (!FOUND.containsKey(member)) {
            FOUND.put(member, compiled(member));
        }
        return FOUND.get(member);
    }

    private Map<String, List<String>> compiled(String member) throws Exception {
        Path source = folder.resolve("src/main/java/Seed.java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                "final class Seed {\n    private final long[] words = new long[4];\n    "
                        + member
                        + "\n}\n");
        BuildOptions.Said said = BuildOptions.check("index-checked", source);
        assertEquals(0, said.exit(), said.text());
        return IndexGate.read(said.text().lines().toList());
    }

    private List<String> faults(Map<String, List<String>> found, String... rows) throws Exception {
        Path file = folder.resolve("register.csv");
        Files.writeString(file, "key,digest,reason\n" + String.join("\n", rows) + "\n");
        return new IndexGate(found, new Register(file)).faults();
    }
}
