package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    public Verdict judge(Args args, Evidence evidence) {
        if (!evidence.has(Evidence.COVERAGE)) {
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

    private static Map<String, List<Rows.Coverage>> rooms(Args args, Evidence evidence) {
        Glob glob = args.glob("room");
        Map<String, List<Rows.Coverage>> rooms = new TreeMap<>();
        for (Rows.Coverage row : evidence.rows(Evidence.COVERAGE)) {
            if (glob.fits(row.room())) {
                rooms.computeIfAbsent(row.room(), room -> new ArrayList<>()).add(row);
            }
        }
        return rooms;
    }

    private static Verdict room(Args args, String room, List<Rows.Coverage> classes) {
        int lines = classes.stream().mapToInt(Rows.Coverage::lines).sum();
        int linesCovered = classes.stream().mapToInt(Rows.Coverage::linesCovered).sum();
        int branches = classes.stream().mapToInt(Rows.Coverage::branches).sum();
        int branchesCovered = classes.stream().mapToInt(Rows.Coverage::branchesCovered).sum();
        double least = args.number("min", WHOLE);
        boolean enough =
                linesCovered * WHOLE >= lines * least
                        && branchesCovered * WHOLE >= branches * least;
        return enough
                ? Verdict.holds("")
                : Verdict.fails(
                        room
                                + ": "
                                + linesCovered
                                + " of "
                                + lines
                                + " lines, "
                                + branchesCovered
                                + " of "
                                + branches
                                + " branches");
    }

    @Override
    public List<Corruption> corruptions(Args args, Evidence evidence) {
        List<Corruption> corruptions = new ArrayList<>();
        corruptions.add(Tamper.swap(evidence, Evidence.COVERAGE, Evidence.CHECKS));
        Map<String, List<Rows.Coverage>> rooms = rooms(args, evidence);
        for (Map.Entry<String, List<Rows.Coverage>> room : rooms.entrySet()) {
            List<Rows.Coverage> unreached = new ArrayList<>(evidence.rows(Evidence.COVERAGE));
            unreached.replaceAll(row -> row.room().equals(room.getKey()) ? unreached(row) : row);
            corruptions.add(
                    new Corruption(
                            "let no test reach " + room.getKey(),
                            evidence.with(Evidence.COVERAGE, unreached)));
            break;
        }
        corruptions.add(
                new Corruption(
                        "drop the rooms' coverage",
                        evidence.with(
                                Evidence.COVERAGE,
                                evidence.rows(Evidence.COVERAGE).stream()
                                        .filter(row -> !rooms.containsKey(row.room()))
                                        .toList())));
        return corruptions;
    }

    private static Rows.Coverage unreached(Rows.Coverage row) {
        return new Rows.Coverage(row.className(), row.lines() + 1, 0, row.branches(), 0);
    }
}
