package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten classes of ten mutants each, judged; what changes must be judged, and a share of the rest.
 */
class MutantChoiceTest {
    @TempDir Path folder;

    private final SortedMap<String, String> digests = new TreeMap<>();
    private final Judged judged = new Judged();

    MutantChoiceTest() {
        for (int i = 0; i < 10; i++) {
            digests.put("c" + i, "d" + i);
            judged.put(new Judged.Row("c" + i, "d" + i, 10, 0));
        }
    }

    private MutantChoice choice() {
        return new MutantChoice(judged, digests);
    }

    @Test
    void choosesWhatChangedAndWhatIsNew() {
        assertEquals(List.of(), choice().changed());
        digests.put("c3", "other");
        digests.put("new", "d");
        assertEquals(List.of("c3", "new"), choice().changed());
    }

    @Test
    void writesEveryClassThatWasNeverJudged() throws IOException {
        Path none = folder.resolve("judged.csv");
        new Judged().write(none, new ClassFiles(Path.of("target/classes/org/clepsydra/gate")));
        Path out = folder.resolve("out.properties");
        MutantChoice.main(
                new String[] {
                    none.toString(), "target/classes/org/clepsydra/gate", "1", out.toString()
                });
        List<String> chosen = List.of(Files.readString(out).trim().split("[=,]", -1));
        assertTrue(chosen.contains("org.clepsydra.gate.MutantChoice"));
        assertTrue(chosen.contains("org.clepsydra.gate.MutantGate"));
    }

    @Test
    void drawsTheShareAndNoClassMore() {
        assertEquals(1, choice().drawn(1).size());
        assertEquals(1, choice().drawn(10).size());
        assertEquals(2, choice().drawn(11).size());
        assertEquals(10, choice().drawn(100).size());
        digests.put("c3", "other");
        assertEquals(9, choice().drawn(100).size());
    }

    @Test
    void drawsTheSameOfTheSameAndAllInTime() {
        assertEquals(choice().drawn(20), choice().drawn(20));
        Set<String> seen = new HashSet<>();
        for (int change = 0; change < 200; change++) {
            digests.put("changing", "d" + change);
            seen.addAll(choice().drawn(10));
        }
        assertEquals(10, seen.size());
    }

    @Test
    void readsWhatItWroteOfTheClassesThereAre() throws IOException {
        ClassFiles classes = new ClassFiles(Path.of("target/test-classes/org/clepsydra/gate"));
        String name = MutantChoiceTest.class.getName();
        judged.put(new Judged.Row(name, "d", 7, 1));
        Path file = folder.resolve("judged.csv");
        judged.write(file, classes);
        Judged read = Judged.read(file);
        assertEquals(new Judged.Row(name, "d", 7, 1), read.of(name, "d"));
        assertNull(read.of(name, "e"));
        assertNull(read.of("c1", "d1"));
        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    void tellsTwoClassesApartByTheirMethods() {
        SortedMap<String, String> of =
                Judged.digests(new ClassFiles(Path.of("target/classes/org/clepsydra/gate")));
        assertTrue(of.containsKey(MutantChoice.class.getName()));
        assertNotEquals(of.get(MutantChoice.class.getName()), of.get(Judged.class.getName()));
    }
}
