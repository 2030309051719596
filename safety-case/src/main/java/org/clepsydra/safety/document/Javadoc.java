package org.clepsydra.safety.document;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the comments of the sources, as far as this project writes them. */
final class Javadoc {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
    private static final Pattern CODE = Pattern.compile("(?s)\\{@code\\s+([^{}]*)}");
    private static final Pattern LINK =
            Pattern.compile("(?s)\\{@link(?:plain)?\\s+([^{}\\s]+)[^{}]*}");
    private static final Pattern KEPT = Pattern.compile("&lt;(/?(?:b|i|p|pre))&gt;");
    private static final Pattern END = Pattern.compile("(?s)(.*?[.])(?:\\s|$).*");

    private Javadoc() {}

    /** The text of the comment that stands last before an offset, without stars, or "". */
    static String before(String source, int offset) {
        Matcher comment = COMMENT.matcher(source).region(0, offset);
        String found = "";
        while (comment.find()) {
            found = comment.group(1);
        }
        return found.replaceAll("(?m)^[ \\t]*\\*[ ]?", "").strip();
    }

    /** A comment as HTML: code, links and paragraphs; every other tag is shown as it was typed. */
    static String html(String comment) {
        String escaped = comment.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String kept = KEPT.matcher(tags(escaped)).replaceAll("<$1>");
        return kept.startsWith("<p>") ? kept : "<p>" + kept;
    }

    /** The first sentence of a comment, as plain text. */
    static String first(String comment) {
        String plain =
                LINK.matcher(CODE.matcher(comment).replaceAll(Javadoc::literal))
                        .replaceAll(Javadoc::shortName)
                        .replaceAll("\\s+", " ")
                        .strip();
        int tags = plain.indexOf(" @");
        String text = tags < 0 ? plain : plain.substring(0, tags);
        Matcher end = END.matcher(text.replaceAll("<[^>]*>", ""));
        return end.matches() ? end.group(1) : text;
    }

    private static String tags(String escaped) {
        String code = CODE.matcher(escaped).replaceAll(m -> wrapped(m.group(1)));
        return LINK.matcher(code).replaceAll(m -> wrapped(shortName(m)));
    }

    private static String wrapped(String text) {
        String oneLine = text.replaceAll("\\s+", " ").strip();
        return Matcher.quoteReplacement("<code>" + oneLine + "</code>");
    }

    private static String literal(MatchResult found) {
        return Matcher.quoteReplacement(found.group(1));
    }

    private static String shortName(MatchResult found) {
        String name = found.group(1).replace('#', '.');
        int dot = name.replaceFirst("\\.[a-z]\\w*$", "").lastIndexOf('.');
        return Matcher.quoteReplacement(dot < 0 ? name : name.substring(dot + 1));
    }
}
