package org.clepsydra.contract;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Plays clauses and says which were broken. */
final class Played {
    private Played() {}

    static Set<String> broken(List<Clause> clauses) {
        return clauses.stream()
                .map(Clause::run)
                .filter(r -> !r.passed())
                .map(r -> r.clause().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> names(List<Clause> clauses) {
        return clauses.stream().map(Clause::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The clauses that some fault breaks without breaking another. */
    static Set<String> singledOut(Collection<Set<String>> faults) {
        return faults.stream()
                .filter(broken -> broken.size() == 1)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
