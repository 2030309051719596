package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of the step's loops, written to {@code target/loop-bounds.csv}. */
class LoopBoundsTest {
    private static final Path CORE = Path.of("../core/target/classes");
    private static final Path TABLE = Path.of("target/loop-bounds.csv");

    /**
     * So often no loop runs in one step, if every condition went the long way at once: the bits of
     * quotients while the ceiling of a plan is held to its curve, counted for each place that may
     * have a plan judged, of which one does.
     */
    private static final long RUNS_MAX = 1L << 19;

    @TempDir Path folder;

    @Test
    void listsTheLoopsOfTheStep() throws IOException {
        List<String> table =
                new LoopBounds(new ClassFiles(CORE)).table("org/clepsydra/PumpCore", "step");
        Files.write(TABLE, table);
        assertEquals(LoopBounds.HEADER, table.get(0));
        // The bits of a quotient, and the places of a word that is sealed.
        assertTrue(has(table, "org.clepsydra.quantity.WideQuotient.divideLong", 64));
        assertTrue(has(table, "org.clepsydra.monitor.Castagnoli.word", 16));
        for (String row : table.subList(1, table.size())) {
            long runs = Long.parseLong(row.substring(row.lastIndexOf(',') + 1));
            assertTrue(runs >= 1 && runs <= RUNS_MAX, row);
        }
    }

    private static boolean has(List<String> table, String loop, long bound) {
        return table.stream()
                .map(row -> row.split(",", -1))
                .anyMatch(row -> row[0].equals(loop) && row[2].equals(Long.toString(bound)));
    }

    @Test
    void countsFromTheFirstToTheLast() {
        assertEquals(
                List.of("Seed.step,3,9,9", "Seed.step,4,7,7"),
                rows(
                        "for (int i = 0; i < 9; i++) { v++; }",
                        "for (int i = 2; i < 9; i++) { v++; }"));
    }

    @Test
    void multipliesWhatIsNested() {
        assertEquals(
                List.of("Seed.step,3,5,5", "Seed.step,4,300,1500"),
                rows(
                        "for (int i = 0; i < 5; i++) {",
                        "for (int j = 0; j < 300 && v > 0; j++) { v--; } }"));
    }

    @Test
    void multipliesOverCallsAndAddsTheirPlaces() {
        // Twice in each of five, once after them.
        assertEquals(
                List.of("Seed.inner,2,3,33", "Seed.step,3,5,5"),
                rows("for (int i = 0; i < 5; i++) { inner(); inner(); }", "inner();"));
    }

    @Test
    void waitsForTheLastCaller() {
        // outer calls inner once; whichever is met first, inner is called three times.
        assertEquals(List.of("Seed.inner,2,3,9"), rows("inner();", "outer(); outer();"));
        assertEquals(List.of("Seed.inner,2,3,9"), rows("outer(); outer();", "inner();"));
    }

    @Test
    void listsNothingThatIsNotReached() {
        assertEquals(List.of(), rows("v = 2;"));
    }

    @Test
    void refusesALoopWithoutAConstant() {
        assertThrows(
                IllegalArgumentException.class, () -> rows("for (int i = 0; i < v; i++) { w++; }"));
        assertThrows(
                IllegalArgumentException.class, () -> rows("for (int i = v; i < 9; i++) { w++; }"));
        assertThrows(IllegalArgumentException.class, () -> rows("while (v > 0) { v--; }"));
    }

    private List<String> rows(String... lines) {
        Seeded.compile(
                folder,
                "Seed",
                "final class Seed { int v; int w; void outer() { inner(); }\n"
                        + "void inner() { for (int i = 0; i < 3; i++) { v++; } } void step() {\n"
                        + String.join("\n", lines)
                        + "\n} }");
        List<String> table = new LoopBounds(new ClassFiles(folder)).table("Seed", "step");
        return table.subList(1, table.size());
    }
}
