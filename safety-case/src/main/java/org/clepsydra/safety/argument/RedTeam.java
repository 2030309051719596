package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tampers with the evidence of each leaf, in each way its predicate knows, and sees whether the
 * root becomes worse. Only the leaf is judged anew, so that no other leaf can raise the alarm in
 * its place. Where the evidence of this build leaves leaves that do not stand, these are held open
 * meanwhile, as nothing could make a root worse that is false already; such a leaf counts with what
 * it does to the root as it is.
 */
final class RedTeam {

    /**
     * What one corruption came to.
     *
     * @param leaf the leaf's id
     * @param corruption what was done
     * @param root what the root is worth then
     * @param turned whether that is worse than without
     */
    record Row(String leaf, String corruption, Value root, boolean turned) {}

    private final Case found;
    private final Findings evidence;
    private final Map<String, Verdict> held = new HashMap<>();
    private final Value baseline;
    private final List<Row> rows = new ArrayList<>();

    private RedTeam(Case found, Findings evidence) {
        this.found = found;
        this.evidence = evidence;
        for (Node leaf : found.leaves()) {
            Verdict verdict = found.verdict(leaf.id());
            held.put(leaf.id(), verdict.value().stands() ? verdict : Verdict.open("held open"));
        }
        baseline = root(null, null);
    }

    /** Attacks every leaf of an evaluated case. */
    static RedTeam attack(Case found, Findings evidence) {
        RedTeam team = new RedTeam(found, evidence);
        found.leaves().forEach(team::attack);
        return team;
    }

    private void attack(Node leaf) {
        Verdict now = Predicates.judge(leaf, evidence);
        if (!now.value().stands()) {
            row(leaf, "none: as it is in this build", now);
            return;
        }
        for (Corruption corruption : Predicates.corruptions(leaf, evidence)) {
            row(leaf, corruption.what(), Predicates.judge(leaf, corruption.evidence()));
        }
    }

    private void row(Node leaf, String what, Verdict verdict) {
        Value root = root(leaf, verdict);
        rows.add(new Row(leaf.id(), what, root, root.worseThan(baseline)));
    }

    private Value root(Node changed, Verdict verdict) {
        return Case.of(
                        found.root(),
                        found.nodes(),
                        leaf ->
                                changed != null && leaf.id().equals(changed.id())
                                        ? verdict
                                        : held.get(leaf.id()))
                .value();
    }

    /** What each corruption came to, leaf by leaf. */
    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Number of leaves. */
    int leaves() {
        return found.leaves().size();
    }

    /** Number of leaves for which there is a corruption, and each of them turns the root. */
    int turned() {
        return (int)
                found.leaves().stream()
                        .filter(leaf -> rows.stream().anyMatch(row -> row.leaf().equals(leaf.id())))
                        .filter(leaf -> blind(leaf).isEmpty())
                        .count();
    }

    /** Corruptions of a leaf that the root does not notice. */
    List<Row> blind(Node leaf) {
        return rows.stream().filter(row -> row.leaf().equals(leaf.id()) && !row.turned()).toList();
    }
}
