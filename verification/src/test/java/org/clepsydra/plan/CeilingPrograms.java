package org.clepsydra.plan;

import java.util.SplittableRandom;
import org.clepsydra.port.DeviceRecord;

/** Random programs of every kind of segment: of one kind or mixed, once or in a cycle. */
final class CeilingPrograms {
    private static final long HOUR = 3_600_000L;
    private static final int KINDS = 5;
    private static final int MIXED = 4;

    private final SplittableRandom random;

    CeilingPrograms(SplittableRandom random) {
        this.random = random;
    }

    /** A program, which the device need not be able to run. */
    PlanDraft next(DeviceRecord device) {
        int segments = 1 + random.nextInt(random.nextInt(3) == 0 ? 32 : 4);
        int kind = random.nextInt(KINDS);
        int cycleAt = random.nextInt(2 * segments);
        int repeats = 2 + random.nextInt(random.nextInt(4) == 0 ? 900 : 9);
        PlanDraft plan = PlanImages.flat(device, volumeNl(segments), 0);
        long beforeMs = 0;
        long cycleMs = 0;
        for (int i = 0; i < segments; i++) {
            if (i == cycleAt) {
                plan.cycle(repeats);
            }
            long ms = durationMs();
            beforeMs += i < cycleAt ? ms : 0;
            cycleMs += i >= cycleAt ? ms : 0;
            segment(plan, kind == MIXED ? random.nextInt(MIXED) : kind, ms);
        }
        return plan.durationMs(beforeMs + repeats * cycleMs);
    }

    /** From about the least there may be for each segment, to litres. */
    private long volumeNl(int segments) {
        long most = 10;
        for (int i = random.nextInt(9); i > 0; i--) {
            most = most * 10;
        }
        return 1_000L * segments + random.nextLong(most);
    }

    private long durationMs() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> 60_000 + random.nextLong(24 * HOUR - 60_000);
            case 3 -> 60_000 + random.nextInt(3);
            default -> 60_000 + random.nextLong(HOUR);
        };
    }

    private void segment(PlanDraft plan, int kind, long ms) {
        int parts = 1 + random.nextInt(random.nextBoolean() ? 9 : 200);
        switch (kind) {
            case 0 -> plan.flat(parts, ms);
            case 1 -> plan.ramp(parts, ms, random.nextInt(201));
            case 2 -> plan.raisedCosine(parts, ms);
            default -> {
                if (random.nextBoolean()) {
                    plan.pause(ms);
                } else {
                    plan.flat(parts, ms);
                }
            }
        }
    }
}
