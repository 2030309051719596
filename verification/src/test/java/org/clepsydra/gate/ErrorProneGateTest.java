package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clepsydra.gate.BuildOptions.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Error Prone, with the options that every module is compiled with, finds what it is for. */
class ErrorProneGateTest {
    @TempDir Path folder;

    @Test
    void refusesAnErrorThatIsNeverThrown() throws Exception {
        assertRefused("DeadException", "void m() { new IllegalStateException(\"lost\"); }");
    }

    @Test
    void refusesAComparisonWithItself() throws Exception {
        assertRefused("SelfComparison", "int m(Long a) { return a.compareTo(a); }");
    }

    @Test
    void refusesWhatItOnlyWarnsOf() throws Exception {
        assertRefused("IntLongMath", "long m(int minutes) { return minutes * 60_000; }");
        assertRefused("UnusedVariable", "private int never;");
    }

    @Test
    void acceptsSoundCode() throws Exception {
        Said said = compile("long m(int minutes) { return minutes * 60_000L; }");
        assertEquals(0, said.exit(), said.text());
        assertEquals("", said.text());
    }

    private void assertRefused(String check, String member) throws Exception {
        Said said = compile(member);
        assertNotEquals(0, said.exit());
        assertTrue(said.text().contains("[" + check + "]"), said.text());
    }

    private Said compile(String member) throws Exception {
        Path source = folder.resolve("Seed.java");
        Files.writeString(
                source,
                "package org.clepsydra.seed;\n\nfinal class Seed {\n    " + member + "\n}\n");
        return BuildOptions.compile(source);
    }
}
