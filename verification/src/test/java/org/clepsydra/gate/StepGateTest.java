package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepGateTest {
    private static final Path CORE = Path.of("../core/target/classes");

    @TempDir Path folder;

    @Test
    @Verifies({"req~structure.no-allocation~1", "req~structure.subset~1"})
    void findsNothingInTheStep() {
        StepGate gate = new StepGate(new ClassFiles(CORE));
        List<Breach> breaches = gate.from("org/clepsydra/PumpCore", "step");
        assertEquals(List.of(), breaches);
        // Every room is reached, or the walk has not looked.
        Set<String> rooms =
                gate.reached().stream()
                        .map(m -> m.replaceAll("^org/clepsydra/(\\w+)/.*", "$1"))
                        .collect(Collectors.toSet());
        assertTrue(
                rooms.containsAll(
                        Set.of(
                                "quantity",
                                "plan",
                                "port",
                                "signal",
                                "detect",
                                "monitor",
                                "remote",
                                "selftest",
                                "therapy",
                                "drive",
                                "alarm",
                                "journal")),
                rooms.toString());
    }

    @Test
    @Verifies({"req~structure.no-allocation~1", "req~structure.subset~1"})
    void findsNothingInTheRestore() {
        StepGate gate = new StepGate(new ClassFiles(CORE));
        assertEquals(List.of(), gate.from("org/clepsydra/PumpCore", "restore"));
    }

    /** What a class sets up when it is first used would be taken in the step that uses it. */
    @Test
    @Verifies("req~structure.no-allocation~1")
    void reachesNoClassThatSetsItselfUp() {
        for (String unit : List.of("PumpCore", "ControlUnit", "monitor/MonitorUnit")) {
            assertEquals(List.of(), settingUp(new ClassFiles(CORE), "org/clepsydra/" + unit));
        }
        Seeded.compile(
                folder,
                "Seed",
                "final class Seed { int step() { return Late.twice(4); } }"
                        + " final class Late { static final long[] TABLE = new long[9];"
                        + " static int twice(int v) { return v + v; } }");
        assertEquals(List.of("Late"), settingUp(new ClassFiles(folder), "Seed"));
    }

    private static List<String> settingUp(ClassFiles classes, String entry) {
        StepGate gate = new StepGate(classes);
        gate.from(entry, "step");
        return gate.reached().stream()
                .map(method -> method.substring(0, method.indexOf('.')))
                .distinct()
                .filter(owner -> classes.find(owner, "<clinit>", "()V") != null)
                .toList();
    }

    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource({
        "ControlCore, step",
        "ControlCore, await",
        "ControlUnit, step",
        "ControlUnit, restore",
        "ControlUnit, begin",
        "monitor/MonitorUnit, step",
        "monitor/MonitorUnit, restore"
    })
    @Verifies({"req~structure.no-allocation~1", "req~structure.subset~1"})
    void findsNothingInTheUnitsOfTwoProcessors(String unit, String method) {
        StepGate gate = new StepGate(new ClassFiles(CORE));
        assertEquals(List.of(), gate.from("org/clepsydra/" + unit, method));
    }

    @Test
    void reportsAnEntryThatIsNotThere() {
        List<Breach> breaches = new StepGate(new ClassFiles(CORE)).from("org/clepsydra/No", "step");
        assertEquals("entry", breaches.get(0).rule());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    allocation     | Object o = new Object(); v = o.hashCode();
                    allocation     | int[] a = new int[3]; v = a[0];
                    allocation     | long[][] a = new long[2][2]; v = (int) a[0][0];
                    allocation     | String[] a = new String[v]; v = a.length;
                    allocation     | Runnable r = () -> v = 2; r.run();
                    allocation     | text = text + v;
                    outside call   | o = v;
                    outside call   | Integer i = v; v = i.hashCode();
                    outside call   | int[] a = table.clone(); v = a[0];
                    interface call | r.run();
                    exception      | if (v > 3) { throw e; }
                    exception      | try { v = 2; } catch (RuntimeException x) { v = 3; }
                    monitor        | synchronized (this) { v = 2; }
                    floating point | double d = v; v = (int) d;
                    floating point | float f = v * 2f; v = (int) f;
                    cast           | v = o instanceof String ? 1 : 0;
                    cast           | String s = (String) o; v = s == null ? 0 : 1;
                    outside call   | v = Integer.bitCount(v);
                    outside call   | v = Math.abs(v);
                    floating point | real = 2.5;
                    floating point | this.real = real;
                    library type   | Object s = text; v = s == null ? 0 : 1;
                    native code    | outside();
                    static state   | v = shared;
                    constant       | Object s = "text"; v = s == null ? 0 : 1;
                    shift count    | v = v << w;
                    divisor        | v = v / w;
                    divisor        | v = v % 0;
                    divisor        | v = v / Math.max(0, w);
                    divisor        | v = v / Math.max(w, -1);
                    divisor        | int d = Math.max(w, 0); v = v / d;
                    divisor        | v = late(w);
                    loop           | while (v > 0) { v = v - 1; }
                    loop           | for (int i = 0; i < w; i++) { v = v + i; }
                    loop           | for (int i = 0; i < 9; i++) { i = i - 1; v = v + 1; }
                    loop           | for (int i = 0; i < 9; i += 0) { v = v + 1; }
                    loop           | for (int i = w; i < 9; i++) { v = v + 1; }
                    loop           | int i = w; if (v > 1) { i = 0; } for (; i < 9; i++) { v = v + 1; }
                    loop           | for (int i = v > 1 ? w : 0; i < 9; i++) { v = v + 1; }
                    divisor        | int d = 3; if (v > 1) { d = w; } v = v / d;
                    loop           | do { v = v - 1; } while (v > 0);
                    recursion      | step();
                    """)
    void findsTheSeededFault(String rule, String statement) {
        assertTrue(
                rulesIn("final class", statement).contains(rule),
                () -> rule + " not found in " + statement);
    }

    @Test
    void findsAClassThatIsNotFinal() {
        assertEquals(List.of("final class"), rulesIn("class", "v = 2;"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    for (int i = 0; i < 9; i++) { v = v + i; }
                    for (int i = 1; i < 300; i++) { if (v > i) { v = v - i; } }
                    v = v / 7 + v % 5;
                    v = v / Math.max(1, w);
                    v = v / Math.max(w + 3, 2);
                    int d = Math.max(1, w); v = v / d;
                    int d = 3; if (w > 1) { d = Math.max(w, 1); } v = v / d;
                    long d = Math.max(w, 1); v = (int) (v / d);
                    v = v << 3;
                    switch (v) { case 1: v = 2; break; default: v = 3; break; }
                    """)
    void acceptsTheSubset(String statement) {
        assertEquals(List.of(), rulesIn("final class", statement));
    }

    private List<String> rulesIn(String kind, String statement) {
        String source =
                kind
                        + " Seed { int v = 1; int w = 2; static int shared; Object o; Runnable r;"
                        + " RuntimeException e; double real; String text; int[] table;"
                        + " native void outside();"
                        + " static int late(int d) { int q = 9 / d; d = 3; return q + d; }"
                        + " void step() { "
                        + statement
                        + " } }";
        Seeded.compile(folder, "Seed", source);
        return new StepGate(new ClassFiles(folder))
                .from("Seed", "step").stream().map(Breach::rule).distinct().toList();
    }
}
