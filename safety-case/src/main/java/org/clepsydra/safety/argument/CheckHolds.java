package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clepsydra.safety.evidence.Part;
import org.clepsydra.safety.evidence.Rows;

/**
 * {@code static(check)}, {@code campaign(name)}, {@code reproducible()}, {@code
 * noRuntimeDependency()}: a check of the kind said that it holds. Whether it can be built again
 * alike no build can show by itself, so that this one is open until two were compared.
 */
final class CheckHolds implements Predicate {

    private final String kind;
    private final String word;
    private final boolean fixed;
    private final Value unmeasured;

    private CheckHolds(String kind, String word, boolean fixed, Value unmeasured) {
        this.kind = kind;
        this.word = word;
        this.fixed = fixed;
        this.unmeasured = unmeasured;
    }

    /** One whose check is named by an argument. */
    static CheckHolds named(String kind, String argument) {
        return new CheckHolds(kind, argument, false, Value.MISSING);
    }

    /**
     * One whose check always has the same name.
     *
     * @param unmeasured what it is worth when the check is there and this build could not make it
     */
    static CheckHolds fixed(String kind, String name, Value unmeasured) {
        return new CheckHolds(kind, name, true, unmeasured);
    }

    @Override
    public List<String> required() {
        return fixed ? List.of() : List.of(word);
    }

    @Override
    public Verdict judge(Args args, Findings evidence) {
        List<Rows.Check> checks = checks(args, evidence);
        if (checks.size() != 1) {
            return Verdict.missing(checks.size() + " checks of kind " + kind + ": " + name(args));
        }
        String said = kind + " check " + name(args);
        return switch (checks.get(0).result()) {
            case "holds" -> Verdict.holds(said + " holds");
            case "fails" -> Verdict.fails(said + " fails");
            case "stale" -> Verdict.stale(said + " is of something that has changed");
            default -> new Verdict(unmeasured, said + " was not made by this build");
        };
    }

    private String name(Args args) {
        return fixed ? word : args.text(word);
    }

    private List<Rows.Check> checks(Args args, Findings evidence) {
        return evidence.rows(Part.CHECKS).stream()
                .filter(check -> check.kind().equals(kind) && check.name().equals(name(args)))
                .toList();
    }

    @Override
    public List<Corruption> corruptions(Args args, Findings evidence) {
        List<Corruption> corruptions = new ArrayList<>();
        corruptions.add(Tamper.swap(evidence, Part.CHECKS, Part.GATES));
        for (Rows.Check check : checks(args, evidence)) {
            for (String result : List.of("fails", "stale", "missing")) {
                if (result.equals("missing") && unmeasured == Value.OPEN) {
                    continue;
                }
                corruptions.add(
                        new Corruption(
                                "say of " + check.name() + ": " + result,
                                Tamper.replace(
                                        evidence,
                                        Part.CHECKS,
                                        check,
                                        Tamper.forged(check, Map.of("result", result)))));
            }
            corruptions.add(
                    new Corruption(
                            "drop " + check.name(), Tamper.drop(evidence, Part.CHECKS, check)));
        }
        return corruptions;
    }
}
