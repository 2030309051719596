package org.clepsydra.gate;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clepsydra.trace.tool.TestName;
import org.w3c.dom.Element;

/**
 * Judges PIT's report: every surviving mutant of the core is excused by name and reason, no excuse
 * is stale, every room scores 95 % raw, and no more than 3 % are excused.
 *
 * <p>Where PIT was given only some of the classes, what was judged before counts for the others, as
 * long as their code is what was judged and the register excuses as many survivors as there were.
 *
 * <p>A time-out counts as a kill, but does not make an excuse stale: on a busy machine a mutant
 * that nothing kills may run out of time, and its reason still stands.
 *
 * <p>Exit codes: 0 holds; 1 does not, with the reasons; 2 wrong use. With {@code --list} it prints
 * the survivors as lines for the register of excuses instead; with {@code --record} it writes what
 * it judged to the register of what was judged and each mutant to its rows, where it holds.
 */
public final class MutantGate {
    private static final double RAW_PERCENT_MIN = 95.0;
    private static final double EXCUSED_PERCENT_MAX = 3.0;
    private static final String OUT_OF_TIME = "TIMED_OUT";
    private static final Set<String> KILLED = Set.of("KILLED", OUT_OF_TIME, "MEMORY_ERROR");
    private static final String BASE = "org.clepsydra.";

    private final List<Mutant> mutants;
    private final Register register;
    private final Map<String, Judged.Row> before;

    /**
     * The mutants of a run, and of the classes that were not in it what was judged before.
     *
     * @param before by class name
     */
    MutantGate(List<Mutant> mutants, Register register, Map<String, Judged.Row> before) {
        this.mutants = mutants;
        this.register = register;
        this.before = before;
    }

    /**
     * One mutant.
     *
     * @param digest of the method it changes
     * @param killer the test that killed it, {@code package.Class#method}; empty where none did
     */
    record Mutant(
            String room,
            String key,
            String digest,
            String status,
            int line,
            String description,
            String killer) {
        boolean killed() {
            return KILLED.contains(status);
        }

        MutantRows.Row row() {
            return new MutantRows.Row(key, line, description, status, killer);
        }

        String className() {
            return classOf(key);
        }

        boolean killedByATest() {
            return killed() && !status.equals(OUT_OF_TIME);
        }
    }

    /**
     * Arguments: PIT's XML report, the registers of excuses and of what was judged, the folder of
     * its rows, the core's classes, which of them PIT was given; then perhaps --judge, which
     * changes nothing, --list or --record.
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 6) {
            System.err.println(
                    "usage: MutantGate MUTATIONS.XML EXCUSES.CSV JUDGED.CSV ROWS CLASSES"
                            + " CHOSEN.PROPERTIES [--judge | --list | --record]");
            System.exit(2);
        }
        ClassFiles classes = new ClassFiles(Path.of(args[4]));
        List<Mutant> mutants = read(Path.of(args[0]), new MethodDigests(classes));
        String mode = args.length > 6 ? args[6] : "";
        if (mode.equals("--list")) {
            mutants.stream()
                    .filter(m -> !m.killed())
                    .forEach(
                            m ->
                                    System.out.printf(
                                            "%s,%s,\"line %d: %s\"%n",
                                            m.key(), m.digest(), m.line(), m.description()));
            return;
        }
        Path record = Path.of(args[2]);
        Judged judged = Judged.read(record);
        Set<String> chosen = chosen(Path.of(args[5]));
        SortedMap<String, String> digests = Judged.digests(classes);
        Map<String, Judged.Row> before = new TreeMap<>();
        digests.forEach(
                (name, digest) -> {
                    Judged.Row row = judged.of(name, digest);
                    if (row != null && !chosen.contains(name)) {
                        before.put(name, row);
                    }
                });
        MutantGate gate = new MutantGate(mutants, new Register(Path.of(args[1])), before);
        System.out.print(gate.table());
        List<String> faults = gate.faults(digests, chosen, judged);
        faults.forEach(System.out::println);
        if (!faults.isEmpty()) {
            System.exit(1);
        }
        List<Judged.Row> news =
                gate.rows(chosen, digests).stream()
                        .filter(row -> judged.of(row.className(), row.digest()) == null)
                        .toList();
        if (mode.equals("--record")) {
            news.forEach(judged::put);
            judged.write(record, classes);
            gate.writeRows(chosen, new MutantRows(Path.of(args[3]), classes));
        } else if (!news.isEmpty()) {
            System.out.println(
                    news.size()
                            + " classes were judged for the first time as they are; write it down"
                            + " with --record, or every build judges them again");
        }
    }

    private static Set<String> chosen(Path file) throws IOException {
        Properties read = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            read.load(text);
        }
        return Set.of(read.getProperty("mutants.classes", "").split(",", -1));
    }

    /** Writes what became of each mutant of the classes that PIT was given. */
    void writeRows(Set<String> chosen, MutantRows to) throws IOException {
        for (String name : chosen) {
            List<MutantRows.Row> rows =
                    mutants.stream()
                            .filter(m -> m.className().equals(name))
                            .map(Mutant::row)
                            .toList();
            if (!rows.isEmpty()) {
                to.write(name, rows);
            }
        }
    }

    /** What this run makes of each class that it was given. */
    private List<Judged.Row> rows(Set<String> chosen, Map<String, String> digests) {
        List<Judged.Row> rows = new ArrayList<>();
        digests.forEach(
                (name, digest) -> {
                    if (chosen.contains(name)) {
                        List<Mutant> of =
                                mutants.stream().filter(m -> m.className().equals(name)).toList();
                        int alive = (int) of.stream().filter(m -> !m.killed()).count();
                        rows.add(new Judged.Row(name, digest, of.size(), alive));
                    }
                });
        return rows;
    }

