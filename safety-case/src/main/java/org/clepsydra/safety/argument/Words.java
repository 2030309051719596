package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines by an estimate of its width that is the same on every machine: a little
 * more than a common sans serif takes.
 */
final class Words {

    private static final String NARROW = "iljtfI.,;:'|!()[]-/ ";
    private static final String WIDE = "mwMW%@";
    private static final int NARROW_PER_MILLE = 330;
    private static final int WIDE_PER_MILLE = 920;
    private static final int UPPER_PER_MILLE = 740;
    private static final int OTHER_PER_MILLE = 600;
    private static final int MILLE = 1000;

    private Words() {}

    /** The width of a text in a size of type, rounded up. */
    static int width(String text, int size) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += perMille(text.charAt(i));
        }
        return (sum * size + MILLE - 1) / MILLE;
    }

    private static int perMille(char letter) {
        if (NARROW.indexOf(letter) >= 0) {
            return NARROW_PER_MILLE;
        }
        if (WIDE.indexOf(letter) >= 0) {
            return WIDE_PER_MILLE;
        }
        return Character.isUpperCase(letter) ? UPPER_PER_MILLE : OTHER_PER_MILLE;
    }

    /**
     * Lines no wider than given; a word that is wider alone is broken after a dot, dash or tilde.
     */
    static List<String> wrap(String text, int width, int size) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, size) > width) {
                int cut = cut(line, width, size);
                lines.add(line.substring(0, cut));
                line = line.substring(cut);
            }
        }
        lines.add(line);
        return lines;
    }

    private static int cut(String word, int width, int size) {
        int fits = 1;
        int good = 0;
        while (fits < word.length() && width(word.substring(0, fits + 1), size) <= width) {
            fits++;
            if (".-~:".indexOf(word.charAt(fits - 1)) >= 0) {
                good = fits;
            }
        }
        return good > 0 ? good : fits;
    }
}
