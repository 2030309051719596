package org.clepsydra.safety.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a build left behind, as the join wrote it.
 *
 * @param items hazards, controls, requirements and all else that has an id
 * @param marks places in the sources that realize or verify
 * @param tests test methods and their outcome
 * @param classes coverage of each class
 * @param mutants mutants and what became of them
 * @param scores own-test score of each requirement
 * @param checks campaigns, proofs, static checks
 * @param gates counts that must be zero
 * @param sources texts of the sources
 */
public record Evidence(
        Items items,
        List<Rows.Mark> marks,
        List<Rows.Test> tests,
        List<Rows.Coverage> classes,
        List<Rows.Mutant> mutants,
        List<Rows.Score> scores,
        List<Rows.Check> checks,
        List<Rows.Gate> gates,
        List<Rows.Source> sources) {

    /** Reads a folder of evidence; throws, and names the file, where one is missing. */
    public static Evidence read(Path folder) throws IOException {
        return new Evidence(
                Items.of(Part.ITEMS.read(folder)),
                Part.MARKS.read(folder),
                Part.TESTS.read(folder),
                Part.COVERAGE.read(folder),
                Part.MUTANTS.read(folder),
                Part.SCORES.read(folder),
                Part.CHECKS.read(folder),
                Part.GATES.read(folder),
                Part.SOURCES.read(folder));
    }
}
