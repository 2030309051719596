package org.clepsydra.safety.bundle;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clepsydra.safety.evidence.Items;
import org.clepsydra.safety.json.Json;

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

    private final Items items;
    private final String instant;
    private final ReqifXml xml;
    private final Map<String, String> identifiers = new LinkedHashMap<>();

    private Reqif(Items items, String instant) {
        this.items = items;
        this.instant = instant;
        xml = new ReqifXml(instant);
    }

    /**
     * The items as ReqIF.
     *
     * @param instant the one time in it, an ISO instant; it is fixed for a version and says nothing
     *     of when the bundle was built
     */
    static byte[] write(Items items, String instant) {
        return new Reqif(items, instant).write();
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
        for (JsonObject item : exported()) {
            xml.identified(
                    "SPEC-OBJECT",
                    identifier(Json.text(item, "id")),
                    Json.text(item, "title"),
                    () -> {
                        xml.element("VALUES", () -> values(item));
                        xml.element(
                                "TYPE",
                                () ->
                                        xml.leaf(
                                                "SPEC-OBJECT-TYPE-REF",
                                                "type." + Json.text(item, "type")));
                    });
        }
    }

    private void values(JsonObject item) {
        String type = Json.text(item, "type");
        xml.value("STRING", definition(type, "ReqIF.ForeignID"), Json.text(item, "id"));
        xml.value("STRING", definition(type, "ReqIF.Name"), Json.text(item, "title"));
        xml.xhtml(definition(type, "ReqIF.Text"), Json.text(item, "text"));
        xml.value("INTEGER", definition(type, "revision"), Json.text(item, "revision"));
        xml.value("STRING", definition(type, "digest"), Json.text(item, "digest"));
        for (String own : OWN.get(type)) {
            xml.value("STRING", definition(type, own), Csv.cell(item, own));
        }
    }

    private void relations() {
        for (JsonObject item : exported()) {
            String from = identifier(Json.text(item, "id"));
            for (JsonObject link : links(item)) {
                String to = identifier(Json.text(link, "to"));
                String role = Json.text(link, "role");
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
        for (JsonObject item : items.of(type)) {
            String id = identifier(Json.text(item, "id"));
            xml.identified(
                    "SPEC-HIERARCHY",
                    "place." + id,
                    Json.text(item, "title"),
                    () -> xml.element("OBJECT", () -> xml.leaf("SPEC-OBJECT-REF", id)));
        }
    }

    private List<JsonObject> exported() {
        List<JsonObject> all = new ArrayList<>();
        NAMES.keySet().forEach(type -> all.addAll(items.of(type)));
        return all;
    }

    /** The links whose other end is exported too, each once. */
    private List<JsonObject> links(JsonObject item) {
        return Json.rows(item, "links").stream()
                .filter(link -> NAMES.containsKey(items.text(Json.text(link, "to"), "type")))
                .distinct()
                .toList();
    }

    private Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        exported().forEach(item -> links(item).forEach(link -> roles.add(Json.text(link, "role"))));
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
