package org.clepsydra.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.clepsydra.Pump;
import org.clepsydra.Share;
import org.clepsydra.oracle.ContinuationDemand;
import org.clepsydra.oracle.ContinuationOracle;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * Plans in a row, each of which goes on from the one before or nearly does: the core loads what the
 * oracle allows and nothing else, and starts it without an entry of its rate only where that has
 * not changed by much. Twelve rows of them on every build, forty in continuous integration.
 */
@Verifies({"req~plan.continues~2", "req~plan.change-confirmed~1"})
class PlanContinuationTest {
    private static final long MINUTE = 60_000L;
    private static final int CHAINS = Share.of(40, 12);
    private static final int LINKS = 60;
    private static final int BOLUS = PlanLayout.OVERLAYS;
    private static final int KVO = BOLUS + PlanLayout.KVO * PlanLayout.OVERLAY_WORDS;

    private static final int[] SAME = {
        PlanLayout.DRUG_ID,
        PlanLayout.BSA_CM2,
        PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX,
        PlanLayout.DOSE_NG_PER_M2_MAX,
        BOLUS + PlanLayout.OVERLAY_MS,
        BOLUS + PlanLayout.OVERLAY_GAP_MS,
        BOLUS + PlanLayout.OVERLAY_COUNT_MAX,
        KVO + PlanLayout.OVERLAY_NL,
        KVO + PlanLayout.OVERLAY_MS,
        KVO + PlanLayout.OVERLAY_GAP_MS,
        KVO + PlanLayout.OVERLAY_COUNT_MAX,
    };

    private final SplittableRandom random = new SplittableRandom(20_261_126);
    private final Map<ContinuationDemand, Integer> alone = new EnumMap<>(ContinuationDemand.class);
    private int loaded;
    private int entries;

    private PlanImagePump of;
    private PlanImageJudge check;
    private ContinuationOracle oracle;
    private Pump pump;
    private long[] before;
    private long released;
    private int stoodIn;

    @Test
    void loadsWhatTheOracleAllowsAndNothingElse() {
        for (int i = 0; i < CHAINS; i++) {
            of = i % 2 == 0 ? PlanImagePump.bedside() : PlanImagePump.wearable();
            check = PlanImageJudge.of(of.device());
            oracle = new ContinuationOracle(of.figures());
            pump = new Pump(of.device());
            pump.paced = of.device().microstepsPerQuantum() > 1;
            pump.tested();
            load(PlanImages.image(plan(1, 20_000_000)));
            assertEquals(TherapyState.READY, pump.state());
            given();
            for (int link = 2; link < LINKS; link++) {
                long[] image = image(link);
                offer(image);
            }
        }
        System.out.println("loaded " + loaded + ", rate entered " + entries + ", " + alone);
        assertTrue(loaded > CHAINS, "loaded " + loaded);
        assertTrue(entries > 20, "entries " + entries);
        for (ContinuationDemand demand : ContinuationDemand.values()) {
            boolean ofLibrary =
                    demand == ContinuationDemand.ROUTE
                            || demand == ContinuationDemand.DOSE_BEFORE
                            || demand == ContinuationDemand.DOSE_BEFORE_IN_CYCLE
                            || demand == ContinuationDemand.LIBRARY;
            // All plans of a chain have the same.
            ofLibrary = ofLibrary || demand == ContinuationDemand.SAFE_STATE;
            assertTrue(ofLibrary || alone.containsKey(demand), demand + " was never the only one");
        }
    }

    /** Two segments of 1 mg/mL, with a bolus and a KVO; slow enough for any volume. */
    private PlanDraft plan(long id, long volumeNl) {
        long ms = 60 * MINUTE + random.nextLong(600 * MINUTE);
        return PlanImages.flat(of.device(), volumeNl, 2 * ms)
                .planId(id)
                .flat(1 + random.nextInt(3), ms)
                .flat(1 + random.nextInt(3), ms)
                .drug(new DrugDraft().drugId(5))
                .bolus(200_000, 10 * MINUTE, MINUTE, 3)
                .kvo(60_000, 360 * MINUTE, 2)
                .minimumRate();
    }

