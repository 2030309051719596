package org.clepsydra.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.bench.scenario.Prescription.Part;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.port.PlanLayout;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the segments of a prescription; without any, the dose is given flat. */
final class ProgramReader {
    private static final List<String> KEYS = List.of("flat", "pause");
    private static final Pattern SHARE = Pattern.compile("(\\S+) parts? over (.+)");
    private static final long PARTS_MAX = 1_000_000;
    private static final Field TIME =
            Field.of(
                    Dimension.TIME,
                    HardLimits.SEGMENT_MS_MIN,
                    HardLimits.DURATION_MS_MAX,
                    "1 min to 31 d");

    private ProgramReader() {}

    static List<Part> read(String file, Entries prescription, long durationMs) throws BadScenario {
        if (!prescription.has("program")) {
            return List.of(new Part(1, durationMs));
        }
        List<Part> program = new ArrayList<>();
        for (Node item : prescription.list("program")) {
            program.add(part(Entries.read(file, item, "program", KEYS)));
        }
        if (program.isEmpty() || program.size() > PlanLayout.SEGMENTS_MAX) {
            throw prescription.bad(
                    "program",
                    "has "
                            + program.size()
                            + " segments; 1 to "
                            + PlanLayout.SEGMENTS_MAX
                            + " are accepted");
        }
        if (program.stream().allMatch(part -> part.parts() == 0)) {
            throw prescription.bad("program", "gives nothing; one segment must be flat");
        }
        long sumMs = program.stream().mapToLong(Part::ms).sum();
        if (sumMs != durationMs) {
            throw prescription.bad(
                    "program",
                    "its segments take "
                            + sumMs / 1000.0
                            + " s, the duration is "
                            + durationMs / 1000.0
                            + " s");
        }
        return List.copyOf(program);
    }

    private static Part part(Entries segment) throws BadScenario {
        if (segment.keys().size() != 1) {
            throw segment.bad("one of flat or pause in each segment");
        }
        if (segment.has("pause")) {
            return new Part(0, segment.text("pause").whole(TIME));
        }
        Text flat = segment.text("flat");
        Matcher words = SHARE.matcher(flat.value());
        if (!words.matches()) {
            throw flat.bad("\"" + flat.value() + "\" is not like \"1 part over 24 h\"");
        }
        return new Part(
                flat.part(words.group(1)).plainWhole(1, PARTS_MAX),
                flat.part(words.group(2)).whole(TIME));
    }
}
