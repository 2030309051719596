package org.clepsydra.trace.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a method is, and what a test claims. */
class OwnershipTest {
    private static final String CODE =
            """
            package org.seed;

            import org.clepsydra.trace.Realizes;

            @Realizes("req~whole~1")
            class Whole {
                @Realizes("req~part~1") void part() {}
                void helper() {}
                static class Inner { void deep() {} }
            }

            class Parts {
                @Realizes("req~field~1") int field;
                @Realizes("req~a~1") void a() { shared(); }
                @Realizes({"req~b~1", "req~c~1"}) void b() { shared(); new Whole().part(); }
                void shared() { deeper(); }
                void deeper() {}
                void alone() {}
                void calls() { a(); }
            }

            class Nobodys { void helper() { helper(); } }
            """;

    @TempDir Path root;
    private Ownership marks;

    @BeforeEach
    void read() throws IOException {
        Path source = root.resolve("code/Seed.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, CODE);
        Path classes = root.resolve("classes");
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                "-d",
                                classes.toString(),
                                source.toString());
        assertEquals(0, failed);
        marks = Ownership.ofCode(source.getParent(), classes);
    }

    private void realizes(String className, String method, String... ids) {
        assertEquals(Set.of(ids), marks.realized("org.seed." + className, method));
    }

    @Test
    void aMethodHasItsOwnMarksBeforeThoseOfItsClass() {
        realizes("Whole", "part", "req~part~1");
    }

    @Test
    void aMethodWithoutMarksHasThoseOfItsClass() {
        realizes("Whole", "helper", "req~whole~1");
        realizes("Whole$Inner", "deep", "req~whole~1");
    }

    @Test
    void aHelperServesWhoeverCallsIt() {
        realizes("Parts", "shared", "req~a~1", "req~b~1", "req~c~1");
        realizes("Parts", "deeper", "req~a~1", "req~b~1", "req~c~1");
    }

    @Test
    void whoCallsRealizesWhatIsCalled() {
        realizes("Parts", "calls", "req~a~1");
        realizes("Parts", "b", "req~b~1", "req~c~1", "req~part~1", "req~whole~1");
    }

    @Test
    void aConstructorWithoutMarksHasAllThatIsInItsClass() {
        realizes("Parts", "<init>", "req~a~1", "req~b~1", "req~c~1", "req~field~1");
    }

    @Test
    void whatNobodyMarkedIsNobodys() {
        realizes("Parts", "alone");
        realizes("Nobodys", "helper");
        realizes("Elsewhere", "helper");
    }

    @Test
    void aTestClaimsWhatStandsOnItAndOnItsClass() throws IOException {
        Ownership claims = Ownership.ofTests(root.resolve("code"));
        assertEquals(Set.of("req~part~1", "req~whole~1"), claims.claimed("org.seed.Whole", "part"));
        assertEquals(Set.of("req~whole~1"), claims.claimed("org.seed.Whole$Inner", "deep"));
        assertEquals(Set.of(), claims.claimed("org.seed.Parts", "shared"));
        assertTrue(Ownership.meet(Set.of("a", "b"), Set.of("b")));
        assertFalse(Ownership.meet(Set.of("a"), Set.of("b")));
    }

    @Test
    void readsATestsNameFromItsUniqueId() {
        String id = "org.x.ATest.[engine:junit-jupiter]/[class:org.x.ATest]/";
        assertEquals(new TestName("org.x.ATest", "m"), TestName.of(id + "[method:m()]"));
        assertEquals(
                new TestName("org.x.ATest$Deep", "m"),
                TestName.of(
                        id
                                + "[nested-class:Deep]/[test-template:m(long[], int)]/"
                                + "[test-template-invocation:#3]"));
        assertEquals(new TestName("org.x.ATest", "f"), TestName.of(id + "[test-factory:f()]"));
    }
}
