package org.clepsydra.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.gate.Seeded;

/** The core as it was built, and copies of it with one mistake made in the source of one class. */
final class Sources {
    private static final Path CLASSES = Path.of("../core/target/classes");
    private static final Path SOURCES = Path.of("../core/src/main/java");

    private Sources() {}

    static List<ClassFiles> right() {
        return List.of(new ClassFiles(CLASSES));
    }

    /** The core with the one place in a class that reads {@code right} reading {@code wrong}. */
    static List<ClassFiles> wrong(Path folder, String owner, String right, String wrong) {
        String source;
        try {
            source = Files.readString(SOURCES.resolve(owner + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int places = source.split(Pattern.quote(right), -1).length - 1;
        assertEquals(1, places, "places in " + owner + " that read " + right);
        Seeded.compile(folder, owner.replace('/', '.'), source.replace(right, wrong));
        return List.of(new ClassFiles(folder), new ClassFiles(CLASSES));
    }
}
