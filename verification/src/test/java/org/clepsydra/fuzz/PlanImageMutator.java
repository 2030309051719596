package org.clepsydra.fuzz;

import java.util.SplittableRandom;
import org.clepsydra.oracle.PlanImageOracle;
import org.clepsydra.port.PlanLayout;

/**
 * Changes a plan image in a few places, from a seed. It knows the layout, so that what it makes is
 * often wrong in one thing only: single words, whole rows, and figures that belong together.
 */
final class PlanImageMutator {
    private static final int ROW = PlanLayout.SEGMENT_WORDS;
    private static final int KINDS = 16;
    private static final int TOGETHER = 15;

    private static final long[] LIMITS = {
        0,
        1,
        2,
        3,
        4,
        32,
        64,
        1_000,
        2_000,
        10_000,
        20_000,
        30_000,
        50_000,
        60_000,
        70_000,
        500_000,
        1_000_000,
        86_400_000,
        125_000_000,
        1_000_000_000,
        1_200_000_000,
        2_678_400_000L,
        10_000_000_000L,
        100_000_000_000L,
        500_000_000_000L,
        10_000_000L,
        20_000_000_000L,
        100,
        100_000_000L,
        1L << 31,
        1L << 32,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        PlanImagePump.BEDSIDE_ID,
        PlanImagePump.WEARABLE_ID,
    };

    private final SplittableRandom random;
    private final PlanImageOverlayMutator overlays;
    private long[] image;

    PlanImageMutator(long seed) {
        random = new SplittableRandom(seed);
        overlays = new PlanImageOverlayMutator(random);
    }

    int choose(int bound) {
        return random.nextInt(bound);
    }

    /** Copies {@code from} into {@code to} and changes it. */
    void mutate(long[] from, long[] to) {
        System.arraycopy(from, 0, to, 0, PlanLayout.WORDS);
        image = to;
        int changes = random.nextBoolean() ? 1 : random.nextInt(5);
        for (int i = 0; i < changes; i++) {
            change();
        }
    }

    /** Ten images in sixteen get both seals put right, two more one of them. */
    void seal(long[] of) {
        long control = of[PlanLayout.CONTROL_CRC];
        long envelope = of[PlanLayout.ENVELOPE_CRC];
        int which = random.nextInt(16);
        if (which < 10) {
            PlanImageOracle.seal(of);
        }
        if (which == 8) {
            of[PlanLayout.CONTROL_CRC] = control;
        } else if (which == 9) {
            of[PlanLayout.ENVELOPE_CRC] = envelope;
        }
    }

    private void change() {
        switch (random.nextInt(KINDS)) {
            case 0 -> image[word()] = random.nextLong();
            case 1 -> image[word()] ^= 1L << random.nextInt(64);
            case 2, 3 -> image[word()] = limit();
            case 4 -> swap(word(), word(), 1);
            case 5 -> swap(row(), row(), ROW);
            case 6, 7, 8 -> image[word()] += small();
            default -> together(random.nextInt(TOGETHER));
        }
    }

    /** Figures that belong together. */
    private void together(int which) {
        switch (which) {
            case 0 -> {
                row(row());
                PlanImageMender.mend(image);
            }
            case 1 -> point();
            case 2 -> both();
            case 3 -> gap();
            case 4 -> count();
            case 5 -> ramp();
            case 6, 7 -> overlays.overlay(image, limit(), small());
            case 8 -> overlays.slide(image, limit(), small());
            case 9 -> overlays.flush(image, row());
            case 10 -> overlays.kvo(image, row());
            case 11 -> overlays.safeState(image);
            case 12 -> goOn();
            case 13 -> ceiling();
            default -> PlanImageMender.mend(image);
        }
    }

    /** A word, most often of those that say something. */
    private int word() {
        int where = random.nextInt(22);
        if (where > 19) {
            int table = where == 20 ? PlanLayout.OVERLAYS : PlanLayout.ENVELOPE_OVERLAYS;
            return table + random.nextInt(PlanLayout.OVERLAYS_MAX * PlanLayout.OVERLAY_WORDS);
        }
        if (where < 9) {
            return random.nextInt(PlanLayout.SEGMENTS);
        }
        if (where < 13) {
            return row() + random.nextInt(ROW);
        }
        if (where < 18) {
            return PlanLayout.ENVELOPE + random.nextInt(16);
        }
        return where == 18 ? pointAt() + random.nextInt(2) : random.nextInt(PlanLayout.WORDS);
    }

    private long small() {
        long step = random.nextInt(8) == 0 ? random.nextInt(100_000) : random.nextInt(3);
        return random.nextBoolean() ? step + 1 : -step - 1;
    }

    private long limit() {
        return LIMITS[random.nextInt(LIMITS.length)] + random.nextInt(3) - 1;
    }

    private int row() {
        int used = (int) Math.max(1, Math.min(image[PlanLayout.SEGMENT_COUNT], 31));
        return PlanLayout.SEGMENTS + random.nextInt(used + 1) * ROW;
    }

    private int pointAt() {
        return PlanLayout.ENVELOPE_POINTS + 2 * random.nextInt(lastPoint() + 1);
    }

    private int lastPoint() {
        return (int) Math.max(1, Math.min(image[PlanLayout.ENVELOPE_POINT_COUNT], 64)) - 1;
    }

