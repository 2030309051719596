package org.clepsydra.bench;

import java.util.List;
import org.clepsydra.bench.scenario.Scenario;

/**
 * All a run left behind.
 *
 * @param scenario what was run
 * @param verdictRule of the core on the plan, 0 for accepted
 * @param verdictWords the verdict with both figures
 * @param steps of the core
 * @param endedMs from START to the end of infusion, -1 when it did not come
 * @param simulatedMs from power-on to the end of the run
 * @param delivery against the curve
 * @param trappedNl in the line at the end
 * @param remainingNl in the reservoir at the end, as the core shows it
 * @param reachesMs from the start until the drug reaches the patient; -1 when it never does, 0 when
 *     the line is not known
 * @param airPassedNl past the detector at the end
 * @param alarms in the order they went
 * @param series for charts
 * @param outflow at a fixed interval
 * @param outcomes one for each expectation
 */
public record RunResult(
        Scenario scenario,
        int verdictRule,
        String verdictWords,
        long steps,
        long endedMs,
        long simulatedMs,
        Delivery delivery,
        double trappedNl,
        long remainingNl,
        long reachesMs,
        double airPassedNl,
        List<AlarmInterval> alarms,
        Series series,
        OutflowRecord outflow,
        List<Outcome> outcomes) {
    /** Whether every expectation was met. */
    public boolean met() {
        return outcomes.stream().allMatch(Outcome::met);
    }

    RunResult with(List<Outcome> judged) {
        return new RunResult(
                scenario,
                verdictRule,
                verdictWords,
                steps,
                endedMs,
                simulatedMs,
                delivery,
                trappedNl,
                remainingNl,
                reachesMs,
                airPassedNl,
                alarms,
                series,
                outflow,
                List.copyOf(judged));
    }
}
