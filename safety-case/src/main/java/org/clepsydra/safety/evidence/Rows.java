package org.clepsydra.safety.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The rows of the evidence but items. What a file leaves out is "", 0, false or empty. */
public final class Rows {

    private Rows() {}

    /** The text, or "" for none. */
    public static String text(String text) {
        return text == null ? "" : text;
    }

    /** The list, or an empty one for none; without nulls. */
    public static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** For each key that rows have, the rows that have it, in their order. */
    public static <T> SortedMap<String, List<T>> by(List<T> rows, Function<T, List<String>> keys) {
        SortedMap<String, List<T>> by = new TreeMap<>();
        for (T row : rows) {
            keys.apply(row).forEach(k -> by.computeIfAbsent(k, x -> new ArrayList<>()).add(row));
        }
        return by;
    }

    /** How many rows have a text. */
    public static <T> long count(List<T> rows, Function<T, String> of, String text) {
        return rows.stream().filter(row -> of.apply(row).equals(text)).count();
    }

    /** A mark in the sources: kind (impl, utest, itest), the id it names and where it stands. */
    public record Mark(
            String kind,
            String id,
            String className,
            String member,
            String file,
            int line,
            int endLine) {
        public Mark {
            kind = text(kind);
            id = text(id);
            className = text(className);
            member = text(member);
            file = text(file);
        }
    }

    /** A test method, what it verifies and what became of it in this build. */
    public record Test(
            String className,
            String method,
            String file,
            int line,
            int endLine,
            String kind,
            String outcome,
            int runs,
            List<String> verifies) {
        public Test {
            className = text(className);
            method = text(method);
            file = text(file);
            kind = text(kind);
            outcome = text(outcome);
            verifies = list(verifies);
        }

        /** Class and method, as a mutant names its killer. */
        public String key() {
            return className + "#" + method;
        }
    }

    /** Lines and branches of a class, how many of them tests reach, and which lines in part. */
    public record Coverage(
            String className,
            String file,
            int lines,
            int linesCovered,
            int branches,
            int branchesCovered,
            List<Integer> partial) {
        public Coverage {
            className = text(className);
            file = text(file);
            partial = list(partial);
        }

        /** The package. */
        public String room() {
            return className.substring(0, Math.max(0, className.lastIndexOf('.')));
        }

        /** The sums of classes, of no name. */
        public static Coverage sum(List<Coverage> classes) {
            return new Coverage(
                    "",
                    "",
                    classes.stream().mapToInt(Coverage::lines).sum(),
                    classes.stream().mapToInt(Coverage::linesCovered).sum(),
                    classes.stream().mapToInt(Coverage::branches).sum(),
                    classes.stream().mapToInt(Coverage::branchesCovered).sum(),
                    List.of());
        }
    }

    /** A mutant and what became of it. */
    public record Mutant(
            String id,
            String className,
            String method,
            String file,
            int line,
            String description,
            String status,
            String killer,
            List<String> requirements,
            boolean own,
            String justification) {
        public Mutant {
            id = text(id);
            className = text(className);
            method = text(method);
            file = text(file);
            description = text(description);
            status = text(status);
            killer = text(killer);
            requirements = list(requirements);
            justification = text(justification);
        }
    }

    /** What the join counted of a requirement's mutants; the share of its own tests as text. */
    public record Score(
            String id,
            int mutants,
            int own,
            int coincidental,
            int survived,
            int justified,
            String percent) {
        public Score {
            id = text(id);
            percent = text(percent);
        }
    }

    /** A check by some tool, or a campaign, and the figures it gave. */
    public record Check(String name, String kind, String result, Map<String, String> figures) {
        public Check {
            name = text(name);
            kind = text(kind);
            result = text(result);
            figures = figures == null ? Map.of() : figures;
        }
    }

    /** A gate of the join, and the faults it found. */
    public record Gate(String name, String title, int count, List<String> faults) {
        public Gate {
            name = text(name);
            title = text(title);
            faults = list(faults);
        }
    }

    /** A source file. */
    public record Source(String path, String text) {
        public Source {
            path = Rows.text(path);
            text = Rows.text(text);
        }
    }
}
