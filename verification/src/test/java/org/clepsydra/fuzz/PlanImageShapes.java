package org.clepsydra.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.oracle.PlanImageOracle;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PlanCheck;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.plan.Verdict;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;

/** Valid images of every shape for one device, at the limits where a shape can reach them. */
final class PlanImageShapes {
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final int RANDOM_PROGRAMS = 40;
    private static final int SEGMENTS_MAX = 32;

    private final DeviceRecord device;
    private final long rate;
    private final List<long[]> images = new ArrayList<>();

    private PlanImageShapes(DeviceRecord device) {
        this.device = device;
        rate = device.rateNlPerHMax();
    }

    static List<long[]> of(DeviceRecord device) {
        PlanImageShapes shapes = new PlanImageShapes(device);
        shapes.flat();
        shapes.bent();
        shapes.cycles();
        int without = shapes.images.size();
        shapes.overlays();
        shapes.kvos();
        shapes.atTheLimits(without);
        shapes.goingOn();
        shapes.random(new SplittableRandom(20_261));
        shapes.ends();
        return shapes.images;
    }

    private void flat() {
        add(PlanImages.mfolfox(device));
        add(plan(rate, HOUR));
        add(plan(rate / 2, HOUR).typedRateNlPerH(rate / 40 * 21));
        add(plan(rate / 2, HOUR).typedRateNlPerH(rate / 40 * 19));
        for (long hours = 1; hours < 5; hours++) {
            add(plan(rate * hours, hours * HOUR).typedRateNlPerH(HardLimits.RATE_NL_PER_H_MAX));
        }
        add(plan(100_000_000, 31 * DAY));
        add(plan(HardLimits.VOLUME_NL_MAX, 100 * HOUR));
        add(plan(HardLimits.VOLUME_NL_MAX, DAY * 31).concentration(1, 1).bsaCm2(2_000));
        // The least volume of a pump without strokes, and of one with.
        add(plan(1_000, 60_000));
        add(plan(50_000, 60_000));
        add(plan(0, HOUR).doseNg(4_557_000_001L).concentration(4_557, 100).bsaCm2(12_345));
        add(plan(0, HOUR).doseNg(HardLimits.DOSE_NG_MAX).concentration(1_000, 1));
        add(plan(0, HOUR).doseNg(1_000_000).concentration(1_000_000_000, 1_000_000));
    }

    private void bent() {
        for (int first = 0; first <= 200; first += 25) {
            add(plan(rate / 2, HOUR).ramp(1, HOUR, first));
            add(plan(rate / 4, DAY).ramp(3, DAY - HOUR, first).flat(1, HOUR));
        }
        add(plan(rate / 2, HOUR).raisedCosine(1, HOUR));
        add(plan(rate, DAY).raisedCosine(1, DAY));
        add(plan(rate / 9, 4 * HOUR).pause(HOUR).flat(1, HOUR).pause(2 * HOUR));
        // As many segments as there are, and one bend: each needs points of the ceiling.
        PlanDraft many = plan(rate / 5, SEGMENTS_MAX * HOUR).raisedCosine(4, 2 * HOUR).pause(HOUR);
        for (int i = 2; i < SEGMENTS_MAX; i = i + 2) {
            many.flat(3 + i, HOUR).pause(i == 2 ? HOUR / 2 : HOUR);
        }
        add(many.durationMs(SEGMENTS_MAX * HOUR + HOUR / 2));
        PlanDraft flat = plan(rate / 7, SEGMENTS_MAX * 60_000);
        for (int i = 0; i < SEGMENTS_MAX; i++) {
            flat.flat(3 + i % 5, 60_000);
        }
        add(flat);
    }

    private void cycles() {
        add(plan(60_000_000, 1_000 * 60_000).cycle(1_000).flat(1, 60_000));
        add(plan(10_000_000, 1_000 * 2_678_400L).cycle(1_000).flat(1, 2_678_400L));
        add(plan(rate / 3, 2 * HOUR + 100 * HOUR).flat(9, 2 * HOUR).cycle(10).flat(1, 10 * HOUR));
        add(plan(rate / 2, 31 * DAY).pause(3 * DAY).cycle(28).raisedCosine(1, DAY));
        add(
                plan(rate + 7, 2 * DAY)
                        .ramp(50, HOUR, 0)
                        .pause(23 * HOUR)
                        .cycle(3)
                        .flat(7, 2 * HOUR)
                        .ramp(1, 3 * HOUR, 200)
                        .pause(3 * HOUR));
    }

