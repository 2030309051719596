package org.clepsydra.bench.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.clepsydra.bench.OutflowRecord;
import org.clepsydra.bench.RunResult;
import org.clepsydra.bench.scenario.Words;

/** Runs as JSON, for programs. Keys keep their order; figures carry their unit in the name. */
public final class ReportJson {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private ReportJson() {}

    /** All runs of one command, as one array. */
    public static String of(List<RunResult> results) {
        JsonArray all = new JsonArray();
        results.forEach(r -> all.add(one(r)));
        return GSON.toJson(all);
    }

    private static JsonObject one(RunResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("file", result.scenario().file());
        json.addProperty("name", result.scenario().name());
        json.addProperty("met", result.met());
        json.addProperty("verdict", result.verdictWords());
        json.addProperty("steps", result.steps());
        json.addProperty("simulatedMs", result.simulatedMs());
        json.addProperty("endedMs", result.endedMs());
        json.addProperty("prescribedNl", result.scenario().prescription().curve().givenNl());
        json.addProperty("commandedNl", result.delivery().commandedNl());
        json.addProperty("mostAheadQuanta", result.delivery().mostAheadQuanta());
        json.addProperty("mostBehindQuanta", result.delivery().mostBehindQuanta());
        json.addProperty("mostBeyondNl", result.delivery().mostBeyondNl());
        json.addProperty("lateStepNl", result.delivery().lateStepNl());
        json.addProperty("mostInHourNl", result.delivery().mostInHourNl());
        json.addProperty("trappedNl", result.trappedNl());
        json.addProperty("airPassedNl", result.airPassedNl());
        json.addProperty("remainingNl", result.remainingNl());
        json.addProperty("reachesMs", result.reachesMs());
        json.add("trumpet", trumpets(Trumpets.of(result)));
        json.add("alarms", alarms(result));
        json.add("expectations", expectations(result));
        return json;
    }

    private static JsonObject trumpets(Trumpets trumpets) {
        JsonObject json = new JsonObject();
        json.addProperty("sampleIntervalMs", OutflowRecord.INTERVAL_MS);
        if (trumpets.curves().isEmpty()) {
            json.addProperty("leftOut", trumpets.leftOut());
        }
        JsonArray stretches = new JsonArray();
        trumpets.curves().forEach(curve -> stretches.add(trumpet(curve)));
        json.add("stretches", stretches);
        return json;
    }

    private static JsonObject trumpet(Trumpet curve) {
        Trumpet.Place place = curve.place();
        JsonObject json = new JsonObject();
        json.addProperty("fromMs", place.fromMs());
        json.addProperty("toMs", place.toMs());
        json.addProperty("settlingMs", place.settlingMs());
        json.addProperty("prescribedMlPerH", place.mlPerH());
        json.addProperty("meanPercent", curve.meanPercent());
        JsonArray windows = new JsonArray();
        for (Trumpet.Window window : curve.windows()) {
            JsonObject one = new JsonObject();
            one.addProperty("minutes", window.minutes());
            one.addProperty("largestPercent", window.largestPercent());
            one.addProperty("smallestPercent", window.smallestPercent());
            if (place.strokes()) {
                one.addProperty("boundPercent", curve.boundPercent(window));
            }
            windows.add(one);
        }
        json.add("windows", windows);
        return json;
    }

    private static JsonArray alarms(RunResult result) {
        JsonArray all = new JsonArray();
        result.alarms()
                .forEach(
                        alarm -> {
                            JsonObject json = new JsonObject();
                            json.addProperty("condition", Words.ofAlarm(alarm.code()));
                            json.addProperty("fromMs", alarm.fromMs());
                            json.addProperty("toMs", alarm.toMs());
                            all.add(json);
                        });
        return all;
    }

    private static JsonArray expectations(RunResult result) {
        JsonArray all = new JsonArray();
        result.outcomes()
                .forEach(
                        outcome -> {
                            JsonObject json = new JsonObject();
                            json.addProperty("expected", outcome.expectation().words());
                            json.addProperty("found", outcome.found());
                            json.addProperty("met", outcome.met());
                            all.add(json);
                        });
        return all;
    }
}
