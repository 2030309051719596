package org.clepsydra.bench.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clepsydra.plan.LibraryDraft;
import org.clepsydra.port.LibraryLayout;

/**
 * A drug library as people read it.
 *
 * @param version the higher, the later
 * @param entries in the order of the image: drug, route, concentration
 */
public record DrugLibrary(long version, List<LibraryEntry> entries) {
    private static final Comparator<LibraryEntry> ORDER =
            Comparator.comparingLong(LibraryEntry::drugId)
                    .thenComparingLong(LibraryEntry::route)
                    .thenComparing(LibraryEntry::lowestNgPerNl);

    /** A library of entries in any order. */
    static DrugLibrary of(long version, List<LibraryEntry> entries) {
        return new DrugLibrary(version, entries.stream().sorted(ORDER).toList());
    }

    /** What stands in an image that the core accepts. */
    public static DrugLibrary of(long[] image) {
        List<LibraryEntry> entries = new ArrayList<>();
        for (int i = 0; i < image[LibraryLayout.ENTRY_COUNT]; i++) {
            int at = LibraryLayout.ENTRIES + i * LibraryLayout.ENTRY_WORDS;
            entries.add(LibraryEntry.of(image, at));
        }
        return new DrugLibrary(image[LibraryLayout.VERSION], List.copyOf(entries));
    }

    /** The same, to be judged and written. */
    public LibraryDraft draft() {
        LibraryDraft draft = new LibraryDraft(version);
        entries.forEach(entry -> entry.addTo(draft));
        return draft;
    }

    /** The first entry with which the library is refused, with a colon; nothing if none is. */
    public String firstRefused() {
        for (int i = 1; i <= entries.size(); i++) {
            DrugLibrary some = new DrugLibrary(version, entries.subList(0, i));
            if (!some.draft().verdict().accepted()) {
                return entries.get(i - 1).words() + ": ";
            }
        }
        return "";
    }

    /** The number of the drug with that name; 0 for none. */
    long drugId(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .mapToLong(LibraryEntry::drugId)
                .findFirst()
                .orElse(0);
    }
}
