package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clepsydra.PumpCore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreDigestTest {
    private static final String CORE =
            """
            package org.clepsydra;
            public final class PumpCore {
                final Part part = new Part();
                int step(int in) { int sum = in + 3; return part.twice(sum); }
            }
            final class Part { int twice(int in) { return in > 7 ? 2 * in : in; } }
            final class Loop { int turn(PumpCore core) { return core.step(5); } }
            """;

    @TempDir Path folder;
    private int compiled;

    private Path compiled(String source) {
        Path into = folder.resolve("classes" + compiled++);
        into.toFile().mkdir();
        return Seeded.compile(into, List.of("-g"), "org.clepsydra.PumpCore", source);
    }

    private String with(String was, String is) {
        return CoreDigest.at(compiled(CORE.replace(was, is)));
    }

    @Test
    void isTheSameWhateverLinesTheCodeStandsOn() {
        String digest = CoreDigest.at(compiled(CORE));
        assertEquals(digest, with("return in > 7", "\n\n return in\n > 7\n"));
        assertEquals(digest, with("int sum = in + 3; return", "int sum = in\n+ 3;\n return"));
        String words = "/** Words. */ @Deprecated public final class";
        assertEquals(digest, with("public final class", words));
    }

    @Test
    void isAnotherForOtherCodeThatTheStepComesTo() {
        String digest = CoreDigest.at(compiled(CORE));
        assertNotEquals(digest, with("in + 3", "in + 4"));
        assertNotEquals(digest, with("in > 7", "in >= 7"));
        assertNotEquals(digest, with("new Part();", "new Part(); int more = 1;"));
    }

    @Test
    void doesNotCareForWhatTheStepNeverComesTo() {
        assertEquals(CoreDigest.at(compiled(CORE)), with("core.step(5)", "core.step(6)"));
    }

    @Test
    void ofAJarIsThatOfItsClasses() throws IOException {
        Path classes = compiled(CORE);
        Path jar = folder.resolve("core.jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.toList()) {
                Path inZip = zip.getPath(classes.relativize(file).toString());
                if (Files.isRegularFile(file)) {
                    Files.createDirectories(inZip.getParent());
                    Files.copy(file, inZip);
                }
            }
        }
        assertEquals(CoreDigest.at(classes), CoreDigest.at(jar));
    }

    @Test
    void reachesTheRoomsOfTheCoreThatRuns() throws Exception {
        Path here =
                Path.of(PumpCore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(here)) {
            Set<String> reached = CoreDigest.reached(new ClassFiles(here));
            for (String name :
                    List.of(
                            "monitor.Monitor",
                            "therapy.Therapy",
                            "drive.Drive",
                            "journal.Journal",
                            "port.DeviceRecord",
                            "plan.PlanDraft")) {
                assertTrue(reached.contains("org.clepsydra." + name), name);
            }
        }
        assertEquals(12, CoreDigest.here().length());
    }
}
