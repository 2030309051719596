package org.clepsydra.bench.scenario;

import java.nio.file.Path;
import java.util.List;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.port.LibraryLayout;

/**
 * The drug library of a scenario, and what its plan says of the drug.
 *
 * @param image the library; empty where the pump is given none
 * @param version of the library that the plan names
 * @param drugId the drug's number, 0 where the library does not know its name
 * @param route how it enters the body
 * @param reason code of the reason for going beyond a soft limit, 0 for none
 * @param beforeNgPerM2 what was given before
 * @param beforeInCycleNgPerM2 what of it was given in this cycle of therapy
 */
public record LibraryUse(
        long[] image,
        long version,
        long drugId,
        long route,
        long reason,
        long beforeNgPerM2,
        long beforeInCycleNgPerM2) {
    private static final LibraryUse NONE = new LibraryUse(new long[0], 0, 0, 0, 0, 0, 0);
    private static final List<String> KEYS =
            List.of(
                    "route",
                    "reason",
                    "given before",
                    "given before in this cycle",
                    "library version");
    private static final Field BEFORE =
            Field.of(
                    Dimension.MASS_PER_AREA,
                    0,
                    HardLimits.LIFETIME_NG_PER_M2_MAX,
                    "0 mg/m2 to 10000 g/m2");

    /** Whether the pump is given a library. */
    public boolean given() {
        return image.length > 0;
    }

    static LibraryUse read(Path scenario, Entries entries) throws BadScenario {
        Entries ordered =
                Entries.read(
                        scenario.toString(),
                        entries.node("prescription"),
                        "prescription",
                        PrescriptionReader.KEYS);
        if (!entries.has("library")) {
            for (String key : KEYS) {
                if (ordered.has(key)) {
                    throw ordered.bad(key, "stands here, and the scenario names no \"library\"");
                }
            }
            return NONE;
        }
        Path file = scenario.resolveSibling(entries.text("library").value());
        DrugLibrary library = LibraryReader.read(file);
        long[] image = new long[LibraryLayout.WORDS];
        library.draft().writeTo(image);
        return new LibraryUse(
                image,
                ordered.has("library version")
                        ? ordered.text("library version")
                                .plainWhole(0, HardLimits.LIBRARY_VERSION_MAX)
                        : library.version(),
                library.drugId(ordered.text("drug").value()),
                Words.route(ordered.text("route")),
                ordered.has("reason")
                        ? ordered.text("reason").plainWhole(0, HardLimits.SOFT_REASON_MAX)
                        : 0,
                before(ordered, "given before"),
                before(ordered, "given before in this cycle"));
    }

    private static long before(Entries ordered, String key) throws BadScenario {
        return ordered.has(key) ? ordered.text(key).whole(BEFORE) : 0;
    }
}
