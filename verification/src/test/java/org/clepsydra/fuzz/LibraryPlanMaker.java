package org.clepsydra.fuzz;

import java.util.SplittableRandom;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.Libraries;
import org.clepsydra.plan.LibraryDraft;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.LibraryLayout;
import org.clepsydra.port.PlanLayout;

/**
 * Drug libraries, and plans for their entries: most are within all limits but one figure, which is
 * at a limit or beside it.
 */
final class LibraryPlanMaker {
    private static final long HOUR = 3_600_000L;
    private static final long CM2_PER_M2 = 10_000L;
    private static final long BEFORE_MAX = 10_000_000_000_000L;
    private static final int KINDS = 24;

    private final SplittableRandom random;
    private final DeviceRecord device;
    private long[] library;
    private int at;

    // The plan that is being made.
    private int kind;
    private long bsaCm2;
    private long ms;
    private long bolusNg;
    private long bolusMs;
    private long kvoNl;
    private long kvoMs;
    private long ng;
    private long nl;

    LibraryPlanMaker(DeviceRecord device, long seed) {
        this.device = device;
        random = new SplittableRandom(seed);
    }

    /** Three drugs by two routes, at one or two concentrations each. */
    long[] library() {
        LibraryDraft draft = new LibraryDraft(2 + random.nextInt(1_000));
        for (int drug = 1; drug <= 3; drug++) {
            for (int route = 1; route <= 2; route++) {
                long from = 2L + random.nextInt(5);
                for (int i = 0; i <= random.nextInt(2); i++) {
                    long finer = 1L + random.nextInt(1_000);
                    draft.entry(drug, "drug" + drug, route);
                    draft.concentration(from * finer, (from + i) * finer, finer);
                    limits(draft);
                    from = from + 2;
                }
            }
        }
        library = Libraries.image(draft);
        return library;
    }

    private void limits(LibraryDraft draft) {
        long dose = 50_000_000L + random.nextLong(1_000_000_000L);
        long[] lasts = random.longs(4, HOUR, 96 * HOUR).sorted().toArray();
        long rate = dose / (lasts[1] / HOUR) / (1 + random.nextInt(3)) * 2;
        draft.doseRateNgPerM2PerH(rate / 2, rate)
                .doseNgPerM2(dose / 2 + random.nextLong(dose / 2), dose)
                .shortestMs(lasts[1], lasts[0])
                .longestMs(lasts[2], lasts[3]);
        if (random.nextInt(3) > 0) {
            long lifetime = dose + random.nextLong(4 * dose);
            draft.lifetimeNgPerM2(lifetime - random.nextLong(dose / 2), lifetime);
        }
        if (random.nextInt(3) > 0) {
            long cycle = dose + random.nextLong(dose);
            draft.cycleNgPerM2(cycle - random.nextLong(dose / 2), cycle);
        }
        if (random.nextInt(3) > 0) {
            long bolus = dose / 40 + random.nextLong(dose / 10);
            long hours = 1L + random.nextInt(6);
            draft.bolus(bolus - random.nextLong(bolus / 2), bolus, bolus / hours + 1);
        }
        if (random.nextInt(3) > 0) {
            draft.kvoNlPerH(20_000 + random.nextLong(980_000));
        }
    }

    /** A plan under the library made last. */
    long[] plan() {
        long count = library[LibraryLayout.ENTRY_COUNT];
        at = LibraryLayout.ENTRIES + (int) random.nextLong(count) * LibraryLayout.ENTRY_WORDS;
        kind = random.nextInt(KINDS);
        bsaCm2 = random.nextBoolean() ? CM2_PER_M2 : 5_000 + random.nextInt(20_000);
        concentration();
        duration();
        bolus();
        kvo();
        long reason = random.nextBoolean() ? 0 : 1 + random.nextInt(99);
        if (kind == 18) {
            reason = random.nextBoolean() ? -1 : 100;
        }
        PlanDraft draft =
                new PlanDraft(device)
                        .planId(1)
                        .bsaCm2(bsaCm2)
                        .concentration(ng, nl)
                        .durationMs(ms)
                        .doseNg(doseNg())
                        .doseRateNgPerM2PerHMax(
                                limit(LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_HARD)
                                        + (kind == 4 ? 1 : 0))
                        .doseNgPerM2Max(
                                limit(LibraryLayout.DOSE_NG_PER_M2_HARD) + (kind == 5 ? 1 : 0))
                        .pressureLimitPa(40_000)
                        .bubbleLimitNl(100_000)
                        .drug(
                                new DrugDraft()
                                        .libraryVersion(
                                                library[LibraryLayout.VERSION] + near(kind == 0))
                                        .drugId(library[at] + near(kind == 1))
                                        .route(limit(LibraryLayout.ROUTE) + near(kind == 2))
                                        .softReason(reason));
        if (bolusNg > 0) {
            draft.bolus(bolusNg, bolusMs, HOUR, 1);
        }
        if (kvoNl > 0) {
            draft.kvo(kvoNl, kvoMs, 1);
        }
        long[] image = PlanImages.image(draft);
        before(image);
        PlanImages.seal(image);
        return image;
    }

    private long limit(int word) {
        return library[at + word];
    }

