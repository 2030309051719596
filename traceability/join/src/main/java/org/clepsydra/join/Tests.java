package org.clepsydra.join;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clepsydra.trace.tool.Ownership;

/** Every test method in the sources, with what became of it in this build. */
final class Tests {
    static final String VERIFICATION = "verification/src/test/java";

    /** Folders with tests of the tools, not of the core, that ran before the join does. */
    static final List<String> TOOLS =
            List.of("traceability/src/test/java", "traceability/join/src/test/java");

    private static final Set<String> ANNOTATIONS =
            Set.of(
                    "Test",
                    "ParameterizedTest",
                    "RepeatedTest",
                    "TestFactory",
                    "TestTemplate",
                    "ArchTest");

    /** How a requirement is verified, by the kind of test. */
    static final SortedMap<String, String> METHODS =
            new TreeMap<>(
                    Map.of(
                            "utest", "unit test",
                            "itest", "simulation",
                            "proof", "proof",
                            "gate", "gate"));

    private Tests() {}

    /**
     * One test method.
     *
     * @param kind utest, itest, proof, gate or tool
     * @param outcome passed, failed, skipped or missing
     * @param runs how often it ran
     * @param verifies ids it claims to verify
     */
    record Row(
            String className,
            String method,
            String file,
            int line,
            int endLine,
            String kind,
            String outcome,
            int runs,
            List<String> verifies) {
        boolean claims(String id) {
            return verifies.contains(id);
        }

        boolean passed() {
            return outcome.equals("passed");
        }

        String name() {
            return className + "#" + method;
        }
    }

    static List<Row> read(Tree tree, Results results, Ownership claims) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> folders = new ArrayList<>(TOOLS);
        folders.add(VERIFICATION);
        Collections.sort(folders);
        for (String folder : folders) {
            List<Path> files = tree.files(folder, ".java");
            for (Sources.Member member : Sources.read(files)) {
                if (!Collections.disjoint(member.annotations(), ANNOTATIONS)) {
                    rows.add(row(tree, member, results, claims, folder));
                }
            }
        }
        rows.sort(Comparator.comparing(Row::className).thenComparingInt(Row::line));
        return rows;
    }

    private static Row row(
            Tree tree, Sources.Member member, Results results, Ownership claims, String folder) {
        Results.Result result = results.of(member.className(), member.name());
        boolean tool = !folder.equals(VERIFICATION);
        return new Row(
                member.className(),
                member.name(),
                tree.relative(member.file()),
                member.line(),
                member.endLine(),
                tool ? "tool" : kind(member.className()),
                result.outcome(),
                result.runs(),
                tool ? List.of() : List.copyOf(claims.claimed(member.className(), member.name())));
    }

    /** Requirements that do not say how they are verified are told as it is done. */
    static void tellVerification(Items items, List<Row> tests) {
        for (Item req : items.of("req")) {
            if (req.list("verification").isEmpty()) {
                List<String> how = new ArrayList<>();
                METHODS.forEach(
                        (kind, method) -> {
                            if (tests.stream()
                                    .anyMatch(t -> t.kind().equals(kind) && t.claims(req.id()))) {
                                how.add(method);
                            }
                        });
                req.more().put("verification", how);
            }
        }
    }

    private static String kind(String className) {
        if (className.startsWith("org.clepsydra.bench.")) {
            return "itest";
        }
        if (className.startsWith("org.clepsydra.proof.")) {
            return "proof";
        }
        return className.startsWith("org.clepsydra.gate.") ? "gate" : "utest";
    }
}
