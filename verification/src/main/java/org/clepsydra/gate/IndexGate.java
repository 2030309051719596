package org.clepsydra.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges what the Index Checker said of the core: every index is within its array, or its class is
 * excused, for exactly the lines that were looked at and by a reason, and no excuse is stale.
 *
 * <p>Exit codes: 0 holds; 1 does not, with the reasons; 2 wrong use.
 */
public final class IndexGate {
    private static final Pattern FINDING =
            Pattern.compile(".*/src/main/java/(.+)\\.java:\\d+: (?:warning|error): \\[(.+?)\\] .*");

    private final Map<String, List<String>> byClass;
    private final Register register;

    IndexGate(Map<String, List<String>> byClass, Register register) {
        this.byClass = byClass;
        this.register = register;
    }

    /** Arguments: what the checker said, the register. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: IndexGate FINDINGS.TXT REGISTER.CSV");
            System.exit(2);
        }
        Map<String, List<String>> found = read(Files.readAllLines(Path.of(args[0])));
        List<String> faults = new IndexGate(found, new Register(Path.of(args[1]))).faults();
        int all = found.values().stream().mapToInt(List::size).sum();
        System.out.println(
                "indices of core: "
                        + all
                        + " not seen to be within, in "
                        + found.size()
                        + " classes");
        faults.forEach(System.out::println);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    /** The kind of each finding and the line of source it stands in, by class. */
    static Map<String, List<String>> read(List<String> said) {
        Map<String, List<String>> found = new TreeMap<>();
        for (int i = 0; i + 1 < said.size(); i++) {
            Matcher finding = FINDING.matcher(said.get(i).replace('\\', '/'));
            if (finding.matches()) {
                found.computeIfAbsent(
                                finding.group(1).replace('/', '.'), unused -> new ArrayList<>())
                        .add(finding.group(2) + " " + said.get(i + 1).strip());
            }
        }
        return found;
    }

    /** Changes with every line that is found, but not with where it stands. */
    static String digest(List<String> findings) {
        return Digest.of(String.join("\n", findings.stream().sorted().toList()));
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>(register.faults());
        byClass.forEach(
                (key, findings) -> {
                    String digest = digest(findings);
                    if (!register.excuses(key, digest)) {
                        faults.add("not seen to be within: " + key + " " + digest);
                        findings.forEach(finding -> faults.add("    " + finding));
                    }
                });
        for (Register.Entry entry : register.entries()) {
            if (!byClass.containsKey(entry.key())) {
                faults.add("stale: " + entry.key());
            }
        }
        return faults;
    }
}
