package org.clepsydra.bench.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.Rule;
import org.clepsydra.world.LineSettings;
import org.clepsydra.world.PumpModel;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a scenario file. */
public final class ScenarioReader {
    private static final List<String> KEYS =
            List.of(
                    "name",
                    "about",
                    "library",
                    "prescription",
                    "second entry",
                    "overlays",
                    "limits",
                    "pump",
                    "encoder",
                    "line",
                    "reservoir",
                    "dead volume",
                    "step period",
                    "seed",
                    "events",
                    "expect");
    private static final Field OCCLUSION =
            Field.of(
                    Dimension.PRESSURE,
                    HardLimits.PRESSURE_LIMIT_PA_MIN,
                    HardLimits.PRESSURE_LIMIT_PA_MAX,
                    "10 kPa to 70 kPa");
    private static final Field BUBBLE =
            Field.of(
                    Dimension.VOLUME,
                    HardLimits.BUBBLE_NL_MIN,
                    HardLimits.BUBBLE_NL_MAX,
                    "20 uL to 500 uL");
    private static final Field COMPLIANCE =
            Field.of(Dimension.COMPLIANCE, "0.01", "100", "0.01 uL/kPa to 100 uL/kPa");
    private static final Field RESISTANCE =
            Field.of(
                    Dimension.RESISTANCE, "0.0001", "10", "0.0001 kPa per mL/h to 10 kPa per mL/h");
    private static final Field PATIENT = Field.of(Dimension.PRESSURE, 0, 20_000, "0 kPa to 20 kPa");
    private static final Field ENCODER =
            Field.of(Dimension.ENCODER, 24, 500, "24 counts/rev to 500 counts/rev");
    private static final Field FILL =
            Field.of(Dimension.VOLUME, 1_000, 20_000_000, "1 uL to 20 mL");
    private static final Field DEAD_VOLUME =
            Field.of(Dimension.VOLUME, 1, HardLimits.LINE_NL_MAX, "1 nL to 5 mL");
    private static final String IN_STROKES = " in strokes, longest at rest";
    private static final long SEED_MAX = 999_999_999_999L;

    private ScenarioReader() {}

    /**
     * Reads one file.
     *
     * @throws BadScenario when it cannot be run, with the line and what is accepted
     */
    public static Scenario read(Path path) throws BadScenario {
        return read(path, YamlFile.root(path));
    }

    private static Scenario read(Path path, Node root) throws BadScenario {
        String file = path.toString();
        Entries entries = Entries.read(file, root, "scenario", KEYS);
        Entries limits =
                Entries.read(
                        file, entries.node("limits"), "limits", List.of("occlusion", "bubble"));
        PumpModel pump = pump(entries);
        Prescription ordered = PrescriptionReader.read(file, entries.node("prescription"));
        SecondEntry again =
                entries.has("second entry")
                        ? SecondEntry.read(file, entries.node("second entry"), ordered)
                        : SecondEntry.right(ordered);
        return new Scenario(
                file,
                entries.text("name").value(),
                entries.text("about").value(),
                LibraryUse.read(path, entries),
                ordered,
                again,
                Overlays.read(file, entries, ordered),
                (int) limits.text("occlusion").whole(OCCLUSION),
                limits.text("bubble").whole(BUBBLE),
                pump,
                line(file, entries, pump.line()),
                reservoirNl(entries, pump),
                entries.has("dead volume") ? entries.text("dead volume").whole(DEAD_VOLUME) : 0,
                stepPeriod(entries.text("step period"), pump),
                entries.text("seed").plainWhole(0, SEED_MAX),
                events(file, entries),
                expectations(file, entries));
    }

    private static PumpModel pump(Entries entries) throws BadScenario {
        String name = entries.text("pump").oneOf(List.of("wearable", "bedside", "implant"));
        if (!name.equals("bedside")) {
            if (entries.has("encoder")) {
                throw entries.text("encoder").bad("only the bedside pump has a choice of encoder");
            }
            return name.equals("wearable") ? PumpModel.wearable() : PumpModel.implant();
        }
        return entries.has("encoder")
                ? PumpModel.bedside((int) entries.text("encoder").whole(ENCODER))
                : PumpModel.bedside();
    }

    /** What the reservoir is first filled with: all it holds where nothing is said. */
    private static long reservoirNl(Entries entries, PumpModel pump) throws BadScenario {
        if (!entries.has("reservoir")) {
            return pump.device().reservoirNl();
        }
        Text text = entries.text("reservoir");
        if (pump.device().reservoirNl() == 0) {
            throw text.bad("only the implant has a reservoir");
        }
        return text.whole(FILL);
    }

    private static LineSettings line(String file, Entries entries, LineSettings usual)
            throws BadScenario {
        if (!entries.has("line")) {
            return usual;
        }
        Entries line =
                Entries.read(
                        file,
                        entries.node("line"),
                        "line",
                        List.of("compliance", "resistance", "patient pressure"));
        return new LineSettings(
                line.has("compliance")
                        ? line.text("compliance").figure(COMPLIANCE).doubleValue()
                        : usual.complianceUlPerKpa(),
                line.has("resistance")
                        ? line.text("resistance").figure(RESISTANCE).doubleValue()
                        : usual.resistanceKpaPerMlPerH(),
                line.has("patient pressure")
                        ? line.text("patient pressure").whole(PATIENT) / 1_000.0
                        : usual.patientKpa());
    }

    private static StepPeriod stepPeriod(Text text, PumpModel pump) throws BadScenario {
        if (text.value().equals("random 1 ms to longest")) {
            return new StepPeriod(0, false);
        }
        long longestMs = pump.device().longestEnergisedMs();
        String accepted =
                "1 ms to " + longestMs + " ms on this pump, or \"random 1 ms to longest\",";
        Field range = Field.of(Dimension.TIME, 1, longestMs, accepted);
        boolean inStrokes = text.value().endsWith(IN_STROKES);
        String period = inStrokes ? text.value().replace(IN_STROKES, "") : text.value();
        return new StepPeriod(text.part(period).whole(range), inStrokes);
    }

    private static List<Event> events(String file, Entries entries) throws BadScenario {
        List<Event> events = new ArrayList<>();
        if (entries.has("events")) {
            for (Node node : entries.list("events")) {
                events.add(EventReader.read(file, node));
            }
        }
        events.sort(Comparator.comparingLong(Event::atMs));
        return List.copyOf(events);
    }

    /** A scenario that names no verdict expects its prescription to be accepted. */
    private static List<Expectation> expectations(String file, Entries entries) throws BadScenario {
        List<Expectation> expectations = new ArrayList<>();
        for (Node node : entries.list("expect")) {
            expectations.add(ExpectationReader.read(file, node));
        }
        if (expectations.stream().noneMatch(e -> e.kind() == Expectation.Kind.VERDICT)) {
            expectations.add(
                    0,
                    new Expectation(
                            Expectation.Kind.VERDICT,
                            "verdict: accepted",
                            Entries.lineOf(entries.node("expect")),
                            Rule.ACCEPTED,
                            0,
                            0));
        }
        return List.copyOf(expectations);
    }
}
