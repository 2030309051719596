package org.clepsydra.bench.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
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
        json.addProperty("trappedNl", result.trappedNl());
        json.addProperty("airPassedNl", result.airPassedNl());
        json.add("alarms", alarms(result));
        json.add("expectations", expectations(result));
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
