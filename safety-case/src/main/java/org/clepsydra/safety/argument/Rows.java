package org.clepsydra.safety.argument;

import java.util.List;
import java.util.Objects;

/** The rows of the evidence but items, as far as the argument looks at them. */
final class Rows {

    private Rows() {}

    /** The text, or "" for none. */
    static String text(String text) {
        return text == null ? "" : text;
    }

    /** The list, or an empty one for none; without nulls. */
    static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** A mark in the sources: kind (impl, utest, itest) and the id it names. */
    record Mark(String kind, String id, String className, String member) {
        Mark {
            kind = text(kind);
            id = text(id);
            className = text(className);
            member = text(member);
        }
    }

    /** A test method, what it verifies and what became of it in this build. */
    record Test(
            String className, String method, String kind, String outcome, List<String> verifies) {
        Test {
            className = text(className);
            method = text(method);
            kind = text(kind);
            outcome = text(outcome);
            verifies = list(verifies);
        }

        /** Class and method, as a mutant names its killer. */
        String key() {
            return className + "#" + method;
        }

        Test withOutcome(String other) {
            return new Test(className, method, kind, other, verifies);
        }
    }

    /** Lines and branches of a class, and how many of them tests reach. */
    record Coverage(
            String className, int lines, int linesCovered, int branches, int branchesCovered) {
        Coverage {
            className = text(className);
        }

        /** The package. */
        String room() {
            int dot = className.lastIndexOf('.');
            return dot < 0 ? "" : className.substring(0, dot);
        }
    }

    /** A mutant and what became of it. */
    record Mutant(
            String id,
            String status,
            String killer,
            List<String> requirements,
            boolean own,
            String justification) {
        Mutant {
            id = text(id);
            status = text(status);
            killer = text(killer);
            requirements = list(requirements);
            justification = text(justification);
        }

        Mutant with(String otherStatus, String otherKiller, boolean otherOwn) {
            return new Mutant(id, otherStatus, otherKiller, requirements, otherOwn, justification);
        }
    }

    /** What the join counted of a requirement's mutants. */
    record Score(String id, int mutants, int own, int justified) {
        Score {
            id = text(id);
        }
    }

    /** A check by some tool, or a campaign. */
    record Check(String name, String kind, String result) {
        Check {
            name = text(name);
            kind = text(kind);
            result = text(result);
        }

        Check withResult(String other) {
            return new Check(name, kind, other);
        }
    }

    /** A gate of the join, and the faults it found. */
    record Gate(String name, int count, List<String> faults) {
        Gate {
            name = text(name);
            faults = list(faults);
        }
    }
}
