package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clepsydra.safety.evidence.Part;
import org.clepsydra.safety.evidence.Rows;

/**
 * {@code tests(of, kind, min)}: tests passed in this build. {@code of} is a glob over requirements'
 * keys, as in {@code req~monitor.*}, or over names of test classes. Of requirements, each has
 * {@code min} tests (1 unless said) that verify it; of classes, all together have. Other tests of
 * the kind that failed make it false; that were skipped or did not run, missing.
 */
final class TestsPass implements Predicate {

    @Override
    public List<String> required() {
        return List.of("of");
    }

    @Override
    public List<String> optional() {
        return List.of("kind", "min");
    }

    @Override
    public Verdict judge(Args args, Findings evidence) {
        if (!evidence.has(Part.TESTS)) {
            return Verdict.missing("no results of tests");
        }
        return ofRequirements(args) ? requirements(args, evidence) : classes(args, evidence);
    }

    private static boolean ofRequirements(Args args) {
        return args.text("of").contains("~");
    }

    private static Verdict requirements(Args args, Findings evidence) {
        List<Item> requirements = Chains.requirements(evidence, args.text("of"));
        if (requirements.isEmpty()) {
            return Verdict.missing("no requirement " + args.text("of"));
        }
        Worst worst = new Worst();
        int tests = 0;
        for (Item requirement : requirements) {
            List<Rows.Test> own = verifying(args, evidence, requirement);
            tests += own.size();
            worst.add(count(requirement.key(), own.size(), args));
            own.forEach(test -> worst.add(outcome(test)));
            if (!requirement.lookedAt()) {
                worst.add(Verdict.stale(requirement.key() + " changed since it was looked at"));
            }
        }
        return worst.orElse(
                Verdict.holds(
                        requirements.size() + " requirements, " + tests + " tests, all passed"));
    }

    private static List<Rows.Test> verifying(Args args, Findings evidence, Item requirement) {
        return evidence.testsById().getOrDefault(requirement.id(), List.of()).stream()
                .filter(test -> ofKind(args, test))
                .toList();
    }

    private static boolean ofKind(Args args, Rows.Test test) {
        return args.text("kind").isEmpty() || args.text("kind").equals(test.kind());
    }

    private static Verdict count(String what, int count, Args args) {
        int least = (int) args.number("min", 1);
        return count < least
                ? Verdict.missing(what + " has " + count + " tests of " + least)
                : Verdict.holds("");
    }

    /** What a test's outcome says. */
    static Verdict outcome(Rows.Test test) {
        return switch (test.outcome()) {
            case "passed" -> Verdict.holds("");
            case "failed" -> Verdict.fails(test.key() + " failed");
            case "skipped" -> Verdict.missing(test.key() + " was skipped");
            default -> Verdict.missing(test.key() + " has no result");
        };
    }

    private static Verdict classes(Args args, Findings evidence) {
        List<Rows.Test> tests = matching(args, evidence);
        Worst worst = new Worst();
        worst.add(count(args.text("of"), tests.size(), args));
        tests.forEach(test -> worst.add(outcome(test)));
        return worst.orElse(Verdict.holds(tests.size() + " tests, all passed"));
    }

    private static List<Rows.Test> matching(Args args, Findings evidence) {
        Glob of = args.glob("of");
        return evidence.rows(Part.TESTS).stream()
                .filter(test -> ofKind(args, test) && of.fits(test.className()))
                .toList();
    }

    @Override
    public List<Corruption> corruptions(Args args, Findings evidence) {
        List<Corruption> corruptions = new ArrayList<>();
        List<Rows.Test> tests = matching(args, evidence);
        if (ofRequirements(args)) {
            for (Item requirement : Chains.requirements(evidence, args.text("of"))) {
                tests = verifying(args, evidence, requirement);
                corruptions.addAll(Tamper.item(evidence, requirement));
                break;
            }
        }
        corruptions.addAll(onTests(evidence, tests));
        corruptions.add(Tamper.swap(evidence, Part.TESTS, Part.MUTANTS));
        return corruptions;
    }

    /** Ways to tamper with some tests: all dropped, and the first failed, skipped or not run. */
    static List<Corruption> onTests(Findings evidence, List<Rows.Test> tests) {
        if (tests.isEmpty()) {
            return List.of();
        }
        List<Corruption> corruptions = new ArrayList<>();
        Set<String> keys =
                tests.stream().map(Rows.Test::key).collect(Collectors.toCollection(TreeSet::new));
        List<Rows.Test> rest =
                evidence.rows(Part.TESTS).stream()
                        .filter(test -> !keys.contains(test.key()))
                        .toList();
        corruptions.add(new Corruption("drop the tests", evidence.with(Part.TESTS, rest)));
        Rows.Test first = tests.get(0);
        for (String outcome : List.of("failed", "skipped", "missing")) {
            corruptions.add(
                    new Corruption(
                            "say of " + first.method() + " that it " + said(outcome),
                            Tamper.replace(
                                    evidence,
                                    Part.TESTS,
                                    first,
                                    Tamper.forged(first, Map.of("outcome", outcome)))));
        }
        return corruptions;
    }

    private static String said(String outcome) {
        return switch (outcome) {
            case "failed" -> "failed";
            case "skipped" -> "was skipped";
            default -> "did not run";
        };
    }
}
