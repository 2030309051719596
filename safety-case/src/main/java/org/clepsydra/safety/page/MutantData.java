package org.clepsydra.safety.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clepsydra.safety.evidence.Rows;

/** Mutants as columns, whose texts stand once in a table: there are many, and they repeat. */
final class MutantData {
    private final List<Rows.Mutant> mutants;
    private final JsonObject data = new JsonObject();
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private MutantData(List<Rows.Mutant> mutants) {
        this.mutants = mutants;
    }

    /** The data. */
    static String json(List<Rows.Mutant> mutants) {
        return new MutantData(mutants).columns().toString();
    }

    private JsonObject columns() {
        texts("className", Rows.Mutant::className);
        texts("method", Rows.Mutant::method);
        texts("file", Rows.Mutant::file);
        texts("description", Rows.Mutant::description);
        texts("status", Rows.Mutant::status);
        texts("killer", Rows.Mutant::killer);
        texts("justification", Rows.Mutant::justification);
        JsonArray ids = new JsonArray();
        mutants.forEach(mutant -> ids.add(mutant.id()));
        data.add("id", ids);
        numbers("line", Rows.Mutant::line);
        numbers("own", mutant -> mutant.own() ? 1 : 0);
        texts("requirements", mutant -> String.join("\n", mutant.requirements()));
        JsonArray strings = new JsonArray();
        places.keySet().forEach(strings::add);
        data.add("strings", strings);
        return data;
    }

    private void texts(String column, Function<Rows.Mutant, String> text) {
        numbers(column, row -> places.computeIfAbsent(text.apply(row), t -> places.size()));
    }

    private void numbers(String column, Function<Rows.Mutant, Integer> number) {
        JsonArray numbers = new JsonArray();
        mutants.forEach(mutant -> numbers.add(number.apply(mutant)));
        data.add(column, numbers);
    }
}
