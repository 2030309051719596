package org.clepsydra.safety.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes hazards, controls, requirements and assumptions of use as ReqIF, for tools that manage
 * requirements.
 *
 * <p>Names of attributes that such tools know begin with {@code ReqIF.}; the id in our form is
 * {@code ReqIF.ForeignID}, as a tilde is not allowed in an identifier there.
 */
final class Reqif {
    private static final int LONGEST = 1_000_000;
    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    private static final Map<String, List<String>> OWN = new LinkedHashMap<>();

    static {
        NAMES.put("haz", "Hazard");
        NAMES.put("rc", "Risk control");
        NAMES.put("req", "Requirement");
        NAMES.put("asm", "Assumption of use");
        OWN.put("haz", List.of("severity", "situation", "causes", "harm", "residual"));
        OWN.put("rc", List.of("option", "by"));
        OWN.put("req", List.of("statement", "rationale", "limits", "needs", "verification"));
        OWN.put("asm", List.of("check", "kit"));
    }

    private final Evidence evidence;
    private final String instant;
    private final ReqifXml xml;
    private final Map<String, String> identifiers = new LinkedHashMap<>();

    private Reqif(Evidence evidence, String instant) {
        this.evidence = evidence;
        this.instant = instant;
        xml = new ReqifXml(instant);
    }

    /**
     * The items as ReqIF.
     *
     * @param instant the one time in it, an ISO instant; it is fixed for a version and says nothing
     *     of when the bundle was built
     */
    static byte[] write(Evidence evidence, String instant) {
        return new Reqif(evidence, instant).write();
    }

    private byte[] write() {
        return xml.document(
                () -> {
                    xml.element("THE-HEADER", this::header);
                    xml.element("CORE-CONTENT", () -> xml.element("REQ-IF-CONTENT", this::content));
                });
    }

    private void header() {
        xml.header(
                "header",
                () -> {
                    xml.leaf("COMMENT", "The time is fixed for a version of the sources.");
                    xml.leaf("CREATION-TIME", instant);
                    xml.leaf("REQ-IF-TOOL-ID", "Clepsydra evidence bundle");
                    xml.leaf("REQ-IF-VERSION", "1.0");
                    xml.leaf("SOURCE-TOOL-ID", "Clepsydra evidence bundle");
                    xml.leaf("TITLE", "Clepsydra: hazards, controls, requirements, assumptions");
                });
    }

    private void content() {
        xml.element("DATATYPES", this::datatypes);
        xml.element("SPEC-TYPES", this::types);
        xml.element("SPEC-OBJECTS", this::objects);
        xml.element("SPEC-RELATIONS", this::relations);
        xml.element("SPECIFICATIONS", this::specifications);
    }

    private void datatypes() {
        xml.identified(
                "DATATYPE-DEFINITION-INTEGER",
                "datatype.integer",
                "Integer",
                () -> {},
                "MAX",
                "1000000",
                "MIN",
                "0");
        xml.identified(
                "DATATYPE-DEFINITION-STRING",
                "datatype.string",
                "String",
                () -> {},
                "MAX-LENGTH",
                Integer.toString(LONGEST));
        xml.identified("DATATYPE-DEFINITION-XHTML", "datatype.xhtml", "XHTML", () -> {});
    }

    private void types() {
        for (String type : NAMES.keySet()) {
            xml.identified(
                    "SPEC-OBJECT-TYPE",
                    "type." + type,
                    NAMES.get(type),
                    () -> xml.element("SPEC-ATTRIBUTES", () -> attributes(type)));
        }
        for (String role : roles()) {
            xml.identified("SPEC-RELATION-TYPE", "relation." + role, role, () -> {});
        }
        xml.identified("SPECIFICATION-TYPE", "type.specification", "List of items", () -> {});
    }

    private void attributes(String type) {
        attribute(type, "STRING", "ReqIF.ForeignID");
        attribute(type, "STRING", "ReqIF.Name");
        attribute(type, "XHTML", "ReqIF.Text");
        attribute(type, "INTEGER", "revision");
        attribute(type, "STRING", "digest");
        for (String own : OWN.get(type)) {
            attribute(type, "STRING", own);
        }
    }

