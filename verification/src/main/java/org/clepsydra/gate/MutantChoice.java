package org.clepsydra.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * Chooses the classes whose mutants are judged in this build: every one whose code is not what was
 * judged before, and of the others as many as hold a given share of the mutants, drawn by the code
 * of the whole core, so that each change of it draws others.
 */
public final class MutantChoice {
    private final Judged judged;
    private final SortedMap<String, String> digests;

    MutantChoice(Judged judged, SortedMap<String, String> digests) {
        this.judged = judged;
        this.digests = digests;
    }

    /** Arguments: the register of what was judged, the core's classes, the share, the output. */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("usage: MutantChoice JUDGED.CSV CLASSES PERCENT OUTPUT.PROPERTIES");
            System.exit(2);
        }
        int percent = Integer.parseInt(args[2]);
        if (percent < 1 || percent > 100) {
            System.err.println("a share of " + percent + " %: it must be 1 to 100");
            System.exit(2);
        }
        MutantChoice choice =
                new MutantChoice(
                        Judged.read(Path.of(args[0])),
                        Judged.digests(new ClassFiles(Path.of(args[1]))));
        List<String> changed = choice.changed();
        List<String> drawn = choice.drawn(percent);
        System.out.println(
                "mutants of "
                        + changed.size()
                        + " classes not judged yet, and of "
                        + drawn.size()
                        + " of the others, judged again: "
                        + String.join(" ", drawn));
        List<String> all = new ArrayList<>(changed);
        all.addAll(drawn);
        Path out = Path.of(args[3]);
        Files.createDirectories(out.getParent());
        Files.writeString(out, "mutants.classes=" + String.join(",", all) + "\n");
    }

    /** The classes whose code is not what was judged. */
    List<String> changed() {
        return digests.entrySet().stream()
                .filter(e -> judged.of(e.getKey(), e.getValue()) == null)
                .map(e -> e.getKey())
                .toList();
    }

    /** Of the others, those that hold {@code percent} of their mutants, and one at least. */
    List<String> drawn(int percent) {
        String whole = digests.toString();
        List<Judged.Row> rows = new ArrayList<>();
        digests.forEach(
                (name, digest) -> {
                    Judged.Row row = judged.of(name, digest);
                    if (row != null && row.mutants() > 0) {
                        rows.add(row);
                    }
                });
        rows.sort(Comparator.comparing(row -> Digest.of(row.className() + whole)));
        long all = rows.stream().mapToLong(Judged.Row::mutants).sum();
        List<String> drawn = new ArrayList<>();
        long sum = 0;
        for (Judged.Row row : rows) {
            if (sum * 100 >= all * percent) {
                break;
            }
            drawn.add(row.className());
            sum += row.mutants();
        }
        return drawn;
    }
}
