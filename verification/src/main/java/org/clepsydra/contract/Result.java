package org.clepsydra.contract;

/**
 * A clause and what it found.
 *
 * @param clause that was played
 * @param finding of this one time
 */
public record Result(Clause clause, Finding finding) {
    public boolean passed() {
        return finding.kept();
    }

    /** One line of the table: pass or FAIL, port, clause, figure and limit. */
    public String line() {
        return String.format(
                "%-4s  %-11s  %-27s %s (limit: %s)",
                passed() ? "pass" : "FAIL",
                clause.port(),
                clause.name(),
                finding.figure(),
                finding.limit());
    }
}