    /** -1 to 1, or nothing. */
    private long near(boolean moved) {
        return moved ? random.nextInt(3) - 1 : 0;
    }

    private void concentration() {
        long[] ends = {
            limit(LibraryLayout.CONCENTRATION_NG_FROM), limit(LibraryLayout.CONCENTRATION_NG_TO)
        };
        boolean moved = kind == 3;
        ng = ends[random.nextInt(2)] * (moved ? 1_000 : 1) + near(moved);
        nl = limit(LibraryLayout.CONCENTRATION_NL) * (moved ? 1_000 : 1);
    }

    private void duration() {
        long least = limit(LibraryLayout.DURATION_MS_MIN_SOFT);
        long most = limit(LibraryLayout.DURATION_MS_MAX_SOFT);
        ms = least + random.nextLong(most - least + 1);
        if (kind == 6) {
            ms =
                    limit(
                                    random.nextBoolean()
                                            ? LibraryLayout.DURATION_MS_MIN_HARD
                                            : LibraryLayout.DURATION_MS_MAX_HARD)
                            + near(true);
        } else if (kind == 7) {
            ms = (random.nextBoolean() ? least : most) + near(true);
        }
    }

    private void bolus() {
        long hard = limit(LibraryLayout.BOLUS_NG_PER_M2_HARD);
        long rate = limit(LibraryLayout.BOLUS_NG_PER_M2_PER_H_HARD);
        long softNg = ofArea(limit(LibraryLayout.BOLUS_NG_PER_M2_SOFT));
        bolusMs = 8 * HOUR;
        bolusNg = random.nextBoolean() ? softNg / (1 + random.nextInt(4)) : 0;
        if (kind == 14) {
            bolusNg = ofArea(hard) + random.nextInt(3);
        } else if (kind == 15) {
            bolusNg = softNg + random.nextInt(3);
        } else if (kind == 16) {
            bolusMs = HOUR + random.nextLong(2 * HOUR);
            bolusNg = (long) ((double) rate * bolusMs / HOUR * bsaCm2 / CM2_PER_M2);
            bolusNg = bolusNg + random.nextInt(9) - 4;
        } else if (kind == 21 && hard == 0) {
            bolusNg = ng * 2_000;
        }
    }

    private void kvo() {
        long most = limit(LibraryLayout.KVO_NL_PER_H_HARD);
        kvoMs = HOUR * (1 + random.nextInt(10));
        kvoNl = random.nextBoolean() ? most / 2 : 0;
        if (kind == 17) {
            kvoNl = most * (kvoMs / HOUR) + near(true);
        } else if (kind == 22 && most == 0) {
            kvoMs = 24 * HOUR;
            kvoNl = 1_000;
        }
    }

    /** Drug for the patient's area, rounded down. */
    private long ofArea(long ngPerM2) {
        return ngPerM2 * bsaCm2 / CM2_PER_M2;
    }

    private long doseNg() {
        long soft = limit(LibraryLayout.DOSE_NG_PER_M2_SOFT);
        long besidesNg = bolusNg + (kvoNl * ng + nl - 1) / nl;
        if (kind == 19) {
            return ofArea(soft) - besidesNg + random.nextInt(4) - 1;
        }
        if (kind == 20) {
            double rate = limit(LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_SOFT);
            long most = (long) (rate * ms / HOUR * bsaCm2 / CM2_PER_M2);
            return most + random.nextInt(101) - 50;
        }
        long most = limit(LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_SOFT) * (ms / HOUR);
        return ofArea(Math.min(soft, most)) / 2 - besidesNg / 2;
    }

    /** Writes what was given before into the image, so that the whole is about a limit. */
    private void before(long[] image) {
        long wholeNg = image[PlanLayout.DOSE_NG] + bolusNg + (kvoNl * ng + nl - 1) / nl;
        long whole = (wholeNg * CM2_PER_M2 + bsaCm2 - 1) / bsaCm2;
        long room = limit(LibraryLayout.LIFETIME_NG_PER_M2_SOFT) - whole;
        long before = room > 0 ? random.nextLong(room) : 0;
        long roomInCycle = limit(LibraryLayout.CYCLE_NG_PER_M2_SOFT) - whole;
        long inCycle = roomInCycle > 0 ? random.nextLong(roomInCycle) : 0;
        inCycle = room > 0 ? Math.min(inCycle, before) : inCycle;
        switch (kind) {
            case 8 -> before = random.nextBoolean() ? -1 : BEFORE_MAX + random.nextInt(2);
            case 9 -> before = limit(LibraryLayout.LIFETIME_NG_PER_M2_HARD) - whole + near(true);
            case 10 -> before = room + near(true);
            case 11 -> {
                inCycle = random.nextBoolean() ? before + near(true) : BEFORE_MAX + near(true);
                inCycle = random.nextInt(8) == 0 ? -1 : inCycle;
            }
            case 12 -> inCycle = limit(LibraryLayout.CYCLE_NG_PER_M2_HARD) - whole + near(true);
            case 13 -> inCycle = roomInCycle + near(true);
            default -> {}
        }
        if (kind >= 12 && kind <= 13) {
            before = Math.max(before, inCycle);
        }
        image[PlanLayout.DOSE_BEFORE_NG_PER_M2] = before;
        image[PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2] = inCycle;
    }
}
