package org.clepsydra.safety.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Evidence or case are changed and manifest, sums and archive made anew, as a forger would who has
 * no key: the case no longer follows from the evidence, or the evidence from itself.
 */
class VerifyCaseTest extends BuiltBundle {
    @Test
    void resealingAloneChangesNothing() throws Exception {
        byte[] before = Files.readAllBytes(sample.zip());
        Verifier.reseal(sample);
        assertEquals(Digest.of(before), Digest.of(Files.readAllBytes(sample.zip())));
        assertEquals(0, verifier.run("verify", sample.zip()).exit());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tests | \"outcome\": \"passed\" | \"outcome\": \"failed\""
                        + " | Sn-tests is told as true, the evidence gives false",
                "tests | \"outcome\": \"passed\" | \"outcome\": \"skipped\""
                        + " | Sn-proof is told as true, the evidence gives missing",
                "tests | \"kind\": \"proof\" | \"kind\": \"gate\""
                        + " | Sn-proof is told as true, the evidence gives missing",
                "tests | \"kind\": \"utest\" | \"kind\": \"itest\""
                        + " | Sn-all is told as true, the evidence gives missing",
                "gates | \"count\": 0 | \"count\": 1 | gates.json: hazard counts other",
                "gates | \"name\": \"hazard\" | \"name\": \"other\""
                        + " | Sn-gate is told as true, the evidence gives missing",
                "checks | \"result\": \"holds\" | \"result\": \"fails\""
                        + " | Sn-loops is told as true, the evidence gives false",
                "checks | \"result\": \"holds\" | \"result\": \"stale\""
                        + " | Sn-storms is told as true, the evidence gives stale",
                "checks | \"result\": \"holds\" | \"result\": \"missing\""
                        + " | Sn-alone is told as true, the evidence gives missing",
                "checks | \"result\": \"missing\" | \"result\": \"fails\""
                        + " | Sn-again is told as open, the evidence gives false",
                "coverage | \"branchesCovered\": 4 | \"branchesCovered\": 3"
                        + " | Sn-coverage is told as true, the evidence gives false",
                "coverage | \"linesCovered\": 6 | \"linesCovered\": 5"
                        + " | Sn-coverage is told as true, the evidence gives false",
                "items | \"severity\": \"S3\" | \"severity\": \"\""
                        + " | Sn-chain is told as true, the evidence gives missing",
                "items | \"by\": \"library\" | \"by\": \"device\""
                        + " | Sn-chain is told as true, the evidence gives missing",
                "items | \"to\": \"ASM-001\" | \"to\": \"ASM-002\""
                        + " | Sn-device is told as open, the evidence gives missing",
                "items | \"to\": \"rc~ceiling~1\" | \"to\": \"rc~ceiling~2\""
                        + " | Sn-chain is told as true, the evidence gives missing",
                "items | \"to\": \"haz~late~1\" | \"to\": \"haz~late~2\""
                        + " | Sn-chain is told as true, the evidence gives missing",
                "checks | \"name\": \"storms\" | \"name\": \"LoopBoundsTest\""
                        + " | checks.json: LoopBoundsTest twice",
                "items | \"evaluation\": \"The label comes a step later.\" | \"evaluation\": \"\""
                        + " | Sn-anomalies is told as true, the evidence gives false",
                "items | shall rest | shall not rest | has another digest than its text",
                "marks | \"kind\": \"utest\" | \"kind\": \"itest\""
                        + " | Sn-chain is told as true, the evidence gives missing",
                "marks | \"member\": \"cutsPower\" | \"member\": \"rests\""
                        + " | verifies another set than its marks say",
                "marks | Ceiling#permits | Ceiling#late"
                        + " | is of other requirements than the marks say",
                "marks | \"member\": \"permits\" | \"member\": \"late\""
                        + " | is of other requirements than the marks say",
                "marks | \"endLine\": 10 | \"endLine\": 99 | has no lines 8 to 99",
                "mutants | \"status\": \"killed\" | \"status\": \"survived\""
                        + " | is own or not against what its killer claims",
                "mutants | CeilingTest#cutsPower | CeilingTest#rests"
                        + " | is own or not against what its killer claims",
                "mutants | both sides give the same volume | `` | has other justified",
                "mutants | \"own\": 1 | \"own\": 2 | has other own",
                "mutants | \"percent\": \"100.0\" | \"percent\": \"99.9\" | has another percent",
            })
    void rejectsEvidenceThatDoesNotBearTheCase(String file, String old, String other, String word)
            throws Exception {
        change("evidence/" + file + ".json", old, other);
        assertRejected(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"value\": \"open\" | \"value\": \"true\" | G0 is told as true",
                "\"value\": \"true\" | \"value\": \"false\" | Sn-chain is told as false",
                "\"supportedBy\": [\"S0\"] | \"supportedBy\": [] | G0 has support",
                "[\"S0\"] | [\"G0\"] | G0 rests on itself",
                "[\"Sn-chain\", | [ | nothing leads to Sn-chain",
                "[\"C-library\"] | [\"G1\"] | nothing leads to C-library",
                "\"predicate\": \"proof\" | \"predicate\": \"believe\" | no predicate believe",
                "\"of\": \"CeilingProofTest\" | \"of\": \"OtherProofTest\" | Sn-proof is told",
                "\"hazard\": \"haz~late\" | \"hazard\": \"haz~none\" | Sn-chain is told as true",
                "\"max\": \"0\" | \"max\": \"few\" | Sn-anomalies: For input",
                "\"turned\": true | \"turned\": false | red team counts",
                "\"turned\": 16 | \"turned\": 15 | red team counts",
                "\"leaves\": 16 | \"leaves\": 17 | another summary",
                "\"Sn-loops\" | \"Sn-other\" | no Sn-loops, which is in argument/argument.yaml",
                "\"root\": \"G0\" | \"root\": \"G9\" | no root",
                "\"kind\": \"D\" | \"kind\": \"X\" | is of no kind",
            })
    void rejectsACaseThatIsNotWhatTheEvidenceGives(String old, String other, String word)
            throws Exception {
        Path file = sample.bundle().resolve("argument/case.json");
        Files.writeString(
                file, Files.readString(file).replaceAll("\\[\\s+", "[").replaceAll("\\s+]", "]"));
        change("argument/case.json", old, other);
        assertRejected(word);
    }

    @ParameterizedTest
    @CsvSource({
        "tests,mutants",
        "checks,gates",
        "items,marks",
        "coverage,checks",
        "marks,tests",
        "sources,coverage"
    })
    void rejectsTwoResultFilesInEachOthersPlace(String one, String other) throws Exception {
        Path first = sample.bundle().resolve("evidence/" + one + ".json");
        Path second = sample.bundle().resolve("evidence/" + other + ".json");
        Path aside = sample.bundle().resolve("aside");
        Files.move(first, aside);
        Files.move(second, first);
        Files.move(aside, second, StandardCopyOption.REPLACE_EXISTING);
        Verifier.reseal(sample);
        assertRejected("evidence/");
    }

    @Test
    void judgesTheRequirementsOfADevicesControl() throws Exception {
        change("evidence/items.json", "\"to\": \"rc~ceiling~1\"", "\"to\": \"rc~relay~1\"");
        change("evidence/tests.json", "\"outcome\": \"passed\"", "\"outcome\": \"failed\"");
        assertRejected("Sn-device is told as open, the evidence gives false");
    }

    @Test
    void rejectsADigestThatIsNotTheOneLookedAt() throws Exception {
        String items = Files.readString(sample.bundle().resolve("evidence/items.json"));
        sample.write(
                "out/bundle/evidence/items.json",
                items.replaceAll("\"seen\": \"[0-9a-f]{12}\"", "\"seen\": \"0123456789ab\""));
        Verifier.reseal(sample);
        assertRejected("Sn-chain is told as true, the evidence gives stale");
        assertRejected("Sn-read is told as open, the evidence gives stale");
    }

    @Test
    void rejectsACaseThatDoesNotStand() throws Exception {
        sample.replace("evidence/gates.json", "\"count\": 0", "\"count\": 1");
        sample.replace("evidence/gates.json", "\"faults\": []", "\"faults\": [\"a gap\"]");
        sample.build();
        String text = Files.readString(sample.bundle().resolve("argument/case.json"));
        for (String id : new String[] {"G0", "S0", "G2", "Sn-gate"}) {
            text =
                    text.replaceFirst(
                            "(\"id\": \"" + id + "\",[^}]*?\"value\": )\"[a-z]+\"", "$1\"false\"");
        }
        text =
                text.replace(
                        "\"value\": \"open\",\n    \"leaves\"",
                        "\"value\": \"false\",\n    \"leaves\"");
        text = text.replace("\"true\": 12", "\"true\": 11").replace("\"false\": 0", "\"false\": 1");
        text = text.replace("\"notTrue\": [", "\"notTrue\": [\"Sn-gate\",");
        sample.write("out/bundle/argument/case.json", text);
        Verifier.reseal(sample);
        assertRejected("argument/case.json: the case does not stand, G0 is false");
    }

    @Test
    void rejectsALeafThatCannotTurnTheRoot() throws Exception {
        String text = Files.readString(sample.bundle().resolve("argument/case.json"));
        text = text.replaceFirst("\"turned\": true", "\"turned\": false");
        text = text.replace("\"turned\": 16", "\"turned\": 15");
        sample.write("out/bundle/argument/case.json", text);
        Verifier.reseal(sample);
        assertRejected("leaves that cannot turn the root: [Sn-chain]");
    }

    @Test
    void rejectsABillOfMaterialsThatIsNotEmpty() throws Exception {
        change("sbom/clepsydra-core-bom.json", "\"components\": []", "\"components\": [{}]");
        assertRejected("sbom/clepsydra-core-bom.json: lists what");
    }

    @Test
    void rejectsSourcesThatAreNotThoseOfTheManifest() throws Exception {
        String manifest = Files.readString(sample.bundle().resolve("MANIFEST.json"));
        sample.write(
                "out/bundle/MANIFEST.json",
                manifest.replaceFirst("(\"sourceTree\": \")[0-9a-f]{4}", "$10000"));
        String sums = Files.readString(sample.bundle().resolve("SHA256SUMS"));
        String digest = Digest.of(Files.readAllBytes(sample.bundle().resolve("MANIFEST.json")));
        sample.write(
                "out/bundle/SHA256SUMS",
                sums.replaceFirst("[0-9a-f]{64}  MANIFEST", digest + "  MANIFEST"));
        assertRejected(sample.bundle(), "not the sources of MANIFEST.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | {\"gates\": [], | the key gates twice",
                "\"count\": 0 | \"count\": 00 | a value that is none",
                "\"name\" | \"na\\qme\" | an escape that is none",
                "} | }} | no JSON",
            })
    void rejectsJsonThatTwoReadersMayReadInTwoWays(String old, String other, String word)
            throws Exception {
        Path file = sample.bundle().resolve("evidence/gates.json");
        String text = Files.readString(file);
        int at = old.equals("}") ? text.lastIndexOf(old) : text.indexOf(old);
        Files.writeString(file, text.substring(0, at) + other + text.substring(at + old.length()));
        Verifier.reseal(sample);
        assertRejected(word);
    }

    private void change(String file, String old, String other) throws IOException {
        String name = "out/bundle/" + file;
        Path path = sample.bundle().resolve(file);
        String text = Files.readString(path);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " has no " + old);
        }
        sample.write(name, text.replace(old, other == null ? "" : other));
        Verifier.reseal(sample);
    }

    private void assertRejected(String word) throws Exception {
        assertRejected(sample.zip(), word);
    }
}