    private List<String> faults(
            SortedMap<String, String> digests, Set<String> chosen, Judged judged) {
        List<String> faults = faults();
        digests.keySet().stream()
                .filter(name -> !before.containsKey(name) && !chosen.contains(name))
                .forEach(name -> faults.add("never judged: " + name));
        faults.addAll(otherwise(rows(chosen, digests), judged));
        return faults;
    }

    /**
     * A class whose code is the same and whose mutants are not: PIT, or how it is asked, changed.
     */
    static List<String> otherwise(List<Judged.Row> now, Judged judged) {
        List<String> faults = new ArrayList<>();
        for (Judged.Row row : now) {
            Judged.Row was = judged.of(row.className(), row.digest());
            if (was != null && was.mutants() != row.mutants()) {
                faults.add(
                        "judged with "
                                + was.mutants()
                                + " mutants, and has "
                                + row.mutants()
                                + ": "
                                + row.className());
            }
        }
        return faults;
    }

    static List<Mutant> read(Path report, MethodDigests digests) throws IOException {
        List<Mutant> found = new ArrayList<>();
        for (Element e : Xml.children(Xml.read(report).getDocumentElement(), "mutation")) {
            String className = Xml.text(e, "mutatedClass");
            String method = Xml.text(e, "mutatedMethod");
            String descriptor = Xml.text(e, "methodDescription");
            String mutator = Xml.text(e, "mutator").replaceAll(".*\\.", "");
            String index = Xml.children(e, "indexes").get(0).getTextContent().strip();
            String key = className + "." + method + descriptor + "@" + index + "#" + mutator;
            found.add(
                    new Mutant(
                            roomOf(className),
                            key,
                            digests.of(className, method, descriptor),
                            e.getAttribute("status"),
                            Integer.parseInt(Xml.text(e, "lineNumber")),
                            Xml.text(e, "description").replace('"', '\''),
                            killer(Xml.text(e, "killingTest"))));
        }
        return found;
    }

    private static String killer(String uniqueId) {
        TestName test = TestName.of(uniqueId);
        return test.className().isEmpty() ? "" : test.className() + "#" + test.method();
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>(register.faults());
        if (mutants.isEmpty()) {
            faults.add("no mutants: PIT has not looked");
        }
        Map<String, Mutant> byKey = new LinkedHashMap<>();
        mutants.forEach(m -> byKey.put(m.key(), m));
        for (Mutant m : mutants) {
            if (!m.killed() && !register.excuses(m.key(), m.digest())) {
                faults.add(
                        "survives unexcused: "
                                + m.key()
                                + " "
                                + m.digest()
                                + " line "
                                + m.line()
                                + ": "
                                + m.description());
            }
        }
        for (Register.Entry entry : register.entries()) {
            Mutant m = byKey.get(entry.key());
            if (m == null) {
                // One of a class that was judged before is as it was: its code is.
                if (!before.containsKey(classOf(entry.key()))) {
                    faults.add("stale, no such mutant: " + entry.key());
                }
            } else if (m.killedByATest()) {
                faults.add("stale, killed now: " + entry.key());
            } else if (!m.digest().equals(entry.digest())) {
                faults.add("stale, the code changed: " + entry.key() + " is " + m.digest());
            }
        }
        before.forEach(
                (name, row) -> {
                    if (excusesOf(name) < row.survivors()) {
                        faults.add(row.survivors() + " survived, and fewer are excused: " + name);
                    }
                });
        scores().forEach(
                        (room, score) -> {
                            if (score.percent() < RAW_PERCENT_MIN) {
                                faults.add("room below 95 % raw: " + room);
                            }
                        });
        if (100.0 * register.size() > EXCUSED_PERCENT_MAX * all()) {
            faults.add("more than 3 % excused: " + register.size() + " of " + all());
        }
        return faults;
    }

    private int all() {
        return mutants.size() + before.values().stream().mapToInt(Judged.Row::mutants).sum();
    }

    private int excusesOf(String className) {
        int excuses = 0;
        for (Register.Entry entry : register.entries()) {
            excuses += classOf(entry.key()).equals(className) ? 1 : 0;
        }
        return excuses;
    }

    /** The class of a mutant by its key: what stands before the method, or nothing. */
    private static String classOf(String key) {
        int descriptor = key.indexOf('(');
        return descriptor < 0 ? "" : key.substring(0, key.lastIndexOf('.', descriptor));
    }

    private static String roomOf(String className) {
        String rest = className.substring(BASE.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : "(root)";
    }

    private record Score(int killed, int all) {
        double percent() {
            return 100.0 * killed / all;
        }

        Score and(Score other) {
            return new Score(killed + other.killed, all + other.all);
        }
    }

    private Map<String, Score> scores() {
        Map<String, Score> scores = new TreeMap<>();
        for (Mutant m : mutants) {
            Score one = new Score(m.killed() ? 1 : 0, 1);
            scores.merge(m.room(), one, Score::and);
        }
        for (Judged.Row row : before.values()) {
            Score one = new Score(row.mutants() - row.survivors(), row.mutants());
            if (row.mutants() > 0) {
                scores.merge(roomOf(row.className()), one, Score::and);
            }
        }
        return scores;
    }

    String table() {
        StringBuilder text = new StringBuilder("room        mutants  killed     raw\n");
        scores().forEach(
                        (room, s) ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "%-10s %8d %7d %6.2f%%%n",
                                                room,
                                                s.all,
                                                s.killed,
                                                s.percent())));
        return text.append(
                        String.format(
                                "excused: %d of %d; judged in this run: %d%n",
                                register.size(), all(), mutants.size()))
                .toString();
    }
}
