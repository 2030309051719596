package org.clepsydra.trace.tool;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes marks in the exchange format OpenFastTrace reads. */
final class SpecObjects {
    private SpecObjects() {}

    static void write(List<Mark> marks, Path file) throws IOException {
        try (Writer text = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("specdocument");
            for (String kind : List.of("impl", "utest", "itest")) {
                xml.writeStartElement("specobjects");
                xml.writeAttribute("doctype", kind);
                for (int i = 0; i < marks.size(); i++) {
                    if (marks.get(i).kind().equals(kind)) {
                        object(xml, marks.get(i), i);
                    }
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void object(XMLStreamWriter xml, Mark mark, int number)
            throws XMLStreamException {
        xml.writeStartElement("specobject");
        element(xml, "id", mark.name() + "-" + number);
        element(xml, "shortdesc", mark.where());
        element(xml, "version", "1");
        element(xml, "sourcefile", mark.file().toString());
        element(xml, "sourceline", Long.toString(mark.line()));
        xml.writeStartElement("providescoverage");
        xml.writeStartElement("provcov");
        element(xml, "linksto", mark.type() + ":" + mark.name());
        element(xml, "dstversion", mark.revision());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
