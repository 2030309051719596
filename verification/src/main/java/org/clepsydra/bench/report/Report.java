package org.clepsydra.bench.report;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that is shown of one run of one scenario.
 *
 * @param title of the scenario
 * @param summary one paragraph
 * @param passed the verdict; never true when an expectation was not met
 * @param totals the first figures
 * @param findings one for each expectation, in the order of the scenario
 * @param charts in the order they are shown, each key once
 * @param trumpets of its flat stretches, or why there is none
 * @param alarms put in the order they began
 * @param prescription as written
 * @param program its segments in words; none when it is one flat rate
 * @param derived figures derived from the prescription
 * @param ledger what became of the volume
 * @param facts about the pump and the run
 */
record Report(
        String title,
        String summary,
        boolean passed,
        Totals totals,
        List<Finding> findings,
        List<Chart> charts,
        Trumpets trumpets,
        List<AlarmBar> alarms,
        List<Row> prescription,
        List<Row> program,
        List<Row> derived,
        List<Row> ledger,
        List<Row> facts) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a chart's key comes twice, or the verdict contradicts an
     *     expectation
     */
    public Report {
        findings = List.copyOf(findings);
        charts = List.copyOf(charts);
        alarms = alarms.stream().sorted(Comparator.comparingDouble(AlarmBar::fromHours)).toList();
        prescription = List.copyOf(prescription);
        program = List.copyOf(program);
        derived = List.copyOf(derived);
        ledger = List.copyOf(ledger);
        facts = List.copyOf(facts);
        if (passed && !findings.stream().allMatch(Finding::met)) {
            throw new IllegalArgumentException(title + ": passed with an expectation not met");
        }
        Set<String> keys = new HashSet<>();
        for (Chart chart : charts) {
            if (!keys.add(chart.key())) {
                throw new IllegalArgumentException(title + ": two charts " + chart.key());
            }
        }
    }

    /** Expectations that were met. */
    public long met() {
        return findings.stream().filter(Finding::met).count();
    }

    /** Alarms of one priority. */
    public long alarms(Priority priority) {
        return alarms.stream().filter(alarm -> alarm.priority() == priority).count();
    }
}
