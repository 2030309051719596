package org.clepsydra.bench.powercut;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;

/**
 * Writes random plans: a program of up to two hours, and what is ordered in the place of the rest
 * of one. Figures are examples.
 */
final class Prescriber {
    private static final long MINUTE_MS = 60_000;
    private static final long PROGRAM_MS_MAX = 120 * MINUTE_MS;
    private static final long NL_PER_H_PER_NL_PER_MS = 3_600_000;
    // One plan in three has a lower limit on the hour than its program and overlays come to, one
    // in so many of these the same for the day.
    private static final int LIMITED = 3;
    private static final int DAY_LIMITED = 4;

    private static final int TRIES = 40;

    private final DeviceRecord device;
    private final SplittableRandom random;
    private long programMs;

    Prescriber(DeviceRecord device, SplittableRandom random) {
        this.device = device;
        this.random = random;
    }

    /** Up to four segments of every kind, some of them again and again, and a slow one. */
    Plan first() {
        PlanDraft draft = program();
        while (programMs > PROGRAM_MS_MAX || !draft.verdict().accepted()) {
            // Some curves are too many for one envelope, some too slow for a KVO.
            draft = program();
        }
        Plan plan = written(draft);
        if (random.nextInt(LIMITED) == 0) {
            limit(plan.image());
        }
        return plan;
    }

    private PlanDraft program() {
        int segments = 1 + random.nextInt(4);
        int cycle = random.nextInt(2 * segments);
        long runs = 2L + random.nextInt(2);
        long volumeNl = 500_000 + random.nextLong(10_000_000);
        PlanDraft draft = draft(1, volumeNl);
        programMs = 0;
        for (int i = 0; i < segments; i++) {
            if (i == cycle) {
                draft.cycle(runs);
            }
            long ms = 3 * MINUTE_MS + random.nextLong(9 * MINUTE_MS);
            programMs += i >= cycle ? runs * ms : ms;
            segment(draft, ms);
        }
        // Slow enough for a flush after it.
        draft.flat(9, 5 * MINUTE_MS);
        programMs += cycle < segments ? runs * 5 * MINUTE_MS : 5 * MINUTE_MS;
        overlays(draft);
        draft.prime(1_000_000, MINUTE_MS, 1 + random.nextInt(2));
        return draft.durationMs(programMs);
    }

    private void segment(PlanDraft draft, long ms) {
        int parts = 1 + random.nextInt(9);
        switch (random.nextInt(4)) {
            case 0 -> draft.pause(ms);
            case 1 -> draft.ramp(parts, ms, random.nextInt(201));
            case 2 -> draft.raisedCosine(parts, ms);
            default -> draft.flat(parts, ms);
        }
    }

    private void overlays(PlanDraft draft) {
        long bolusNl = 100_000 + random.nextLong(1_000_000);
        long bolusMs = 40_000 + random.nextLong(2 * MINUTE_MS);
        draft.bolus(bolusNl, bolusMs, random.nextLong(5 * MINUTE_MS), 1 + random.nextInt(5));
        draft.flush(60_000, 10 * MINUTE_MS);
        // Two plans in three have a KVO of a few minutes, and of these two in three give it in a
        // hold.
        if (random.nextInt(3) > 0) {
            long quantumNl =
                    device.microstepsPerQuantum() * device.nlPerRev() / device.microstepsPerRev();
            long nlPerH = 100_000 + random.nextLong(900_000);
            long nl = Math.max(quantumNl, 2_000) + random.nextLong(100_000);
            draft.kvo(nl, 1 + nl * NL_PER_H_PER_NL_PER_MS / nlPerH, 1 + random.nextInt(4));
            if (random.nextInt(3) > 0) {
                draft.minimumRate();
            }
        }
    }

    /**
     * What is ordered in the place of the rest of {@code before}: another rate for some of it or
     * all, in one segment or two, with its bolus and its KVO or without. Null where nothing can be.
     *
     * @param id its number
     * @param leftNl what was not given
     * @param known whether the pump knows of the plan before, which it does until a loss of power
     */
    Plan rest(Plan before, long id, long leftNl, boolean known) {
        long leastNl = Math.max(1_000, device.nlPerRev());
        if (leftNl < leastNl) {
            return null;
        }
        long nl = random.nextBoolean() ? leftNl : leastNl + random.nextLong(leftNl - leastNl + 1);
        Plan rest = null;
        for (int tries = 0; rest == null && tries < TRIES; tries++) {
            PlanDraft draft = rest(before, id, nl, known, tries);
            rest = draft.verdict().accepted() ? written(draft) : null;
        }
        return rest;
    }

