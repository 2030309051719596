package org.clepsydra.safety.page;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns the Markdown of items into HTML. What is HTML in it is shown, not obeyed. */
final class Markup {
    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer;

    /** A markup whose links lead to the page's own views. */
    Markup(Routes routes) {
        renderer =
                HtmlRenderer.builder()
                        .extensions(List.of(TablesExtension.create()))
                        .escapeHtml(true)
                        .sanitizeUrls(true)
                        .nodeRendererFactory(context -> new LinkingNodes(context, routes))
                        .build();
    }

    /** Markdown as HTML; relative links are taken from the folder of {@code file}. */
    String html(String markdown, String file) {
        if (markdown.isBlank()) {
            return "";
        }
        return renderer.render(LinkingNodes.based(parser.parse(markdown), file)).strip();
    }
}
