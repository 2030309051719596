package org.clepsydra.safety.page;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the auditor's page. */
public final class Page {
    /** No page may be larger, so that it opens at once and can be sent by mail. */
    static final int BYTES_MAX = 10_000_000;

    private static final int USAGE = 2;

    private Page() {}

    /**
     * Writes the page from the evidence of a build.
     *
     * @param args folder of the evidence, the evaluated case, folder of the drawings, file to write
     */
    public static void main(String[] args) throws IOException {
        int exit = run(args, BYTES_MAX, System.out, System.err);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** Does the work of {@link #main}. Returns 0, or 1 when the page is too large, or 2. */
    static int run(String[] args, int bytesMax, PrintStream out, PrintStream err)
            throws IOException {
        if (args.length != 4) {
            err.println("Page EVIDENCE_DIR CASE.json SVG_DIR OUTPUT.html");
            return USAGE;
        }
        Shown shown = Shown.read(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        byte[] page = Shell.page(shown).getBytes(StandardCharsets.UTF_8);
        Path output = Path.of(args[3]).toAbsolutePath();
        Files.createDirectories(output.getParent());
        Files.write(output, page);
        out.println("page: " + page.length + " bytes");
        if (page.length > bytesMax) {
            err.println("page: more than " + bytesMax + " bytes");
            return 1;
        }
        return 0;
    }
}
