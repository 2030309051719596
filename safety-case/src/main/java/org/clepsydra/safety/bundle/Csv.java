package org.clepsydra.safety.bundle;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.clepsydra.safety.json.Json;

/** Writes tables as CSV: UTF-8, a comma between cells, a line feed after each row. */
final class Csv {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private static final Gson GSON = new Gson();

    private Csv() {}

    /** The table; every row has as many cells as there are columns. */
    static byte[] write(List<String> columns, List<List<String>> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        FORMAT.printRecord(text, columns.toArray());
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of other width: " + row);
            }
            FORMAT.printRecord(text, row.toArray());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The value as text: a list is joined by a semicolon, an absent value is empty. */
    static String cell(JsonObject row, String key) {
        return String.join("; ", Json.texts(row, key));
    }

    /** A table whose columns are keys of the rows. */
    static byte[] write(List<?> rows, String... keys) throws IOException {
        List<String> columns = List.of(keys);
        return write(
                columns,
                rows.stream()
                        .map(row -> GSON.toJsonTree(row).getAsJsonObject())
                        .map(row -> columns.stream().map(column -> cell(row, column)).toList())
                        .toList());
    }
}
