package org.clepsydra.join;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The repository. Paths are given and told relative to its root, with slashes.
 *
 * @param root absolute, without dots
 */
record Tree(Path root) {
    static Tree at(Path root) {
        return new Tree(root.toAbsolutePath().normalize());
    }

    Path path(String relative) {
        return root.resolve(relative);
    }

    boolean has(String relative) {
        return Files.exists(path(relative));
    }

    String relative(Path file) {
        return root.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    /** Files below a folder with this ending, in order; none where there is no such folder. */
    List<Path> files(String folder, String ending) throws IOException {
        return walk(folder, name -> name.equals("target"), ending);
    }

    /** Files with this ending that a build left in folders of this name, in order. */
    List<Path> made(String parent, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : walk("", name -> name.equals("src"), ending)) {
            Path folder = file.getParent();
            if (folder.endsWith(Path.of("target", parent))) {
                found.add(file);
            }
        }
        return found;
    }

    private List<Path> walk(String folder, Predicate<String> leftOut, String ending)
            throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(path(folder))) {
            return found;
        }
        Files.walkFileTree(
                path(folder),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes a) {
                        String name = at.getFileName().toString();
                        boolean out = name.startsWith(".") || leftOut.test(name);
                        return out && !at.equals(root)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        if (file.toString().endsWith(ending)) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        Collections.sort(found);
        return found;
    }
}
