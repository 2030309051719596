package org.clepsydra.bench.scenario;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Offers the known word nearest to an unknown one. */
final class Nearest {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Nearest() {}

    /** "did you mean ...?" when one is near, or else all that are known. */
    static String offer(String unknown, Collection<String> known) {
        String nearest =
                known.stream()
                        .min(Comparator.comparingInt(word -> DISTANCE.apply(word, unknown)))
                        .orElse("");
        boolean near = DISTANCE.apply(nearest, unknown) * 3 <= Math.max(3, unknown.length());
        return near
                ? "did you mean \"" + nearest + "\"?"
                : "known are: " + String.join(", ", known);
    }
}
