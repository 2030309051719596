package org.clepsydra.safety.document;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Items;
import org.clepsydra.safety.json.Json;

/**
 * Writes every document.
 *
 * <p>Exit codes: 0 all written; 1 a template names what is not there, or holds what it may not, and
 * every fault is printed; 2 wrong use.
 */
public final class Documents {
    static final String INDEX = "index";
    private static final String TEMPLATES = "safety-case/documents";
    private static final int ARGUMENTS = 4;
    private static final List<String> ORDER =
            List.of(
                    INDEX,
                    "development-plan",
                    "risk-management",
                    "requirements",
                    "architecture",
                    "detailed-design",
                    "verification",
                    "integration-manual",
                    "threat-model",
                    "third-party",
                    "configuration-items");

    /** Items in the order of their files and lines. */
    private static final Comparator<JsonObject> PLACE =
            Comparator.comparing((JsonObject item) -> Json.text(item, "file"))
                    .thenComparingInt(item -> Json.number(item, "line"))
                    .thenComparing(item -> Json.text(item, "id"));

    private final Repository repository;
    private final Figures figures;
    private final Inserts inserts;
    private final ItemLinks links;
    private final String version;
    private final List<Template> templates;
    private final List<String> faults = new ArrayList<>();

    private Documents(Path root, Evidence evidence, JsonObject argument) throws IOException {
        repository = new Repository(root);
        version = repository.version();
        figures = new Figures(evidence, argument, version, repository.files().size());
        templates = templates(root.resolve(TEMPLATES));
        Items items = Items.of(evidence.items().all().stream().sorted(PLACE).toList());
        Html html = new Html(items);
        links = new ItemLinks(html);
        inserts = new Inserts(evidence, items, html, repository, Rooms.read(root), templates);
    }

    /** Arguments: root of the repository, folder of the evidence, evaluated argument, output. */
    public static void main(String[] args) throws IOException {
        if (args.length != ARGUMENTS) {
            System.err.println("usage: Documents ROOT EVIDENCE_DIR CASE.json OUTPUT_DIR");
            System.exit(2);
        }
        List<String> faults =
                write(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
        faults.forEach(System.err::println);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    /**
     * Writes a page for each template and gives the faults of all; nothing is written where there
     * are any.
     */
    static List<String> write(Path root, Path evidence, Path argument, Path output)
            throws IOException {
        Documents documents = new Documents(root, Evidence.read(evidence), Json.read(argument));
        List<String> pages = new ArrayList<>();
        for (Template template : documents.templates) {
            pages.add(documents.page(template));
        }
        if (documents.faults.isEmpty()) {
            Files.createDirectories(output);
            for (int i = 0; i < pages.size(); i++) {
                Path file = output.resolve(documents.templates.get(i).name() + ".html");
                Files.writeString(file, pages.get(i), StandardCharsets.UTF_8);
            }
        }
        return List.copyOf(documents.faults);
    }

    private List<Template> templates(Path folder) throws IOException {
        List<Template> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".md")) {
                    String text = Files.readString(file, StandardCharsets.UTF_8);
                    faults.addAll(TemplateRules.faults(name, text));
                    all.add(Template.of(name.replace(".md", ""), text));
                }
            }
        }
        all.sort(Comparator.comparingInt(Documents::place).thenComparing(Template::name));
        return all;
    }

    /** Where a document stands in the list; one that is new stands last. */
    private static int place(Template template) {
        int place = ORDER.indexOf(template.name());
        return place < 0 ? ORDER.size() : place;
    }

    private String page(Template template) throws IOException {
        Prose prose = new Prose();
        StringBuilder content = new StringBuilder();
        for (Template.Piece piece : template.pieces()) {
            if (piece instanceof Template.Prose text) {
                content.append(prose.html(filled(template.name(), text.markdown()), 0));
            } else if (piece instanceof Template.Insert insert) {
                content.append(inserted(template.name(), insert, prose));
            }
        }
        return Sheet.of(template.title(), version, prose.sections(), content.toString());
    }

    private String filled(String name, String markdown) {
        String linked = links.linked(markdown, id -> faults.add(name + ".md: no item " + id));
        Matcher named = Template.PLACEHOLDER.matcher(linked);
        return named.replaceAll(
                found -> {
                    String figure = figures.of(found.group(1).strip());
                    if (figure == null) {
                        faults.add(name + ".md: no figure " + found.group(1));
                        return "?";
                    }
                    return Matcher.quoteReplacement(figure);
                });
    }

    private String inserted(String name, Template.Insert insert, Prose prose) throws IOException {
        try {
            if (insert.kind().equals("file")) {
                return prose.html(body(repository.text(insert.name())), 1);
            }
            return inserts.make(insert.name(), insert.argument()).render();
        } catch (IllegalArgumentException | java.nio.file.NoSuchFileException missing) {
            faults.add(
                    name
                            + ".md: "
                            + insert.kind()
                            + " "
                            + insert.name()
                            + ": "
                            + missing.getMessage());
            return "";
        }
    }

    /** A file without its first heading: the template has one of its own. */
    private static String body(String markdown) {
        return markdown.startsWith("# ")
                ? markdown.substring(markdown.indexOf('\n') + 1)
                : markdown;
    }
}
