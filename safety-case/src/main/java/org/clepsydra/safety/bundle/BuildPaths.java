package org.clepsydra.safety.bundle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds folders of the build machine in what is to be the same everywhere. */
final class BuildPaths {
    /** A shorter folder, such as a root, is found by chance in any text. */
    private static final int SHORTEST = 5;

    private BuildPaths() {}

    /**
     * Every file that names a folder.
     *
     * @param files contents by name
     * @param folders folders of this build, absolute
     * @return one fault for each file and folder
     */
    static List<String> faults(Map<String, byte[]> files, List<Path> folders) {
        List<String> faults = new ArrayList<>();
        List<String> names =
                folders.stream()
                        .map(folder -> folder.toAbsolutePath().normalize().toString())
                        .filter(name -> name.length() >= SHORTEST)
                        .sorted()
                        .distinct()
                        .toList();
        files.forEach(
                (file, bytes) -> {
                    String text = new String(bytes, StandardCharsets.ISO_8859_1);
                    for (String name : names) {
                        if (text.contains(
                                new String(
                                        name.getBytes(StandardCharsets.UTF_8),
                                        StandardCharsets.ISO_8859_1))) {
                            faults.add(file + " names a folder of the build: " + name);
                        }
                    }
                });
        return faults;
    }
}
