package org.clepsydra.plan;

import java.util.function.Consumer;
import org.clepsydra.port.LibraryLayout;
import org.clepsydra.port.Routes;

/** Drug libraries the tests share. Every limit is an example, none is clinical. */
public final class Libraries {
    public static final long FLUOROURACIL = 101;
    public static final long VINCRISTINE = 202;
    public static final long DOXORUBICIN = 303;

    private static final long HOUR = 3_600_000L;

    private Libraries() {}

    /**
     * Three drugs in four entries: fluorouracil at 18 to 25 and at 50 mg/mL, there with a limit for
     * a cycle, a bolus and a KVO; vincristine; and doxorubicin with limits for a lifetime and a
     * cycle.
     */
    public static LibraryDraft example(long version) {
        return new LibraryDraft(version)
                .entry(FLUOROURACIL, "fluorouracil", Routes.INTRAVENOUS_CENTRAL)
                .concentration(18, 25, 1)
                .doseRateNgPerM2PerH(150_000_000, 200_000_000)
                .doseNgPerM2(2_500_000_000L, 5_000_000_000L)
                .shortestMs(22 * HOUR, 20 * HOUR)
                .longestMs(120 * HOUR, 168 * HOUR)
                .entry(FLUOROURACIL, "fluorouracil", Routes.INTRAVENOUS_CENTRAL)
                .concentration(50, 50, 1)
                .doseRateNgPerM2PerH(60_000_000, 200_000_000)
                .doseNgPerM2(2_500_000_000L, 5_000_000_000L)
                .shortestMs(46 * HOUR, 44 * HOUR)
                .longestMs(48 * HOUR, 50 * HOUR)
                .cycleNgPerM2(5_600_000_000L, 6_000_000_000L)
                .bolus(400_000_000, 500_000_000, 15_000_000_000L)
                .kvoNlPerH(500_000)
                .entry(VINCRISTINE, "vincristine", Routes.INTRAVENOUS_CENTRAL)
                .flags(LibraryLayout.VINCA + LibraryLayout.VESICANT)
                .concentration(1, 10, 1_000)
                .doseRateNgPerM2PerH(100_000, 100_000)
                .doseNgPerM2(1_600_000, 2_000_000)
                .shortestMs(24 * HOUR, 24 * HOUR)
                .longestMs(96 * HOUR, 96 * HOUR)
                .entry(DOXORUBICIN, "doxorubicin", Routes.INTRAVENOUS_CENTRAL)
                .flags(LibraryLayout.VESICANT)
                .concentration(2, 2, 1)
                .doseRateNgPerM2PerH(1_500_000, 1_500_000)
                .doseNgPerM2(80_000_000, 80_000_000)
                .shortestMs(48 * HOUR, 48 * HOUR)
                .longestMs(96 * HOUR, 96 * HOUR)
                .lifetimeNgPerM2(450_000_000, 550_000_000)
                .cycleNgPerM2(80_000_000, 150_000_000);
    }

    public static long[] image(LibraryDraft draft) {
        long[] image = new long[LibraryLayout.WORDS];
        draft.writeTo(image);
        return image;
    }

    /** The example, version 3, changed and sealed again. */
    public static long[] changed(Consumer<long[]> change) {
        long[] image = image(example(3));
        change.accept(image);
        LibraryDraft.seal(image);
        return image;
    }

    /** Where {@code word} of entry {@code index}, from 0, stands. */
    public static int at(int index, int word) {
        return LibraryLayout.ENTRIES + index * LibraryLayout.ENTRY_WORDS + word;
    }
}
