package org.clepsydra.trace.tool;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small tree that traces, and one fault at a time that must not. */
class TracerTest {
    private static final String HAZARD = "### Harm\n`haz~harm~1`\n\nBad.\n\nNeeds: rc\n";
    private static final String CONTROL =
            """
            ### Guard
            `rc~guard~1`

            It guards.

            - *Kind:* by design

            Covers:
            - haz~harm~1

            Needs: req
            """;
    private static final String REQUIREMENT =
            """
            ### Safe
            `req~safe~1`

            It shall be safe.

            Covers:
            - rc~guard~1

            Needs: impl, utest
            """;
    private static final String CODE =
            "package org.clepsydra.seed; @Realizes(\"req~safe~1\") final class Seed {}";
    private static final String TEST =
            "package org.clepsydra.seed; class SeedTest { @Verifies({\"req~safe~1\"}) void m() {}"
                    + " }";

    @TempDir Path root;

    @BeforeEach
    void plant() throws IOException {
        write("hazards.md", HAZARD);
        write("controls.md", CONTROL);
        write("requirements/r.md", REQUIREMENT);
        write("code/Seed.java", CODE);
        write("tests/SeedTest.java", TEST);
    }

    @Test
    void acceptsATreeWhereEverythingHangsTogether() throws Exception {
        Tracer.Result result = trace();
        assertTrue(result.holds(), result.report());
    }

    @Test
    void findsAnUnknownIdInCode() throws Exception {
        write("code/Seed.java", CODE.replace("}", "@Realizes(\"req~other~1\") void m() {} }"));
        assertBroken("orphaned");
    }

    @Test
    void findsAnUnknownIdInATest() throws Exception {
        write("tests/More.java", TEST.replace("SeedTest", "More").replace("safe", "other"));
        assertBroken("orphaned");
    }

    @Test
    void findsARequirementWithoutCode() throws Exception {
        write("code/Seed.java", "package org.clepsydra.seed; final class Seed {}");
        assertBroken("impl");
    }

    @Test
    void findsARequirementWithoutTest() throws Exception {
        write("tests/SeedTest.java", "package org.clepsydra.seed; class SeedTest {}");
        assertBroken("utest");
    }

    @Test
    void findsASimulationWhereAUnitTestIsNeeded() throws Exception {
        write("tests/SeedTest.java", TEST.replace("org.clepsydra.seed", "org.clepsydra.bench"));
        assertBroken("utest");
    }

    @Test
    void countsAPackageThatOnlySoundsLikeTheSimulationAsUnitTest() throws Exception {
        write("tests/SeedTest.java", TEST.replace("org.clepsydra.seed", "org.clepsydra.benches"));
        Tracer.Result result = trace();
        assertTrue(result.holds(), result.report());
    }

    @Test
    void countsAPackageBelowTheSimulationAsSimulation() throws Exception {
        write("tests/SeedTest.java", TEST.replace("org.clepsydra.seed", "org.clepsydra.bench.x"));
        assertBroken("utest");
    }

    @Test
    void findsCodeForARequirementThatWantsNone() throws Exception {
        write("requirements/r.md", REQUIREMENT.replace("impl, utest", "utest"));
        assertBroken("unwanted");
    }

    @Test
    void acceptsARequirementThatWantsATestOnly() throws Exception {
        write("requirements/r.md", REQUIREMENT.replace("impl, utest", "utest"));
        write("code/Seed.java", "package org.clepsydra.seed; final class Seed {}");
        Tracer.Result result = trace();
        assertTrue(result.holds(), result.report());
    }

    @Test
    void findsAnOutdatedRevision() throws Exception {
        write("requirements/r.md", REQUIREMENT.replace("req~safe~1", "req~safe~2"));
        assertBroken("outdated");
    }

    @Test
    void findsARevisionThatDoesNotExistYet() throws Exception {
        write("tests/SeedTest.java", TEST.replace("safe~1", "safe~2"));
        assertBroken("predated");
    }

    @Test
    void findsAHazardWithoutControl() throws Exception {
        write("hazards.md", HAZARD + HAZARD.replace("harm", "more"));
        assertBroken("haz~more~1");
    }

    @Test
    void findsAControlWithoutRequirement() throws Exception {
        write("controls.md", CONTROL + "\n" + CONTROL.replace("guard", "more"));
        assertBroken("rc~more~1");
    }

    @Test
    void takesAControlThatNeedsNone() throws Exception {
        String device = CONTROL.replace("guard", "more").replace("Needs: req", "");
        write("controls.md", CONTROL + "\n" + device);
        Tracer.Result result = trace();
        assertTrue(result.holds(), result.report());
    }

    @Test
    void findsARequirementForAnUnknownControl() throws Exception {
        write("requirements/r.md", REQUIREMENT.replace("rc~guard~1", "rc~none~1"));
        assertBroken("orphaned");
    }

    @Test
    void findsAnIdTwice() throws Exception {
        write("requirements/again.md", REQUIREMENT);
        assertBroken("duplicate");
    }

    @Test
    void namesFileAndLineOfAMalformedId() throws Exception {
        write("code/Seed.java", CODE.replace("req~safe~1", "req-safe"));
        assertBroken("Seed.java:1: malformed id 'req-safe'");
    }

    @Test
    void refusesAnEmptySourceTree() throws Exception {
        Files.delete(root.resolve("code/Seed.java"));
        assertThrows(IllegalArgumentException.class, this::trace);
    }

    private void assertBroken(String word) throws Exception {
        Tracer.Result result = trace();
        assertFalse(result.holds(), result.report());
        assertTrue(result.report().contains(word), result.report());
    }

    private Tracer.Result trace() throws Exception {
        return Tracer.trace(
                root.resolve("requirements"),
                List.of(root.resolve("hazards.md"), root.resolve("controls.md")),
                root.resolve("code"),
                root.resolve("tests"),
                root.resolve("out"));
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
