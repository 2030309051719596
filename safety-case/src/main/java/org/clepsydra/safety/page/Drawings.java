package org.clepsydra.safety.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads drawings so that they can stand inside a page: they run nothing and load nothing. */
final class Drawings {
    private static final Set<String> REFUSED =
            Set.of("script", "foreignobject", "iframe", "image", "use", "animate", "set");

    private Drawings() {}

    /** The drawings of a folder by name; none when there is no such folder. */
    static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> drawings = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return drawings;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".svg")).toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.svg$", "");
                drawings.put(name, harmless(Files.readAllBytes(file)));
            }
        }
        return drawings;
    }

    /** A drawing without anything that runs or loads. */
    static String harmless(byte[] svg) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature(
                    "http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            builder.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
            Element root = builder.parse(new ByteArrayInputStream(svg)).getDocumentElement();
            clean(root);
            Transformer writer = TransformerFactory.newInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            writer.transform(new DOMSource(root), new StreamResult(text));
            return text.toString();
        } catch (ParserConfigurationException | SAXException | TransformerException e) {
            throw new IOException("a drawing that cannot be read", e);
        }
    }

    private static void clean(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            Node attribute = attributes.item(i);
            String name = attribute.getNodeName().toLowerCase(Locale.ROOT);
            boolean link = name.equals("href") || name.endsWith(":href");
            if (link && attribute.getNodeValue().matches("[\\w.-]+\\.svg")) {
                attribute.setNodeValue(
                        "#/drawings/" + attribute.getNodeValue().replaceFirst("\\.svg$", ""));
            }
            if (name.startsWith("on")
                    || (link && !attribute.getNodeValue().startsWith("#"))
                    || (!link && loads(attribute.getNodeValue()) && !name.startsWith("xmlns"))) {
                element.removeAttributeNode((Attr) attribute);
            }
        }
        List<Node> children = new ArrayList<>();
        for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
            children.add(at);
        }
        for (Node child : children) {
            if (child instanceof Element inner) {
                if (refused(inner)) {
                    element.removeChild(inner);
                } else {
                    clean(inner);
                }
            }
        }
    }

    private static boolean refused(Element element) {
        String name = element.getLocalName().toLowerCase(Locale.ROOT);
        return REFUSED.contains(name) || (name.equals("style") && loads(element.getTextContent()));
    }

    private static boolean loads(String text) {
        return text.matches("(?is).*(url\\(\\s*['\"]?(?!\\s*['\"]?#)|@import).*");
    }
}
