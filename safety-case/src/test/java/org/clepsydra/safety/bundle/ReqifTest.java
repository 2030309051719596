package org.clepsydra.safety.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.clepsydra.safety.evidence.Items;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The ReqIF of a small build, read as another tool reads it. */
class ReqifTest {
    @TempDir Path root;
    private Sample sample;

    @BeforeEach
    void plant() throws Exception {
        sample = Sample.plant(root);
    }

    @Test
    void hasItsPartsInTheirOrder() throws Exception {
        Element content = all("REQ-IF-CONTENT").get(0);
        assertEquals(
                List.of(
                        "DATATYPES",
                        "SPEC-TYPES",
                        "SPEC-OBJECTS",
                        "SPEC-RELATIONS",
                        "SPECIFICATIONS"),
                children(content).stream().map(Element::getLocalName).toList());
    }

    @Test
    void everyReferenceNamesWhatIsThereAndOfItsKind() throws Exception {
        Map<String, String> kinds = new HashMap<>();
        for (Element element : all("*")) {
            String id = element.getAttribute("IDENTIFIER");
            if (!id.isEmpty()) {
                assertTrue(id.matches("[A-Za-z_][A-Za-z0-9_.-]*"), id);
                assertEquals(null, kinds.put(id, element.getLocalName()), id + " stands twice");
            }
        }
        int references = 0;
        for (Element element : all("*")) {
            if (element.getLocalName().endsWith("-REF")) {
                references++;
                String kind = element.getLocalName().replaceFirst("-REF$", "");
                assertEquals(kind, kinds.get(element.getTextContent()), element.getTextContent());
            }
        }
        assertTrue(references > 50, "only " + references);
    }

    @Test
    void hasEachItemOnceInItsList() throws Exception {
        assertEquals(7, all("SPEC-OBJECT").size());
        assertEquals(7, all("SPEC-HIERARCHY").size());
    }

    @Test
    void carriesIdTitleTextAndOwnAttributes() throws Exception {
        Element hazard = object("haz_over-infusion_1");
        assertEquals("haz~over-infusion~1", value(hazard, "attribute.haz.ReqIF.ForeignID"));
        assertEquals("Over-infusion", value(hazard, "attribute.haz.ReqIF.Name"));
        assertEquals("S5", value(hazard, "attribute.haz.severity"));
        NodeList paragraphs = hazard.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "p");
        assertEquals(2, paragraphs.getLength());
        assertEquals(
                "*Situation.* More drug than prescribed, by \"a lot\" & <more>.",
                paragraphs.item(0).getTextContent());
        assertEquals("2", value(object("req_monitor.ceiling_2"), "attribute.req.revision"));
    }

    @Test
    void givesAReaderTheCharactersOfAValueWithItsLineBreaks() throws Exception {
        sample.replace(
                "evidence/items.json",
                "\"More drug than prescribed.\"",
                "\"By \\\"a lot\\\" & <more>; &#10; stays:\\r\\n\\n* one\\tof\\n* two\"");
        assertEquals(
                "By \"a lot\" & <more>; &#10; stays:\r\n\n* one\tof\n* two",
                value(object("haz_over-infusion_1"), "attribute.haz.situation"));
    }

    @Test
    void givesAReaderTheLineBreaksOfATitleAndOfAText() throws Exception {
        sample.replace("evidence/items.json", "\"Over-infusion\"", "\"Over\\ninfusion\"");
        sample.replace("evidence/items.json", "& <more>.", "& <more>,\\r\\nor ]]>.");
        Element hazard = object("haz_over-infusion_1");
        assertEquals("Over\ninfusion", hazard.getAttribute("LONG-NAME"));
        NodeList paragraphs = hazard.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "p");
        assertEquals(
                "*Situation.* More drug than prescribed, by \"a lot\" & <more>,\r\nor ]]>.",
                paragraphs.item(0).getTextContent());
    }

    @Test
    void hasARelationForEachLinkBetweenItems() throws Exception {
        List<String> relations = new ArrayList<>();
        for (Element relation : all("SPEC-RELATION")) {
            relations.add(relation.getAttribute("IDENTIFIER"));
        }
        assertEquals(
                List.of(
                        "rc_ceiling_1.covers.haz_over-infusion_1",
                        "rc_ceiling_1.covers.haz_late_1",
                        "rc_relay_1.covers.haz_over-infusion_1",
                        "rc_relay_1.depends.ASM-001",
                        "req_monitor.ceiling_2.covers.rc_ceiling_1",
                        "req_monitor.late_1.covers.rc_ceiling_1",
                        "ASM-001.mitigates.haz_over-infusion_1"),
                relations);
    }

    @Test
    void knowsNoTimeButTheOneItIsGiven() throws Exception {
        String text =
                new String(
                        Reqif.write(sample.evidence().items(), Sample.INSTANT),
                        StandardCharsets.UTF_8);
        assertEquals(1, text.split("<CREATION-TIME>2026-11-23T00:00:00Z<", -1).length - 1);
        for (Element element : all("*")) {
            String change = element.getAttribute("LAST-CHANGE");
            assertTrue(change.isEmpty() || change.equals(Sample.INSTANT), change);
        }
    }

    @Test
    void refusesTwoIdsThatBecomeOne() throws Exception {
        sample.replace("evidence/items.json", "\"id\": \"rc~relay~1\"", "\"id\": \"rc~ceiling_1\"");
        Items items = sample.evidence().items();
        assertThrows(IllegalStateException.class, () -> Reqif.write(items, Sample.INSTANT));
    }

    private Element object(String id) throws Exception {
        return all("SPEC-OBJECT").stream()
                .filter(object -> object.getAttribute("IDENTIFIER").equals(id))
                .findAny()
                .orElseThrow();
    }

    private static String value(Element object, String definition) {
        for (Element value : elements(object.getElementsByTagNameNS("*", "*"))) {
            if (value.hasAttribute("THE-VALUE")
                    && value.getTextContent().strip().equals(definition)) {
                return value.getAttribute("THE-VALUE");
            }
        }
        return null;
    }

    private List<Element> all(String name) throws Exception {
        byte[] bytes = Reqif.write(sample.evidence().items(), Sample.INSTANT);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        return elements(document.getElementsByTagNameNS("*", name));
    }

    private static List<Element> children(Element parent) {
        return elements(parent.getChildNodes());
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
