package org.clepsydra.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * Judges JaCoCo's report: every line and branch of the core is covered, or its method is excused by
 * name and reason, and no excuse is stale.
 *
 * <p>Exit codes: 0 holds; 1 does not, with the reasons; 2 wrong use.
 */
public final class CoverageGate {
    private final Map<String, Method> methods;
    private final Register register;

    CoverageGate(Map<String, Method> methods, Register register) {
        this.methods = methods;
        this.register = register;
    }

    /** One method: missed lines and branches, and the digest of its body. */
    record Method(int missedLines, int missedBranches, String digest) {
        boolean covered() {
            return missedLines == 0 && missedBranches == 0;
        }
    }

    /** Arguments: JaCoCo's XML report, the register, the core's classes. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: CoverageGate COVERAGE.XML REGISTER.CSV CLASSES");
            System.exit(2);
        }
        Map<String, Method> methods =
                read(Path.of(args[0]), new MethodDigests(new ClassFiles(Path.of(args[2]))));
        List<String> faults = new CoverageGate(methods, new Register(Path.of(args[1]))).faults();
        System.out.println("coverage of core: " + methods.size() + " methods");
        faults.forEach(System.out::println);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    static Map<String, Method> read(Path report, MethodDigests digests) throws IOException {
        Map<String, Method> found = new LinkedHashMap<>();
        Element root = Xml.read(report).getDocumentElement();
        for (Element room : Xml.children(root, "package")) {
            for (Element type : Xml.children(room, "class")) {
                String name = type.getAttribute("name").replace('/', '.');
                for (Element method : Xml.children(type, "method")) {
                    String simple = method.getAttribute("name");
                    String descriptor = method.getAttribute("desc");
                    found.put(
                            name + "." + simple + descriptor,
                            new Method(
                                    missed(method, "LINE"),
                                    missed(method, "BRANCH"),
                                    digests.of(name, simple, descriptor)));
                }
            }
        }
        return found;
    }

    private static int missed(Element method, String counter) {
        return Xml.children(method, "counter").stream()
                .filter(c -> c.getAttribute("type").equals(counter))
                .mapToInt(c -> Integer.parseInt(c.getAttribute("missed")))
                .sum();
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>(register.faults());
        if (methods.isEmpty()) {
            faults.add("no methods: JaCoCo has not looked");
        }
        methods.forEach(
                (key, m) -> {
                    if (!m.covered() && !register.excuses(key, m.digest())) {
                        faults.add(
                                "not covered: "
                                        + key
                                        + " lines "
                                        + m.missedLines()
                                        + " branches "
                                        + m.missedBranches()
                                        + " "
                                        + m.digest());
                    }
                });
        for (Register.Entry entry : register.entries()) {
            Method m = methods.get(entry.key());
            if (m == null || m.covered() || !m.digest().equals(entry.digest())) {
                faults.add("stale: " + entry.key());
            }
        }
        return faults;
    }
}
