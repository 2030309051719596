package org.clepsydra.safety.page;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Renders links, and words that name an item, as links to the page's views. */
final class LinkingNodes implements NodeRenderer {
    private static final int DEEPEST = 6;

    private final HtmlNodeRendererContext context;
    private final HtmlWriter out;
    private final Routes routes;

    LinkingNodes(HtmlNodeRendererContext context, Routes routes) {
        this.context = context;
        this.out = context.getWriter();
        this.routes = routes;
    }

    /** Makes relative links of a text be taken from the folder of a file. */
    static Node based(Node text, String file) {
        text.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        link.setDestination(absolute(file, link.getDestination()));
                        visitChildren(link);
                    }
                });
        return text;
    }

    private static String absolute(String file, String destination) {
        if (destination.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
            return destination;
        }
        try {
            Path at = Path.of(destination.replaceFirst("#.*", ""));
            return Path.of(file).resolveSibling(at).normalize().toString().replace('\\', '/');
        } catch (InvalidPathException e) {
            return "";
        }
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class, Image.class, Code.class, Text.class, Heading.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Link link) {
            link(link);
        } else if (node instanceof Heading heading) {
            String tag = "h" + Math.min(DEEPEST, heading.getLevel() + 2);
            out.tag(tag);
            children(heading);
            out.tag("/" + tag);
            out.line();
        } else if (node instanceof Code code) {
            code(code);
        } else if (node instanceof Text text) {
            text(text);
        } else {
            children(node);
        }
    }

    private void link(Link link) {
        String to = link.getDestination();
        Optional<String> view = to.isEmpty() ? Optional.empty() : routes.file(to);
        if (view.isPresent()) {
            open(view.get());
            children(link);
            out.tag("/a");
        } else if (to.startsWith("https://")) {
            out.tag("a", Map.of("href", context.encodeUrl(to), "rel", "noreferrer"));
            children(link);
            out.tag("/a");
        } else {
            children(link);
        }
    }

    private void code(Code code) {
        Optional<String> view = linked(code) ? Optional.empty() : routes.named(code.getLiteral());
        view.ifPresent(this::open);
        out.tag("code");
        out.text(code.getLiteral());
        out.tag("/code");
        if (view.isPresent()) {
            out.tag("/a");
        }
    }

    private void text(Text node) {
        String text = node.getLiteral();
        Matcher name = Named.IDS.matcher(text);
        int done = 0;
        while (!linked(node) && name.find()) {
            Optional<String> view = routes.named(name.group());
            if (view.isPresent()) {
                out.text(text.substring(done, name.start()));
                open(view.get());
                out.text(name.group());
                out.tag("/a");
                done = name.end();
            }
        }
        out.text(text.substring(done));
    }

    private void open(String view) {
        out.tag("a", Map.of("href", view));
    }

    private static boolean linked(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof Link) {
                return true;
            }
        }
        return false;
    }

    private void children(Node parent) {
        for (Node at = parent.getFirstChild(); at != null; at = at.getNext()) {
            context.render(at);
        }
    }
}