    /** A plan that goes on from the one before, and is often wrong in one thing. */
    private long[] image(int id) {
        long leftNl = oracle.leftNl(before, released).longValueExact();
        long volumeNl = random.nextInt(4) == 0 ? leftNl + random.nextInt(3) - 1 : leftNl / 2;
        PlanDraft draft = plan(id, volumeNl).continues(before);
        int change = random.nextInt(12);
        if (change == 0) {
            draft.prime(100_000, MINUTE, 1);
        } else if (change == 1) {
            long dose = 200_000L + random.nextInt(2);
            draft.bolus(dose, 10 * MINUTE, MINUTE, 3);
        } else if (change == 2) {
            long times = 2L + random.nextInt(2);
            draft.concentration(times, 1).doseNg(times * volumeNl);
            draft.bolus(times * 200_000, 10 * MINUTE, MINUTE, 3);
        }
        long[] image = PlanImages.image(draft);
        switch (change) {
            case 3, 4 -> image[SAME[random.nextInt(SAME.length)]] += random.nextInt(3) - 1;
            case 5 -> image[PlanLayout.CONTINUES] = random.nextInt(id + 1);
            case 6 -> limit(image, PlanLayout.HOUR_NL_MAX);
            case 7 -> limit(image, PlanLayout.DAY_NL_MAX);
            case 8 -> Arrays.fill(image, BOLUS, BOLUS + PlanLayout.OVERLAY_WORDS, 0);
            default -> {}
        }
        if (before[BOLUS] == 0 && random.nextInt(8) > 0) {
            Arrays.fill(image, BOLUS, BOLUS + PlanLayout.OVERLAY_WORDS, 0);
        }
        image[PlanLayout.ENVELOPE_DRUG_ID] = image[PlanLayout.DRUG_ID];
        PlanImageMender.mirror(image);
        PlanImages.seal(image);
        return image;
    }

    /** About as high as in the plan before, or as it may be by itself; in the day's place too. */
    private void limit(long[] image, int word) {
        long mostNl = before[word];
        long high = Math.max(mostNl, image[word]) + random.nextInt(3) - 1;
        image[word] = random.nextInt(3) == 0 ? image[word] + random.nextInt(100) : high;
        if (word == PlanLayout.HOUR_NL_MAX) {
            long day = Math.max(image[PlanLayout.DAY_NL_MAX], image[word]);
            image[PlanLayout.DAY_NL_MAX] = Math.min(day, before[PlanLayout.DAY_NL_MAX]);
        }
    }

    private void load(long[] image) {
        System.arraycopy(image, 0, pump.order.image(), 0, PlanLayout.WORDS);
        pump.give(Orders.LOAD);
    }

    private void offer(long[] image) {
        int rule = check.rule(image);
        load(image);
        int said = pump.out.snapshot().verdictRule();
        if (rule != Rule.ACCEPTED) {
            assertEquals(rule, said);
            return;
        }
        Set<ContinuationDemand> faults = oracle.faults(before, released, image);
        boolean loads = faults.isEmpty();
        String shown = PlanImageProperty.name(said) + ", oracle finds " + faults;
        assertEquals(loads, said == Rule.ACCEPTED, shown);
        if (faults.size() == 1) {
            alone.merge(faults.iterator().next(), 1, Integer::sum);
        }
        if (loads) {
            loaded++;
            given();
        }
    }

    /** Starts the plan that is loaded, with an entry of its rate where it needs one; clears it. */
    private void given() {
        long[] image = pump.order.image().clone();
        pump.confirm();
        pump.give(Orders.START);
        boolean asks =
                image[PlanLayout.CONTINUES] != 0
                        && ContinuationOracle.needsEntry(
                                released == 0
                                        ? BigInteger.ZERO
                                        : ContinuationOracle.highestRateNlPerH(before, stoodIn),
                                ContinuationOracle.firstRateNlPerH(image));
        int rule = pump.out.snapshot().verdictRule();
        boolean room = rule != Rule.HOUR_USED_UP && rule != Rule.DAY_USED_UP;
        assertEquals(room && asks, rule == Rule.CHANGE_NOT_CONFIRMED);
        if (asks && room) {
            entries++;
            pump.give(Orders.STOP);
            long rate = ContinuationOracle.firstRateNlPerH(image).longValueExact();
            pump.order.enter(0, 0, rate);
            pump.give(Orders.CONFIRM_CHANGE);
            pump.give(Orders.START);
            rule = pump.out.snapshot().verdictRule();
        }
        if (rule == Rule.ACCEPTED) {
            int reason = pump.out.permit().reason();
            long alarms = pump.out.annunciator().conditions();
            assertEquals(
                    TherapyState.INFUSING,
                    pump.state(),
                    () -> "monitor " + reason + ", alarms " + alarms);
            pump.run(random.nextLong(90 * MINUTE), 100);
            if (pump.state() == TherapyState.INFUSING) {
                // What is still to be made is made first
                while (pump.paced && (toGo() | pump.out.motor().microsteps()) != 0) {
                    pump.step(100);
                }
            }
        }
        pump.give(Orders.STOP);
        before = image;
        released = pump.out.snapshot().commanded();
        long firstMs = image[PlanLayout.SEGMENTS + PlanLayout.SEGMENT_DURATION_MS];
        stoodIn = pump.out.snapshot().therapyMs() < firstMs ? 0 : 1;
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, pump.state());
    }

    private long toGo() {
        return pump.in.microstepsToGo();
    }
}
