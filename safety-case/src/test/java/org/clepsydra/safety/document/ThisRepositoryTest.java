package org.clepsydra.safety.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates of this repository name nothing that is not there, whatever the evidence. */
class ThisRepositoryTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern DEFINED =
            Pattern.compile("(?m)^`(req|haz|rc)(~[a-z0-9.-]+~\\d+)`|^\\*\\*(ASM|OPEN)(-\\d+),");

    @TempDir Path folder;

    private Map<String, Document> pages() throws IOException {
        SmallTree small = new SmallTree(folder);
        JsonArray rows = items();
        for (String file :
                List.of("iec-62304-class-c", "iso-14971", "fda-software", "fda-infusion-pumps")) {
            rows.add(
                    item("clause~" + file + "~1", "clause", "safety-case/clauses/" + file + ".md"));
        }
        JsonObject items = new JsonObject();
        items.add("items", rows);
        small.json("items", items.toString());
        Path output = folder.resolve("out");
        assertEquals(List.of(), Documents.write(ROOT, small.evidence, small.argument, output));
        Map<String, Document> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(output)) {
            for (Path file : files.toList()) {
                pages.put(file.getFileName().toString(), Jsoup.parse(Files.readString(file)));
            }
        }
        return pages;
    }

    /** Items with the ids that the repository defines, and nothing else in them. */
    private static JsonArray items() throws IOException {
        JsonArray rows = new JsonArray();
        for (String where : List.of("traceability/requirements", "safety-case")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(where))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                    Matcher id = DEFINED.matcher(Files.readString(file));
                    while (id.find()) {
                        boolean numbered = id.group(1) == null;
                        String type = numbered ? id.group(3).toLowerCase(Locale.ROOT) : id.group(1);
                        String full = numbered ? id.group(3) + id.group(4) : type + id.group(2);
                        rows.add(item(full, type, where + "/" + file.getFileName()));
                    }
                }
            }
        }
        return rows;
    }

    private static JsonObject item(String id, String type, String file) {
        JsonObject item = new JsonObject();
        item.addProperty("id", id);
        item.addProperty("type", type);
        item.addProperty("file", file);
        return item;
    }

    @Test
    void fillsEveryTemplate() throws IOException {
        assertEquals(
                Set.of(
                        "index.html",
                        "development-plan.html",
                        "requirements.html",
                        "architecture.html",
                        "detailed-design.html",
                        "risk-management.html",
                        "verification.html",
                        "configuration-items.html",
                        "third-party.html",
                        "integration-manual.html",
                        "threat-model.html"),
                pages().keySet());
    }

    @Test
    void leadsNowhereThatIsNotThere() throws IOException {
        Map<String, Document> pages = pages();
        Set<String> places = new TreeSet<>();
        pages.forEach(
                (name, page) -> {
                    places.add(name);
                    page.select("[id]").forEach(at -> places.add(name + "#" + at.id()));
                });
        List<String> lost = new ArrayList<>();
        int links = 0;
        for (Map.Entry<String, Document> page : pages.entrySet()) {
            for (Element link : page.getValue().select("a[href]")) {
                String to = link.attr("href");
                String full = to.startsWith("#") ? page.getKey() + to : to;
                links++;
                if (!to.startsWith("http") && !places.contains(full)) {
                    lost.add(page.getKey() + ": " + to);
                }
            }
        }
        assertTrue(links > 100, "links " + links);
        assertEquals(List.of(), lost);
    }
}
