package org.clepsydra.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clepsydra.bench.scenario.LibraryEntry.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryReaderTest {
    private static final String TEXT =
            """
            version: 7
            entries:
              - drug: doxorubicin
                id: 103
                kind: vinca and vesicant
                route: intra arterial
                concentration: 0.03 mg/mL to 2 mg/mL
                hard:
                  dose rate: 1.5 mg/m2/h
                  dose: 80 mg/m2
                  duration: 90 min to 4 d
                  lifetime dose: 550 mg/m2
                  cycle dose: 150 mg/m2
                  bolus: 20 mg/m2 at 240 mg/m2/h
                  kvo: 0.25 mL/h
                soft:
                  duration: 48 h to 72 h
                  lifetime dose: 0.45 g/m2
                  cycle dose: 80 mg/m2
                  bolus: 15 mg/m2
            """;

    @TempDir Path folder;

    private DrugLibrary read(String text) throws BadScenario, IOException {
        return LibraryReader.read(Files.writeString(folder.resolve("x.yaml"), text));
    }

    @Test
    void readsEveryFigure() throws BadScenario, IOException {
        LibraryEntry entry =
                new LibraryEntry(
                        103,
                        "doxorubicin",
                        3,
                        3,
                        3,
                        200,
                        100,
                        new Limit(1_500_000, 1_500_000),
                        new Limit(80_000_000, 80_000_000),
                        new Limit(172_800_000, 5_400_000),
                        new Limit(259_200_000, 345_600_000),
                        new Limit(450_000_000, 550_000_000),
                        new Limit(80_000_000, 150_000_000),
                        new Limit(15_000_000, 20_000_000),
                        240_000_000,
                        250_000);
        assertEquals(new DrugLibrary(7, List.of(entry)), read(TEXT));
        assertEquals(103, read(TEXT).drugId("doxorubicin"));
        assertEquals(0, read(TEXT).drugId("doxorubicine"));
    }

    @ParameterizedTest
    @CsvSource({
        "50 mg/mL, 50, 50, 1",
        "0.5 g/mL, 500, 500, 1",
        "45.570 mg/mL, 4557, 4557, 100",
        "0.000001 mg/mL, 1, 1, 1000000",
        "7 ng in 10800 nL, 7, 7, 10800",
        "70 ng in 100 nL, 70, 70, 100",
        "7 ug to 9 ug in 1 mL, 7000, 9000, 1000000"
    })
    void readsAConcentrationAsItIsWritten(String words, long from, long to, long nl)
            throws BadScenario, IOException {
        LibraryEntry entry = read(TEXT.replace("0.03 mg/mL to 2 mg/mL", words)).entries().get(0);
        assertEquals(from, entry.fromNg());
        assertEquals(to, entry.toNg());
        assertEquals(nl, entry.nl());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    version: 7 | version: 0 | 1: version: 0 is out of range; a whole number from 1 to 999999999 is accepted
                    id: 103 | id: 1000000000 | 4: id: 1000000000 is out of range; a whole number from 1 to 999999999 is accepted
                    drug: dox | drug: dox o | 3: drug: "dox oorubicin" is no name; 1 to 32 letters of ASCII without a space are accepted, it has 13
                    vinca and | vinka and | 5: kind: "vinka and vesicant" is not known; did you mean "vinca and vesicant"?
                    intra arterial | by mouth | 6: route: "by mouth" is not known; known are: intravenous central, intravenous peripheral, intra arterial, intrathecal, subcutaneous, intraperitoneal
                    0.03 mg/mL | 0.0000001 mg/mL | 7: concentration: 0.0000001 mg/mL is out of range; 0.000001 mg/mL to 1000 mg/mL is accepted
                    0.03 mg/mL | 0.0300001 mg/mL | 7: concentration: 0.0300001 mg/mL is finer than 0.000001 mg/mL
                    to 2 mg/mL | to 1001 mg/mL | 7: concentration: 1001 mg/mL is out of range; 0.000001 mg/mL to 1000 mg/mL is accepted
                    0.03 mg/mL to 2 mg/mL | 7 ng in 2 mL | 7: concentration: 2 mL is out of range; 1 nL to 1 mL is accepted
                    1.5 mg/m2/h | 0 mg/m2/h | 9: dose rate: 0 mg/m2/h is out of range; 0.000001 mg/m2/h to 100 g/m2/h is accepted
                    80 mg/m2 | 501 g/m2 | 10: dose: 501 g/m2 is out of range; 0.000001 mg/m2 to 500 g/m2 is accepted
                    90 min | 59 s | 11: duration: 59 s is out of range; 1 min to 31 d is accepted
                    90 min to 4 d | 4 d | 11: duration: "4 d" cannot be read; write it like "44 h to 50 h"
                    550 mg/m2 | 0 mg/m2 | 12: lifetime dose: 0 mg/m2 is out of range; 0.000001 mg/m2 to 10000 g/m2, or "none", is accepted
                    lifetime dose: 550 mg/m2 | # | 9: hard: "lifetime dose" is missing
                    cycle dose: 150 mg/m2 | cycle dose: 0 mg/m2 | 13: cycle dose: 0 mg/m2 is out of range; 0.000001 mg/m2 to 10000 g/m2, or "none", is accepted
                    20 mg/m2 at | 0 mg/m2 at | 14: bolus: 0 mg/m2 is out of range; 0.000001 mg/m2 to 500 g/m2 is accepted
                    at 240 mg/m2/h | at 101 g/m2/h | 14: bolus: 101 g/m2/h is out of range; 0.000001 mg/m2/h to 100 g/m2/h is accepted
                    20 mg/m2 at 240 mg/m2/h | 20 mg/m2 | 14: bolus: "20 mg/m2" cannot be read; write it like "400 mg/m2 at 12000 mg/m2/h", or "none"
                    0.25 mL/h | 1.1 mL/h | 15: kvo: 1.1 mL/h is out of range; 0.000001 mL/h to 1 mL/h, or "none", is accepted
                    0.25 mL/h | 0 mL/h | 15: kvo: 0 mL/h is out of range; 0.000001 mL/h to 1 mL/h, or "none", is accepted
                    bolus: 15 mg/m2 | bolus: none | 20: bolus: "none" is not a plain number and a unit; 0.000001 mg/m2 to 500 g/m2 is accepted
                    bolus: 15 mg/m2 | kvo: 0.1 mL/h | 20: soft: "kvo" is not a key; known are: dose rate, dose, duration, lifetime dose, cycle dose, bolus
                    """)
    void saysWhatIsWrongAndWhatIsAccepted(String right, String wrong, String says) {
        BadScenario bad =
                assertThrows(BadScenario.class, () -> read(TEXT.replaceFirst(right, wrong)));
        assertEquals(folder.resolve("x.yaml") + ":" + says, bad.getMessage());
    }

    @Test
    void needsEveryHardLimitAndSaysNoneInWords() throws BadScenario, IOException {
        String none =
                TEXT.replace("lifetime dose: 550 mg/m2", "lifetime dose: none")
                        .replace("      lifetime dose: 0.45 g/m2\n", "")
                        .replace("cycle dose: 150 mg/m2", "cycle dose: none")
                        .replace("      cycle dose: 80 mg/m2\n", "")
                        .replace("bolus: 20 mg/m2 at 240 mg/m2/h", "bolus: none")
                        .replace("      bolus: 15 mg/m2\n", "")
                        .replace("kvo: 0.25 mL/h", "kvo: none");
        LibraryEntry entry = read(none).entries().get(0);
        assertEquals(new Limit(0, 0), entry.lifetime());
        assertEquals(new Limit(0, 0), entry.cycle());
        assertEquals(new Limit(0, 0), entry.bolus());
        assertEquals(0, entry.bolusRate());
        assertEquals(0, entry.kvo());
        for (String key :
                List.of(
                        "dose rate: .*",
                        "dose: .*",
                        "duration: 90.*",
                        "cycle dose: 150.*",
                        "bolus: 20.*",
                        "kvo: .*")) {
            BadScenario bad =
                    assertThrows(
                            BadScenario.class,
                            () -> read(TEXT.replaceFirst(" {6}" + key + "\n", "")));
            assertEquals(
                    folder.resolve("x.yaml")
                            + ":9: hard: \""
                            + key.split(":", 2)[0]
                            + "\" is missing",
                    bad.getMessage());
        }
    }
}
