package org.clepsydra.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree in which all holds, and one fault at a time in code and mutants. */
class CodeGatesTest {
    private static final String OTHER = "core/src/main/java/org/clepsydra/seed/Other.java";

    @TempDir Path root;
    private Seed seed;

    @BeforeEach
    void plant() throws IOException {
        seed = Seed.plant(root);
    }

    private void trips(String... gates) throws IOException {
        assertEquals(Set.of(gates), seed.tripped());
    }

    private Mutants.Score score(String id) throws IOException {
        return seed.read().mutants().scores().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public final class Other { public void free() {} }",
                "public final class Other { public Other() {} }",
                "public interface Other { void free(); }",
                "public final class Other { public static class In { public void free() {} } }"
            })
    void findsAPublicMethodWithoutRequirement(String code) throws IOException {
        seed.write(OTHER, "package org.clepsydra.seed; " + code);
        trips("method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final class Other { public void free() {} }",
                "public final class Other { void free() {} private void more() {} }",
                "public interface Other { private void free() {} }",
                "public final class Other { static class In { public void free() {} } }",
                "@Realizes(\"req~safe~1\") public final class Other { public void free() {} }"
            })
    void leavesWhatIsNotPublicOrIsSomebodys(String code) throws IOException {
        seed.write(OTHER, "package org.clepsydra.seed; " + code);
        trips();
    }

    @Test
    void findsTwoRequirementsThatNothingTellsApart() throws IOException {
        seed.append(Seed.REQUIREMENTS, Seed.requirement("twin", ""));
        seed.change(Seed.CODE, "\"req~sound~1\"", "{\"req~sound~1\", \"req~twin~1\"}");
        seed.change(Seed.TEST, "\"req~sound~1\"", "{\"req~sound~1\", \"req~twin~1\"}");
        seed.accept();
        trips("twins");
    }

    @Test
    void aTestOfItsOwnTellsARequirementApart() throws IOException {
        seed.append(Seed.REQUIREMENTS, Seed.requirement("twin", ""));
        seed.change(Seed.CODE, "\"req~sound~1\"", "{\"req~sound~1\", \"req~twin~1\"}");
        seed.change(Seed.TEST, "\"req~sound~1\"", "{\"req~sound~1\", \"req~twin~1\"}");
        seed.change(Seed.TEST, "void two", "@Verifies(\"req~twin~1\") void two");
        seed.accept();
        trips();
    }

    @Test
    void findsAMutantThatOnlyAnothersTestKills() throws IOException {
        seed.change(Mutants.REPORT, "SeedTest,three", "SeedTest,one");
        trips("own-mutation");
        assertEquals(new Mutants.Score("req~sound~1", 2, 0, 1, 1, 1, "0.0"), score("req~sound~1"));
    }

    @Test
    void findsAMutantThatSurvivesWithoutExcuse() throws IOException {
        seed.change(Mutants.REPORT, "It is the same.", " ");
        trips("own-mutation");
        assertEquals(new Mutants.Score("req~sound~1", 2, 1, 0, 1, 0, "50.0"), score("req~sound~1"));
    }

    @Test
    void countsATimeOutAsOwnAndAnExcuseAsNone() throws IOException {
        assertEquals(new Mutants.Score("req~safe~1", 2, 2, 0, 0, 0, "100.0"), score("req~safe~1"));
        assertEquals(
                new Mutants.Score("req~sound~1", 2, 1, 0, 1, 1, "100.0"), score("req~sound~1"));
        assertEquals(1, seed.read().mutants().justified());
    }

    @Test
    void anExcuseForAMutantThatIsKilledExcusesNothing() throws IOException {
        seed.change(Mutants.REPORT, "SeedTest,two,", "SeedTest,two,So.");
        assertEquals(new Mutants.Score("req~safe~1", 2, 2, 0, 0, 0, "100.0"), score("req~safe~1"));
    }

    @Test
    void findsAMutantOfNoRequirement() throws IOException {
        seed.append(
                Mutants.REPORT,
                "org.clepsydra.seed.Free,m,()V,1,x.MathMutator,3,changed,killed,a.ATest,m,\n");
        trips("mutants");
    }

    @Test
    void findsThatNoMutantsWereJudged() throws IOException {
        seed.delete(Mutants.REPORT);
        trips("mutants");
    }

    @Test
    void cutsAPercentageOff() {
        assertEquals("99.9", Mutants.percent(9_999, 10_000));
        assertEquals("100.0", Mutants.percent(10_000, 10_000));
        assertEquals("66.6", Mutants.percent(2, 3));
        assertEquals("none", Mutants.percent(0, 0));
    }
}
