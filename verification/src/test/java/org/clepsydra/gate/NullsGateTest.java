package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clepsydra.gate.BuildOptions.Said;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Nullness Checker, with the options of core's build, finds what it is for; that it finds
 * nothing in the core is part of that build.
 */
class NullsGateTest {
    @TempDir Path folder;

    @Test
    @Verifies("req~structure.nulls~1")
    void findsADereferenceOfNull() throws Exception {
        assertFinds("dereference.of.nullable", "long m(boolean b) { return (b ? this : null).n; }");
    }

    @Test
    void findsAFieldThatIsNeverSet() throws Exception {
        assertFinds("initialization.field.uninitialized", "private long[] words;");
    }

    @Test
    void findsNullPassedOn() throws Exception {
        assertFinds("argument", "void m(Seed s) { s.m(null); }");
    }

    @Test
    void findsNothingInSoundCode() throws Exception {
        Said said = check("private final long[] words = new long[2]; long m() { return n; }");
        assertEquals(0, said.exit(), said.text());
        assertEquals("", said.text());
    }

    private void assertFinds(String kind, String member) throws Exception {
        Said said = check(member);
        assertNotEquals(0, said.exit());
        assertTrue(said.text().contains("error: [" + kind + "]"), said.text());
    }

    private Said check(String member) throws Exception {
        Path source = folder.resolve("Seed.java");
        Files.writeString(source, "final class Seed { long n; " + member + " }\n");
        return BuildOptions.check("units-checked", source);
    }
}
