package org.clepsydra.join;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Gates over tests: every requirement is verified, and every test passed and is for something. */
final class TestGates {
    private final Evidence evidence;

    TestGates(Evidence evidence) {
        this.evidence = evidence;
    }

    List<Gate> all() {
        return List.of(
                Gate.of(
                        "verification",
                        "requirements without verification that passed in this build",
                        unverified()),
                Gate.of("kind", "kinds of verification asked for and missing", kinds()),
                Gate.of("test", "tests without requirement", aimless()),
                Gate.of("outcome", "tests failed, skipped or missing", outcomes()));
    }

    private List<String> unverified() {
        return evidence.items().of("req").stream()
                .filter(r -> evidence.verifying(r.id()).stream().noneMatch(Tests.Row::passed))
                .map(r -> r.place() + ": " + r.id())
                .toList();
    }

    private List<String> kinds() {
        List<String> faults = new ArrayList<>();
        for (Item req : evidence.items().of("req")) {
            for (String need : req.list("needs")) {
                if (evidence.marks().of(req.id()).stream().noneMatch(m -> m.kind().equals(need))) {
                    faults.add(req.place() + ": " + req.id() + ": no " + need);
                }
            }
            for (String kind : req.list("verification")) {
                if (evidence.verifying(req.id()).stream()
                        .noneMatch(t -> kind.equals(Tests.METHODS.get(t.kind())))) {
                    faults.add(req.place() + ": " + req.id() + ": no " + kind);
                }
            }
        }
        return faults;
    }

    /** A test of a tool needs none, and one of the bench none where the register says why. */
    private List<String> aimless() {
        List<String> faults = new ArrayList<>();
        TreeSet<String> unused = new TreeSet<>(evidence.toolTests().keySet());
        for (Tests.Row test : evidence.tests()) {
            if (test.kind().equals("tool") || !test.verifies().isEmpty()) {
                continue;
            }
            List<String> listed =
                    evidence.toolTests().keySet().stream()
                            .filter(prefix -> begins(test.name(), prefix))
                            .toList();
            if (listed.isEmpty()) {
                faults.add(test.file() + ":" + test.line() + ": " + test.name());
            }
            listed.forEach(unused::remove);
        }
        unused.forEach(prefix -> faults.add(Register.TOOL_TESTS + ": stale: " + prefix));
        evidence.toolTests().entrySet().stream()
                .filter(row -> row.getValue().isEmpty())
                .forEach(row -> faults.add(Register.TOOL_TESTS + ": no reason: " + row.getKey()));
        return faults;
    }

    /** A star in the prefix stands for anything. */
    private static boolean begins(String name, String prefix) {
        StringBuilder form = new StringBuilder();
        for (String part : prefix.split("\\*", -1)) {
            form.append(form.length() == 0 ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(form.toString()).matcher(name).lookingAt();
    }

    private List<String> outcomes() {
        List<String> faults = new ArrayList<>(evidence.results().faults());
        for (Tests.Row test : evidence.tests()) {
            if (!test.passed()) {
                String place = test.file() + ":" + test.line();
                faults.add(place + ": " + test.name() + " " + test.outcome());
            }
        }
        return faults;
    }
}