    private void overlays() {
        long tenth = rate / 10;
        long quantum = device.microstepsPerQuantum() > 1 ? 50_000 : 1_000;
        // Volumes of as many nanolitres as nanograms; each at an end of one of its ranges.
        add(plan(tenth, DAY).bolus(quantum, 36_000, 0, 1));
        add(plan(tenth, DAY).bolus(rate / 100, 36_000, DAY, 100));
        add(plan(tenth, DAY).bolus(100_000_000, DAY, 1, 3));
        add(plan(tenth, HOUR).bolus(tenth / 50, 600_000, 640_000, 100));
        add(plan(tenth, HOUR).bolus(tenth / 50, 600_000, 640_001, 4));
        add(plan(tenth, 3 * HOUR).prime(10_000_000, HOUR, 2));
        add(plan(tenth, 3 * HOUR).prime(quantum, 36_000, 100));
        add(plan(tenth, HOUR).flush(tenth / 60, 60_000));
        add(plan(rate, HOUR).flush(rate / 100, 36_000));
        add(plan(tenth, 2 * HOUR).ramp(1, HOUR, 200).pause(HOUR).flush(tenth, HOUR));
        add(plan(7_000_001, 7 * HOUR - 1).flush(1_000_000, HOUR));
        add(plan(100_000_000, 31 * DAY).flush(50_000, DAY));
        add(
                plan(tenth * 3, 6 * HOUR)
                        .flat(5, HOUR)
                        .cycle(5)
                        .raisedCosine(1, HOUR)
                        .bolus(tenth / 4 * 3, HOUR, HOUR, 2)
                        .prime(1_000_000, 60_000, 1)
                        .flush(tenth / 10, HOUR));
        add(
                plan(0, 46 * HOUR)
                        .doseNg(4_557_000_001L)
                        .concentration(4_557, 100)
                        .bsaCm2(12_345)
                        .bolus(45_570_001, 120_000, 3_600_000, 7)
                        .prime(2_000_000, 120_000, 3)
                        .flush(1_000_000, HOUR));
        // Little drug in much volume: a nanogram is 333 nL.
        PlanDraft weak = plan(0, DAY).doseNg(1_234_567).concentration(3, 1_000).bsaCm2(12_345);
        // Of the 41669 ng/m2/h that it needs a little more.
        images.add(PlanImages.image(weak.doseRateNgPerM2PerHMax(41_700)));
        // As much drug as there may be, in as small a volume.
        PlanDraft strong = plan(0, DAY).doseNg(50_000_000).concentration(1_000, 1);
        add(strong.bolus(HardLimits.DOSE_NG_MAX, DAY, 0, 1));
        add(plan(tenth, 2 * HOUR).bolus(1_000, 1_000, 1_000, 2).prime(1_000, 1_000, 1));
        add(plan(rate, HOUR).flush(1_000, 1_000).prime(10_000_000, HOUR, 1));
        add(plan(rate, HOUR).flush(100_000_000, HOUR));
    }

    /** KVOs of 1 mL/h, and as slow as the slowest segment; in a hold too. */
    private void kvos() {
        long ml = 1_000_000;
        long quantum = device.microstepsPerQuantum() > 1 ? 50_000 : 1_000;
        add(plan(rate / 10, 2 * HOUR).kvo(ml, HOUR, 1));
        add(plan(rate / 10, 2 * HOUR).kvo(ml, HOUR, 20).minimumRate());
        add(plan(10 * ml, HOUR).kvo(24 * ml, DAY, 3).minimumRate());
        add(plan(50 * ml, DAY).kvo(quantum, HOUR, 2));
        // A microlitre in 3.6 s is 1 mL/h: the shortest KVO.
        add(plan(50 * ml, DAY).kvo(quantum, 3_600 * (quantum / 1_000), 7).minimumRate());
        add(plan(7 * ml + 1, 7 * HOUR + 1).kvo(ml - 1, HOUR, 2));
        add(
                plan(11 * ml, 12 * HOUR)
                        .ramp(1, HOUR, 0)
                        .pause(HOUR)
                        .flat(9, HOUR)
                        .flat(1, 9 * HOUR)
                        .kvo(1_000_000L / 9, HOUR, 5)
                        .flush(100_000, 2 * HOUR)
                        .minimumRate());
        add(
                plan(0, 46 * HOUR)
                        .doseNg(4_557_000_001L)
                        .concentration(4_557, 100)
                        .bsaCm2(12_345)
                        .bolus(45_570_001, 120_000, 3_600_000, 7)
                        .prime(2 * ml, 120_000, 3)
                        .kvo(250_001, HOUR, 9));
    }

    /** Plans that go on from another, as the image alone shows it. */
    private void goingOn() {
        long[] before = PlanImages.image(plan(rate / 2, HOUR));
        add(plan(rate / 4, HOUR).planId(2).continues(before));
        add(plan(rate / 4, HOUR).planId(Long.MAX_VALUE).continues(before));
        before[PlanLayout.PLAN_ID] = Long.MAX_VALUE - 1;
        add(plan(rate / 8, HOUR).planId(Long.MAX_VALUE).continues(before));
        before[PlanLayout.PLAN_ID] = 7;
        add(
                plan(rate / 8, 2 * HOUR)
                        .planId(9)
                        .bolus(rate / 100, 36_000, HOUR, 3)
                        .kvo(1_000_000, HOUR, 3)
                        .minimumRate()
                        .continues(before));
        // Limits that are free up to 20 L: the plan before is not known here.
        long[] wide = PlanImages.image(plan(rate / 8, HOUR).planId(9).continues(before));
        wide[PlanLayout.HOUR_NL_MAX] = 2 * HardLimits.VOLUME_NL_MAX;
        wide[PlanLayout.DAY_NL_MAX] = 2 * HardLimits.VOLUME_NL_MAX;
        PlanImageMender.mirror(wide);
        PlanImageOracle.seal(wide);
        images.add(wide);
    }