    /** With fewer overlays the oftener it is tried. */
    private PlanDraft rest(Plan before, long id, long nl, boolean known, int tries) {
        PlanDraft draft = draft(id, nl);
        long ms = 5 * MINUTE_MS + random.nextLong(20 * MINUTE_MS);
        long moreMs = random.nextBoolean() ? 0 : 3 * MINUTE_MS + random.nextLong(5 * MINUTE_MS);
        segment(draft, ms);
        draft.flat(9, 5 * MINUTE_MS + moreMs);
        draft.durationMs(ms + 5 * MINUTE_MS + moreMs);
        if (known) {
            draft.continues(before.image());
        } else {
            draft.follows(before.hourNlMax(), before.dayNlMax());
        }
        if (before.has(PlanLayout.BOLUS) && tries < 3 && random.nextInt(3) > 0) {
            draft.bolus(
                    before.overlay(PlanLayout.BOLUS, PlanLayout.OVERLAY_NG),
                    before.overlay(PlanLayout.BOLUS, PlanLayout.OVERLAY_MS),
                    before.overlay(PlanLayout.BOLUS, PlanLayout.OVERLAY_GAP_MS),
                    before.overlaysMost(PlanLayout.BOLUS));
        }
        if (before.has(PlanLayout.KVO) && tries < 2) {
            draft.kvo(
                    before.overlay(PlanLayout.KVO, PlanLayout.OVERLAY_NL),
                    before.overlay(PlanLayout.KVO, PlanLayout.OVERLAY_MS),
                    before.overlaysMost(PlanLayout.KVO));
            if (before.keepsMinimumRate()) {
                draft.minimumRate();
            }
        }
        if (tries < 1) {
            draft.flush(60_000, 10 * MINUTE_MS);
        }
        return draft;
    }

    /** A plan that goes on from {@code before} for a nanolitre more than was left of it. */
    Plan tooMuch(Plan before, long id, long leftNl) {
        return written(draft(id, leftNl + 1).durationMs(20 * MINUTE_MS).continues(before.image()));
    }

    /** Of 1 mg/mL, so that there is a nanogram to the nanolitre, with wide limits. */
    private PlanDraft draft(long id, long volumeNl) {
        return new PlanDraft(device)
                .planId(id)
                .doseNg(volumeNl)
                .bsaCm2(30_000)
                .concentration(1, 1)
                .doseRateNgPerM2PerHMax(HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX)
                .doseNgPerM2Max(HardLimits.DOSE_NG_PER_M2_MAX)
                .pressureLimitPa(60_000)
                .bubbleLimitNl(100_000);
    }

    private static Plan written(PlanDraft draft) {
        long[] image = new long[PlanLayout.WORDS];
        draft.writeTo(image);
        return new Plan(image);
    }

    /** Lowers the hour's limit to half and more of the program's volume. */
    private void limit(long[] image) {
        long halfNl = image[PlanLayout.VOLUME_NL] / 2;
        long lowNl = Math.min(image[PlanLayout.HOUR_NL_MAX], halfNl + random.nextLong(halfNl));
        image[PlanLayout.HOUR_NL_MAX] = lowNl;
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = lowNl;
        if (random.nextInt(DAY_LIMITED) == 0) {
            image[PlanLayout.DAY_NL_MAX] = lowNl;
            image[PlanLayout.ENVELOPE_DAY_NL_MAX] = lowNl;
        }
        image[PlanLayout.CONTROL_CRC] =
                seal(image, 0, PlanLayout.CONTROL_CRC, PlanLayout.SEGMENTS, PlanLayout.ENVELOPE);
        image[PlanLayout.ENVELOPE_CRC] =
                seal(
                        image,
                        PlanLayout.ENVELOPE,
                        PlanLayout.ENVELOPE_CRC,
                        PlanLayout.ENVELOPE_POINTS,
                        PlanLayout.WORDS);
    }

    private static long seal(long[] image, int from, int to, int then, int until) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * image.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < until; i++) {
            if (i < to || i >= then) {
                bytes.putLong(image[i]);
            }
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.flip());
        return crc.getValue();
    }
}
