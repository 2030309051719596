package org.clepsydra.join;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.join.Item.Link;
import org.clepsydra.join.Item.Place;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;

/**
 * Reads items that are numbered: assumptions, anomalies, what is left to the manufacturer. Each
 * begins with its number in bold type at the beginning of a paragraph, in a heading, or in the
 * first cell of a row.
 */
final class NumberedItems {
    private static final Pattern KIT = Pattern.compile("`([a-z0-9*-]+)`");

    private static final Set<String> COMMON =
            Set.of("id", "type", "name", "revision", "title", "text", "file", "line", "links");

    private final Tree tree;
    private final Ids ids;

    NumberedItems(Tree tree, Ids ids) {
        this.tree = tree;
        this.ids = ids;
    }

    /** Items of one file; none where it is not there. */
    List<Item> read(String file, String prefix, String type) throws IOException {
        List<Item> items = new ArrayList<>();
        if (!tree.has(file)) {
            return items;
        }
        Markdown markdown = Markdown.read(tree.path(file));
        Pattern form = Pattern.compile("(" + prefix + "-[0-9]+)[,.:]?\\s*(.*?)\\.?");
        List<Block> blocks = markdown.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Node begin = begin(blocks.get(i));
            Matcher number = form.matcher(begin == null ? "" : Markdown.plain(begin));
            if (number.matches()) {
                int next = next(blocks, i + 1, form);
                List<Block> own =
                        begin instanceof Heading
                                ? blocks.subList(i + 1, next)
                                : blocks.subList(i, next);
                items.add(item(markdown, begin, own, number, type, file));
            }
        }
        for (Markdown.Row row : markdown.rows()) {
            Matcher number = form.matcher(row.cells().get(0).replace("*", ""));
            if (number.matches()) {
                items.add(row(row, number, type, file));
            }
        }
        return items;
    }

    private static Node begin(Block block) {
        if (block instanceof Heading) {
            return block;
        }
        return block.getFirstChild() instanceof StrongEmphasis bold ? bold : null;
    }

    private static int next(List<Block> blocks, int from, Pattern form) {
        int at = from;
        while (at < blocks.size()) {
            Node begin = begin(blocks.get(at));
            if (begin instanceof Heading
                    || (begin != null && form.matcher(Markdown.plain(begin)).matches())) {
                return at;
            }
            at++;
        }
        return at;
    }

    private Item item(
            Markdown markdown,
            Node begin,
            List<Block> own,
            Matcher number,
            String type,
            String file) {
        int from = Markdown.end(begin);
        int to = own.isEmpty() ? from : Markdown.end(own.get(own.size() - 1));
        Map<String, String> pieces = Labels.of(markdown.source(), own, from, to);
        return item(
                number,
                type,
                new Place(file, Markdown.line(begin)),
                markdown.source().substring(from, to).strip(),
                pieces);
    }

    private Item row(Markdown.Row row, Matcher number, String type, String file) {
        Map<String, String> pieces = new LinkedHashMap<>();
        for (int i = 1; i < Math.min(row.header().size(), row.cells().size()); i++) {
            pieces.put(row.header().get(i), row.cells().get(i));
        }
        String title = number.group(2).isEmpty() ? row.cells().get(1) : number.group(2);
        return new Item(
                number.group(1),
                type,
                name(number.group(1)),
                1,
                title,
                String.join(" | ", pieces.values()),
                new Place(file, row.line()),
                links(String.join(" ", pieces.values()), pieces),
                more(type, pieces));
    }

    private Item item(
            Matcher number, String type, Place place, String text, Map<String, String> pieces) {
        return new Item(
                number.group(1),
                type,
                name(number.group(1)),
                1,
                number.group(2),
                text,
                place,
                links(text, pieces),
                more(type, pieces));
    }

    private static String name(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private List<Link> links(String text, Map<String, String> pieces) {
        List<Link> links = new ArrayList<>();
        ids.hazards(pieces.getOrDefault("mitigates", ""))
                .forEach(id -> links.add(new Link("mitigates", id)));
        Set<String> named = new LinkedHashSet<>(ids.named(pieces.getOrDefault("affected", "")));
        Ids.plain(text).forEach(id -> named.add(ids.current(id)));
        named.forEach(id -> links.add(new Link("depends", id)));
        return links;
    }

    private static Map<String, Object> more(String type, Map<String, String> pieces) {
        Map<String, Object> more = new LinkedHashMap<>();
        if (type.equals("asm")) {
            String check = pieces.getOrDefault("check", "");
            List<String> kit = new ArrayList<>();
            int at = check.indexOf("Contract kit");
            Matcher clause = KIT.matcher(at < 0 ? "" : check.substring(at));
            while (clause.find()) {
                kit.add(clause.group(1));
            }
            more.put("check", check);
            more.put("kit", kit);
        } else {
            pieces.forEach(
                    (key, value) -> {
                        if (key.matches("[a-z]+") && !COMMON.contains(key)) {
                            more.put(key, value);
                        }
                    });
        }
        return more;
    }
}