    /** Limits of pressure and bubble at the ends of their ranges. */
    private void ends() {
        add(plan(rate / 2, HOUR).pressureLimitPa(10_000).bubbleLimitNl(20_000));
        add(plan(rate / 2, HOUR).pressureLimitPa(70_000).bubbleLimitNl(500_000));
    }

    /** Images from {@code first} on, and some before, with sliding limits as wide as may be. */
    private void atTheLimits(int first) {
        PlanCheck check = new PlanCheck(new PumpGeometry(device));
        int count = images.size();
        for (int i = 0; i < count; i = i + (i < first ? 4 : 1)) {
            long[] image = images.get(i).clone();
            widen(check, image, PlanLayout.DAY_NL_MAX, Rule.DAY_LIMIT);
            widen(check, image, PlanLayout.HOUR_NL_MAX, Rule.HOUR_LIMIT);
            if (check.rule() == Rule.ACCEPTED) {
                images.add(image);
            }
        }
    }

    private static void widen(PlanCheck check, long[] image, int word, int rule) {
        image[word] = HardLimits.VOLUME_NL_MAX * 2;
        check(check, image);
        if (check.rule() == rule) {
            image[word] = check.limit();
            check(check, image);
        }
    }

    private static void check(PlanCheck check, long[] image) {
        PlanImageMender.mirror(image);
        PlanImageOracle.seal(image);
        check.judge(image);
    }

    private void random(SplittableRandom random) {
        int wanted = images.size() + RANDOM_PROGRAMS;
        while (images.size() < wanted) {
            int count = 1 + random.nextInt(random.nextInt(SEGMENTS_MAX) + 1);
            int cycleAt = random.nextInt(2 * count);
            long times = 2L + random.nextInt(20);
            long runs = 1;
            long durationMs = 0;
            PlanDraft draft = plan(0, 0);
            for (int i = 0; i < count; i++) {
                if (i == cycleAt) {
                    draft.cycle(times);
                    runs = times;
                }
                long ms = 60_000 + random.nextLong(6 * HOUR);
                segment(random, draft, ms);
                durationMs += runs * ms;
            }
            long ng = 1L + random.nextInt(5_000);
            long nl = 1 + random.nextInt(100) + ng / 1_000;
            long volumeNl = 10_000_000 + random.nextLong(rate);
            draft.durationMs(durationMs).concentration(ng, nl).doseNg(volumeNl / nl * ng);
            add(random.nextBoolean() ? draft : with(random, draft, ng));
        }
    }

    private static PlanDraft with(SplittableRandom random, PlanDraft draft, long ng) {
        long ms = 60_000 + random.nextLong(HOUR);
        draft.bolus(ng * (1_000 + random.nextInt(100_000)), ms, random.nextLong(HOUR), 5);
        draft.prime(100_000 + random.nextInt(1_000_000), ms, 1 + random.nextInt(3));
        return random.nextBoolean() ? draft : draft.flush(50_000 + random.nextInt(50_000), HOUR);
    }

    private static void segment(SplittableRandom random, PlanDraft draft, long ms) {
        int parts = 1 + random.nextInt(50);
        switch (random.nextInt(4)) {
            case 0 -> draft.flat(parts, ms);
            case 1 -> draft.pause(ms);
            case 2 -> draft.ramp(parts, ms, random.nextInt(201));
            default -> draft.raisedCosine(parts, ms);
        }
    }

    /** A volume of 1 mg/mL. */
    private PlanDraft plan(long volumeNl, long durationMs) {
        return PlanImages.flat(device, volumeNl, durationMs);
    }

    /** Keeps the plan if this device can run it, once more with limits it only just keeps. */
    private void add(PlanDraft draft) {
        if (!draft.verdict().accepted()) {
            return;
        }
        images.add(PlanImages.image(draft));
        draft.doseRateNgPerM2PerHMax(1).doseNgPerM2Max(1);
        Verdict verdict = draft.verdict();
        while (!verdict.accepted()) {
            if (verdict.rule() == Rule.DOSE_TOO_HIGH) {
                draft.doseNgPerM2Max(verdict.figure());
            } else if (verdict.rule() == Rule.DOSE_RATE_TOO_HIGH) {
                draft.doseRateNgPerM2PerHMax(verdict.figure());
            } else {
                throw new IllegalStateException(PlanImageProperty.name(verdict.rule()));
            }
            verdict = draft.verdict();
        }
        images.add(PlanImages.image(draft));
    }
}
