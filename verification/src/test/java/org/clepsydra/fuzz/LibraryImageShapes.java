package org.clepsydra.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.plan.Libraries;
import org.clepsydra.plan.LibraryDraft;

/** Valid drug library images of every shape, at the limits where a shape can reach them. */
public final class LibraryImageShapes {
    private static final int RANDOM = 40;
    private static final int ENTRIES_MAX = 64;
    private static final long MS_MAX = 2_678_400_000L;

    private final SplittableRandom random = new SplittableRandom(20_261);
    private LibraryDraft draft;

    private LibraryImageShapes() {}

    /** The same ones in each run. */
    public static List<long[]> all() {
        List<long[]> images = new ArrayList<>();
        images.add(Libraries.image(Libraries.example(3)));
        images.add(Libraries.image(least()));
        images.add(Libraries.image(most()));
        LibraryImageShapes shapes = new LibraryImageShapes();
        for (int i = 0; i < RANDOM; i++) {
            images.add(shapes.library());
        }
        return images;
    }

    private static LibraryDraft least() {
        return new LibraryDraft(1)
                .entry(1, "!", 1)
                .concentration(1, 1, 1_000_000)
                .doseRateNgPerM2PerH(1, 1)
                .doseNgPerM2(1, 1)
                .shortestMs(60_000, 60_000)
                .longestMs(60_000, 60_000);
    }

    private static LibraryDraft most() {
        LibraryDraft most = new LibraryDraft(999_999_999);
        for (int i = 1; i <= ENTRIES_MAX; i++) {
            most.entry(999_999_999L - ENTRIES_MAX + i, "~".repeat((i + 1) / 2), 6)
                    .flags(3)
                    .concentration(1_000_000_000, 1_000_000_000, 1_000_000)
                    .doseRateNgPerM2PerH(100_000_000_000L, 100_000_000_000L)
                    .doseNgPerM2(500_000_000_000L, 500_000_000_000L)
                    .shortestMs(MS_MAX, MS_MAX)
                    .longestMs(MS_MAX, MS_MAX)
                    .lifetimeNgPerM2(10_000_000_000_000L, 10_000_000_000_000L)
                    .cycleNgPerM2(10_000_000_000_000L, 10_000_000_000_000L)
                    .bolus(500_000_000_000L, 500_000_000_000L, 100_000_000_000L)
                    .kvoNlPerH(1_000_000);
        }
        return most;
    }

    private long[] library() {
        draft = new LibraryDraft(1 + random.nextInt(999_999_999));
        int left = 1 + random.nextInt(random.nextInt(ENTRIES_MAX) + 1);
        long drugId = 0;
        while (left > 0) {
            drugId += 1 + random.nextInt(random.nextInt(10_000_000) + 1);
            left -= drug(drugId, left);
        }
        return Libraries.image(draft);
    }

    /** One drug in some entries, by route and concentration. */
    private int drug(long drugId, int left) {
        int flags = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
        String name = name();
        int written = 0;
        for (int route = 1; route <= 6; route++) {
            boolean forbidden =
                    ((flags & 1) != 0 && route == 4)
                            || ((flags & 2) != 0 && (route == 2 || route == 5));
            long ng = 0;
            while (!forbidden && written < left && random.nextInt(4) == 0) {
                // Each begins above where the last ended, in ng for 1000 nL.
                long from = ng + 1 + random.nextInt(1_000);
                ng = from + (random.nextBoolean() ? 0 : random.nextInt(1_000));
                draft.entry(drugId, name, route).flags(flags);
                concentration(from, ng);
                limits();
                written++;
            }
        }
        return written;
    }

    private void concentration(long from, long to) {
        long finer = 1L + random.nextInt(1_000);
        draft.concentration(from * finer, to * finer, 1_000 * finer);
    }

    private void limits() {
        long rate = upTo(100_000_000_000L);
        long dose = upTo(500_000_000_000L);
        long lifetime = random.nextBoolean() ? 0 : upTo(10_000_000_000_000L);
        long[] ms = random.longs(4, 60_000, MS_MAX + 1).sorted().toArray();
        draft.doseRateNgPerM2PerH(upTo(rate), rate)
                .doseNgPerM2(upTo(dose), dose)
                .shortestMs(ms[1], ms[0])
                .longestMs(ms[2], ms[3]);
        if (lifetime > 0) {
            draft.lifetimeNgPerM2(upTo(lifetime), lifetime);
        }
        besides();
    }

    private void besides() {
        long cycle = random.nextBoolean() ? 0 : upTo(10_000_000_000_000L);
        if (cycle > 0) {
            draft.cycleNgPerM2(upTo(cycle), cycle);
        }
        long bolus = random.nextBoolean() ? 0 : upTo(500_000_000_000L);
        if (bolus > 0) {
            draft.bolus(upTo(bolus), bolus, upTo(100_000_000_000L));
        }
        draft.kvoNlPerH(random.nextBoolean() ? 0 : upTo(1_000_000));
    }

    private long upTo(long most) {
        return random.nextInt(4) == 0 ? most : 1 + random.nextLong(random.nextLong(most) + 1);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        int letters = 1 + random.nextInt(32);
        for (int i = 0; i < letters; i++) {
            name.append((char) ('!' + random.nextInt(94)));
        }
        return name.toString();
    }
}
