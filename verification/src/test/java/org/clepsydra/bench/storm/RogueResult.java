package org.clepsydra.bench.storm;

import java.util.Locale;

/**
 * How a control channel gone wrong was stopped.
 *
 * @param cell pump, kind of program, and kind of rogue
 * @param replay what is needed to run it again
 * @param overNl the most given beyond what was due, from the onset on
 * @param stopNl the same when the head moved forward for the last time
 * @param dueNl what was due when it came nearest to the plain line
 * @param plainNl the plain line then
 * @param plain how near it came to it, 1 for the line
 * @param wholeNl the whole limit when it came nearest to that
 * @param whole how near it came to it
 * @param cutMs from the onset to when the power was cut, -1 for never
 * @param complaint what was not as it must be, empty for nothing
 */
record RogueResult(
        String cell,
        String replay,
        double overNl,
        double stopNl,
        double dueNl,
        double plainNl,
        double plain,
        double wholeNl,
        double whole,
        long cutMs,
        String complaint) {
    static final String HEADER =
            "pump,program,rogue,trials,cut,latest_cut_ms,worst_over_ul,at_stop_ul,due_ul,"
                    + "plain_line_ul,of_plain_line,whole_limit_ul,of_whole_limit,nearest\n";

    /** Of two of a cell, that which came nearer to its whole limit. */
    RogueResult worse(RogueResult other) {
        return other.whole > whole ? other : this;
    }

    /** What was wrong, with what is needed to run it again. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%s, %s: %s; %.1f nL over, limit %.1f, plain line %.1f",
                cell,
                replay,
                complaint,
                overNl,
                wholeNl,
                plainNl);
    }

    String row(long trials, long cuts, long latestMs) {
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%d,%.4f,%.4f,%.3f,%.4f,%.3f,%.4f,%.3f,%s\n",
                cell,
                trials,
                cuts,
                latestMs,
                overNl / 1e3,
                stopNl / 1e3,
                dueNl / 1e3,
                plainNl / 1e3,
                plain,
                wholeNl / 1e3,
                whole,
                replay);
    }
}
