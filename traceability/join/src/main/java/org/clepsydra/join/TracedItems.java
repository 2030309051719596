package org.clepsydra.join;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.join.Item.Link;
import org.clepsydra.join.Item.Place;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Paragraph;

/** Reads hazards, controls and requirements: a heading, below it an id in code quotes, a body. */
final class TracedItems {
    private static final Pattern ID =
            Pattern.compile("([a-z]+)~([a-z0-9]+(?:[.-][a-z0-9]+)*)~([1-9][0-9]*)");
    private static final Pattern SEVERITY = Pattern.compile("S[1-5]");

    private TracedItems() {}

    static List<Item> read(Tree tree, Path file) throws IOException {
        Markdown markdown = Markdown.read(file);
        List<Item> items = new ArrayList<>();
        for (Markdown.Section section : markdown.sections()) {
            if (section.blocks().isEmpty()) {
                continue;
            }
            Matcher id = ID.matcher(idOf(section.blocks().get(0)));
            if (id.matches()) {
                Place place = new Place(tree.relative(file), section.line());
                items.add(item(markdown, section, id, place));
            }
        }
        return items;
    }

    /** The id, where the block is nothing but one in code quotes, or begins with it. */
    private static String idOf(Block block) {
        return block instanceof Paragraph && block.getFirstChild() instanceof Code code
                ? code.getLiteral()
                : "";
    }

    private static Item item(Markdown markdown, Markdown.Section section, Matcher id, Place place) {
        int from = Markdown.end(section.blocks().get(0).getFirstChild());
        String body = markdown.source().substring(from, section.to()).strip();
        Map<String, String> pieces =
                Labels.of(markdown.source(), section.blocks(), from, section.to());
        List<Link> links = new ArrayList<>();
        Ids.plain(pieces.getOrDefault("covers", "")).forEach(i -> links.add(new Link("covers", i)));
        for (String assumption : new TreeSet<>(Ids.numbered("ASM", body))) {
            links.add(new Link("depends", assumption));
        }
        return new Item(
                id.group(),
                id.group(1),
                id.group(2),
                Integer.parseInt(id.group(3)),
                section.title(),
                body,
                place,
                links,
                more(id.group(1), pieces));
    }

    private static Map<String, Object> more(String type, Map<String, String> pieces) {
        Map<String, Object> more = new LinkedHashMap<>();
        if (type.equals("haz")) {
            Matcher severity = SEVERITY.matcher(pieces.getOrDefault("harm", ""));
            more.put("severity", severity.find() ? severity.group() : "");
            for (String key : List.of("situation", "causes", "harm", "residual")) {
                more.put(key, pieces.getOrDefault(key, ""));
            }
            more.put("why", pieces.getOrDefault("why the controls suffice", ""));
        } else if (type.equals("rc")) {
            more.put("option", phrase(pieces.getOrDefault("kind", "")).replace(" for safety", ""));
            more.put("by", phrase(pieces.getOrDefault("by", "")).replaceFirst("[ ,(].*", ""));
            more.put("leans", pieces.getOrDefault("leans on", ""));
            more.put("verified", pieces.getOrDefault("verified by", ""));
            more.put("effects", pieces.getOrDefault("side effects", ""));
        } else {
            more.put("statement", pieces.get(""));
            more.put("rationale", pieces.getOrDefault("rationale", ""));
            more.put("limits", pieces.getOrDefault("limits", ""));
            more.put("needs", words(pieces.getOrDefault("needs", "")));
            more.put("verification", words(pieces.getOrDefault("verification", "")));
        }
        return more;
    }

    /** The first of a piece, up to a full stop or the end of its line. */
    private static String phrase(String piece) {
        return piece.split("[.\\n]", 2)[0].strip();
    }

    private static List<String> words(String piece) {
        List<String> words = new ArrayList<>();
        for (String word : phrase(piece).split(",", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }
}
