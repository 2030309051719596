package org.clepsydra.safety.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rooms of the core, read from its sources. */
final class Rooms {
    private static final String BASE = "core/src/main/java/org/clepsydra";
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ");
    private static final Pattern TYPE =
            Pattern.compile(
                    "(?m)^(public )?(?:final |abstract )*(?:class|interface|record|enum) (\\w+)");
    private static final Pattern USED = Pattern.compile("org\\.clepsydra\\.([a-z]+)\\.");

    private Rooms() {}

    /**
     * A room.
     *
     * @param name of it, or "" for the root
     * @param design the comment of its package
     * @param uses the names of rooms that its sources import
     * @param types in it, in the order of their names
     */
    record Room(String name, String design, Set<String> uses, List<Type> types) {
        /** The name to show. */
        String shown() {
            return name.isEmpty() ? "root" : name;
        }
    }

    /** A class or interface: its name, first sentence, and whether others than its room see it. */
    record Type(String name, String className, String says, boolean open) {}

    /** All rooms, the root first and then by name. */
    static List<Room> read(Path repository) throws IOException {
        Path base = repository.resolve(BASE);
        List<Room> rooms = new ArrayList<>();
        rooms.add(room(base, ""));
        for (Path folder : listed(base)) {
            if (Files.isRegularFile(folder.resolve("package-info.java"))) {
                rooms.add(room(folder, folder.getFileName().toString()));
            }
        }
        return rooms;
    }

    private static Room room(Path folder, String name) throws IOException {
        String info = text(folder.resolve("package-info.java"));
        Matcher package0 = PACKAGE.matcher(info);
        if (!package0.find()) {
            throw new IOException("room " + name + " has no package-info");
        }
        Set<String> uses = new TreeSet<>();
        List<Type> types = new ArrayList<>();
        for (Path file : listed(folder)) {
            String simple = file.getFileName().toString().replace(".java", "");
            if (!file.toString().endsWith(".java") || simple.contains("-")) {
                continue;
            }
            String source = text(file);
            source.lines()
                    .filter(line -> line.startsWith("import "))
                    .map(USED::matcher)
                    .filter(Matcher::find)
                    .map(used -> used.group(1))
                    .filter(used -> !used.equals(name) && !isAnnotation(used))
                    .forEach(uses::add);
            type(source, name, simple).ifPresent(types::add);
        }
        return new Room(name, Javadoc.before(info, package0.start()), uses, types);
    }

    /** Rooms whose annotations are in the sources only. */
    private static boolean isAnnotation(String used) {
        return used.equals("trace") || used.equals("units");
    }

    private static Optional<Type> type(String source, String room, String simple) {
        Matcher type = TYPE.matcher(source);
        while (type.find()) {
            if (type.group(2).equals(simple)) {
                String comment = Javadoc.before(source, type.start());
                String full = "org.clepsydra." + (room.isEmpty() ? "" : room + ".") + simple;
                return Optional.of(
                        new Type(simple, full, Javadoc.first(comment), type.group(1) != null));
            }
        }
        return Optional.empty();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
