package org.clepsydra.safety.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What no template may hold: a figure about evidence that was written by hand, and a word that
 * claims what nobody has judged.
 *
 * <p>Digits may stand in a placeholder, in code, in the target of a link, in the name of a standard
 * or an item, in a number of a clause, and in a line that is marked {@code <!-- figure: why -->}.
 */
final class TemplateRules {
    private static final Pattern FENCED = Pattern.compile("(?ms)^(```|~~~).*?^\\1");
    private static final Pattern MARKED = Pattern.compile("(?m)^.*<!-- figure: [^>]+ -->.*$");
    private static final List<Pattern> ALLOWED =
            List.of(
                    Template.PLACEHOLDER,
                    Pattern.compile("`[^`]*`"),
                    Pattern.compile("]\\([^)]*\\)"),
                    Pattern.compile("(?m)^ {4}.*$"),
                    Pattern.compile("(?:ISO|IEC|ISO/IEC)[ -][0-9]+(?:-[0-9]+)*"),
                    Pattern.compile("(?::[0-9]{4})(?:\\+A1:[0-9]{4})?"),
                    Pattern.compile("(?:ASM-|OPEN-|I-|decision |JDK |S)[0-9]+"),
                    Pattern.compile("(?m)^\\| (?:section )?[0-9]+(?:\\.[0-9]+)* \\|"),
                    Pattern.compile("(?m)^\\s*[0-9]+\\. "),
                    Pattern.compile("clauses? [0-9]+(?:\\.[0-9]+)*(?: to [0-9]+(?:\\.[0-9]+)*)?"),
                    Pattern.compile("\\bV[0-9]\\b|Apache-2\\.0|CRC-32C|SHA-256|UTF-8"));
    private static final Pattern DIGITS = Pattern.compile("\\S*[0-9]+\\S*");
    private static final Pattern BANNED = Pattern.compile("\\b(certified|compliant|approved)\\b");

    private TemplateRules() {}

    /** The faults of a text, each with the file's name; none when it holds to the rules. */
    static List<String> faults(String name, String text) {
        List<String> faults = new ArrayList<>(words(name, text));
        String rest = MARKED.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("");
        for (Pattern allowed : ALLOWED) {
            rest = allowed.matcher(rest).replaceAll(" ");
        }
        Matcher digits = DIGITS.matcher(rest);
        while (digits.find()) {
            faults.add(name + ": a figure written by hand: " + digits.group());
        }
        return faults;
    }

    /** The words that claim something, whether the text denies it or not. */
    static List<String> words(String name, String text) {
        List<String> faults = new ArrayList<>();
        Matcher word = BANNED.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            faults.add(name + ": the word " + word.group());
        }
        return faults;
    }
}
