package org.clepsydra.bench.storm;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What came of storms, in tables. */
final class CampaignTables {
    private static final double NL_PER_UL = 1e3;
    private static final double NL_PER_ML = 1e6;

    private CampaignTables() {}

    /** A row for each cell, sorted; volumes in nanolitres. */
    static String csv(Campaign campaign) {
        StringBuilder csv =
                new StringBuilder(
                        "fault,pump,rate_nl_per_h,storms,found,worst_over_nl,bound_nl,"
                                + "nearest_permille,latest_alarm_ms,bound_of_course_permille,"
                                + "whole\n");
        campaign.cells()
                .forEach((key, c) -> csv.append(key).append(',').append(row(c)).append('\n'));
        return csv.toString();
    }

    private static String row(CellResult c) {
        return LongStream.of(
                        c.storms(),
                        c.found(),
                        c.overNl(),
                        c.boundNl(),
                        c.nearestPermille(),
                        c.latestMs(),
                        c.boundOfCoursePermille(),
                        c.whole())
                .mapToObj(Long::toString)
                .collect(Collectors.joining(","));
    }

    /** A table for each pump: a row for each fault, a column for each rate. */
    static String markdown(Campaign campaign) {
        StringBuilder text = new StringBuilder();
        text.append("# Worst over-delivery of ")
                .append(campaign.name())
                .append("\n\nBeyond the curve, in µL, at most allowed by formula, and in brackets")
                .append(" of how many. Core ")
                .append(campaign.core())
                .append(", ")
                .append(campaign.storms())
                .append(' ')
                .append(campaign.name())
                .append(", ")
                .append(campaign.failures().size())
                .append(" failed.\n");
        for (StormPump pump : StormPump.all()) {
            table(campaign.cells(), pump, text);
        }
        return text.toString();
    }

    private static void table(
            SortedMap<String, CellResult> cells, StormPump pump, StringBuilder text) {
        text.append("\n## ").append(pump.name()).append("\n\n| fault |");
        pump.nlPerH().forEach(rate -> text.append(' ').append(rate / NL_PER_ML).append(" mL/h |"));
        text.append("\n| --- |").append(" ---: |".repeat(pump.nlPerH().size())).append('\n');
        TreeSet<String> faults =
                cells.keySet().stream()
                        .filter(key -> key.contains("," + pump.name() + ","))
                        .map(key -> key.substring(0, key.indexOf(',')))
                        .collect(Collectors.toCollection(TreeSet::new));
        for (String fault : faults) {
            text.append("| ").append(fault).append(" |");
            for (long rate : pump.nlPerH()) {
                CellResult cell = cells.get(Campaign.key(fault, pump, rate));
                text.append(' ').append(cell == null ? "" : words(cell)).append(" |");
            }
            text.append('\n');
        }
    }

    private static String words(CellResult c) {
        return String.format(
                Locale.ROOT,
                "%.2f of %.2f (%d)",
                c.overNl() / NL_PER_UL,
                c.boundNl() / NL_PER_UL,
                c.storms());
    }

    /** Prints a row for each fault and pump; true if every storm went as it must. */
    static boolean print(Campaign campaign, PrintWriter out) {
        TreeMap<String, CellResult> rows = new TreeMap<>();
        campaign.cells()
                .forEach(
                        (key, cell) ->
                                rows.merge(
                                        key.substring(0, key.lastIndexOf(',')),
                                        cell,
                                        CellResult::plus));
        out.printf(
                "%n%-28s %-12s %7s %6s %10s %10s %8s%n",
                "fault", "pump", campaign.heading(), "found", "worst, uL", "bound, uL", "nearest");
        rows.forEach((key, cell) -> row(key, cell, out));
        boolean met = campaign.failures().isEmpty();
        long whole = campaign.cells().values().stream().mapToLong(CellResult::whole).sum();
        out.printf(
                "%n%s  %d %s, %d cells of fault, pump and rate, %d programs given whole: %d"
                        + " failed%n",
                met ? "met    " : "NOT MET",
                campaign.storms(),
                campaign.name(),
                campaign.cells().size(),
                whole,
                campaign.failures().size());
        for (Campaign.Failure one : campaign.failures()) {
            out.println("failed   " + one.storm() + ": " + one.complaint());
            out.println("  replay: " + one.replay());
        }
        out.flush();
        return met;
    }

    private static void row(String key, CellResult c, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-28s %-12s %7d %6d %10.2f %10.2f %6.1f %%%n",
                key.substring(0, key.indexOf(',')),
                key.substring(key.indexOf(',') + 1),
                c.storms(),
                c.found(),
                c.overNl() / NL_PER_UL,
                c.boundNl() / NL_PER_UL,
                c.nearestPermille() / 10.0);
    }
}
