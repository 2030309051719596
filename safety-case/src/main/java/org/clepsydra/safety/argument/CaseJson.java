package org.clepsydra.safety.argument;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** Writes an evaluated case for programs, in the order of the argument's file. */
final class CaseJson {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

    private CaseJson() {}

    static String of(Case made, RedTeam team) {
        JsonObject json = new JsonObject();
        json.addProperty("root", made.root());
        JsonArray nodes = new JsonArray();
        made.nodes().forEach(node -> nodes.add(node(made, node)));
        json.add("nodes", nodes);
        json.add("summary", summary(made));
        json.add("redTeam", redTeam(team));
        return GSON.toJson(json) + "\n";
    }

    private static JsonObject node(Case made, Node node) {
        JsonObject json = new JsonObject();
        Verdict verdict = made.verdict(node.id());
        json.addProperty("id", node.id());
        json.addProperty("kind", node.kind().letters());
        json.addProperty("text", node.text());
        json.addProperty("value", verdict == null ? null : verdict.value().word());
        json.addProperty("why", verdict == null ? null : verdict.why());
        json.add("supportedBy", strings(node.supportedBy()));
        json.add("inContextOf", strings(node.inContextOf()));
        json.add("challenges", strings(node.challenges()));
        json.addProperty("predicate", node.predicate());
        JsonObject args = new JsonObject();
        node.args().forEach(args::addProperty);
        json.add("args", args);
        return json;
    }

    private static JsonArray strings(List<String> strings) {
        JsonArray array = new JsonArray();
        strings.forEach(array::add);
        return array;
    }

    private static JsonObject summary(Case made) {
        JsonObject json = new JsonObject();
        json.addProperty("value", made.value().word());
        Map<Value, Integer> counts = Summary.counts(made);
        json.addProperty("leaves", made.leaves().size());
        counts.forEach((value, count) -> json.addProperty(value.word(), count));
        JsonArray notTrue = new JsonArray();
        Summary.notTrue(made).forEach(leaf -> notTrue.add(leaf.id()));
        json.add("notTrue", notTrue);
        return json;
    }

    private static JsonObject redTeam(RedTeam team) {
        JsonObject json = new JsonObject();
        json.addProperty("turned", team.turned());
        json.addProperty("of", team.leaves());
        JsonArray rows = new JsonArray();
        for (RedTeam.Row row : team.rows()) {
            JsonObject each = new JsonObject();
            each.addProperty("leaf", row.leaf());
            each.addProperty("corruption", row.corruption());
            each.addProperty("root", row.root().word());
            each.addProperty("turned", row.turned());
            rows.add(each);
        }
        json.add("rows", rows);
        return json;
    }
}
