package org.clepsydra.join;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What JUnit's reports of this build say, by class and method; runs of one method are joined. */
final class Results {
    private static final Pattern METHOD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final String FORM = "TEST-(.*)\\.xml";

    private final Map<String, Result> byMethod = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * What became of a method.
     *
     * @param runs how often it ran, skipped runs too
     * @param failed how many of these failed
     * @param skipped how many were skipped
     */
    record Result(int runs, int failed, int skipped) {
        static final Result NONE = new Result(0, 0, 0);

        private Result and(Result other) {
            return new Result(runs + other.runs, failed + other.failed, skipped + other.skipped);
        }

        /** One that failed outweighs one that was skipped, and that one all that passed. */
        String outcome() {
            if (runs == 0) {
                return "missing";
            }
            if (failed > 0) {
                return "failed";
            }
            return skipped > 0 ? "skipped" : "passed";
        }
    }

    /** Reads every report that surefire and failsafe left below the root. */
    static Results read(Tree tree) throws IOException {
        Results results = new Results();
        List<Path> reports = new ArrayList<>(tree.made("surefire-reports", ".xml"));
        reports.addAll(tree.made("failsafe-reports", ".xml"));
        for (Path report : reports) {
            Matcher name = Pattern.compile(FORM).matcher(report.getFileName().toString());
            if (name.matches()) {
                results.add(report, tree.relative(report), name.group(1));
            }
        }
        return results;
    }

    Result of(String className, String method) {
        return byMethod.getOrDefault(className + "#" + method, Result.NONE);
    }

    /** Reports that are not what their names say, or not of one method. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void add(Path file, String told, String className) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(text);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    element(xml, told, className);
                }
            }
        } catch (XMLStreamException e) {
            faults.add(told + ": " + e.getMessage());
        }
    }

    private void element(XMLStreamReader xml, String told, String className)
            throws XMLStreamException {
        if (xml.getLocalName().equals("testsuite")) {
            String suite = xml.getAttributeValue(null, "name");
            if (!className.equals(suite)) {
                faults.add(told + ": is of " + suite);
            }
        } else if (xml.getLocalName().equals("testcase")) {
            testCase(xml, told);
        }
    }

    private void testCase(XMLStreamReader xml, String told) throws XMLStreamException {
        String className = xml.getAttributeValue(null, "classname");
        String name = xml.getAttributeValue(null, "name");
        Matcher method = METHOD.matcher(name == null ? "" : name);
        int failed = 0;
        int skipped = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                failed |= xml.getLocalName().matches("failure|error") ? 1 : 0;
                skipped |= xml.getLocalName().equals("skipped") ? 1 : 0;
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("testcase")) {
                break;
            }
        }
        if (!method.lookingAt()) {
            faults.add(told + ": " + className + " failed outside its methods");
            return;
        }
        byMethod.merge(
                className + "#" + method.group(), new Result(1, failed, skipped), Result::and);
    }
}
