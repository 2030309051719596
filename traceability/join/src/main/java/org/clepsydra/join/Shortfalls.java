package org.clepsydra.join;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Requirements whose own tests are known to miss mutants, each with its score, and how many mutants
 * are not listed by name yet. They still count as faults of their gates and turn the argument; but
 * they end a build only when another joins them, or one gets worse, or better without its row being
 * taken away.
 */
final class Shortfalls {
    /** Columns: what, figure. Of a requirement its score in per cent. */
    static final String REGISTER = "traceability/own-shortfalls.csv";

    /** The row that says how many mutants are judged and not listed by name. */
    private static final String UNLISTED = "judged by number only";

    private Shortfalls() {}

    /** What is not as it is written down; nothing where all of it is. */
    static List<String> news(Tree tree, Mutants mutants) throws IOException {
        SortedMap<String, String> known = Register.read(tree, REGISTER);
        List<String> news = new ArrayList<>();
        String number = known.remove(UNLISTED);
        String unlisted = Integer.toString(mutants.unlisted());
        if (!unlisted.equals(number == null ? "0" : number)) {
            news.add(unlisted + " mutants " + UNLISTED + ", written down: " + number);
        }
        for (Mutants.Score score : mutants.scores()) {
            String was = known.remove(score.id());
            if (!score.whole() && !score.percent().equals(was)) {
                news.add(
                        score.id()
                                + ": "
                                + score.percent()
                                + " %, written down: "
                                + (was == null ? "nothing" : was + " %"));
            } else if (score.whole() && was != null) {
                news.add(score.id() + ": whole now, take its row away");
            }
        }
        for (Map.Entry<String, String> row : known.entrySet()) {
            news.add(row.getKey() + ": no such requirement");
        }
        return news;
    }
}
