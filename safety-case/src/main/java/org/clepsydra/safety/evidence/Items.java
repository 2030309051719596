package org.clepsydra.safety.evidence;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clepsydra.safety.json.Json;

/** The items by their ids. Which keys an item has depends on its type. */
public final class Items {
    private final Map<String, JsonObject> byId = new LinkedHashMap<>();

    private Items() {}

    /** Items in an order; throws when an id stands twice. */
    public static Items of(List<JsonObject> rows) throws IOException {
        Items items = new Items();
        for (JsonObject row : rows) {
            String id = Json.text(row, "id");
            if (items.byId.put(id, row) != null) {
                throw new IOException("items.json has " + id + " twice");
            }
        }
        return items;
    }

    /** All of them. */
    public List<JsonObject> all() {
        return List.copyOf(byId.values());
    }

    /** Those of a type. */
    public List<JsonObject> of(String type) {
        return byId.values().stream().filter(item -> Json.text(item, "type").equals(type)).toList();
    }

    /** The text of a key of an item; "" where there is none, or no item has this id. */
    public String text(String id, String key) {
        return Json.text(byId.getOrDefault(id, new JsonObject()), key);
    }

    /** The ids that an item has links to; none where no item has this id. */
    public List<String> linked(String id) {
        return linked(byId.getOrDefault(id, new JsonObject()), "");
    }

    /** The ids that an item has links to, of one role or, where it is "", of any. */
    public static List<String> linked(JsonObject item, String role) {
        List<String> to = new ArrayList<>();
        for (JsonObject link : Json.rows(item, "links")) {
            if (role.isEmpty() || role.equals(Json.text(link, "role"))) {
                to.add(Json.text(link, "to"));
            }
        }
        return to;
    }
}
