package org.clepsydra.safety.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import javax.tools.ToolProvider;
import org.clepsydra.safety.evidence.Part;

/** The verifier, compiled from its one file as a user would, and called in this machine. */
final class Verifier {
    static final Path SOURCE = Path.of("verify/EvidenceVerify.java");

    private final Method run;

    /** How it ended and what it said. */
    record Answer(int exit, String text) {}

    private Verifier(Method run) {
        this.run = run;
    }

    /** Compiles it to the folder. */
    static Verifier compile(Path folder) throws Exception {
        int exit =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), SOURCE.toString());
        if (exit != 0) {
            throw new IOException(SOURCE + " does not compile");
        }
        // It stays open as long as the class is called.
        @SuppressWarnings("resource")
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        Method run =
                loader.loadClass("EvidenceVerify")
                        .getDeclaredMethod("run", List.class, PrintStream.class, PrintStream.class);
        run.setAccessible(true);
        return new Verifier(run);
    }

    Answer run(Object... args) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        List<String> texts = List.of(args).stream().map(Object::toString).toList();
        int exit = (int) run.invoke(null, texts, out, out);
        return new Answer(exit, bytes.toString(StandardCharsets.UTF_8));
    }

    /** Makes manifest, sums and archive of a changed folder anew, as a forger would. */
    static void reseal(Sample sample) throws IOException {
        SortedMap<String, byte[]> files = Sample.files(sample.bundle());
        Manifest.seal(files, Part.SOURCES.read(sample.bundle().resolve("evidence")));
        Files.write(sample.bundle().resolve(Manifest.NAME), files.get(Manifest.NAME));
        Files.write(sample.bundle().resolve(Manifest.SUMS), files.get(Manifest.SUMS));
        Files.write(sample.zip(), FixedZip.write(files));
    }
}
