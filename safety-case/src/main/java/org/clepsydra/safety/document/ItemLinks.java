package org.clepsydra.safety.document;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids in the prose of a template: each must be there, in the revision that is named. */
final class ItemLinks {
    private static final Pattern ID =
            Pattern.compile(
                    "`((?:req|haz|rc)~[a-z0-9.-]+~\\d+)`|\\b((?:ASM-\\d{3}|OPEN-\\d{2}))\\b");

    private final Html html;

    ItemLinks(Html html) {
        this.html = html;
    }

    /** The Markdown with each id as a link to its item; one that is not there is told. */
    String linked(String markdown, Consumer<String> unknown) {
        return ID.matcher(markdown)
                .replaceAll(
                        found -> {
                            String id = found.group(1) == null ? found.group(2) : found.group(1);
                            String link = html.link(id);
                            if (link.isEmpty()) {
                                unknown.accept(id);
                                return Matcher.quoteReplacement(found.group());
                            }
                            String shown = found.group();
                            return Matcher.quoteReplacement("[" + shown + "](" + link + ")");
                        });
    }
}
