package org.clepsydra.contract;

import java.util.function.Supplier;

/**
 * One thing a device owes.
 *
 * @param port the port it is owed behind
 * @param name of the clause, never used for another
 * @param source the assumption of use or the Javadoc that says so
 * @param does what is done and what must come of it
 * @param check powers the device on anew, does it, and measures
 */
public record Clause(
        String port, String name, String source, String does, Supplier<Finding> check) {
    /**
     * Plays the clause. A port that throws has not kept it; no clause keeps another from running.
     */
    public Result run() {
        Finding finding;
        try {
            finding = check.get();
        } catch (RuntimeException thrown) {
            finding = Finding.that(false, "threw " + thrown, "nothing is thrown");
        }
        return new Result(this, finding);
    }
}
