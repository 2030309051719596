package org.clepsydra.safety.bundle;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clepsydra.safety.evidence.Evidence;

/** A small build whose evidence hangs together, planted in a folder. */
final class Sample {
    static final String INSTANT = "2026-11-23T00:00:00Z";

    private final Path root;

    private Sample(Path root) {
        this.root = root;
    }

    /** Copies all parts to the folder. */
    static Sample plant(Path root) throws IOException {
        Path from;
        try {
            from = Path.of(Sample.class.getResource("sample").toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        for (Map.Entry<String, byte[]> file : files(from).entrySet()) {
            Path to = root.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue());
        }
        return new Sample(root);
    }

    /** Every file below a folder, by its name from there. */
    static SortedMap<String, byte[]> files(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.put(name, Files.readAllBytes(path));
            }
        }
        return files;
    }

    /** The arguments of the program, with an output folder below the root. */
    List<String> arguments() {
        return List.of(
                path("evidence"),
                path("case"),
                path("page"),
                path("documents"),
                path("bom.json"),
                path("argument.yaml"),
                path("out"),
                INSTANT);
    }

    /** Builds the bundle and gives the digest of the archive. */
    String build() throws IOException {
        return Bundle.build(arguments());
    }

    Path bundle() {
        return root.resolve("out/bundle");
    }

    Path zip() {
        return root.resolve("out/bundle.zip");
    }

    Path root() {
        return root;
    }

    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Replaces a text that must be there. */
    void replace(String name, String old, String other) throws IOException {
        String text = Files.readString(root.resolve(name));
        if (!text.contains(old)) {
            throw new IllegalArgumentException(name + " has no " + old);
        }
        write(name, text.replace(old, other));
    }

    Evidence evidence() throws IOException {
        return Evidence.read(root.resolve("evidence"));
    }

    private String path(String name) {
        return root.resolve(name).toString();
    }
}
