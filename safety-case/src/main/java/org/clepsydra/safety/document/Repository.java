package org.clepsydra.safety.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of the repository and what is in them. */
final class Repository {
    private static final Set<String> NOT_KEPT = Set.of("target", ".git", ".idea", ".vscode");

    private final Path root;

    Repository(Path root) {
        this.root = root;
    }

    /** A file by its path in the repository, and the SHA-256 of what is in it, in hex. */
    record Tracked(String path, String sha256) {}

    /**
     * Every file that is kept, in the order of their paths: what git has, or, where the tree is not
     * of git, what is in it but for what builds leave.
     */
    List<Tracked> files() throws IOException {
        List<Tracked> all = new ArrayList<>();
        Set<String> paths = Files.exists(root.resolve(".git")) ? known() : walked();
        for (String path : paths) {
            Path file = root.resolve(path);
            if (Files.isRegularFile(file)) {
                all.add(new Tracked(path, digest(Files.readAllBytes(file))));
            }
        }
        return all;
    }

    /** The text of a file of the repository. */
    String text(String path) throws IOException {
        return Files.readString(root.resolve(path), StandardCharsets.UTF_8);
    }

    /** The version that the root pom gives. */
    String version() throws IOException {
        String pom = text("pom.xml");
        int from = pom.indexOf("<version>") + "<version>".length();
        return pom.substring(from, pom.indexOf("</version>", from));
    }

    private Set<String> known() throws IOException {
        Process git =
                new ProcessBuilder("git", "ls-files", "-z")
                        .directory(root.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        git.getOutputStream().close();
        Set<String> paths = new TreeSet<>();
        try (InputStream out = git.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            for (String path : said.split("\0", -1)) {
                if (!path.isEmpty()) {
                    paths.add(path);
                }
            }
            if (git.waitFor() != 0) {
                throw new IOException("git cannot list the files");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while git listed the files", stopped);
        }
        return paths;
    }

    private Set<String> walked() throws IOException {
        Set<String> paths = new TreeSet<>();
        walk(root, paths);
        return paths;
    }

    private void walk(Path folder, Set<String> paths) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            inside.forEach(
                    path -> {
                        if (NOT_KEPT.contains(path.getFileName().toString())) {
                            return;
                        }
                        try {
                            if (Files.isDirectory(path)) {
                                walk(path, paths);
                            } else {
                                paths.add(root.relativize(path).toString().replace('\\', '/'));
                            }
                        } catch (IOException unread) {
                            throw new UncheckedIOException(unread);
                        }
                    });
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException(none);
        }
    }
}
