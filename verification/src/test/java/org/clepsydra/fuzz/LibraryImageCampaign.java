package org.clepsydra.fuzz;

import java.util.List;
import org.clepsydra.port.LibraryLayout;

/** Mutated library images in a row, from a seed: always the same ones. */
final class LibraryImageCampaign {
    private static final int PUMP_ONE_IN = 16;

    private static final List<long[]> IMAGES = LibraryImageShapes.all();

    private LibraryImageCampaign() {}

    /** Judges the valid images and {@code count} others. */
    static LibraryImageProperty run(LibraryImageJudge check, long seed, int count) {
        LibraryImageProperty property = new LibraryImageProperty(check);
        LibraryImageMutator mutator = new LibraryImageMutator(seed);
        long[] image = new long[LibraryLayout.WORDS];
        IMAGES.forEach(property::holds);
        for (int i = 0; i < count; i++) {
            long[] from = IMAGES.get(mutator.choose(IMAGES.size()));
            mutator.mutate(from, image);
            mutator.seal(image);
            try {
                property.holds(image);
                if (mutator.choose(PUMP_ONE_IN) == 0) {
                    property.pumpHolds(image, mutator.choose(PUMP_ONE_IN) > 0);
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", image " + i + changes(from, image), e);
            }
        }
        return property;
    }

    /** What of the image is not as in the valid one it was made from. */
    private static String changes(long[] from, long[] image) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LibraryLayout.WORDS; i++) {
            if (from[i] != image[i]) {
                text.append("\n  word " + i + ": " + from[i] + " -> " + image[i]);
            }
        }
        return text.toString();
    }
}
