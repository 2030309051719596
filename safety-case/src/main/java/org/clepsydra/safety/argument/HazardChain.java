package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clepsydra.safety.evidence.Part;
import org.clepsydra.safety.evidence.Rows;

/**
 * {@code chain(hazard)}: the hazard has controls, each control of the library a requirement, each
 * of the device an assumption of use; each requirement of either is marked in the code where it
 * needs to be and verified by tests that passed; every link is to the revision there is; every text
 * is the one that was looked at. A control of the device makes it open.
 */
final class HazardChain implements Predicate {

    @Override
    public List<String> required() {
        return List.of("hazard");
    }

    @Override
    public Verdict judge(Args args, Findings evidence) {
        Optional<Item> found = evidence.item(args.text("hazard"));
        if (found.isEmpty()) {
            return Verdict.missing("no hazard " + args.text("hazard"));
        }
        Item hazard = found.get();
        Worst worst = new Worst();
        if (hazard.severity().isBlank()) {
            worst.add(Verdict.missing(hazard.key() + " has no severity"));
        }
        seen(worst, hazard);
        List<Item> controls = Chains.serving(evidence, "rc", hazard);
        if (controls.isEmpty()) {
            worst.add(Verdict.missing(hazard.key() + " has no control"));
        }
        Chains.outdated(evidence, "rc", hazard).forEach(rc -> worst.add(outdated(rc, hazard)));
        int requirements = 0;
        for (Item control : controls) {
            requirements += control(worst, evidence, control);
        }
        return worst.orElse(
                Verdict.holds(controls.size() + " controls, " + requirements + " requirements"));
    }

    private static Verdict outdated(Item item, Item of) {
        return Verdict.stale(item.key() + " names another revision of " + of.key());
    }

    private static void seen(Worst worst, Item item) {
        if (!item.lookedAt()) {
            worst.add(Verdict.stale(item.key() + " changed since it was looked at"));
        }
    }

    /** Judges a control, and gives the number of its requirements. */
    private static int control(Worst worst, Findings evidence, Item control) {
        seen(worst, control);
        List<Item> requirements = Chains.serving(evidence, "req", control);
        Chains.outdated(evidence, "req", control).forEach(r -> worst.add(outdated(r, control)));
        if (control.by().equals("device")) {
            List<Item> assumptions = Chains.assumptions(evidence, control);
            assumptions.forEach(assumption -> seen(worst, assumption));
            worst.add(
                    assumptions.isEmpty()
                            ? Verdict.missing(control.key() + " rests on no assumption")
                            : Verdict.open(control.key() + " is the device's"));
        } else if (requirements.isEmpty()) {
            worst.add(Verdict.missing(control.key() + " has no requirement"));
        }
        requirements.forEach(requirement -> requirement(worst, evidence, requirement));
        return requirements.size();
    }

    private static void requirement(Worst worst, Findings evidence, Item requirement) {
        seen(worst, requirement);
        List<Rows.Test> tests = evidence.testsById().getOrDefault(requirement.id(), List.of());
        List<Rows.Mark> marks = evidence.marksById().getOrDefault(requirement.id(), List.of());
        for (String need : requirement.needs()) {
            if (marks.stream().noneMatch(mark -> mark.kind().equals(need))) {
                worst.add(Verdict.missing(requirement.key() + " has no " + need));
            }
        }
        if (tests.isEmpty()) {
            worst.add(Verdict.missing(requirement.key() + " has no test"));
        }
        tests.forEach(test -> worst.add(TestsPass.outcome(test)));
    }

    @Override
    public List<Corruption> corruptions(Args args, Findings evidence) {
        List<Corruption> corruptions = new ArrayList<>();
        corruptions.add(Tamper.swap(evidence, Findings.ITEMS, Part.MARKS));
        corruptions.add(Tamper.swap(evidence, Part.TESTS, Part.MUTANTS));
        Optional<Item> hazard = evidence.item(args.text("hazard"));
        hazard.ifPresent(item -> corruptions.addAll(onItems(evidence, item)));
        List<Item> requirements = Chains.requirements(evidence, args.text("hazard"));
        for (Item requirement : requirements) {
            corruptions.addAll(
                    TestsPass.onTests(
                            evidence,
                            evidence.testsById().getOrDefault(requirement.id(), List.of())));
            corruptions.addAll(Tamper.item(evidence, requirement));
            break;
        }
        return corruptions;
    }

    private static Corruption cut(Findings evidence, Item control) {
        Item loose =
                control.withLinks(
                        control.links().stream().filter(l -> !l.role().equals("depends")).toList());
        Findings bare = Tamper.replace(evidence, Findings.ITEMS, control, loose);
        for (Item below : Chains.serving(evidence, "req", control)) {
            bare = Tamper.replace(bare, Findings.ITEMS, below, below.withLinks(List.of()));
        }
        return new Corruption("cut what is under " + control.key(), bare);
    }

    private static List<Corruption> onItems(Findings evidence, Item hazard) {
        List<Corruption> corruptions = new ArrayList<>(Tamper.item(evidence, hazard));
        corruptions.add(
                new Corruption(
                        "raise the revision of " + hazard.key() + " only",
                        Tamper.replace(evidence, Findings.ITEMS, hazard, hazard.raised())));
        List<Item> controls = Chains.serving(evidence, "rc", hazard);
        corruptions.add(
                new Corruption(
                        "delete the controls of " + hazard.key(),
                        evidence.with(
                                Findings.ITEMS,
                                evidence.items().stream()
                                        .filter(item -> !controls.contains(item))
                                        .toList())));
        for (Item control : controls) {
            if (!Chains.serving(evidence, "req", control).isEmpty()) {
                corruptions.add(cut(evidence, control));
            }
        }
        return corruptions;
    }
}
