package org.clepsydra.bench.storm;

import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of flips, in tables. */
final class FlipTables {
    private FlipTables() {}

    /** A row for each class. */
    static String csv(Flips flips) {
        StringBuilder csv =
                new StringBuilder("class,harmless,detected,safe,harmful_announced,harmful\n");
        flips.classes()
                .forEach(
                        (name, one) ->
                                csv.append(name).append(',').append(row(one, ",")).append('\n'));
        return csv.toString();
    }

    private static String row(FlipCounts one, String between) {
        return one.figures().mapToObj(Long::toString).collect(Collectors.joining(between));
    }

    /** A row for each room. */
    static String markdown(Flips flips) {
        TreeMap<String, FlipCounts> rooms = new TreeMap<>();
        flips.classes()
                .forEach(
                        (name, one) ->
                                rooms.merge(
                                        name.contains(".")
                                                ? name.substring(0, name.indexOf('.'))
                                                : "beside the rooms",
                                        one,
                                        FlipCounts::plus));
        StringBuilder text = new StringBuilder("# What came of bits that turned over\n\n");
        text.append("Core ").append(flips.core()).append(".\n\n");
        text.append("| room | harmless | detected | safe | harmful and announced")
                .append(" | harmful and not |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        rooms.put("~", flips.counts());
        rooms.forEach(
                (room, one) ->
                        text.append("| ")
                                .append(room.equals("~") ? "all" : room)
                                .append(" | ")
                                .append(row(one, " | "))
                                .append(" |\n"));
        return text.toString();
    }

    /** True if none was harmful and not announced. */
    static boolean print(Flips flips, PrintWriter out) {
        TreeMap<String, List<Flips.Harm>> places = new TreeMap<>();
        flips.harms().stream()
                .collect(Collectors.groupingBy(Flips.Harm::name))
                .forEach(places::put);
        places.forEach((name, all) -> print(name, all, out));
        FlipCounts counts = flips.counts();
        out.printf(
                "%s  %d flips: %d harmless, %d detected, %d safe, %d harmful and announced, %d"
                        + " harmful and not%n",
                counts.harmful() == 0 ? "met    " : "NOT MET",
                counts.figures().sum(),
                counts.harmless(),
                counts.detected(),
                counts.safe(),
                counts.announced(),
                counts.harmful());
        out.flush();
        return counts.harmful() == 0;
    }

    private static void print(String name, List<Flips.Harm> all, PrintWriter out) {
        List<Flips.Harm> silent = all.stream().filter(harm -> !harm.announced()).toList();
        Flips.Harm one = silent.isEmpty() ? all.get(0) : silent.get(0);
        out.printf(
                "%s  %s: %d harmful, %d of them not announced; %s: %s%n",
                silent.isEmpty() ? "announced" : "HARMFUL  ",
                name,
                all.size(),
                silent.size(),
                one.what(),
                one.harm());
        out.println("  replay: " + one.replay());
    }
}
