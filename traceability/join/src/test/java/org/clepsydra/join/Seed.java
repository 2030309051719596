package org.clepsydra.join;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** A small repository in which every gate holds, and ways to spoil it. */
final class Seed {
    static final String HAZARDS = "safety-case/hazards.md";
    static final String CONTROLS = "safety-case/controls.md";
    static final String ASSUMPTIONS = "safety-case/assumptions.md";
    static final String GUIDANCE = "safety-case/pump-guidance.md";
    static final String CLAUSES = "safety-case/clauses/std-1.md";
    static final String REQUIREMENTS = "traceability/requirements/r.md";
    static final String CODE = "core/src/main/java/org/clepsydra/seed/Seed.java";
    static final String TEST = "verification/src/test/java/org/clepsydra/seed/SeedTest.java";
    static final String BENCH = "verification/src/test/java/org/clepsydra/bench/WholeTest.java";
    static final String GATE = "verification/src/test/java/org/clepsydra/gate/RuleTest.java";
    static final String REPORT =
            "verification/target/surefire-reports/TEST-org.clepsydra.seed.SeedTest.xml";
    static final String SIMULATED =
            "verification/target/failsafe-reports/TEST-org.clepsydra.bench.WholeTest.xml";

    private final Path root;

    private Seed(Path root) {
        this.root = root;
    }

    static Seed plant(Path root) throws IOException {
        Seed seed = new Seed(root);
        seed.items();
        seed.sources();
        seed.results();
        seed.accept();
        return seed;
    }

    private void items() throws IOException {
        write(
                HAZARDS,
                """
                # Hazards

                ### Harm
                `haz~harm~1`

                *Situation.* It
                happens.

                *Causes.* Some.

                *Harm.* S5. Death.

                *Residual.* A little (ASM-001).

                Needs: req
                """);
        write(
                CONTROLS,
                """
                ### Guard
                `rc~guard~1`

                It guards.

                - *Kind:* by design
                - *By:* library

                Covers:
                - haz~harm~1

                Needs: req

                ### Lease
                `rc~lease~1`

                - *Kind:* information for safety
                - *By:* device, as ASM-001 says

                Covers:
                - haz~harm~1
                """);
        write(
                ASSUMPTIONS,
                """
                # Assumptions

                **ASM-001, lease.** Hardware does it.

                - *Mitigates:* harm.
                - *Check:* try it. Contract kit: `a-*`, `b`.

                **ASM-002, other.** Hardware does that.

                - *Mitigates:* harm.
                - *Check:* try.
                """);
        write(
                GUIDANCE,
                """
                | row | cause | decision | by | reason |
                | --- | --- | --- | --- | --- |
                | 3.1 | a cause | mapped | `rc~guard~1` ASM-001 | as it says |
                | 3.2 | another | excluded | | no software |
                """);
        write(
                CLAUSES,
                """
                # Standard 1

                | number | what | mechanism | evidence | state |
                | --- | --- | --- | --- | --- |
                | 5.1 | a plan | a page | README.md; req~safe~1 | both |
                """);
        write(REQUIREMENTS, requirement("safe", ", itest") + requirement("sound", ""));
        write("README.md", "# Seed\n\nIt is not certified.\n");
    }

    static String requirement(String name, String also) {
        return """
        ### Title of NAME
        `req~NAME~1`

        It shall be NAME.

        Rationale: Because.

        Covers:
        - rc~guard~1

        Needs: impl, utestALSO

        """
                .replace("NAME", name)
                .replace("ALSO", also);
    }

    private void sources() throws IOException {
        write(
                CODE,
                """
                package org.clepsydra.seed;
                public final class Seed {
                    @Realizes("req~safe~1")
                    public void safe() {}
                    @Realizes("req~sound~1")
                    public void sound() {}
                }
                """);
        write(
                TEST,
                """
                package org.clepsydra.seed;
                class SeedTest {
                    @Test @Verifies("req~safe~1") void one() {}
                    @Test
                    @Verifies("req~safe~1")
                    void two() {
                    }
                    @ParameterizedTest @Verifies("req~sound~1") void three(int i) {}
                    void helper() {}
                }
                """);
        write(
                BENCH,
                """
                package org.clepsydra.bench;
                class WholeTest { @Test @Verifies("req~safe~1") void runs() {} }
                """);
        write(GATE, "package org.clepsydra.gate; class RuleTest { @Test void finds() {} }\n");
        write("traceability/tool-tests.csv", "prefix,reason\norg.clepsydra.gate.,Seeded faults.\n");
    }

    private void results() throws IOException {
        report(
                REPORT,
                "org.clepsydra.seed.SeedTest",
                "one",
                "two",
                "three(int)[1]",
                "three(int)[2]");
        report(SIMULATED, "org.clepsydra.bench.WholeTest", "runs");
        report(
                "verification/target/surefire-reports/TEST-org.clepsydra.gate.RuleTest.xml",
                "org.clepsydra.gate.RuleTest",
                "finds");
        String header =
                "class,method,descriptor,index,mutator,line,description,status,"
                        + "killerClass,killerMethod,justification\n";
        write(
                Mutants.REPORT,
                header
                        + mutant("safe", 1, "killed,org.clepsydra.seed.SeedTest,two,")
                        + mutant("safe", 2, "timed-out,,,")
                        + mutant("sound", 1, "killed,org.clepsydra.seed.SeedTest,three,")
                        + mutant("sound", 2, "survived,,,It is the same."));
    }

    private static String mutant(String method, int index, String became) {
        String seed = "org.clepsydra.seed.Seed," + method + ",()V," + index;
        return seed + ",x.MathMutator,4,changed," + became + "\n";
    }

    void report(String file, String className, String... methods) throws IOException {
        StringBuilder xml = new StringBuilder("<testsuite name=\"" + className + "\">\n");
        for (String method : methods) {
            xml.append("<testcase name=\"" + method + "\" classname=\"" + className + "\"/>\n");
        }
        write(file, xml.append("</testsuite>\n").toString());
    }

    void accept() throws IOException {
        Register.accept(tree(), Items.read(tree()));
    }

    Tree tree() {
        return Tree.at(root);
    }

    Evidence read() throws IOException {
        return Evidence.read(tree());
    }

    /** Names of gates that do not hold. */
    Set<String> tripped() throws IOException {
        return Join.gates(read()).stream()
                .filter(gate -> !gate.holds())
                .map(Gate::name)
                .collect(toCollection(TreeSet::new));
    }

    void change(String file, String from, String to) throws IOException {
        String before = Files.readString(root.resolve(file));
        if (!before.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        Files.writeString(root.resolve(file), before.replace(from, to));
    }

    void append(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), Files.readString(root.resolve(file)) + text);
    }

    void delete(String file) throws IOException {
        Files.delete(root.resolve(file));
    }

    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
