package org.clepsydra.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clepsydra.trace.tool.Ownership;

/** Gates over code and its mutants: the code does what is required and no more. */
final class CodeGates {
    private final Evidence evidence;

    CodeGates(Evidence evidence) {
        this.evidence = evidence;
    }

    List<Gate> all() {
        return List.of(
                Gate.of("method", "public methods of core without requirement", methods()),
                Gate.of("twins", "requirements with all code and tests in common", twins()),
                Gate.of(
                        "mutants",
                        "mutants not judged one by one, or of no requirement",
                        mutants()),
                Gate.of("own-mutation", "requirements whose tests miss mutants", scores()));
    }

    private List<String> methods() {
        List<String> faults = new ArrayList<>();
        for (Sources.Member member : evidence.core()) {
            Ownership realized = evidence.marks().realized();
            boolean nobodys = realized.realized(member.className(), member.name()).isEmpty();
            if (member.method() && member.open() && nobodys) {
                faults.add(
                        evidence.tree().relative(member.file())
                                + ":"
                                + member.line()
                                + ": "
                                + member.className()
                                + "."
                                + member.name());
            }
        }
        return faults;
    }

    /** One fault for each group of requirements that nothing tells apart. */
    private List<String> twins() {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (Item req : evidence.items().of("req")) {
            Set<String> tests = new TreeSet<>();
            evidence.verifying(req.id()).forEach(test -> tests.add(test.name()));
            Set<String> code = new TreeSet<>();
            evidence.marks().of(req.id()).stream()
                    .filter(Marks.Row::impl)
                    .forEach(mark -> code.add(mark.where()));
            if (!tests.isEmpty()) {
                groups.computeIfAbsent(code + " " + tests, k -> new TreeSet<>()).add(req.id());
            }
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> String.join(" and ", group))
                .sorted()
                .toList();
    }

    private List<String> mutants() {
        List<String> faults = new ArrayList<>();
        if (!evidence.mutants().there()) {
            faults.add(Mutants.REPORT + " is not there");
        }
        evidence.mutants()
                .byNumberOnly()
                .forEach(
                        (name, count) ->
                                faults.add(name + ": " + count + " judged by number only"));
        for (Mutants.Row mutant : evidence.mutants().nobodys()) {
            faults.add(mutant.file() + ":" + mutant.line() + ": " + mutant.id());
        }
        return faults;
    }

    private List<String> scores() {
        return evidence.mutants().scores().stream()
                .filter(score -> !score.whole())
                .map(
                        score ->
                                score.id()
                                        + ": "
                                        + score.percent()
                                        + " %, "
                                        + score.own()
                                        + " of "
                                        + (score.mutants() - score.justified())
                                        + "; "
                                        + first(score.id()))
                .toList();
    }

    private String first(String id) {
        return evidence.mutants().all().stream()
                .filter(m -> m.requirements().contains(id) && !m.own() && !m.justified())
                .map(m -> m.id() + (m.survived() ? " survived" : " killed by " + m.killer()))
                .findFirst()
                .orElse("");
    }
}
