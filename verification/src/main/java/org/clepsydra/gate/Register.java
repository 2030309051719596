package org.clepsydra.gate;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A register of excuses: each names one thing by key, the digest of the method it stands in, and
 * the reason. An excuse lives only as long as the code it was written for.
 */
public final class Register {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Map<String, Entry> byKey = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * One excuse.
     *
     * @param key what is excused
     * @param digest digest of the method it stands in
     * @param reason why no test can tell
     */
    public record Entry(String key, String digest, String reason) {}

    /** Reads columns {@code key, digest, reason}. */
    public Register(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            for (CSVRecord row : FORMAT.parse(text)) {
                add(new Entry(row.get("key"), row.get("digest"), row.get("reason").strip()));
            }
        }
    }

    private void add(Entry entry) {
        if (entry.reason().isEmpty()) {
            faults.add("no reason: " + entry.key());
        }
        if (byKey.put(entry.key(), entry) != null) {
            faults.add("twice: " + entry.key());
        }
    }

    /** Faults of the register itself. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Whether {@code key} is excused for code with this digest. */
    public boolean excuses(String key, String digest) {
        Entry entry = byKey.get(key);
        return entry != null && entry.digest().equals(digest);
    }

    /** Why {@code key} is excused; empty where it is not. */
    public String reason(String key) {
        Entry entry = byKey.get(key);
        return entry == null ? "" : entry.reason();
    }

    /** Keys of all entries. */
    public Iterable<Entry> entries() {
        return byKey.values();
    }

    /** How many entries there are. */
    public int size() {
        return byKey.size();
    }
}
