package org.clepsydra.bench.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the results that are kept to the core that there is, to what was asked of them, and to a
 * block of them that is run again. Which block follows from the core's digest, so that each change
 * of the core draws another, and every build of one core the same.
 */
final class Kept {
    private static final int HEX = 16;

    private Kept() {}

    /** Why these results say nothing of a core; empty if they are of it. */
    static String stale(Path file, String core) throws IOException {
        if (!Files.exists(file)) {
            return "there are no " + file + ": " + renewal(file);
        }
        String of = Storms.read(file).core();
        return of.equals(core)
                ? ""
                : file + " are of core " + of + ", this is " + core + ": " + renewal(file);
    }

    private static String renewal(Path file) {
        String name = file.getFileName().toString();
        String what =
                switch (name.substring(0, name.indexOf('.'))) {
                    case "storms" -> "--per-cell 10";
                    case "therapies" -> "--therapies --runs 200";
                    default -> "--bit-flips 100000";
                };
        return "renew them by java -jar verification/target/clepsydra-bench.jar storm "
                + what
                + " --report verification/results";
    }

    /** What is wrong with them; none if nothing is. */
    static List<String> wrong(Results results) {
        List<String> wrong = new ArrayList<>(results.wanting());
        if (wrong.isEmpty()) {
            Results.Again again = results.again(Long.parseUnsignedLong(results.core(), HEX));
            if (!again.same()) {
                wrong.add(again.line() + ": kept " + again.kept() + ", now " + again.now());
            }
        }
        return wrong;
    }
}
