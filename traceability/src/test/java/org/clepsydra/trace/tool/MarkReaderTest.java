package org.clepsydra.trace.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mark stands on, and from where to where that goes. */
class MarkReaderTest {
    private static final String CODE =
            """
            package org.seed;

            @Realizes("req~whole~1")
            final class Whole {
                @Realizes({"req~a~1", "req~b~2"})
                int field;

                static final class Inner {
                    @Deprecated
                    @Realizes("req~part~1")
                    void part() {
                        field++;
                    }
                }
            }
            """;

    @TempDir Path root;
    private List<Mark> marks;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(root.resolve("Whole.java"), CODE);
        marks = MarkReader.read(root);
    }

    @Test
    void goesToTheEndOfWhatIsMarked() {
        assertEquals(List.of(3L, 5L, 5L, 10L), marks.stream().map(Mark::line).toList());
        assertEquals(List.of(15L, 6L, 6L, 13L), marks.stream().map(Mark::endLine).toList());
    }

    @Test
    void namesClassAndMemberAsClassFilesDo() {
        assertEquals("org.seed.Whole", marks.get(0).className());
        assertEquals("", marks.get(0).member());
        assertEquals("org.seed.Whole", marks.get(1).className());
        assertEquals("field", marks.get(1).member());
        assertEquals("org.seed.Whole$Inner", marks.get(3).className());
        assertEquals("part", marks.get(3).member());
    }

    @Test
    void partsTypeNameAndRevision() {
        assertEquals("req", marks.get(2).type());
        assertEquals("b", marks.get(2).name());
        assertEquals("2", marks.get(2).revision());
        assertTrue(marks.get(2).wellFormed());
        assertFalse(new Mark("impl", "req-b", "", root, 1, 1).wellFormed());
    }
}
