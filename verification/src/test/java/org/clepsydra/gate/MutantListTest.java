package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** A class with two mutants, listed whole; and what makes the list refuse it. */
class MutantListTest {
    private static final String NAME = Digest.class.getName();

    @TempDir Path folder;
    private final ClassFiles classes = new ClassFiles(Path.of("target/classes/org/clepsydra/gate"));
    private final SortedMap<String, String> digests = new TreeMap<>();
    private final Judged judged = new Judged();
    private MethodNode method;
    private int line;
    private MutantRows rows;
    private Register excuses;

    @BeforeEach
    void plant() throws IOException {
        method = classes.find(NAME.replace('.', '/')).methods.get(1);
        List<Integer> lines = new ArrayList<>();
        method.instructions.forEach(
                at -> {
                    if (at instanceof LineNumberNode number) {
                        lines.add(number.line);
                    }
                });
        line = lines.get(lines.size() - 1);
        digests.put(NAME, "d");
        judged.put(new Judged.Row(NAME, "d", 2, 1));
        rows = new MutantRows(folder.resolve("rows"), classes);
        rows.write(
                NAME,
                List.of(
                        row(7, "SURVIVED", ""),
                        row(3, "KILLED", "org.clepsydra.gate.DigestTest#is")));
        Path file = folder.resolve("excuses.csv");
        Files.writeString(file, "key,digest,reason\n\"" + key(7) + "\",d,nothing tells\n");
        excuses = new Register(file);
    }

    private String key(int index) {
        return NAME + "." + method.name + method.desc + "@" + index + "#Math";
    }

    private MutantRows.Row row(int index, String status, String killer) {
        return new MutantRows.Row(key(index), line, "plus, not minus", status, killer);
    }

    private MutantList list() {
        return new MutantList(excuses, judged, rows);
    }

    @Test
    void listsEachWithItsKillerOrItsReason() throws IOException {
        MutantList list = list();
        assertEquals(List.of(), list.read(digests));
        List<String> lines = list.text().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(
                lines.get(1)
                        .endsWith(
                                "3,Math,"
                                        + line
                                        + ",\"plus, not minus\",killed,"
                                        + "org.clepsydra.gate.DigestTest,is,"),
                lines.get(1));
        assertTrue(
                lines.get(2)
                        .endsWith(
                                "7,Math," + line + ",\"plus, not minus\",survived,,,nothing tells"),
                lines.get(2));
    }

    @Test
    void refusesAClassThatIsNotWhatWasJudged() throws IOException {
        digests.put(NAME, "another");
        assertEquals(List.of("never judged as it is: " + NAME), list().read(digests));
    }

    @Test
    void refusesAClassOfWhichAMutantIsMissing() throws IOException {
        rows.write(NAME, List.of(row(7, "SURVIVED", "")));
        assertEquals(List.of("2 mutants judged, 1 listed: " + NAME), list().read(digests));
    }

    @Test
    void tellsHowManyAClassWithoutRowsLeavesOut() throws IOException {
        digests.put("org.clepsydra.gate.Other", "e");
        judged.put(new Judged.Row("org.clepsydra.gate.Other", "e", 5, 0));
        MutantList list = list();
        assertEquals(List.of(), list.read(digests));
        assertEquals("2 mutants listed by name, 5 judged by number only", list.summary());
        assertTrue(list.text().endsWith("\norg.clepsydra.gate.Other,,,5,,0,,unlisted,,,\n"));
    }
}
