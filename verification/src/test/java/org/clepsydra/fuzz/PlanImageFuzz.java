package org.clepsydra.fuzz;

import java.nio.ByteBuffer;
import java.util.List;
import org.clepsydra.oracle.PlanImageOracle;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;

/**
 * The target of the fuzzer: bytes become an image, and what must hold of it is held against the
 * core as in the campaign; it is also offered to a pump that infuses.
 *
 * <p>The first byte chooses the device, the second the valid image to begin with, the third whether
 * sums and seals are put right afterwards. Then follow edits of eleven bytes: the word, two bytes;
 * how, one; and a value, eight.
 *
 * <p>To fuzz for real, which takes a million runs and writes what it finds to {@code
 * verification/target/fuzz}: {@code mvn -Pfuzz test -DskipTests}. What it finds is kept as a seed
 * in {@code src/test/fuzz}, where {@link PlanImageSeedsTest} runs it in every build.
 */
public final class PlanImageFuzz {
    static final int HEAD = 3;
    static final int EDIT = 11;
    static final int MEND = 1;
    static final int SEAL = 2;

    static final List<PlanImagePump> PUMPS = PlanImagePump.all();

    private static final PlanImageTally TALLY = new PlanImageTally();
    private static final PlanImageProperty[] PROPERTIES =
            PUMPS.stream()
                    .map(pump -> PlanImageProperty.of(pump, TALLY))
                    .toArray(PlanImageProperty[]::new);
    private static final long[] IMAGE = new long[PlanLayout.WORDS];
    private static PlanImageTwins twins = new PlanImageTwins(PUMPS.get(0).device());

    private PlanImageFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < HEAD) {
            return;
        }
        int device = (data[0] & 0xFF) % PUMPS.size();
        write(data, PUMPS.get(device).images(), IMAGE);
        PROPERTIES[device].holds(IMAGE);
        if (twins.state() != TherapyState.INFUSING) {
            twins = new PlanImageTwins(PUMPS.get(0).device());
        }
        twins.offer(IMAGE);
    }

    /** What the inputs so far have reached. */
    static PlanImageTally tally() {
        return TALLY;
    }

    private static void write(byte[] data, List<long[]> images, long[] image) {
        long[] from = images.get((data[1] & 0xFF) % images.size());
        System.arraycopy(from, 0, image, 0, PlanLayout.WORDS);
        ByteBuffer edits = ByteBuffer.wrap(data, HEAD, data.length - HEAD);
        while (edits.remaining() >= EDIT) {
            int word = (edits.getShort() & 0xFFFF) % PlanLayout.WORDS;
            image[word] = edited(edits.get(), image[word], edits.getLong(), image);
        }
        if ((data[2] & MEND) != 0) {
            PlanImageMender.mend(image);
        }
        if ((data[2] & SEAL) != 0) {
            PlanImageOracle.seal(image);
        }
    }

    private static long edited(byte how, long was, long value, long[] image) {
        return switch (how & 3) {
            case 0 -> value;
            case 1 -> was + value;
            case 2 -> was ^ value;
            default -> image[(int) Long.remainderUnsigned(value, PlanLayout.WORDS)];
        };
    }
}
