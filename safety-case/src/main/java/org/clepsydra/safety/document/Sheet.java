package org.clepsydra.safety.document;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The frame of every page: one file, nothing to fetch, no script, fit to be printed. */
final class Sheet {
    private static final int FEW = 2;

    private Sheet() {}

    /** A whole page around what is in it. */
    static String of(String name, String version, List<Prose.Section> sections, String content)
            throws IOException {
        return "<!DOCTYPE html>\n"
                + html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport")
                                                .withContent("width=device-width,initial-scale=1"),
                                        title(name + " · Clepsydra " + version),
                                        style(rawHtml(css()))),
                                body(
                                        header(
                                                a("Clepsydra " + version + " · documents")
                                                        .withHref("index.html")),
                                        iff(sections.size() > FEW, contents(sections)),
                                        main(rawHtml(content)),
                                        footer(
                                                text(
                                                        "Made by the build from items and evidence."
                                                                + " Not judged by anybody outside"
                                                                + " the project."))))
                        .withLang("en")
                        .render()
                + "\n";
    }

    private static j2html.tags.DomContent contents(List<Prose.Section> sections) {
        return nav(
                ul(
                        each(
                                sections,
                                section ->
                                        li(a(section.title()).withHref("#" + section.anchor())))));
    }

    private static String css() throws IOException {
        try (InputStream in = Sheet.class.getResourceAsStream("document.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
