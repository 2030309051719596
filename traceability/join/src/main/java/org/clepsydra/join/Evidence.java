package org.clepsydra.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that was read.
 *
 * @param core methods and fields of the core
 * @param digests of texts, as they were when somebody last looked
 * @param toolTests beginnings of names of tests that judge the bench, with reasons
 */
record Evidence(
        Tree tree,
        Items items,
        Marks marks,
        List<Sources.Member> core,
        Results results,
        List<Tests.Row> tests,
        Coverage coverage,
        Mutants mutants,
        List<Checks.Row> checks,
        Map<String, String> digests,
        Map<String, String> toolTests) {

    /** A file of the repository, as it is. */
    record Source(String path, String text) {}

    static Evidence read(Tree tree) throws IOException {
        Items items = Items.read(tree);
        Marks marks = Marks.read(tree);
        List<Sources.Member> core = Sources.read(tree.files(Marks.CORE, ".java"));
        Results results = Results.read(tree);
        List<Tests.Row> tests = Tests.read(tree, results, marks.claimed());
        Tests.tellVerification(items, tests);
        Coverage coverage = Coverage.read(tree);
        return new Evidence(
                tree,
                items,
                marks,
                core,
                results,
                tests,
                coverage,
                Mutants.read(tree, marks, items.of("req")),
                Checks.read(tree, tests, coverage),
                Register.read(tree, Register.DIGESTS),
                Register.read(tree, Register.TOOL_TESTS));
    }

    /** Tests that claim a requirement. */
    List<Tests.Row> verifying(String id) {
        return tests.stream().filter(test -> test.verifies().contains(id)).toList();
    }

    /** Writes all of it, and what the gates said. */
    void write(Path folder, List<Gate> gates) throws IOException {
        Files.createDirectories(folder);
        List<Object> written = new ArrayList<>();
        items.all().forEach(i -> written.add(i.json(digests.getOrDefault(i.id(), ""))));
        Json.write(folder.resolve("items.json"), Json.under("items", written));
        var marked = Json.under("marks", marks.rows());
        marked.add("calls", Json.tree(calls()));
        Json.write(folder.resolve("marks.json"), marked);
        Json.write(folder.resolve("tests.json"), Json.under("tests", tests));
        Json.write(folder.resolve("coverage.json"), Json.under("classes", coverage.classes()));
        var json = Json.under("mutants", mutants.all());
        json.add("requirements", Json.tree(mutants.scores()));
        Json.write(folder.resolve("mutants.json"), json);
        Json.write(folder.resolve("checks.json"), Json.under("checks", checks));
        Json.write(folder.resolve("gates.json"), Json.under("gates", gates));
        Json.write(folder.resolve("sources.json"), Json.under("files", sources()));
    }

    /**
     * One method that calls others of the core: whom a mutant in it belongs to follows from that.
     */
    private record Calls(String method, SortedSet<String> calls) {}

    private List<Calls> calls() {
        List<Calls> all = new ArrayList<>();
        marks.realized()
                .calls()
                .forEach(
                        (method, called) -> {
                            if (!called.isEmpty()) {
                                all.add(new Calls(method, called));
                            }
                        });
        return all;
    }

    /** Sources of the core, and of tests that claim something or kill a mutant. */
    private List<Source> sources() throws IOException {
        SortedSet<String> paths = new TreeSet<>();
        for (Path file : tree.files(Marks.CORE, ".java")) {
            paths.add(tree.relative(file));
        }
        marks.rows().forEach(mark -> paths.add(mark.file()));
        SortedSet<String> killers = new TreeSet<>();
        mutants.all().forEach(m -> killers.add(m.killer().replaceFirst("#.*", "")));
        for (Tests.Row test : tests) {
            if (killers.contains(test.className())) {
                paths.add(test.file());
            }
        }
        List<Source> sources = new ArrayList<>();
        for (String path : paths) {
            sources.add(new Source(path, Files.readString(tree.path(path))));
        }
        return sources;
    }
}
