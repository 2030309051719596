package org.clepsydra.safety.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Elements of ReqIF as text; every part with an identity has one time.
 *
 * <p>The JDK's own XML writer is not used: it leaves a line break in an attribute as it is, and
 * each reader then makes a space of it. Here it is written as a character reference.
 */
final class ReqifXml {
    private static final String NAMESPACE = "http://www.omg.org/spec/ReqIF/20110401/reqif.xsd";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final StringBuilder xml = new StringBuilder();
    private final String instant;
    private int depth;

    ReqifXml(String instant) {
        this.instant = instant;
    }

    /** The whole document: its root and what is in it. */
    byte[] document(Runnable body) {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        whole("REQ-IF", body, "xmlns", NAMESPACE, "xmlns:xhtml", XHTML);
        return xml.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    void element(String name, Runnable body) {
        whole(name, body);
    }

    /** The header, which has an identity and no time of change. */
    void header(String id, Runnable body) {
        whole("REQ-IF-HEADER", body, "IDENTIFIER", id);
    }

    void leaf(String name, String value) {
        line();
        start(name);
        xml.append(escape(value));
        end(name);
    }

    /** An element with an identity, and further attributes as name and value in turn. */
    void identified(String name, String id, String longName, Runnable body, String... further) {
        List<String> attributes = new ArrayList<>();
        Collections.addAll(attributes, "IDENTIFIER", id, "LAST-CHANGE", instant);
        Collections.addAll(attributes, "LONG-NAME", longName);
        Collections.addAll(attributes, further);
        whole(name, body, attributes.toArray(String[]::new));
    }

    /** A value of an attribute of kind STRING or INTEGER. */
    void value(String kind, String definition, String value) {
        String name = "ATTRIBUTE-VALUE-" + kind;
        whole(name, () -> definition(kind, definition), "THE-VALUE", value);
    }

    /** A value of an attribute of kind XHTML: a paragraph for each piece between empty lines. */
    void xhtml(String definition, String value) {
        element(
                "ATTRIBUTE-VALUE-XHTML",
                () -> {
                    element("THE-VALUE", () -> paragraphs(value));
                    definition("XHTML", definition);
                });
    }

    private void paragraphs(String value) {
        line();
        start("xhtml:div");
        for (String paragraph : value.split("\n\\s*\n", -1)) {
            start("xhtml:p");
            xml.append(escape(paragraph.strip()));
            end("xhtml:p");
        }
        end("xhtml:div");
    }

    private void definition(String kind, String id) {
        element("DEFINITION", () -> leaf("ATTRIBUTE-DEFINITION-" + kind + "-REF", id));
    }

    private void whole(String name, Runnable body, String... attributes) {
        line();
        start(name, attributes);
        int before = xml.length();
        depth++;
        body.run();
        depth--;
        if (xml.length() > before) {
            line();
        }
        end(name);
    }

    private void line() {
        xml.append('\n').append(" ".repeat(depth));
    }

    private void start(String name, String... attributes) {
        xml.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = escape(attributes[i + 1]).replace("\"", "&quot;");
            String lines = value.replace("\n", "&#10;").replace("\t", "&#9;");
            xml.append(' ').append(attributes[i]).append("=\"").append(lines).append('"');
        }
        xml.append('>');
    }

    private void end(String name) {
        xml.append("</").append(name).append('>');
    }

    private static String escape(String value) {
        String escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return escaped.replace("\r", "&#13;");
    }
}
