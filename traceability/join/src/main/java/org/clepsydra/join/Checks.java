package org.clepsydra.join;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What the build found beside tests of requirements: static rules, proofs, campaigns. */
final class Checks {
    static final String BILL = "core/target/clepsydra-core-bom.json";
    static final String CORE_DIGEST = "verification/target/core-digest.txt";
    static final String RESULTS = "verification/results/";
    static final String EXCUSED = "verification/justifications/coverage.csv";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private Checks() {}

    /**
     * One check.
     *
     * @param kind static, proof, campaign, bench or build
     * @param result holds, fails, stale or missing
     * @param figures what it measured, each by its name
     */
    record Row(String name, String kind, String result, SortedMap<String, String> figures) {}

    static List<Row> read(Tree tree, List<Tests.Row> tests, Coverage coverage) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String campaign : List.of("storms", "therapies", "flips")) {
            rows.add(campaign(tree, campaign));
        }
        rows.add(bill(tree));
        rows.add(coverage(tree, coverage));
        rows.addAll(classes(tests, "gate", "static"));
        rows.addAll(classes(tests, "proof", "proof"));
        rows.add(new Row("performance", "bench", "missing", new TreeMap<>()));
        rows.add(new Row("reproducible", "build", "missing", new TreeMap<>()));
        return rows;
    }

    private static Row campaign(Tree tree, String name) throws IOException {
        SortedMap<String, String> figures = new TreeMap<>();
        if (!tree.has(RESULTS + name + ".json")) {
            return new Row(name, "campaign", "missing", figures);
        }
        JsonObject json = Json.read(tree.path(RESULTS + name + ".json"));
        JsonObject bound = json.getAsJsonObject("bound");
        figures.put("core", bound.get("core").getAsString());
        long runs = 0;
        for (JsonElement shard : bound.getAsJsonArray("shards")) {
            runs += shard.getAsJsonObject().get("count").getAsLong();
        }
        figures.put("runs", Long.toString(runs));
        long wrong = name.equals("flips") ? flips(json, figures) : storms(json, figures);
        String core = tree.has(CORE_DIGEST) ? Files.readString(tree.path(CORE_DIGEST)).strip() : "";
        String result = wrong > 0 || runs == 0 ? "fails" : "holds";
        if (core.isEmpty()) {
            result = "missing";
        } else if (!core.equals(figures.get("core"))) {
            result = "stale";
        }
        return new Row(name, "campaign", result, figures);
    }

    /** How many storms broke a bound: those told of, and cells that are beyond theirs. */
    private static long storms(JsonObject json, SortedMap<String, String> figures) {
        long beyond = 0;
        JsonObject cells = json.getAsJsonObject("cells");
        for (String key : cells.keySet()) {
            JsonObject cell = cells.getAsJsonObject(key);
            long over = cell.get("overNl").getAsLong();
            beyond += over > cell.get("boundNl").getAsLong() ? 1 : 0;
        }
        JsonArray failures = json.getAsJsonArray("failures");
        figures.put("cells", Integer.toString(cells.size()));
        figures.put("failures", Integer.toString(failures.size()));
        figures.put("cells beyond their bound", Long.toString(beyond));
        return beyond + failures.size();
    }

    /** How many flips did harm and were not announced. */
    private static long flips(JsonObject json, SortedMap<String, String> figures) {
        JsonObject classes = json.getAsJsonObject("classes");
        for (String outcome : List.of("harmless", "detected", "safe", "announced", "harmful")) {
            long sum = 0;
            for (String key : classes.keySet()) {
                sum += classes.getAsJsonObject(key).get(outcome).getAsLong();
            }
            String told = outcome.equals("announced") ? "harmful and announced" : outcome;
            figures.put(outcome.equals("harmful") ? "harmful and not" : told, Long.toString(sum));
        }
        return Long.parseLong(figures.get("harmful and not"));
    }

    private static Row bill(Tree tree) throws IOException {
        SortedMap<String, String> figures = new TreeMap<>();
        String name = "no run-time dependency of core";
        if (!tree.has(BILL)) {
            return new Row(name, "static", "missing", figures);
        }
        JsonObject bill = Json.read(tree.path(BILL));
        int components = size(bill.getAsJsonArray("components"));
        int edges = 0;
        if (bill.has("dependencies")) {
            for (JsonElement node : bill.getAsJsonArray("dependencies")) {
                edges += size(node.getAsJsonObject().getAsJsonArray("dependsOn"));
            }
        }
        JsonObject metadata = bill.getAsJsonObject("metadata");
        boolean ofCore =
                metadata != null && metadata.toString().contains("\"name\":\"clepsydra-core\"");
        figures.put("components", Integer.toString(components));
        figures.put("dependencies", Integer.toString(edges));
        String result = ofCore && components + edges == 0 ? "holds" : "fails";
        return new Row(name, "static", result, figures);
    }

    private static int size(JsonArray array) {
        return array == null ? 0 : array.size();
    }

    /** Holds when each method that unit tests do not wholly cover is excused by name. */
    private static Row coverage(Tree tree, Coverage coverage) throws IOException {
        SortedMap<String, String> figures = new TreeMap<>();
        if (coverage.classes().isEmpty()) {
            return new Row("coverage of core", "static", "missing", figures);
        }
        TreeSet<String> excused = new TreeSet<>();
        if (tree.has(EXCUSED)) {
            try (Reader text = Files.newBufferedReader(tree.path(EXCUSED))) {
                for (CSVRecord record : FORMAT.parse(text)) {
                    excused.add(record.get("key"));
                }
            }
        }
        List<Coverage.Row> all = coverage.classes();
        figures.put("lines", sum(all, Coverage.Row::lines));
        figures.put("lines covered", sum(all, Coverage.Row::linesCovered));
        figures.put("branches", sum(all, Coverage.Row::branches));
        figures.put("branches covered", sum(all, Coverage.Row::branchesCovered));
        figures.put("methods excused", Integer.toString(coverage.missed().size()));
        String result = excused.containsAll(coverage.missed()) ? "holds" : "fails";
        return new Row("coverage of core", "static", result, figures);
    }

    private static String sum(
            List<Coverage.Row> all, java.util.function.ToIntFunction<Coverage.Row> what) {
        return Integer.toString(all.stream().mapToInt(what).sum());
    }

    /** One check for each class of tests of a kind; it holds when all of them passed. */
    private static List<Row> classes(List<Tests.Row> tests, String kind, String as) {
        SortedMap<String, List<Tests.Row>> byClass = new TreeMap<>();
        for (Tests.Row test : tests) {
            if (test.kind().equals(kind)) {
                String simple = test.className().replaceFirst(".*\\.", "");
                byClass.computeIfAbsent(simple, k -> new ArrayList<>()).add(test);
            }
        }
        List<Row> rows = new ArrayList<>();
        byClass.forEach(
                (name, all) -> {
                    SortedMap<String, String> figures = new TreeMap<>();
                    figures.put("tests", Integer.toString(all.size()));
                    rows.add(new Row(name, as, result(all), figures));
                });
        return rows;
    }

    private static String result(List<Tests.Row> tests) {
        if (tests.stream().allMatch(Tests.Row::passed)) {
            return "holds";
        }
        boolean failed = tests.stream().anyMatch(t -> t.outcome().equals("failed"));
        return failed ? "fails" : "missing";
    }
}
