package org.clepsydra.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.bench.scenario.Program.Part;
import org.clepsydra.bench.scenario.Program.Shape;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.port.PlanLayout;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the segments of a prescription; without any, the dose is given flat. */
final class ProgramReader {
    private static final List<String> KEYS =
            List.of("flat", "ramp", "raised cosine", "pause", "cycle");
    private static final Pattern SHARE = Pattern.compile("(\\S+) parts? over ([^,]+)");
    private static final Pattern RAMP =
            Pattern.compile(
                    "(\\S+ parts? over [^,]+), "
                            + "(?:rising|falling|from ([^,]+) to ([^,]+) of its mean)");
    private static final Pattern TIMES = Pattern.compile("(\\S+) times");
    private static final long PARTS_MAX = 1_000_000;
    private static final long TWICE_THE_MEAN = 200;
    private static final Field TIME =
            Field.of(
                    Dimension.TIME,
                    HardLimits.SEGMENT_MS_MIN,
                    HardLimits.DURATION_MS_MAX,
                    "1 min to 31 d");
    private static final Field SHAPED_TIME =
            Field.of(
                    Dimension.TIME,
                    HardLimits.SEGMENT_MS_MIN,
                    HardLimits.SHAPED_MS_MAX,
                    "1 min to 24 h");
    private static final Field OF_MEAN =
            Field.of(Dimension.PER_CENT, 0, TWICE_THE_MEAN, "0 % to 200 %");

    private final Entries prescription;
    private final List<Part> before = new ArrayList<>();
    private List<Part> current = before;
    private long times = 1;
    private Entries cycle;

    private ProgramReader(Entries prescription) {
        this.prescription = prescription;
    }

    static Program read(String file, Entries prescription, long durationMs) throws BadScenario {
        if (!prescription.has("program")) {
            return Program.once(List.of(Part.flat(1, durationMs)));
        }
        ProgramReader reader = new ProgramReader(prescription);
        for (Node item : prescription.list("program")) {
            reader.item(Entries.read(file, item, "program", KEYS));
        }
        Program program = reader.program();
        reader.requireDuration(program, durationMs);
        return program;
    }

    private void item(Entries item) throws BadScenario {
        if (item.keys().size() != 1) {
            throw item.bad("one of " + String.join(", ", KEYS) + " in each item");
        }
        if (!item.has("cycle")) {
            current.add(part(item));
        } else if (cycle != null) {
            throw item.bad(
                    "cycle", "one stands on line " + cycle.line() + "; a program has one at most");
        } else {
            cycle = item;
            times = times(item.text("cycle"));
            current = new ArrayList<>();
        }
    }

    private Program program() throws BadScenario {
        Program program =
                cycle == null ? Program.once(before) : new Program(before, current, times);
        int segments = program.written().size();
        if (cycle != null && current.isEmpty()) {
            throw cycle.bad("cycle", "no segment follows that could run " + times + " times");
        }
        if (segments == 0 || segments > PlanLayout.SEGMENTS_MAX) {
            throw prescription.bad(
                    "program",
                    "has "
                            + segments
                            + " segments; 1 to "
                            + PlanLayout.SEGMENTS_MAX
                            + " are accepted");
        }
        if (program.written().stream().allMatch(part -> part.parts() == 0)) {
            throw prescription.bad("program", "gives nothing; one segment must not be a pause");
        }
        return program;
    }

    private void requireDuration(Program program, long durationMs) throws BadScenario {
        if (program.durationMs() != durationMs) {
            throw prescription.bad(
                    "program",
                    "its segments take "
                            + program.durationMs() / 1000.0
                            + " s"
                            + (cycle == null ? "" : " in all runs")
                            + ", the duration is "
                            + durationMs / 1000.0
                            + " s");
        }
    }

    private static Part part(Entries item) throws BadScenario {
        Text words = item.text(item.keys().get(0));
        return switch (words.key()) {
            case "pause" -> Part.pause(words.whole(TIME));
            case "ramp" -> ramp(words);
            case "raised cosine" ->
                    share(Shape.RAISED_COSINE, words, words, SHAPED_TIME, "1 part over 12 h", 0);
            default -> share(Shape.FLAT, words, words, TIME, "1 part over 24 h", 0);
        };
    }

    private static Part ramp(Text text) throws BadScenario {
        String like = "1 part over 2 h, from 50 % to 150 % of its mean";
        Matcher words = RAMP.matcher(text.value());
        if (!words.matches()) {
            throw text.bad(
                    "\""
                            + text.value()
                            + "\" is not like \"1 part over 2 h, rising\", with \"falling\" or"
                            + " \"from 50 % to 150 % of its mean\" in its place");
        }
        long first = text.value().endsWith(", falling") ? TWICE_THE_MEAN : 0;
        if (words.group(2) != null) {
            first = text.part(words.group(2)).whole(OF_MEAN);
            long last = text.part(words.group(3)).whole(OF_MEAN);
            if (first + last != TWICE_THE_MEAN) {
                throw text.bad(
                        first
                                + " % and "
                                + last
                                + " % sum to "
                                + (first + last)
                                + " %; about a mean they sum to 200 %");
            }
        }
        return share(Shape.RAMP, text, text.part(words.group(1)), SHAPED_TIME, like, first);
    }

    /** A segment from the words of its share, which may be a part of what is written. */
    private static Part share(
            Shape shape, Text text, Text share, Field time, String like, long first)
            throws BadScenario {
        Matcher words = SHARE.matcher(share.value());
        if (!words.matches()) {
            throw text.bad("\"" + text.value() + "\" is not like \"" + like + "\"");
        }
        return new Part(
                shape,
                text.part(words.group(1)).plainWhole(1, PARTS_MAX),
                text.part(words.group(2)).whole(time),
                first);
    }

    private static long times(Text text) throws BadScenario {
        Matcher words = TIMES.matcher(text.value());
        if (!words.matches()) {
            throw text.bad("\"" + text.value() + "\" is not like \"5 times\"");
        }
        return text.part(words.group(1)).plainWhole(2, HardLimits.REPEATS_MAX);
    }
}
