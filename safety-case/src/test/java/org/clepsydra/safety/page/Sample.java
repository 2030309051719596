package org.clepsydra.safety.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A small made-up evidence: a gauge, one hazard, two requirements, five mutants. */
final class Sample {
    static final String CHAIN_HAZARD = "#/item/haz~overflow~1";
    static final String CHAIN_CONTROL = "#/item/rc~cut~1";
    static final String CHAIN_REQUIREMENT = "#/item/req~gauge.top~2";
    static final String CHAIN_SOURCE =
            "#/source/core/src/main/java/org/example/Gauge.java/L5?for=req~gauge.top~2";
    static final String CHAIN_MUTANT = "#/mutant/org.example.Gauge.top(II)I%406%23Negate";
    static final String CHAIN_TEST = "#/test/org.example.GaugeTest/cutsAtTheTop";

    private Sample() {}

    static Path folder() {
        URL at = Objects.requireNonNull(Sample.class.getResource("case.json"));
        try {
            return Path.of(at.toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Shown shown() throws IOException {
        return Shown.read(
                folder().resolve("evidence"),
                folder().resolve("case.json"),
                folder().resolve("svg"));
    }

    /** Writes the page of the sample. */
    static Path page(Path output) throws IOException {
        int exit = run(output, Page.BYTES_MAX);
        if (exit != 0) {
            throw new IllegalStateException("exit " + exit);
        }
        return output;
    }

    /** The exit code when the page may have so many bytes. */
    static int run(Path output, int bytesMax) throws IOException {
        return run(output, folder().resolve("svg"), bytesMax);
    }

    /** The exit code with drawings of one's own. */
    static int run(Path output, Path drawings, int bytesMax) throws IOException {
        String[] args = {
            folder().resolve("evidence").toString(),
            folder().resolve("case.json").toString(),
            drawings.toString(),
            output.toString()
        };
        return Page.run(args, bytesMax, silent(), silent());
    }

    static String text(Path page) throws IOException {
        return Files.readString(page, StandardCharsets.UTF_8);
    }

    static PrintStream silent() {
        return new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    }
}
