package org.clepsydra.trace.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins hazards, controls, requirements, code and tests.
 *
 * <p>OpenFastTrace judges the links; it runs as a process of its own, so that nothing of ours links
 * it. Exit codes: 0 every link holds; 1 some do not, and the report says which; 2 wrong use.
 */
public final class Tracer {
    private static final String OPEN_FAST_TRACE =
            "org.itsallcode.openfasttrace.core.cli.CliStarter";
    private static final int ARGUMENTS = 6;

    private Tracer() {}

    /**
     * Arguments: requirements folder, files of hazards and controls, code, tests, output folder.
     */
    public static void main(String[] args) throws Exception {
        if (args.length != ARGUMENTS) {
            System.err.println("usage: Tracer REQUIREMENTS HAZARDS CONTROLS CODE TESTS OUTPUT");
            System.exit(2);
        }
        Result result =
                trace(
                        List.of(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])),
                        Path.of(args[3]),
                        Path.of(args[4]),
                        Path.of(args[5]));
        System.out.print(result.report());
        System.exit(result.holds() ? 0 : 1);
    }

    /** Whether every link holds, and what was said. */
    record Result(boolean holds, String report) {}

    static Result trace(List<Path> items, Path code, Path tests, Path output)
            throws IOException, InterruptedException {
        List<Mark> marks = new ArrayList<>(MarkReader.read(code));
        marks.addAll(MarkReader.read(tests));
        StringBuilder malformed = new StringBuilder();
        for (Mark mark : marks) {
            if (!mark.wellFormed()) {
                malformed
                        .append(mark.file() + ":" + mark.line() + ": malformed id '" + mark.id())
                        .append("', wanted type~name~revision\n");
            }
        }
        if (malformed.length() > 0) {
            return new Result(false, malformed.toString());
        }
        Files.createDirectories(output);
        Path links = output.resolve("links.xml");
        SpecObjects.write(marks, links);
        List<Path> inputs = new ArrayList<>(items);
        inputs.add(links);
        openFastTrace("html", output.resolve("trace.html"), inputs);
        Path plain = output.resolve("trace.txt");
        boolean holds = openFastTrace("plain", plain, inputs);
        return new Result(holds, Files.readString(plain));
    }

    private static boolean openFastTrace(String format, Path report, List<Path> inputs)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                classPath(),
                                OPEN_FAST_TRACE,
                                "trace",
                                "-o",
                                format,
                                "-f",
                                report.toString()));
        inputs.forEach(input -> command.add(input.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (!Files.exists(report)) {
            throw new IOException("OpenFastTrace wrote no report: " + said);
        }
        return exit == 0;
    }

    /** Surefire may keep the real class path in a property of its own. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
