package org.clepsydra.fuzz;

import java.nio.ByteBuffer;
import java.util.List;
import org.clepsydra.oracle.LibraryImageOracle;
import org.clepsydra.port.LibraryLayout;

/**
 * The target of the fuzzer for drug libraries: bytes become an image, and what must hold of it is
 * held against the core as in the campaign.
 *
 * <p>The first byte chooses the valid image to begin with, the second whether the seal is put right
 * afterwards and whether anybody vouches for it. Then follow edits of eleven bytes, as in {@link
 * PlanImageFuzz}. What it finds is kept as a seed in {@code src/test/fuzz-library}, where {@link
 * LibraryImageSeedsTest} runs it in every build.
 */
public final class LibraryImageFuzz {
    static final int HEAD = 2;
    static final int EDIT = 11;
    static final int SEAL = 1;
    static final int FORGED = 2;

    static final List<long[]> IMAGES = LibraryImageShapes.all();

    private static final LibraryImageProperty PROPERTY =
            new LibraryImageProperty(LibraryImageJudge.right());
    private static final long[] IMAGE = new long[LibraryLayout.WORDS];

    private LibraryImageFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < HEAD) {
            return;
        }
        write(data, IMAGE);
        PROPERTY.holds(IMAGE);
        PROPERTY.pumpHolds(IMAGE, (data[1] & FORGED) == 0);
    }

    /** What the inputs so far have reached. */
    static LibraryImageProperty property() {
        return PROPERTY;
    }

    private static void write(byte[] data, long[] image) {
        long[] from = IMAGES.get((data[0] & 0xFF) % IMAGES.size());
        System.arraycopy(from, 0, image, 0, LibraryLayout.WORDS);
        ByteBuffer edits = ByteBuffer.wrap(data, HEAD, data.length - HEAD);
        while (edits.remaining() >= EDIT) {
            int word = (edits.getShort() & 0xFFFF) % LibraryLayout.WORDS;
            image[word] = edited(edits.get(), image[word], edits.getLong(), image);
        }
        if ((data[1] & SEAL) != 0) {
            image[LibraryLayout.CRC] = LibraryImageOracle.seal(image);
        }
    }

    private static long edited(byte how, long was, long value, long[] image) {
        return switch (how & 3) {
            case 0 -> value;
            case 1 -> was + value;
            case 2 -> was ^ value;
            default -> image[(int) Long.remainderUnsigned(value, LibraryLayout.WORDS)];
        };
    }
}
