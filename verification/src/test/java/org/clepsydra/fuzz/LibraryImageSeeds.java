package org.clepsydra.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.clepsydra.oracle.LibraryImageOracle;
import org.clepsydra.port.LibraryLayout;

/**
 * Writes the fuzzer's seeds for drug libraries anew, for when the valid images change: for each
 * rule an image of few edits that breaks it, and where it is a limit one that is beyond it by one.
 * The folder is the argument.
 */
public final class LibraryImageSeeds {
    private static final int TRIES = 1_000_000;
    private static final int EDITS_MAX = 8;
    private static final long SEED = 1;

    private final LibraryImageMutator mutator = new LibraryImageMutator(SEED);
    private final LibraryImageJudge check = LibraryImageJudge.right();
    private final long[] image = new long[LibraryLayout.WORDS];
    private final Set<String> written = new HashSet<>();

    private LibraryImageSeeds() {}

    public static void main(String[] folder) throws IOException {
        Path into = Files.createDirectories(Path.of(folder[0]));
        LibraryImageSeeds seeds = new LibraryImageSeeds();
        for (int i = 0; i < TRIES; i++) {
            seeds.offer(into);
        }
    }

    private void offer(Path folder) throws IOException {
        int shape = mutator.choose(LibraryImageFuzz.IMAGES.size());
        long[] from = LibraryImageFuzz.IMAGES.get(shape);
        mutator.mutate(from, image);
        boolean sealed = mutator.choose(4) > 0;
        if (sealed) {
            image[LibraryLayout.CRC] = LibraryImageOracle.seal(image);
        }
        byte[] edits = edits(from, sealed);
        int rule = check.rule(image);
        if (edits.length == 0 || !LibraryImageProperty.isOfImages(rule)) {
            return;
        }
        byte flags = (byte) (sealed ? LibraryImageFuzz.SEAL : 0);
        ByteBuffer seed = ByteBuffer.allocate(LibraryImageFuzz.HEAD + edits.length);
        seed.put((byte) shape).put(flags).put(edits);
        String name = PlanImageProperty.name(rule).toLowerCase(Locale.ROOT).replace('_', '-');
        if (written.add(name)) {
            Files.write(folder.resolve(name), seed.array());
        }
        boolean limit = false;
        for (int one : LibraryImageProperty.LIMITS) {
            limit = limit || one == rule;
        }
        if (limit && check.beyond() == 1 && written.add(name + "-by-one")) {
            Files.write(folder.resolve(name + "-by-one"), seed.array());
        }
    }

    /** The words that differ from {@code from}; nothing if there are too many. */
    private byte[] edits(long[] from, boolean sealed) {
        ByteBuffer edits = ByteBuffer.allocate(EDITS_MAX * LibraryImageFuzz.EDIT);
        for (int i = 0; i < LibraryLayout.WORDS; i++) {
            if (image[i] != from[i] && !(i == LibraryLayout.CRC && sealed)) {
                if (edits.remaining() < LibraryImageFuzz.EDIT) {
                    return new byte[0];
                }
                edits.putShort((short) i).put((byte) 0).putLong(image[i]);
            }
        }
        byte[] all = new byte[edits.position()];
        edits.flip().get(all);
        return all;
    }
}
