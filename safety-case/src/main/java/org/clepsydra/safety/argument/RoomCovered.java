package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clepsydra.safety.evidence.Part;
import org.clepsydra.safety.evidence.Rows;

/**
 * {@code coverage(room, min)}: unit tests reach at least {@code min} percent of the lines, and of
 * the branches, of every package that fits the glob.
 */
final class RoomCovered implements Predicate {

    private static final double WHOLE = 100;

    @Override
    public List<String> required() {
        return List.of("room", "min");
    }

    @Override
    public Verdict judge(Args args, Findings evidence) {
        if (!evidence.has(Part.COVERAGE)) {
            return Verdict.missing("coverage was not measured");
        }
        Map<String, List<Rows.Coverage>> rooms = rooms(args, evidence);
        if (rooms.isEmpty()) {
            return Verdict.missing("no coverage of " + args.text("room"));
        }
        Worst worst = new Worst();
        rooms.forEach((room, classes) -> worst.add(room(args, room, classes)));
        return worst.orElse(
                Verdict.holds(rooms.size() + " rooms, each " + args.text("min") + " % or more"));
    }

    private static Map<String, List<Rows.Coverage>> rooms(Args args, Findings evidence) {
        Glob glob = args.glob("room");
        Map<String, List<Rows.Coverage>> rooms = new TreeMap<>();
        for (Rows.Coverage row : evidence.rows(Part.COVERAGE)) {
            if (glob.fits(row.room())) {
                rooms.computeIfAbsent(row.room(), room -> new ArrayList<>()).add(row);
            }
        }
        return rooms;
    }

    private static Verdict room(Args args, String room, List<Rows.Coverage> classes) {
        Rows.Coverage sum = Rows.Coverage.sum(classes);
        double least = args.number("min", WHOLE);
        boolean enough =
                sum.linesCovered() * WHOLE >= sum.lines() * least
                        && sum.branchesCovered() * WHOLE >= sum.branches() * least;
        return enough
                ? Verdict.holds("")
                : Verdict.fails(
                        room
                                + ": "
                                + sum.linesCovered()
                                + " of "
                                + sum.lines()
                                + " lines, "
                                + sum.branchesCovered()
                                + " of "
                                + sum.branches()
                                + " branches");
    }

    @Override
    public List<Corruption> corruptions(Args args, Findings evidence) {
        List<Corruption> corruptions = new ArrayList<>();
        corruptions.add(Tamper.swap(evidence, Part.COVERAGE, Part.CHECKS));
        Map<String, List<Rows.Coverage>> rooms = rooms(args, evidence);
        for (Map.Entry<String, List<Rows.Coverage>> room : rooms.entrySet()) {
            List<Rows.Coverage> unreached = new ArrayList<>(evidence.rows(Part.COVERAGE));
            unreached.replaceAll(row -> row.room().equals(room.getKey()) ? unreached(row) : row);
            corruptions.add(
                    new Corruption(
                            "let no test reach " + room.getKey(),
                            evidence.with(Part.COVERAGE, unreached)));
            break;
        }
        corruptions.add(
                new Corruption(
                        "drop the rooms' coverage",
                        evidence.with(
                                Part.COVERAGE,
                                evidence.rows(Part.COVERAGE).stream()
                                        .filter(row -> !rooms.containsKey(row.room()))
                                        .toList())));
        return corruptions;
    }

    private static Rows.Coverage unreached(Rows.Coverage row) {
        return Tamper.forged(
                row, Map.of("lines", row.lines() + 1, "linesCovered", 0, "branchesCovered", 0));
    }
}
