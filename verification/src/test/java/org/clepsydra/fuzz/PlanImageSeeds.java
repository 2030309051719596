package org.clepsydra.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.clepsydra.oracle.PlanDemand;
import org.clepsydra.oracle.PlanImageOracle;
import org.clepsydra.port.PlanLayout;

/**
 * Writes the fuzzer's seeds anew, for when the valid images change: for each demand an image of few
 * edits that fails in it alone, and where it is a limit one that is beyond it by one. The folder is
 * the argument.
 */
public final class PlanImageSeeds {
    private static final int TRIES = 2_000_000;
    private static final int EDITS_MAX = 8;
    private static final long SEED = 1;

    private final PlanImageMutator mutator = new PlanImageMutator(SEED);
    private final long[] image = new long[PlanLayout.WORDS];
    private final Set<PlanDemand> wanted = EnumSet.allOf(PlanDemand.class);
    private final Set<PlanDemand> wantedByOne = EnumSet.noneOf(PlanDemand.class);

    private PlanImageSeeds() {}

    public static void main(String[] folder) throws IOException {
        new PlanImageSeeds().write(Path.of(folder[0]));
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int rule : PlanImageSeededErrorTest.LIMITS) {
            wantedByOne.add(PlanDemand.valueOf(PlanImageProperty.name(rule)));
        }
        for (int i = 0; i < TRIES && !(wanted.isEmpty() && wantedByOne.isEmpty()); i++) {
            offer(folder);
        }
    }

    private void offer(Path folder) throws IOException {
        int device = mutator.choose(PlanImageFuzz.PUMPS.size());
        PlanImagePump pump = PlanImageFuzz.PUMPS.get(device);
        int shape = mutator.choose(Math.min(256, pump.images().size()));
        mutator.mutate(pump.images().get(shape), image);
        boolean sealed = mutator.choose(2) == 0;
        if (sealed) {
            PlanImageOracle.seal(image);
        }
        byte[] edits = edits(pump.images().get(shape), sealed);
        Set<PlanDemand> faults = new PlanImageOracle(pump.figures()).faults(image);
        if (faults.size() != 1 || edits.length == 0) {
            return;
        }
        ByteBuffer seed = ByteBuffer.allocate(PlanImageFuzz.HEAD + edits.length);
        seed.put((byte) device).put((byte) shape).put((byte) (sealed ? PlanImageFuzz.SEAL : 0));
        seed.put(edits);
        String name = faults.iterator().next().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (wanted.removeAll(faults)) {
            Files.write(folder.resolve(name), seed.array());
        }
        PlanImageJudge check = PlanImageJudge.of(pump.device());
        check.rule(image);
        if (check.beyond() == 1 && wantedByOne.removeAll(faults)) {
            Files.write(folder.resolve(name + "-by-one"), seed.array());
        }
    }

    /** The words that differ from {@code from}; nothing if there are too many. */
    private byte[] edits(long[] from, boolean sealed) {
        ByteBuffer edits = ByteBuffer.allocate(EDITS_MAX * PlanImageFuzz.EDIT);
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            boolean seal = i == PlanLayout.CONTROL_CRC || i == PlanLayout.ENVELOPE_CRC;
            if (image[i] != from[i] && !(seal && sealed)) {
                if (edits.remaining() < PlanImageFuzz.EDIT) {
                    return new byte[0];
                }
                edits.putShort((short) i).put((byte) 0).putLong(image[i]);
            }
        }
        byte[] written = new byte[edits.position()];
        edits.flip().get(written);
        return written;
    }
}
