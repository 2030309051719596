package org.clepsydra.join;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What JaCoCo saw of the core, by source file.
 *
 * @param classes one for each file, by the name of its first class
 * @param missed methods with a line or branch that no unit test comes to, as class.method(desc)
 */
record Coverage(List<Row> classes, List<String> missed) {
    static final String REPORT = "verification/target/coverage.xml";

    /** Counts of a file, and the lines that are not wholly covered. */
    record Row(
            String className,
            String file,
            int lines,
            int linesCovered,
            int branches,
            int branchesCovered,
            List<Integer> partial) {}

    /** Nothing where there is no report. */
    static Coverage read(Tree tree) throws IOException {
        List<Row> rows = new ArrayList<>();
        TreeSet<String> missed = new TreeSet<>();
        if (tree.has(REPORT)) {
            try (Reader text = Files.newBufferedReader(tree.path(REPORT))) {
                XMLInputFactory factory = XMLInputFactory.newFactory();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                new Reading(factory.createXMLStreamReader(text), rows, missed).report();
            } catch (XMLStreamException e) {
                throw new IOException(Path.of(REPORT) + ": " + e.getMessage(), e);
            }
        }
        rows.sort(Comparator.comparing(Row::className));
        return new Coverage(rows, List.copyOf(missed));
    }

    private static final class Reading {
        private final XMLStreamReader xml;
        private final List<Row> rows;
        private final Set<String> missed;
        private String room = "";
        private String type = "";
        private String method = "";

        Reading(XMLStreamReader xml, List<Row> rows, Set<String> missed) {
            this.xml = xml;
            this.rows = rows;
            this.missed = missed;
        }

        void report() throws XMLStreamException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "package" -> room = value("name");
                        case "class" -> type = value("name").replace('/', '.');
                        case "method" -> method = type + "." + value("name") + value("desc");
                        case "counter" -> counter();
                        case "sourcefile" -> rows.add(file(value("name")));
                        default -> {
                            // sessions and groups say nothing of lines
                        }
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("method")) {
                    method = "";
                }
            }
        }

        private void counter() {
            boolean counts = value("type").equals("LINE") || value("type").equals("BRANCH");
            if (counts && !method.isEmpty() && !value("missed").equals("0")) {
                missed.add(method);
            }
        }

        private Row file(String name) throws XMLStreamException {
            int[] counts = new int[4];
            List<Integer> partial = new ArrayList<>();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("sourcefile")) {
                    break;
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("line")) {
                    counts[0]++;
                    counts[1] += number("ci") > 0 ? 1 : 0;
                    counts[2] += number("mb") + number("cb");
                    counts[3] += number("cb");
                    if (number("mi") > 0 || number("mb") > 0) {
                        partial.add(number("nr"));
                    }
                }
            }
            return new Row(
                    room.replace('/', '.') + "." + name.replaceFirst("\\.java$", ""),
                    Marks.CORE + "/" + room + "/" + name,
                    counts[0],
                    counts[1],
                    counts[2],
                    counts[3],
                    partial);
        }

        private int number(String attribute) {
            return Integer.parseInt(value(attribute));
        }

        private String value(String attribute) {
            return xml.getAttributeValue(null, attribute);
        }
    }
}
