package org.clepsydra.safety.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A repository of a few files, and evidence of it, in which a test plants its fault. */
final class SmallTree {
    final Path root;
    final Path evidence;
    final Path argument;

    SmallTree(Path folder) throws IOException {
        root = folder.resolve("tree");
        evidence = folder.resolve("evidence");
        argument = folder.resolve("case.json");
        file("pom.xml", "<project><version>1.2.3</version></project>");
        file("traceability/requirements/pump.md", "# Pumping\n\n### Stop\n");
        file("core/src/main/java/org/clepsydra/package-info.java", ROOT_ROOM);
        file("core/src/main/java/org/clepsydra/drive/package-info.java", DRIVE_ROOM);
        file("core/src/main/java/org/clepsydra/drive/Drive.java", DRIVE);
        file("core/target/left.class", "left by a build");
        template("index", "# Documents\n\nAll of them.\n\n{{table:documents}}\n");
        template("plan", "# Plan\n\nHow it is made.\n\n{{hazards}} hazards.\n");
        for (String name : List.of("marks", "coverage", "checks", "gates", "sources")) {
            json(name, "{}");
        }
        json("items", ITEMS);
        json("tests", TESTS);
        json("mutants", "{\"mutants\":[],\"requirements\":[]}");
        Files.writeString(argument, CASE);
    }

    void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void template(String name, String text) throws IOException {
        file("safety-case/documents/" + name + ".md", text);
    }

    void json(String name, String text) throws IOException {
        Files.createDirectories(evidence);
        Files.writeString(evidence.resolve(name + ".json"), text);
    }

    /** The faults of writing all into a folder. */
    List<String> write(Path output) throws IOException {
        return Documents.write(root, evidence, argument, output);
    }

    /** Writes one more document of a template's text, which must be without fault, and gives it. */
    String page(String text, Path output) throws IOException {
        template("seen", text);
        List<String> faults = write(output);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults);
        }
        return Files.readString(output.resolve("seen.html"));
    }

    private static final String ROOT_ROOM = "/**\n * The pump.\n */\npackage org.clepsydra;\n";

    private static final String DRIVE_ROOM =
            """
            /**
             * From target to pulses.
             *
             * <p><b>Does:</b> takes {@code Target}.
             */
            package org.clepsydra.drive;
            """;

    private static final String DRIVE =
            """
            package org.clepsydra.drive;

            import org.clepsydra.therapy.Target;
            import org.clepsydra.trace.Realizes;

            /** Makes {@link Target} move. Then rests. */
            public final class Drive {}
            """;

    private static final String ITEMS =
            """
            {"items": [
              {"id": "haz~flood~1", "type": "haz", "name": "flood", "title": "Flood",
               "severity": "S5", "situation": "Too <b>much</b>.", "file": "h.md", "line": 1},
              {"id": "rc~dam~1", "type": "rc", "title": "Dam", "option": "by design",
               "by": "library",
               "text": "Holds.\\n\\nCovers:\\n- haz~flood~1", "file": "c.md", "line": 1,
               "links": [{"role": "mitigates", "to": "haz~flood~1"}]},
              {"id": "req~pump.stop~1", "type": "req", "title": "Stop",
               "statement": "It shall stop.", "file": "traceability/requirements/pump.md",
               "line": 3, "verification": ["unit test"],
               "links": [{"role": "covers", "to": "rc~dam~1"}]},
              {"id": "ASM-001", "type": "asm", "name": "asm-001", "title": "lease", "file": "a.md",
               "line": 1, "text": "Hardware.\\n\\n- *Mitigates:* flood.",
                "check": "Time it.", "kit": ["rest-*"],
               "links": [{"role": "mitigates", "to": "haz~flood~1"}]},
              {"id": "clause~x.1~1", "type": "clause", "standard": "X", "number": "1",
               "title": "X, 1", "text": "Plan",
                "mechanism": "Missing here", "state": "manufacturer",
               "evidence": ["ASM-001", "pom.xml"], "file": "safety-case/clauses/x.md", "line": 9}
            ]}
            """;

    private static final String TESTS =
            """
            {"tests": [
              {"className": "org.clepsydra.drive.DriveTest", "method": "stopsAtOnce",
               "kind": "utest", "outcome": "passed", "verifies": ["req~pump.stop~1"]},
              {"className": "org.clepsydra.drive.DriveTest", "method": "staysStoppedAfterACut",
               "kind": "utest", "outcome": "failed", "verifies": ["req~pump.stop~1"]}
            ]}
            """;

    private static final String CASE =
            "{\"root\":\"G0\",\"nodes\":[{\"id\":\"G0\",\"value\":\"open\"}]}";
}