    private void attribute(String type, String kind, String name) {
        xml.identified(
                "ATTRIBUTE-DEFINITION-" + kind,
                definition(type, name),
                name,
                () ->
                        xml.element(
                                "TYPE",
                                () ->
                                        xml.leaf(
                                                "DATATYPE-DEFINITION-" + kind + "-REF",
                                                "datatype." + kind.toLowerCase(Locale.ROOT))));
    }

    private void objects() {
        for (Row item : exported()) {
            xml.identified(
                    "SPEC-OBJECT",
                    identifier(item.text("id")),
                    item.text("title"),
                    () -> {
                        xml.element("VALUES", () -> values(item));
                        xml.element(
                                "TYPE",
                                () ->
                                        xml.leaf(
                                                "SPEC-OBJECT-TYPE-REF",
                                                "type." + item.text("type")));
                    });
        }
    }

    private void values(Row item) {
        String type = item.text("type");
        xml.value("STRING", definition(type, "ReqIF.ForeignID"), item.text("id"));
        xml.value("STRING", definition(type, "ReqIF.Name"), item.text("title"));
        xml.xhtml(definition(type, "ReqIF.Text"), item.text("text"));
        xml.value("INTEGER", definition(type, "revision"), item.text("revision"));
        xml.value("STRING", definition(type, "digest"), item.text("digest"));
        for (String own : OWN.get(type)) {
            xml.value("STRING", definition(type, own), item.text(own));
        }
    }

    private void relations() {
        for (Row item : exported()) {
            String from = identifier(item.text("id"));
            for (Row link : links(item)) {
                String to = identifier(link.text("to"));
                String role = link.text("role");
                xml.identified(
                        "SPEC-RELATION",
                        from + "." + role + "." + to,
                        role,
                        () -> {
                            xml.element("SOURCE", () -> xml.leaf("SPEC-OBJECT-REF", from));
                            xml.element("TARGET", () -> xml.leaf("SPEC-OBJECT-REF", to));
                            xml.element(
                                    "TYPE",
                                    () -> xml.leaf("SPEC-RELATION-TYPE-REF", "relation." + role));
                        });
            }
        }
    }

    private void specifications() {
        for (String type : NAMES.keySet()) {
            xml.identified(
                    "SPECIFICATION",
                    "specification." + type,
                    NAMES.get(type) + "s",
                    () -> {
                        xml.element("CHILDREN", () -> hierarchy(type));
                        xml.element(
                                "TYPE",
                                () -> xml.leaf("SPECIFICATION-TYPE-REF", "type.specification"));
                    });
        }
    }

    private void hierarchy(String type) {
        for (Row item : evidence.items(type)) {
            String id = identifier(item.text("id"));
            xml.identified(
                    "SPEC-HIERARCHY",
                    "place." + id,
                    item.text("title"),
                    () -> xml.element("OBJECT", () -> xml.leaf("SPEC-OBJECT-REF", id)));
        }
    }

    private List<Row> exported() {
        List<Row> items = new ArrayList<>();
        NAMES.keySet().forEach(type -> items.addAll(evidence.items(type)));
        return items;
    }

    /** The links whose other end is exported too, each once. */
    private List<Row> links(Row item) {
        return item.rows("links").stream()
                .filter(link -> NAMES.containsKey(evidence.type(link.text("to"))))
                .distinct()
                .toList();
    }

    private Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        exported().forEach(item -> links(item).forEach(link -> roles.add(link.text("role"))));
        return roles;
    }

    private static String definition(String type, String name) {
        return "attribute." + type + "." + name;
    }

    /** The id with what an identifier may hold; no two ids give the same. */
    private String identifier(String id) {
        String identifier = id.replaceAll("[^A-Za-z0-9.-]", "_");
        String other = identifiers.putIfAbsent(identifier, id);
        if (other != null && !other.equals(id)) {
            throw new IllegalStateException(other + " and " + id + " have one identifier");
        }
        return identifier;
    }
}
