package org.clepsydra.safety.document;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.join;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.clepsydra.safety.evidence.Items;
import org.clepsydra.safety.json.Json;

/** The few shapes that all tables share, and links between items. */
final class Html {
    private static final Map<String, String> PAGE_OF_TYPE =
            Map.of(
                    "req", "requirements.html",
                    "haz", "risk-management.html",
                    "rc", "risk-management.html",
                    "asm", "integration-manual.html",
                    "open", "integration-manual.html",
                    "anom", "verification.html");

    private static final String DOCUMENTS = "safety-case/documents/";
    private static final Pattern LISTS =
            Pattern.compile("(?m)^(?:Covers:|Needs:|- \\*Mitigates:\\*)");

    private final Items items;

    Html(Items items) {
        this.items = items;
    }

    /** The anchor of an item on its page. */
    static String anchor(String id) {
        return id.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** Where an item is, or "" where none of that id has a place on a page. */
    String link(String id) {
        String page = PAGE_OF_TYPE.get(items.text(id, "type"));
        return page == null ? "" : page + "#" + anchor(id);
    }

    /** An id, as a link where an item of a page has it. */
    DomContent id(String id) {
        String link = link(id);
        if (link.isEmpty()) {
            return code(id);
        }
        String title = items.text(id, "title");
        return a(code(id)).withHref(link).withTitle(title).withClass("id");
    }

    /** Items and files that a clause names, one under the other. */
    DomContent evidence(List<String> names) {
        return div(each(names, name -> div(file(name))));
    }

    /** A file, as a link where it became a page; an item by its id. */
    private DomContent file(String name) {
        if (!name.startsWith(DOCUMENTS) || !name.endsWith(".md")) {
            return id(name);
        }
        String page = name.substring(DOCUMENTS.length()).replace(".md", ".html");
        return a(code(name)).withHref(page);
    }

    /** Ids, one after the other. */
    DomContent ids(List<String> ids) {
        if (ids.isEmpty()) {
            return text("none");
        }
        List<DomContent> all = new ArrayList<>();
        for (String id : ids) {
            if (!all.isEmpty()) {
                all.add(text(" "));
            }
            all.add(id(id));
        }
        return join(all.toArray());
    }

    /** What an item says before its lists of links. */
    static DomContent body(JsonObject item) {
        String text = Json.text(item, "text");
        return prose(LISTS.split(text, 2)[0].strip());
    }

    /** Markdown of an item. */
    static DomContent prose(String markdown) {
        return rawHtml(Prose.plain(markdown));
    }

    /** A word that a reader shall see at once: good, bad, or for somebody else. */
    static DomContent mark(String word) {
        String kind =
                switch (word) {
                    case "passed", "holds", "true", "killed", "timed-out" -> "good";
                    case "failed", "fails", "false", "missing", "stale", "survived" -> "bad";
                    case "open", "manufacturer", "skipped" -> "open";
                    default -> "plain";
                };
        return span(word).withClass("mark " + kind);
    }

    /** A table; where it has no rows, a word that there are none. */
    static DomContent sheet(List<String> head, List<List<DomContent>> rows) {
        return sheet("", head, rows);
    }

    /** A table whose columns have the widths of a kind. */
    static DomContent sheet(String kind, List<String> head, List<List<DomContent>> rows) {
        if (rows.isEmpty()) {
            return rawHtml("<p class=\"none\">None.</p>");
        }
        return table(
                        thead(tr(each(head, title -> th(title)))),
                        tbody(each(rows, row -> tr(each(row, cell -> td(cell))))))
                .condAttr(!kind.isEmpty(), "class", kind);
    }
}
