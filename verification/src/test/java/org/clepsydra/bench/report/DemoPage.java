package org.clepsydra.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the page of a made-up infusion, to be looked at. */
final class DemoPage {
    private DemoPage() {}

    /** {@code args[0]} is the file to write. */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), ReportPage.of(MadeUp.report()));
    }
}
