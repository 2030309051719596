package org.clepsydra.safety.bundle;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements of ReqIF over the JDK's own XML writer; every part with an identity has one time. */
final class ReqifXml {
    private static final String NAMESPACE = "http://www.omg.org/spec/ReqIF/20110401/reqif.xsd";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    private final String instant;
    private int depth;

    /** Whether nothing was written since the last start of an element. */
    private boolean bare;

    /** Parts inside an element. */
    interface Body {
        void write() throws XMLStreamException;
    }

    ReqifXml(String instant) throws XMLStreamException {
        this.instant = instant;
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
    }

    /** The whole document: its root and what is in it. */
    byte[] document(Body body) throws XMLStreamException {
        line();
        xml.writeStartElement("REQ-IF");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeNamespace("xhtml", XHTML);
        inside(body);
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    void element(String name, Body body) throws XMLStreamException {
        line();
        xml.writeStartElement(name);
        inside(body);
    }

    /** The header, which has an identity and no time of change. */
    void header(String id, Body body) throws XMLStreamException {
        line();
        xml.writeStartElement("REQ-IF-HEADER");
        xml.writeAttribute("IDENTIFIER", id);
        inside(body);
    }

    void leaf(String name, String value) throws XMLStreamException {
        line();
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    /** An element with an identity, and further attributes as name and value in turn. */
    void identified(String name, String id, String longName, Body body, String... attributes)
            throws XMLStreamException {
        line();
        xml.writeStartElement(name);
        xml.writeAttribute("IDENTIFIER", id);
        xml.writeAttribute("LAST-CHANGE", instant);
        xml.writeAttribute("LONG-NAME", longName);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
        inside(body);
    }

    /** A value of an attribute of kind STRING or INTEGER. */
    void value(String kind, String definition, String value) throws XMLStreamException {
        line();
        xml.writeStartElement("ATTRIBUTE-VALUE-" + kind);
        xml.writeAttribute("THE-VALUE", value);
        inside(() -> definition(kind, definition));
    }

    /** A value of an attribute of kind XHTML: a paragraph for each piece between empty lines. */
    void xhtml(String definition, String value) throws XMLStreamException {
        element(
                "ATTRIBUTE-VALUE-XHTML",
                () -> {
                    element("THE-VALUE", () -> paragraphs(value));
                    definition("XHTML", definition);
                });
    }

    private void paragraphs(String value) throws XMLStreamException {
        line();
        xml.writeStartElement("xhtml", "div", XHTML);
        for (String paragraph : value.split("\n\\s*\n", -1)) {
            xml.writeStartElement("xhtml", "p", XHTML);
            xml.writeCharacters(paragraph.strip());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void definition(String kind, String id) throws XMLStreamException {
        element("DEFINITION", () -> leaf("ATTRIBUTE-DEFINITION-" + kind + "-REF", id));
    }

    private void inside(Body body) throws XMLStreamException {
        depth++;
        bare = true;
        body.write();
        depth--;
        if (!bare) {
            line();
        }
        xml.writeEndElement();
        bare = false;
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + " ".repeat(depth));
        bare = false;
    }
}
