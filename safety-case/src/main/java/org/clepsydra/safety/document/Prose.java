package org.clepsydra.safety.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns Markdown into HTML, and remembers the headings of the page that it is for. */
final class Prose {
    private static final List<TablesExtension> EXTENSIONS =
            List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer PLAIN =
            HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();
    private static final Map<String, String> PAGES =
            Map.of(
                    "soup.md", "third-party.html",
                    "threats.md", "threat-model.html",
                    "assumptions.md", "integration-manual.html",
                    "hazards.md", "risk-management.html",
                    "requirements", "requirements.html",
                    "caveats.md", "integration-manual.html#what-is-not-claimed");

    private final List<Section> sections = new ArrayList<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .attributeProviderFactory(
                            context ->
                                    (node, tag, attributes) -> {
                                        if (node instanceof Heading heading) {
                                            attributes.put("id", anchor(heading));
                                        }
                                    })
                    .build();

    /** A heading of the second rank and where it is. */
    record Section(String anchor, String title) {}

    /** The sections rendered so far. */
    List<Section> sections() {
        return List.copyOf(sections);
    }

    /** A part of the page, with its headings made lower by some ranks. */
    String html(String markdown, int lower) {
        Node all = PARSER.parse(markdown);
        all.accept(new Adapter(lower));
        return renderer.render(all);
    }

    /** A text of an item: no headings, no anchors. */
    static String plain(String markdown) {
        Node all = PARSER.parse(markdown);
        all.accept(new Adapter(0));
        return PLAIN.render(all);
    }

    private String anchor(Heading heading) {
        String title = words(heading);
        String slug =
                title.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        int times = used.merge(slug, 1, Integer::sum);
        String anchor = times == 1 ? slug : slug + "-" + times;
        if (heading.getLevel() == 2) {
            sections.add(new Section(anchor, title));
        }
        return anchor;
    }

    private static String words(Node node) {
        StringBuilder all = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        all.append(text.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        all.append(code.getLiteral());
                    }
                });
        return all.toString();
    }

    /** Links to files of the repository lead to the page made of them, or become words. */
    private static final class Adapter extends AbstractVisitor {
        private final int lower;

        Adapter(int lower) {
            this.lower = lower;
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + lower));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            String to = link.getDestination();
            if (to.startsWith("http") || to.startsWith("#") || to.contains(".html")) {
                return;
            }
            String last = to.substring(to.lastIndexOf('/') + 1);
            if (PAGES.containsKey(last)) {
                link.setDestination(PAGES.get(last));
                return;
            }
            Node child = link.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                link.insertBefore(child);
                child = next;
            }
            link.unlink();
        }
    }
}
