package org.clepsydra.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.apache.commons.csv.CSVFormat;

/**
 * Lists every mutant of the core as it was judged last, with its killer or the reason why nothing
 * can kill it, for those who join it with requirements.
 *
 * <p>Classes that were judged before rows were kept have none; how many mutants that leaves out is
 * told.
 *
 * <p>Exit codes: 0 all classes were judged as they are; 1 some were not, or not wholly, with their
 * names; 2 wrong use.
 */
public final class MutantList {
    private final Register excuses;
    private final Judged judged;
    private final MutantRows rows;
    private final StringBuilder text =
            new StringBuilder(
                    "class,method,descriptor,index,mutator,line,description,status,"
                            + "killerClass,killerMethod,justification\n");
    private int listed;
    private int withoutRows;

    MutantList(Register excuses, Judged judged, MutantRows rows) {
        this.excuses = excuses;
        this.judged = judged;
        this.rows = rows;
    }

    /**
     * Arguments: registers of excuses and of what was judged, its rows, the classes, the output.
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 5) {
            System.err.println("usage: MutantList EXCUSES.CSV JUDGED.CSV ROWS CLASSES OUTPUT.CSV");
            System.exit(2);
        }
        ClassFiles classes = new ClassFiles(Path.of(args[3]));
        MutantList list =
                new MutantList(
                        new Register(Path.of(args[0])),
                        Judged.read(Path.of(args[1])),
                        new MutantRows(Path.of(args[2]), classes));
        List<String> faults = list.read(Judged.digests(classes));
        Path out = Path.of(args[4]);
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.writeString(out, list.text());
        System.out.println(list.summary());
        faults.forEach(System.out::println);
        if (!faults.isEmpty()) {
            System.exit(1);
        }
    }

    /** What is wrong with the rows of these classes. */
    List<String> read(SortedMap<String, String> digests) throws IOException {
        List<String> faults = new ArrayList<>();
        for (var each : digests.entrySet()) {
            Judged.Row row = judged.of(each.getKey(), each.getValue());
            List<MutantRows.Row> of = rows.read(each.getKey());
            int counted = row == null ? 0 : row.mutants();
            if (row == null) {
                faults.add("never judged as it is: " + each.getKey());
            } else if (of.isEmpty()) {
                withoutRows += counted;
                unlisted(each.getKey(), counted);
            } else if (of.size() != counted) {
                faults.add(counted + " mutants judged, " + of.size() + " listed: " + each.getKey());
            } else {
                of.forEach(one -> text.append(line(each.getKey(), one, excuses)).append('\n'));
                listed += counted;
            }
        }
        return faults;
    }

    /** A line that stands for all mutants of a class. */
    private void unlisted(String className, int count) {
        if (count > 0) {
            text.append(className).append(",,,").append(count).append(",,0,,unlisted,,,\n");
        }
    }

    /** A line for each mutant, or for a class without rows, after a heading. */
    String text() {
        return text.toString();
    }

    /** How many are listed, and of how many only is known how many survive. */
    String summary() {
        return listed + " mutants listed by name, " + withoutRows + " judged by number only";
    }

    private static String line(String className, MutantRows.Row row, Register excuses) {
        String mutant = row.key().substring(className.length() + 1);
        int descriptor = mutant.indexOf('(');
        int index = mutant.indexOf('@');
        int mutator = mutant.indexOf('#');
        int test = row.killer().indexOf('#');
        return CSVFormat.DEFAULT.format(
                className,
                mutant.substring(0, descriptor),
                mutant.substring(descriptor, index),
                mutant.substring(index + 1, mutator),
                mutant.substring(mutator + 1),
                row.line(),
                row.description(),
                status(row.status()),
                test < 0 ? "" : row.killer().substring(0, test),
                test < 0 ? "" : row.killer().substring(test + 1),
                excuses.reason(row.key()));
    }

    private static String status(String pits) {
        return switch (pits) {
            case "KILLED" -> "killed";
            case "TIMED_OUT", "MEMORY_ERROR" -> "timed-out";
            case "SURVIVED", "NO_COVERAGE" -> "survived";
            default -> pits.toLowerCase(Locale.ROOT);
        };
    }
}
