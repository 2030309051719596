package org.clepsydra.safety.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the one reader of the evidence gives, and what it refuses. */
class EvidenceTest {
    private static final String ITEM = "{\"id\": \"haz~a~1\", \"type\": \"haz\"}";

    @TempDir Path folder;

    @Test
    void whatARowLeavesOutIsEmpty() throws IOException {
        write("tests.json", "{\"tests\": [{\"method\": \"stops\"}]}");
        Rows.Test test = Part.TESTS.read(folder).get(0);
        assertEquals(
                new Rows.Test("", "stops", "", 0, 0, "", "", 0, List.of()), test, test.toString());
    }

    @Test
    void aListThatIsNotThereIsAbsentAndNotEmpty() {
        assertEquals(Optional.empty(), Part.GATES.in(json("{}")));
        assertEquals(Optional.empty(), Part.GATES.in(json("{\"gates\": 0}")));
        assertEquals(Optional.of(List.of()), Part.GATES.in(json("{\"gates\": []}")));
    }

    @Test
    void namesTheFileThatIsMissing() {
        IOException thrown = assertThrows(IOException.class, () -> Part.MARKS.read(folder));
        assertEquals("no evidence: marks.json is missing", thrown.getMessage());
    }

    @Test
    void tellsTheRowThatIsNone() {
        JsonObject gates = json("{\"gates\": [{\"name\": \"hazard\", \"count\": \"few\"}]}");
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> Part.GATES.in(gates));
        assertTrue(thrown.getMessage().startsWith("gates.json: {\"name\":\"hazard\""));
    }

    @Test
    void refusesAnIdThatStandsTwice() throws IOException {
        write("items.json", "{\"items\": [" + ITEM + ", " + ITEM + "]}");
        List<JsonObject> rows = Part.ITEMS.read(folder);
        IOException thrown = assertThrows(IOException.class, () -> Items.of(rows));
        assertEquals("items.json has haz~a~1 twice", thrown.getMessage());
    }

    @Test
    void sumsClassesAndKnowsTheirRoom() {
        Rows.Coverage one = new Rows.Coverage("org.x.One", "One.java", 5, 4, 3, 2, List.of(7));
        Rows.Coverage sum = Rows.Coverage.sum(List.of(one, one));
        assertEquals(new Rows.Coverage("", "", 10, 8, 6, 4, List.of()), sum);
        assertEquals("org.x", one.room());
        assertEquals("", sum.room());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
