package org.clepsydra.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check holds only where the build found that it does. */
class ChecksTest {
    private static final String STORMS =
            """
            {"bound": {"core": "abc", "shards": [{"count": 20}, {"count": 10}]},
             "cells": {"a": {"overNl": OVER, "boundNl": 5}}, "failures": [FAILED]}
            """;
    private static final String FLIPS =
            """
            {"bound": {"core": "abc", "shards": [{"count": 30}]},
             "classes": {"A": {"harmless": 20, "detected": 8, "safe": 0, "announced": 1,
                               "harmful": HARM}}, "harms": []}
            """;
    private static final String BILL =
            """
            {"metadata": {"component": {"name": "clepsydra-core"}}, "components": [PARTS],
             "dependencies": [{"ref": "core", "dependsOn": [ON]}]}
            """;
    private static final String COVERAGE =
            """
            <report name="core"><package name="org/clepsydra/seed">
            <class name="org/clepsydra/seed/Seed" sourcefilename="Seed.java">
            <method name="safe" desc="()V" line="4">
            <counter type="LINE" missed="0" covered="1"/><counter type="BRANCH" missed="MISSED"
            covered="3"/></method><counter type="LINE" missed="9" covered="1"/></class>
            <sourcefile name="Seed.java"><line nr="4" mi="0" ci="2" mb="MISSED" cb="3"/>
            <line nr="6" mi="0" ci="2" mb="0" cb="0"/></sourcefile></package></report>
            """;

    @TempDir Path root;
    private Seed seed;

    @BeforeEach
    void plant() throws IOException {
        seed = Seed.plant(root);
    }

    private Checks.Row check(String name) throws IOException {
        return seed.read().checks().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"5, '', abc, holds", "6, '', abc, fails", "5, {}, abc, fails", "5, '', abd, stale"})
    void holdsACampaignToItsBoundsAndToTheCore(
            String over, String failed, String core, String result) throws IOException {
        seed.write(Checks.CORE_DIGEST, core + "\n");
        String storms = STORMS.replace("OVER", over).replace("FAILED", failed);
        seed.write("verification/results/storms.json", storms);
        assertEquals(result, check("storms").result());
        assertEquals("30", check("storms").figures().get("runs"));
        assertEquals("missing", check("therapies").result());
    }

    @Test
    void aCampaignOfACoreThatNobodyNamesIsMissing() throws IOException {
        seed.write(
                "verification/results/storms.json",
                STORMS.replace("OVER", "1").replace("FAILED", ""));
        assertEquals("missing", check("storms").result());
    }

    @ParameterizedTest
    @CsvSource({"0, holds", "1, fails"})
    void findsAFlipThatDoesHarmAndIsNotAnnounced(String harm, String result) throws IOException {
        seed.write(Checks.CORE_DIGEST, "abc");
        seed.write("verification/results/flips.json", FLIPS.replace("HARM", harm));
        assertEquals(result, check("flips").result());
        assertEquals("1", check("flips").figures().get("harmful and announced"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', core, holds",
        "{}, '', core, fails",
        "'', '\"x\"', core, fails",
        "'', '', other, fails"
    })
    void readsTheBillOfMaterials(String parts, String on, String name, String result)
            throws IOException {
        String bill = BILL.replace("PARTS", parts).replace("ON", on);
        seed.write(Checks.BILL, bill.replace("clepsydra-core", "clepsydra-" + name));
        assertEquals(result, check("no run-time dependency of core").result());
    }

    @Test
    void readsCoverage() throws IOException {
        seed.write(Coverage.REPORT, COVERAGE.replace("MISSED", "1"));
        assertEquals(
                List.of(
                        new Coverage.Row(
                                "org.clepsydra.seed.Seed", Seed.CODE, 2, 2, 4, 3, List.of(4))),
                seed.read().coverage().classes());
        assertEquals("fails", check("coverage of core").result());
        seed.write(
                Checks.EXCUSED, "key,digest,reason\norg.clepsydra.seed.Seed.safe()V,abc,It is.\n");
        assertEquals("holds", check("coverage of core").result());
        assertEquals("1", check("coverage of core").figures().get("methods excused"));
    }

    @Test
    void holdsCoverageWithoutAGap() throws IOException {
        assertEquals("missing", check("coverage of core").result());
        seed.write(Coverage.REPORT, COVERAGE.replace("MISSED", "0"));
        assertEquals("holds", check("coverage of core").result());
    }

    @Test
    void aClassOfGateTestsHoldsWhenAllOfThemPassed() throws IOException {
        assertEquals("holds", check("RuleTest").result());
        assertEquals("static", check("RuleTest").kind());
        String report = "verification/target/surefire-reports/TEST-org.clepsydra.gate.RuleTest.xml";
        seed.change(report, "RuleTest\"/>", "RuleTest\"><failure/></testcase>");
        assertEquals("fails", check("RuleTest").result());
        seed.delete(report);
        assertEquals("missing", check("RuleTest").result());
    }
}
