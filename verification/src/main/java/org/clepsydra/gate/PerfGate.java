package org.clepsydra.gate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges a run of the step's bench: what a step costs against the scheduler and alarms alone,
 * measured in the same run, and that nothing is allocated. No absolute time is judged. Against a
 * toy the ratio is shown and not judged.
 *
 * <p>Exit codes: 0 holds; 1 does not, with the reasons; 2 wrong use.
 */
public final class PerfGate {
    static final double RATIO_MAX = 8.0;

    /** What JMH itself allocates, spread over the steps of an iteration, is less. */
    static final double BYTES_BELOW = 0.5;

    private static final String FULL_STEP = "fullStep";
    private static final String FOUR_CHANNELS = "fourChannels";
    private static final String REFERENCE = "reference";
    private static final String TOY = "toy";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<String, Row> rows = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * One benchmark.
     *
     * @param nanos mean time of an operation
     * @param error half of the 99.9 % confidence interval, or not a number where JMH has none
     * @param bytes allocated by an operation, or not a number where it was not measured
     */
    private record Row(double nanos, double error, double bytes) {}

    private PerfGate(JsonArray run) {
        for (JsonElement each : run) {
            take(each.getAsJsonObject());
        }
        judge();
    }

    /** Argument: the result of the run, JMH's JSON. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: PerfGate JMH.JSON");
            System.exit(2);
        }
        PerfGate gate = read(Path.of(args[0]));
        gate.table().forEach(System.out::println);
        System.out.println("cost of a step: " + gate.faults().size() + " faults");
        gate.faults().forEach(System.out::println);
        System.exit(gate.faults().isEmpty() ? 0 : 1);
    }

    static PerfGate read(Path json) throws IOException {
        if (!Files.exists(json)) {
            PerfGate none = new PerfGate(new JsonArray());
            none.faults.add(0, "no result at " + json);
            return none;
        }
        try (Reader reader = Files.newBufferedReader(json)) {
            return new PerfGate(JsonParser.parseReader(reader).getAsJsonArray());
        }
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** One line for each benchmark, then both ratios. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(format("%-14s %12s %12s %10s", "benchmark", "ns/op", "+-", "B/op"));
        rows.forEach(
                (name, row) ->
                        lines.add(
                                format(
                                        "%-14s %12.1f %12.1f %10.4f",
                                        name, row.nanos(), row.error(), row.bytes())));
        if (rows.containsKey(FULL_STEP) && rows.containsKey(REFERENCE)) {
            lines.add(
                    format(
                            "ratio %.2f +- %.2f (limit: at most %.1f)",
                            ratio(REFERENCE), ratioError(REFERENCE), RATIO_MAX));
        }
        if (rows.containsKey(FULL_STEP) && rows.containsKey(TOY)) {
            lines.add(format("to a toy %.1f +- %.1f (no limit)", ratio(TOY), ratioError(TOY)));
        }
        return lines;
    }

    private void take(JsonObject benchmark) {
        String name = benchmark.get("benchmark").getAsString();
        JsonObject time = benchmark.getAsJsonObject("primaryMetric");
        JsonObject more = benchmark.getAsJsonObject("secondaryMetrics");
        if (!time.get("scoreUnit").getAsString().equals("ns/op")) {
            faults.add(name + " is not in ns/op");
            return;
        }
        double bytes =
                more != null && more.has(ALLOCATED)
                        ? more.getAsJsonObject(ALLOCATED).get("score").getAsDouble()
                        : Double.NaN;
        rows.put(
                name.substring(name.lastIndexOf('.') + 1),
                // What is no number stands in quotes, which is read as well.
                new Row(
                        time.get("score").getAsDouble(),
                        time.get("scoreError").getAsDouble(),
                        bytes));
    }

    /** Whatever is not a number fails. */
    private void judge() {
        for (String name : List.of(FULL_STEP, FOUR_CHANNELS, REFERENCE, TOY)) {
            if (!rows.containsKey(name)) {
                faults.add("not measured: " + name);
            }
        }
        for (String name : List.of(FULL_STEP, FOUR_CHANNELS)) {
            if (rows.containsKey(name) && !(rows.get(name).bytes() < BYTES_BELOW)) {
                faults.add(format("%s allocates %.3f B/op", name, rows.get(name).bytes()));
            }
        }
        if (rows.containsKey(FULL_STEP)
                && rows.containsKey(REFERENCE)
                && !(ratio(REFERENCE) <= RATIO_MAX && rows.get(REFERENCE).nanos() > 0)) {
            faults.add(
                    format(
                            "a full step costs %.2f times the reference, at most %.1f",
                            ratio(REFERENCE), RATIO_MAX));
        }
    }

    private double ratio(String to) {
        return rows.get(FULL_STEP).nanos() / rows.get(to).nanos();
    }

    /** Of two independent means, to the first order. */
    private double ratioError(String to) {
        Row full = rows.get(FULL_STEP);
        Row other = rows.get(to);
        return ratio(to) * Math.hypot(full.error() / full.nanos(), other.error() / other.nanos());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
