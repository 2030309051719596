package org.clepsydra.oracle;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.port.PlanLayout;

/** The curve of a plan image for the oracle: every segment in the order it runs. */
public final class Curves {
    private Curves() {}

    /** A pause is flat and of no volume. */
    public static List<Stretch> of(long[] image) {
        List<Stretch> curve = new ArrayList<>();
        for (int i = 0; i < image[PlanLayout.CYCLE_SEGMENT]; i++) {
            curve.add(stretch(image, i));
        }
        for (int run = 0; run < image[PlanLayout.REPEATS]; run++) {
            for (int i = (int) image[PlanLayout.CYCLE_SEGMENT];
                    i < image[PlanLayout.SEGMENT_COUNT];
                    i++) {
                curve.add(stretch(image, i));
            }
        }
        return curve;
    }

    private static Stretch stretch(long[] image, int index) {
        int at = PlanLayout.SEGMENTS + index * PlanLayout.SEGMENT_WORDS;
        long kind = image[at + PlanLayout.SEGMENT_KIND];
        Stretch.Shape shape =
                kind == PlanLayout.RAMP
                        ? Stretch.Shape.RAMP
                        : kind == PlanLayout.RAISED_COSINE
                                ? Stretch.Shape.RAISED_COSINE
                                : Stretch.Shape.FLAT;
        return new Stretch(
                shape,
                image[at + PlanLayout.SEGMENT_VOLUME_NL],
                image[at + PlanLayout.SEGMENT_DURATION_MS],
                image[at + PlanLayout.SEGMENT_FIRST_NL]);
    }
}
