package org.clepsydra.join;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clepsydra.join.Item.Link;
import org.clepsydra.join.Item.Place;

/** Reads items that are rows of tables: clauses, rows of guidance, third-party items, threats. */
final class TableItems {
    private static final int WORDS = 6;

    private final Tree tree;
    private final Ids ids;

    TableItems(Tree tree, Ids ids) {
        this.tree = tree;
        this.ids = ids;
    }

    /** Clauses of a standard, whose name is the title of the file. */
    List<Item> clauses(Path file) throws IOException {
        Markdown markdown = Markdown.read(file);
        String stem = file.getFileName().toString().replaceFirst("\\.md$", "");
        List<Item> items = new ArrayList<>();
        for (Markdown.Row row : rows(markdown, "number", "state")) {
            String number = bare(row.cell("number"));
            List<Link> links = new ArrayList<>();
            List<String> evidence = new ArrayList<>();
            for (String part : row.cell("evidence").split("[;,]|<br>", -1)) {
                String each = target(part);
                if (!each.isEmpty()) {
                    evidence.add(ids.current(each));
                    links.add(new Link("evidence", ids.current(each)));
                }
            }
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("standard", markdown.title());
            more.put("number", number);
            more.put("mechanism", row.cell("mechanism"));
            more.put("state", bare(row.cell("state")));
            more.put("evidence", evidence);
            String title = markdown.title() + ", " + number;
            Place place = new Place(tree.relative(file), row.line());
            String name = stem + "." + slug(number);
            items.add(item("clause", name, title, row.cell("what"), place, links, more));
        }
        return items;
    }

    /** What stands in quotes or in the brackets of a link, else all of it. */
    private static String target(String part) {
        return bare(part.replaceFirst(".*\\]\\((?:\\.\\./)*([^)]*)\\).*", "$1"));
    }

    /** Rows of guidance or of incidents, each mapped or left out; none where there is no file. */
    List<Item> decided(String file) throws IOException {
        List<Item> items = new ArrayList<>();
        if (!tree.has(file)) {
            return items;
        }
        String table = file.replaceFirst(".*/", "").replaceFirst("\\.md$", "");
        for (Markdown.Row row : rows(Markdown.read(tree.path(file)), "row", "decision")) {
            String number = bare(row.cell("row"));
            List<Link> links = new ArrayList<>();
            ids.named(row.cell("by")).forEach(id -> links.add(new Link("depends", id)));
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("table", table);
            more.put("number", number);
            more.put("decision", bare(row.cell("decision")));
            more.put("reason", row.cell("reason"));
            items.add(
                    item(
                            "row",
                            table + "." + slug(number),
                            table + ", " + number,
                            row.cell("cause"),
                            new Place(file, row.line()),
                            links,
                            more));
        }
        return items;
    }

    /** Third-party items; none where there is no file. */
    List<Item> thirdParty(String file) throws IOException {
        List<Item> items = new ArrayList<>();
        if (!tree.has(file)) {
            return items;
        }
        for (Markdown.Row row : rows(Markdown.read(tree.path(file)), "item", "version")) {
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("version", row.cell("version"));
            more.put("use", row.cell("use"));
            more.put("licence", row.cell("licence"));
            more.put("ships", row.cell("makes"));
            String title = row.cell("item");
            String text = String.join(" | ", row.cells());
            Place place = new Place(file, row.line());
            items.add(item("soup", slug(title), title, text, place, List.of(), more));
        }
        return items;
    }

    /** Threats, with what the core does and what only the device can; none without a file. */
    List<Item> threats(String file) throws IOException {
        List<Item> items = new ArrayList<>();
        if (!tree.has(file)) {
            return items;
        }
        for (Markdown.Row row : rows(Markdown.read(tree.path(file)), "threat", "requirement")) {
            List<Link> links = new ArrayList<>();
            ids.named(row.cell("requirement").replaceAll("`[a-z]+\\.\\*`", ""))
                    .forEach(id -> links.add(new Link("covers", id)));
            Ids.numbered("ASM", row.cell("what only"))
                    .forEach(id -> links.add(new Link("depends", id)));
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("core", row.cell("what the core"));
            more.put("device", row.cell("what only"));
            String title = row.cell("threat");
            String text = String.join(" | ", row.cells());
            Place place = new Place(file, row.line());
            items.add(item("threat", slug(title), title, text, place, links, more));
        }
        return items;
    }

    /** Decisions, one in a file that begins with its number. */
    List<Item> decisions(String folder) throws IOException {
        List<Item> items = new ArrayList<>();
        for (Path file : tree.files(folder, ".md")) {
            Markdown markdown = Markdown.read(file);
            String stem = file.getFileName().toString().replaceFirst("\\.md$", "");
            String source = markdown.source();
            int body = Markdown.end(markdown.blocks().get(0));
            List<Link> links = new ArrayList<>();
            Ids.numbered("ASM", source).forEach(id -> links.add(new Link("depends", id)));
            items.add(
                    new Item(
                            "DEC-" + stem.replaceFirst("-.*", ""),
                            "dec",
                            stem,
                            1,
                            markdown.title(),
                            source.substring(body).strip(),
                            new Place(tree.relative(file), 1),
                            links,
                            Map.of()));
        }
        return items;
    }

    private static List<Markdown.Row> rows(Markdown markdown, String first, String other) {
        return markdown.rows().stream()
                .filter(r -> r.header().get(0).startsWith(first))
                .filter(r -> r.header().stream().anyMatch(h -> h.startsWith(other)))
                .toList();
    }

    private static Item item(
            String type,
            String name,
            String title,
            String text,
            Place place,
            List<Link> links,
            Map<String, Object> more) {
        return new Item(type + "~" + name + "~1", type, name, 1, title, text, place, links, more);
    }

    private static String bare(String cell) {
        return cell.replaceAll("[`*]", "").strip();
    }

    /** The first words, fit for a name. */
    private static String slug(String text) {
        String[] words =
                text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9.]+", "-")
                        .replaceAll("^[-.]+|[-.]+$|[-.]*\\.[-.]+", "")
                        .split("-", WORDS + 1);
        return String.join("-", List.of(words).subList(0, Math.min(words.length, WORDS)));
    }
}
