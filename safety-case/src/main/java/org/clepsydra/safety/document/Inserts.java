package org.clepsydra.safety.document;

import static j2html.TagCreator.a;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Items;

/** Every table by its name. */
final class Inserts {
    private final Map<String, Table> tables = new HashMap<>();

    Inserts(
            Evidence evidence,
            Items items,
            Html html,
            Repository repository,
            List<Rooms.Room> rooms,
            List<Template> all) {
        tables.putAll(new RiskTables(items, html).all());
        tables.putAll(new RequirementTables(evidence, items, html, repository).all());
        tables.putAll(new VerificationTables(evidence, items, html).all());
        tables.putAll(new DesignTables(evidence, items, html, rooms).all());
        tables.putAll(new ManualTables(items, html, repository).all());
        tables.put("documents", unused -> documents(all));
    }

    private static DomContent documents(List<Template> all) {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Template template : all) {
            if (!template.name().equals(Documents.INDEX)) {
                rows.add(
                        List.of(
                                a(template.title()).withHref(template.name() + ".html"),
                                text(template.summary())));
            }
        }
        return Html.sheet(List.of("Document", "What it is for"), rows);
    }

    /** The table of a name; throws where there is none, or none for the argument. */
    DomContent make(String name, String argument) throws IOException {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return table.make(argument);
    }
}
