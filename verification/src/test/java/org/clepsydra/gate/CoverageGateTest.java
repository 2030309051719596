package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clepsydra.gate.CoverageGate.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageGateTest {
    private static final Method COVERED = new Method(0, 0, "d");
    private static final Method LINE_MISSED = new Method(1, 0, "d");
    private static final Method BRANCH_MISSED = new Method(0, 1, "d");

    @TempDir Path folder;

    @Test
    void holdsWhenEverythingIsCovered() throws IOException {
        assertEquals(List.of(), faults(Map.of("m", COVERED)));
    }

    @Test
    void findsAMissedLineAndAMissedBranch() throws IOException {
        assertTrue(faults(Map.of("m", LINE_MISSED)).get(0).startsWith("not covered: m"));
        assertTrue(faults(Map.of("m", BRANCH_MISSED)).get(0).startsWith("not covered: m"));
    }

    @Test
    void acceptsAnExcuseForThisCodeOnly() throws IOException {
        assertEquals(List.of(), faults(Map.of("m", LINE_MISSED), "m,d,cannot be reached"));
        assertEquals(2, faults(Map.of("m", LINE_MISSED), "m,other,cannot be reached").size());
    }

    @Test
    void findsStaleExcuses() throws IOException {
        assertEquals(List.of("stale: m"), faults(Map.of("m", COVERED), "m,d,cannot be reached"));
        assertEquals(List.of("stale: x"), faults(Map.of("m", COVERED), "x,d,cannot be reached"));
    }

    @Test
    void findsThatJacocoHasNotLooked() throws IOException {
        assertEquals(List.of("no methods: JaCoCo has not looked"), faults(Map.of()));
    }

    private List<String> faults(Map<String, Method> methods, String... rows) throws IOException {
        Path file = folder.resolve("register.csv");
        Files.writeString(file, "key,digest,reason\n" + String.join("\n", rows) + "\n");
        return new CoverageGate(methods, new Register(file)).faults();
    }
}