    private void swap(int a, int b, int words) {
        for (int i = 0; i < words; i++) {
            long kept = image[a + i];
            image[a + i] = image[b + i];
            image[b + i] = kept;
        }
    }

    /** Changes what one segment is, gives or lasts. */
    private void row(int at) {
        int field = random.nextInt(5);
        if (field == 4) {
            image[at + PlanLayout.SEGMENT_KIND] = 1L + random.nextInt(4);
            image[at + PlanLayout.SEGMENT_FIRST_NL] = 0;
        } else if (random.nextInt(3) == 0) {
            image[at + PlanLayout.SEGMENT_VOLUME_NL + field % 2] = limit();
        } else {
            image[at + PlanLayout.SEGMENT_VOLUME_NL + field % 2] += small();
        }
    }

    private void ramp() {
        int at = row();
        long most = 2 * image[at + PlanLayout.SEGMENT_VOLUME_NL];
        image[at + PlanLayout.SEGMENT_FIRST_NL] =
                random.nextBoolean() ? most + random.nextInt(3) - 1 : random.nextInt(3) - 1;
        if (random.nextBoolean()) {
            image[at + PlanLayout.SEGMENT_KIND] = PlanLayout.RAMP;
        }
    }

    /** Moves a point; the last one often with the volume that it comes to. */
    private void point() {
        int last = PlanLayout.ENVELOPE_POINTS + 2 * lastPoint();
        int at = random.nextBoolean() ? last : pointAt();
        long step = small();
        int coordinate = random.nextInt(2);
        image[at + coordinate] += step;
        if (at == last && coordinate == 1 && random.nextInt(4) > 0) {
            image[PlanLayout.ENVELOPE_VOLUME_NL] += step * (random.nextInt(4) > 0 ? 1 : 2);
        }
        if (random.nextInt(8) == 0) {
            image[at] = image[Math.max(PlanLayout.ENVELOPE_POINTS, at - 2)] + 1_000 - choose(3);
        }
    }

    /** Bends the ceiling, as a tool that draws it wrong would: more than a point at a time. */
    private void ceiling() {
        int from = 1 + random.nextInt(Math.max(1, lastPoint()));
        int coordinate = random.nextInt(2);
        switch (random.nextInt(4)) {
            case 0 -> shift(from, coordinate, small());
            case 1 -> {
                int at = PlanLayout.ENVELOPE_POINTS + 2 * from;
                long rise = image[at + 1] - image[at - 1];
                shift(from, 1, rise / (1 + random.nextInt(100)));
            }
            case 2 -> swap(pointAt() + coordinate, pointAt() + coordinate, 1);
            default -> image[PlanLayout.ENVELOPE_CYCLE_POINT] += small();
        }
    }

    /** Moves all points from {@code from} on, but often not the last. */
    private void shift(int from, int coordinate, long by) {
        int to = lastPoint() + random.nextInt(4) / 3;
        for (int i = from; i < to; i++) {
            image[PlanLayout.ENVELOPE_POINTS + 2 * i + coordinate] += by;
        }
    }

    /** The same figure in both blocks. */
    private void both() {
        long value = random.nextBoolean() ? limit() : random.nextLong();
        if (random.nextInt(3) == 0) {
            image[PlanLayout.DEVICE_ID] = value;
            image[PlanLayout.ENVELOPE_DEVICE_ID] = value;
        } else if (random.nextBoolean()) {
            image[PlanLayout.PLAN_ID] = value;
            image[PlanLayout.ENVELOPE_PLAN_ID] = value;
        } else {
            image[PlanLayout.REPEATS] = value;
            image[PlanLayout.ENVELOPE_REPEATS] = value;
            PlanImageMender.mend(image);
        }
    }

    /** Goes on from a plan with a number about as high as it may be, or as low. */
    private void goOn() {
        if (random.nextInt(3) == 0) {
            image[PlanLayout.PLAN_ID] = limit();
            image[PlanLayout.ENVELOPE_PLAN_ID] = image[PlanLayout.PLAN_ID];
        }
        long end = random.nextInt(3) == 0 ? 0 : image[PlanLayout.PLAN_ID] - 1;
        image[PlanLayout.CONTINUES] = end + random.nextInt(3) - 1;
    }

    /** A gap about as large as it may be, of one run or of the mean of them. */
    private void gap() {
        long runs = Math.max(1, image[PlanLayout.REPEATS]);
        long last = PlanLayout.ENVELOPE_POINTS + 2L * lastPoint() + 1;
        long cycle = Math.max(0, Math.min(image[PlanLayout.ENVELOPE_CYCLE_POINT], 63));
        long run = image[(int) last] - image[(int) (PlanLayout.ENVELOPE_POINTS + 2 * cycle + 1)];
        long most = random.nextBoolean() ? run / 100 : image[PlanLayout.VOLUME_NL] / 100 / runs;
        image[PlanLayout.ENVELOPE_GAP_NL] = most + random.nextInt(4) - 1;
    }

    private void count() {
        if (random.nextBoolean()) {
            image[PlanLayout.SEGMENT_COUNT] += random.nextInt(3) - 1;
        } else {
            image[PlanLayout.ENVELOPE_POINT_COUNT] += small();
        }
        if (random.nextBoolean()) {
            PlanImageMender.mend(image);
        }
    }
}
