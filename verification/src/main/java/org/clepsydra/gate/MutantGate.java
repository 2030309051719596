package org.clepsydra.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Element;

/**
 * Judges PIT's report: every surviving mutant of the core is excused by name and reason, no excuse
 * is stale, every room scores 95 % raw, and no more than 3 % are excused.
 *
 * <p>A time-out counts as a kill, but does not make an excuse stale: on a busy machine a mutant
 * that nothing kills may run out of time, and its reason still stands.
 *
 * <p>Exit codes: 0 holds; 1 does not, with the reasons; 2 wrong use. With {@code --list} it prints
 * the survivors as lines for the register instead.
 */
public final class MutantGate {
    private static final double RAW_PERCENT_MIN = 95.0;
    private static final double EXCUSED_PERCENT_MAX = 3.0;
    private static final String OUT_OF_TIME = "TIMED_OUT";
    private static final Set<String> KILLED = Set.of("KILLED", OUT_OF_TIME, "MEMORY_ERROR");
    private static final String BASE = "org.clepsydra.";

    private final List<Mutant> mutants;
    private final Register register;

    MutantGate(List<Mutant> mutants, Register register) {
        this.mutants = mutants;
        this.register = register;
    }

    /** One mutant, with the digest of the method it changes. */
    record Mutant(String room, String key, String digest, String status, String description) {
        boolean killed() {
            return KILLED.contains(status);
        }

        boolean killedByATest() {
            return killed() && !status.equals(OUT_OF_TIME);
        }
    }

    /** Arguments: PIT's XML report, the register, the core's classes; then perhaps --list. */
    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            System.err.println("usage: MutantGate MUTATIONS.XML REGISTER.CSV CLASSES [--list]");
            System.exit(2);
        }
        List<Mutant> mutants =
                read(Path.of(args[0]), new MethodDigests(new ClassFiles(Path.of(args[2]))));
        MutantGate gate = new MutantGate(mutants, new Register(Path.of(args[1])));
        if (args.length > 3) {
            mutants.stream()
                    .filter(m -> !m.killed())
                    .forEach(
                            m ->
                                    System.out.printf(
                                            "%s,%s,\"%s\"%n",
                                            m.key(), m.digest(), m.description()));
            return;
        }
        System.out.print(gate.table());
        List<String> faults = gate.faults();
        faults.forEach(System.out::println);
        System.exit(faults.isEmpty() ? 0 : 1);
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
            String rest = className.substring(BASE.length());
            String room = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : "(root)";
            found.add(
                    new Mutant(
                            room,
                            key,
                            digests.of(className, method, descriptor),
                            e.getAttribute("status"),
                            "line "
                                    + Xml.text(e, "lineNumber")
                                    + ": "
                                    + Xml.text(e, "description").replace('"', '\'')));
        }
        return found;
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
                                + " "
                                + m.description());
            }
        }
        for (Register.Entry entry : register.entries()) {
            Mutant m = byKey.get(entry.key());
            if (m == null) {
                faults.add("stale, no such mutant: " + entry.key());
            } else if (m.killedByATest()) {
                faults.add("stale, killed now: " + entry.key());
            } else if (!m.digest().equals(entry.digest())) {
                faults.add("stale, the code changed: " + entry.key() + " is " + m.digest());
            }
        }
        scores().forEach(
                        (room, score) -> {
                            if (score.percent() < RAW_PERCENT_MIN) {
                                faults.add("room below 95 % raw: " + room);
                            }
                        });
        if (100.0 * register.size() > EXCUSED_PERCENT_MAX * mutants.size()) {
            faults.add("more than 3 % excused: " + register.size() + " of " + mutants.size());
        }
        return faults;
    }

    private record Score(int killed, int all) {
        double percent() {
            return 100.0 * killed / all;
        }
    }

    private Map<String, Score> scores() {
        Map<String, Score> scores = new TreeMap<>();
        for (Mutant m : mutants) {
            Score one = new Score(m.killed() ? 1 : 0, 1);
            scores.merge(m.room(), one, (a, b) -> new Score(a.killed + b.killed, a.all + b.all));
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
        return text.append(String.format("excused: %d of %d%n", register.size(), mutants.size()))
                .toString();
    }
}
