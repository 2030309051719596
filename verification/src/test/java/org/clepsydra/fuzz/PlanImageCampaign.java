package org.clepsydra.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.clepsydra.port.PlanLayout;

/** Mutated images in a row, from a seed: always the same ones. */
final class PlanImageCampaign {
    private static final int BROKEN_ONE_IN = 64;

    private static final List<PlanImagePump> PUMPS = PlanImagePump.all();

    private final PlanImageTally tally = new PlanImageTally();
    private final PlanImageProperty[] properties = new PlanImageProperty[PUMPS.size()];
    private final boolean monitored;

    /** A campaign against the core. */
    PlanImageCampaign() {
        this(pump -> PlanImageJudge.of(pump.device()), true);
    }

    /** A campaign against plan checks that {@code checks} gives, with the monitor or without. */
    PlanImageCampaign(Function<PlanImagePump, PlanImageJudge> checks, boolean monitored) {
        this.monitored = monitored;
        for (int i = 0; i < properties.length; i++) {
            PlanImagePump pump = PUMPS.get(i);
            properties[i] = new PlanImageProperty(pump, checks.apply(pump), tally);
        }
    }

    /** Judges the valid images and {@code count} others. */
    PlanImageTally run(long seed, int count) {
        PlanImageMutator mutator = new PlanImageMutator(seed);
        long[] image = new long[PlanLayout.WORDS];
        for (int device = 0; device < properties.length; device++) {
            for (long[] valid : PUMPS.get(device).images()) {
                properties[device].holds(valid);
            }
        }
        for (int i = 0; i < count; i++) {
            int device = mutator.choose(BROKEN_ONE_IN) == 0 ? 2 : mutator.choose(2);
            List<long[]> images = PUMPS.get(device).images();
            long[] from = images.get(mutator.choose(images.size()));
            mutator.mutate(from, image);
            mutator.seal(image);
            try {
                judge(properties[device], from, image);
            } catch (AssertionError | RuntimeException e) {
                String where = "seed " + seed + ", image " + i + ", device " + device;
                throw new AssertionError(where + changes(from, image), e);
            }
        }
        return tally;
    }

    private void judge(PlanImageProperty property, long[] from, long[] image) {
        property.planHolds(image);
        // Its checksum, bit by bit, takes most of the time: not again for the very same words.
        int begin = PlanLayout.ENVELOPE;
        int end = PlanLayout.WORDS;
        if (monitored && !Arrays.equals(from, begin, end, image, begin, end)) {
            property.envelopeHolds(image);
        }
    }

    /** What of the image is not as in the valid one it was made from, seals aside. */
    private static String changes(long[] from, long[] image) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            if (from[i] != image[i]) {
                text.append("\n  word " + i + ": " + from[i] + " -> " + image[i]);
            }
        }
        return text.toString();
    }
}
