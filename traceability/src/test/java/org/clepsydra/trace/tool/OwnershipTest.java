package org.clepsydra.trace.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a method is, and what a test claims. */
class OwnershipTest {
    private static final String CODE =
            """
            package org.seed;
            @Realizes("req~whole~1")
            final class Whole {
                @Realizes("req~part~1") void part() {}
                void helper() {}
                static final class Inner { void deep() {} }
            }
            final class Parts {
                @Realizes("req~a~1") int field;
                @Realizes({"req~b~1", "req~c~1"}) void marked() {}
                void helper() {}
            }
            final class Nobodys { void helper() {} }
            """;

    @TempDir Path root;
    private Ownership marks;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(root.resolve("Seed.java"), CODE);
        marks = Ownership.read(root);
    }

    @Test
    void aMethodHasItsOwnMarksBeforeThoseOfItsClass() {
        assertEquals(Set.of("req~part~1"), marks.realized("org.seed.Whole", "part"));
        assertEquals(Set.of("req~whole~1"), marks.realized("org.seed.Whole", "helper"));
    }

    @Test
    void aNestedClassWithoutMarksHasThoseAroundIt() {
        assertEquals(Set.of("req~whole~1"), marks.realized("org.seed.Whole$Inner", "deep"));
    }

    @Test
    void aHelperInAClassWithoutAMarkHasAllThatIsInIt() {
        assertEquals(
                Set.of("req~a~1", "req~b~1", "req~c~1"),
                marks.realized("org.seed.Parts", "helper"));
    }

    @Test
    void whatNobodyMarkedIsNobodys() {
        assertEquals(Set.of(), marks.realized("org.seed.Nobodys", "helper"));
        assertEquals(Set.of(), marks.realized("org.seed.Elsewhere", "helper"));
    }

    @Test
    void aTestClaimsWhatStandsOnItAndOnItsClass() throws IOException {
        Files.writeString(root.resolve("Seed.java"), CODE.replace("Realizes", "Verifies"));
        Ownership claims = Ownership.read(root);
        assertEquals(Set.of("req~part~1", "req~whole~1"), claims.claimed("org.seed.Whole", "part"));
        assertEquals(Set.of("req~whole~1"), claims.claimed("org.seed.Whole$Inner", "deep"));
        assertEquals(Set.of(), claims.claimed("org.seed.Parts", "helper"));
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
